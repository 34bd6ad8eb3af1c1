import type { Story } from '../story.ts'
import { type Quantity, quantitiesBySentence } from './quantities.ts'

/** `from 40 to 50`, with the other figures of its sentence. */
export interface Change {
  readonly from: Quantity
  readonly to: Quantity
  /** The other figures of the clause, nearest first. */
  readonly others: readonly Quantity[]
}

/** How far before "from" and after the second figure words may belong to the change, in tokens. */
const REACH = 14

/** Figures beside a change that may belong to it, on either side. */
const NEIGHBOURS = 4

const kept = new WeakMap<Story, readonly Change[]>()

/** Every `from A to B`, `to B from A` and `A in 2018 and B in 2019, a rise` of figures of one kind outside quotations. */
export function changesOf(story: Story): readonly Change[] {
  let changes = kept.get(story)
  if (!changes) {
    changes = readChanges(story)
    kept.set(story, changes)
  }
  return changes
}

function readChanges(story: Story): readonly Change[] {
  const changes: Change[] = []
  for (const row of quantitiesBySentence(story).values()) {
    for (let i = 0; i + 1 < row.length; i++) {
      const pair = pairOf(story, row[i]!, row[i + 1]!)
      if (!pair) continue
      const first = row[i]!.tokens.start
      const last = row[i + 1]!.tokens.end
      const near = row.slice(Math.max(0, i - NEIGHBOURS), i + 2 + NEIGHBOURS)
      const others = near.filter(
        (one) =>
          one !== row[i] &&
          one !== row[i + 1] &&
          one.tokens.end > first - REACH &&
          one.tokens.start < last + REACH &&
          !divided(story, one, first, last),
      )
      const distance = ({ tokens: { start, end } }: Quantity) => (end <= first ? first - end : start - last)
      changes.push({
        ...pair,
        others: [...others].sort((a, b) => distance(a) - distance(b)),
      })
    }
  }
  return changes
}

/** The two figures as from and to, if those words and nothing else join them; a unit may stand with one only. */
function pairOf(
  { document: { tokens } }: Story,
  a: Quantity,
  b: Quantity,
): { readonly from: Quantity; readonly to: Quantity } | null {
  if (b.tokens.start - a.tokens.end > 8) return null
  const before = wordBefore(tokens, a)
  const between = betweenWords(tokens, a, b)
  const [unitA, unitB] = [a.unit, b.unit]
  if (unitA !== null && unitB !== null && unitA !== unitB) return null
  if (before === 'from' && between === 'to') {
    // "from 40 to 50 percent": the unit stands once
    const from = unitA === null && unitB === '%' && a.noun === null ? { ...a, unit: unitB } : a
    return (from.unit ?? null) === unitB || (unitB === null && b.noun === null)
      ? { from, to: { ...b, unit: from.unit } }
      : null
  }
  if (before === 'to' && between === 'from') return unitA === unitB ? { from: b, to: a } : null
  return unitA === unitB && isYearByYear(tokens, a, b) ? { from: a, to: b } : null
}

const YEAR = /^(?:19|20)\d\d$/
const RISE_OR_FALL = /^(?:rise|increase|jump|growth|gain|fall|drop|decline|decrease|up|down)$/

/** `1,200 passengers in 2018 and 1,500 in 2019, a rise of`: each with its year, and the change after them. */
function isYearByYear(tokens: { lower(i: number): string }, a: Quantity, b: Quantity): boolean {
  const yearAfter = ({ tokens: { end }, noun }: Quantity): number => {
    const at = noun === null ? end : Math.max(end, noun + 1)
    return tokens.lower(at) === 'in' && YEAR.test(tokens.lower(at + 1)) ? at + 1 : -1
  }
  const [first, second] = [yearAfter(a), yearAfter(b)]
  if (first < 0 || second < 0 || tokens.lower(first) >= tokens.lower(second)) return false
  const joined = tokens.lower(first + 1) === ',' ? first + 2 : first + 1
  if (tokens.lower(joined) !== 'and' || joined + 1 !== b.tokens.start) return false
  for (let i = second + 1; i < second + 5; i++) if (RISE_OR_FALL.test(tokens.lower(i))) return true
  return false
}

const SKIPPED =
  /^(?:about|around|nearly|roughly|approximately|some|almost|just|over|only|more|less|fewer|than|a|an|the|year|years|month|months|earlier|ago|last|previous|before|in|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|,|\(|\))$/

function wordBefore(tokens: { lower(i: number): string }, { tokens: { start } }: Quantity): string {
  let i = start - 1
  while (i > start - 4 && SKIPPED.test(tokens.lower(i))) i--
  return tokens.lower(i)
}

/** The preposition between two figures, over the first one's noun and its time. */
function betweenWords(tokens: { lower(i: number): string }, a: Quantity, b: Quantity): string {
  let found = ''
  for (let i = a.noun === null ? a.tokens.end : a.noun + 1; i < b.tokens.start; i++) {
    const word = tokens.lower(i)
    if (word === 'to' || word === 'from') {
      if (found !== '') return ''
      found = word
    } else if (!SKIPPED.test(word)) return ''
  }
  return found
}

/** Whether a clause ends between a figure and the change. */
function divided(
  { document: { tokens } }: Story,
  { tokens: span }: Quantity,
  first: number,
  last: number,
): boolean {
  const [from, to] = span.end <= first ? [span.end, first] : [last, span.start]
  for (let i = from; i < to; i++)
    if (/^(?:;|while|but|whereas|compared|who|which|because|although|though|when)$/.test(tokens.lower(i)))
      return true
  return false
}
