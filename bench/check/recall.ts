import { parseArticle } from '../../src/article/parse.ts'
import { checkArticle } from '../../src/check/check.ts'
import type { Risk } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules/index.ts'
import { isUnseen, type Planted, type Variant } from './faults.ts'

/** How a rule did on its variants of one half. */
export interface Recall {
  readonly rule: string
  readonly risk: Risk
  /** Faults found, of how many. */
  readonly found: number
  readonly of: number
  /** Clean twins in which the rule spoke of the planted words all the same. */
  readonly false: number
  readonly missed: readonly Variant[]
  readonly alarmed: readonly Variant[]
}

/** Whether the rule, alone, finds something in the planted words. */
function speaks(rule: string, { text, spans }: Planted, published: string | null): boolean {
  const article = parseArticle(text, { id: 'planted', kind: 'text', published: published ?? undefined })
  const { findings } = checkArticle(article, { only: [rule] })
  return findings.some(({ place, related }) =>
    [place, ...related].some(({ start, end }) =>
      spans.some((span) => start <= span.end && end >= span.start),
    ),
  )
}

/** Checks all variants of one half, each faulty and clean. */
export function recallOf(variants: readonly Variant[], unseen: boolean): readonly Recall[] {
  return rules.map(({ id, risk }) => {
    const own = variants.filter((variant) => variant.rule === id && isUnseen(variant) === unseen)
    const missed = own.filter(({ faulty, published }) => !speaks(id, faulty, published))
    const alarmed = own.filter(({ clean, published }) => speaks(id, clean, published))
    return {
      rule: id,
      risk,
      found: own.length - missed.length,
      of: own.length,
      false: alarmed.length,
      missed,
      alarmed,
    }
  })
}

/** Found and planted, by risk. */
export function byRisk(recalls: readonly Recall[]): ReadonlyMap<Risk, readonly [found: number, of: number]> {
  const sums = new Map<Risk, readonly [number, number]>()
  for (const { risk, found, of } of recalls) {
    const [a, b] = sums.get(risk) ?? [0, 0]
    sums.set(risk, [a + found, b + of])
  }
  return sums
}
