import { readFileSync } from 'node:fs'
import type { ReportedFinding } from '../../src/check/report.ts'
import { parseLexicon } from '../../src/pipeline/lexicon.ts'
import { hashOf } from '../verify/names.ts'
import type { Checked, Published } from './alarms.ts'

/** A finding on a published story that a person looked at. */
export interface Judged {
  readonly rule: string
  readonly corpus: string
  readonly story: string
  /** Hash of rule, words and sentence, as suppressions have it. */
  readonly hash: string
  readonly start: number
  readonly end: number
  /** `right`: worth an editor's stop; `wrong`: a false alarm. */
  readonly judgement: 'right' | 'wrong'
  readonly reason: string
}

const FILE = new URL('judged.tsv', import.meta.url)

/** The judged sample of `judged.tsv`, which holds places and reasons, and no text of a corpus. */
export function readJudged(): readonly Judged[] {
  return parseLexicon('bench/check/judged.tsv', readFileSync(FILE, 'utf8')).rows.map(
    ([rule, corpus, story, hash, start, end, judgement, reason]) => ({
      rule: rule!,
      corpus: corpus!,
      story: story!,
      hash: hash!,
      start: Number(start),
      end: Number(end),
      judgement: judgement === 'right' ? 'right' : 'wrong',
      reason: reason!,
    }),
  )
}

export interface Sampled {
  readonly story: Published
  readonly finding: ReportedFinding
}

/** So many findings, spread by hash, the same at every run. */
export function sample(
  checked: readonly Checked[],
  size: number,
  wanted: (finding: ReportedFinding) => boolean,
): readonly Sampled[] {
  const all = checked.flatMap(({ story, findings }) =>
    findings
      .filter(wanted)
      .map((finding) => ({ story, finding, key: hashOf(`${story.id} ${finding.rule} ${finding.hash}`) })),
  )
  return all.toSorted((a, b) => a.key - b.key).slice(0, size)
}

/** The judgement of a finding, if it was looked at. */
export function judgementOf(judged: readonly Judged[], { story, finding }: Sampled): Judged | null {
  return (
    judged.find((one) => one.story === story.id && one.rule === finding.rule && one.hash === finding.hash) ??
    null
  )
}
