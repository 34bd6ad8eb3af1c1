import { alignStatements, type SameParty } from './alignment.ts'
import type { Side, SideStatement } from './side.ts'
import { equal, jaccard, sameWords, trimmed, wordSet, wordStarts } from './words.ts'

/** How one gold statement fared. Where `system` is null it was missed and nothing of it is right. */
export interface StatementJudgement {
  readonly gold: SideStatement
  readonly system: SideStatement | null
  readonly exact: boolean
  readonly mode: boolean
  readonly act: boolean
  /** Right words for the cue, the source: false too where gold has none. */
  readonly cue: boolean
  readonly source: boolean
  readonly speaker: boolean
  readonly within: boolean
  readonly addressee: boolean
  /** How many of gold's carriers were given. */
  readonly carriers: number
  /** All of gold's carriers and, where gold has none, none. */
  readonly via: boolean
  readonly venue: boolean
}

export interface StatementJudgements {
  readonly judged: readonly StatementJudgement[]
  /** The system's statements that no gold statement is aligned with. */
  readonly spurious: readonly SideStatement[]
}

export function judgeStatements(gold: Side, system: Side, same: SameParty): StatementJudgements {
  const pairs = alignStatements(gold, system)
  const counterpart = new Map([...pairs].map(([i, j]) => [gold.statements[i]!.id, system.statements[j]!.id]))
  const known = new Set(system.statements.map(({ id }) => id))
  const judged = gold.statements.map((statement, i) => {
    const j = pairs.get(i)
    const found = j === undefined ? null : system.statements[j]!
    return found ? judge(statement, found, gold.text, same, counterpart, known) : missed(statement)
  })
  const used = new Set(pairs.values())
  return { judged, spurious: system.statements.filter((_, j) => !used.has(j)) }
}

const missed = (gold: SideStatement): StatementJudgement => ({
  gold,
  system: null,
  exact: false,
  mode: false,
  act: false,
  cue: false,
  source: false,
  speaker: false,
  within: false,
  addressee: false,
  carriers: 0,
  via: false,
  venue: false,
})

function judge(
  gold: SideStatement,
  system: SideStatement,
  text: string,
  same: SameParty,
  counterpart: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): StatementJudgement {
  const spans = (s: SideStatement) => new Set(s.content.map((span) => trimmed(text, span)))
  const carriers = gold.via.filter((a) => system.via.some((b) => same(a, b))).length
  return {
    gold,
    system,
    exact: equal(spans(gold), spans(system)),
    mode: gold.mode === system.mode,
    act: gold.act === system.act,
    cue: gold.cue !== null && system.cue !== null && sameWords(text, gold.cue, system.cue),
    source: gold.source !== null && system.source !== null && sameWords(text, gold.source, system.source),
    speaker: same(gold.speaker, system.speaker),
    within: sameWithin(gold, system, counterpart, known),
    addressee: same(gold.addressee, system.addressee),
    carriers,
    via: carriers === gold.via.length && (gold.via.length > 0 || system.via.length === 0),
    venue: Boolean(gold.venue && system.venue) && jaccardOfWords(gold.venue!, system.venue!) >= 0.5,
  }
}

function sameWithin(
  gold: SideStatement,
  system: SideStatement,
  counterpart: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): boolean {
  if (gold.within === null || system.within === null) return gold.within === system.within
  return known.has(system.within) && counterpart.get(gold.within) === system.within
}

const jaccardOfWords = (a: string, b: string): number => jaccard(wordSet(a), wordSet(b))

/** The system's statement that shares most words with a missed one, if any does. */
export function nearest(
  gold: SideStatement,
  spurious: readonly SideStatement[],
  text: string,
): SideStatement | null {
  const words = wordStarts(text, gold.content)
  let best: SideStatement | null = null
  let weight = 0
  for (const candidate of spurious) {
    const w = jaccard(words, wordStarts(text, candidate.content))
    if (w > weight) [best, weight] = [candidate, w]
  }
  return best
}
