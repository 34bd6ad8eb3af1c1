import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withDetails } from '../../src/article/article.ts'
import { parseArticle } from '../../src/article/parse.ts'
import { checkArticle } from '../../src/check/check.ts'
import type { ReportedFinding } from '../../src/check/report.ts'
import { PROFILES, type Profile } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules/index.ts'
import { corporaFolder } from '../../src/corpora/files.ts'
import { readHearsay } from '../../src/corpora/hearsay.ts'
import { readPolnear } from '../../src/corpora/polnear.ts'

/** A published story. */
export interface Published {
  readonly corpus: 'hearsay' | 'polnear'
  readonly id: string
  readonly text: string
  readonly published: string | null
  readonly headline: string | null
}

/** What the rules say of a published story, all rules on. */
export interface Checked {
  readonly story: Published
  readonly words: number
  readonly findings: readonly ReportedFinding[]
}

/** The stories of both corpora; null where there is no folder of corpora. */
export function publishedStories(
  corpora: string | undefined,
  split: 'train' | 'dev',
): readonly Published[] | null {
  const folder = corporaFolder(corpora)
  if (folder === null) return null
  const titles = headlines(folder)
  const hearsay = readHearsay(folder, { split }).map(
    ({ id, text, published }): Published => ({
      corpus: 'hearsay',
      id,
      text,
      published,
      headline: titles.get(id) ?? null,
    }),
  )
  const polnear = readPolnear(folder, { split }).map(
    ({ id, text, published }): Published => ({ corpus: 'polnear', id, text, published, headline: null }),
  )
  return [...hearsay, ...polnear]
}

function headlines(folder: string): ReadonlyMap<string, string> {
  const entries: unknown = JSON.parse(readFileSync(join(folder, 'hearsay', 'manifest.json'), 'utf8'))
  const titles = new Map<string, string>()
  if (!Array.isArray(entries)) return titles
  for (const entry of entries as readonly { readonly id: string; readonly title?: string | null }[])
    if (entry.title) titles.set(entry.id, entry.title)
  return titles
}

/** Checks a story with every rule on, whatever the profile. */
export function checkAll(story: Published): Checked {
  const { text, id, published, headline } = story
  const article = withDetails(parseArticle(text, { id, kind: 'text', published: published ?? undefined }), {
    headline,
  })
  const { findings, words } = checkArticle(article, { profile: 'strict' })
  return { story, words, findings }
}

const PROFILES_OF: ReadonlyMap<string, readonly Profile[]> = new Map(
  rules.map(({ id, profiles }) => [id, profiles]),
)

/** Whether a finding is of a rule that the profile has on. */
export const isIn = ({ rule }: ReportedFinding, profile: Profile): boolean =>
  PROFILES_OF.get(rule)!.includes(profile)

/** Findings per 1,000 words, by rule and by profile. */
export function rates(checked: readonly Checked[]): {
  readonly words: number
  readonly byRule: ReadonlyMap<string, number>
  readonly byProfile: ReadonlyMap<Profile, number>
} {
  const words = checked.reduce((sum, one) => sum + one.words, 0)
  const all = checked.flatMap(({ findings }) => findings)
  const rate = (count: number) => (1000 * count) / words
  return {
    words,
    byRule: new Map(rules.map(({ id }) => [id, rate(all.filter(({ rule }) => rule === id).length)])),
    byProfile: new Map(
      PROFILES.map((profile) => [profile, rate(all.filter((one) => isIn(one, profile)).length)]),
    ),
  }
}
