import type { RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { hull } from '../clauses/cast.ts'
import { listFrom, phraseAt } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import type { Tie } from './found.ts'
import { isKinship } from './kin-nouns.ts'
import { isPersonal } from './owners.ts'

const PAIRS = lazy((): ReadonlyMap<string, RelationType> => {
  const rows = loadLexicon('stages/relations/pairs.tsv').rows
  return new Map(rows.flatMap(([words, type]) => (isKinship(type!) ? [[words!, type] as const] : [])))
})

const PAIR_STARTS = lazy(() => new Set([...PAIRS().keys()].map((words) => words.split(' ')[0]!)))

/** `husband and wife Ana and Bo Larsen`, `a couple from Oslo, Ana and Bo Larsen`: two names after words for a pair. */
export function pairTies(text: ClauseText, sentence: TokenSpan): readonly Tie[] {
  const { tokens, cast } = text
  const ties: Tie[] = []
  for (let at = sentence.start; at < sentence.end; at++) {
    if (!PAIR_STARTS().has(tokens.lower(at))) continue
    const long = PAIRS().get(tokens.words({ start: at, end: at + 3 }).toLowerCase())
    const type = long ?? PAIRS().get(tokens.lower(at))
    if (!type) continue
    const after = long ? at + 3 : at + 1
    const start = overPlace(text, after, sentence.end)
    const first = phraseAt(text, start, sentence.end)
    if (!first || first.start !== start || cast.headedBy(first.head)?.form !== 'name') continue
    const both = listFrom(text, first, sentence.end)
    if (both.length !== 2 || !both.every((phrase) => isPersonal(text, phrase))) continue
    const evidence = hull([{ start: at, end: after }, ...both])
    ties.push({ type, from: both[0]!, to: both[1]!, evidence, sentence, by: 'pair' })
  }
  return ties
}

/** Past "from Florida," and a comma. */
function overPlace({ tokens, cast }: ClauseText, at: number, limit: number): number {
  let i = at
  if (/^(?:from|of)$/.test(tokens.lower(i))) {
    const place = cast.startingAt(i + 1)
    if (place?.type === 'place' && place.span.end < limit) i = place.span.end
  }
  return tokens.form(i) === ',' ? i + 1 : i
}
