import type { Quotation } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { Facts } from './facts.ts'
import type { EntityInput } from './layout.ts'

/** The words between a verb of saying and the quotation: `told reporters at the scene, "…`. */
const LONGEST_CUE = 14
/** So many subjects of verbs of saying are looked back over; keeps a text of one paragraph linear. */
const SAYERS_BACK = 16

/** The place of the mention that says each quotation as its verb of saying shows, -1 if none does. */
export function findSpeakers(input: EntityInput, facts: readonly Facts[]): Int32Array {
  const sayers = facts.filter((one) => one.says)
  const speaker = new Int32Array(input.quotations.length).fill(-1)
  const byParagraph = new Map<number, number>()
  const within = new Map<number, number>()
  const paragraphAt = paragraphs(input)
  for (const [place, quotation] of input.quotations.entries()) {
    const found = sayerOf(input, quotation, place, sayers, paragraphAt)
    const paragraph = paragraphAt(quotation.tokens.start)
    speaker[place] = found
    // The sayer of a quotation within another says the outer one only where nobody else does.
    const known = facts[found]?.quotation === -1 ? byParagraph : within
    if (found >= 0 && !known.has(paragraph)) known.set(paragraph, found)
  }
  for (const [place, { tokens, continues, within: outer }] of input.quotations.entries()) {
    if (speaker[place]! >= 0 || outer !== null) continue
    const paragraph = paragraphAt(tokens.start)
    const known = byParagraph.get(paragraph) ?? (continues === null ? -1 : speaker[continues]!)
    const before = known < 0 ? sayerBefore(input, tokens.start, sayers, paragraphAt) : known
    speaker[place] = before < 0 ? (within.get(paragraph) ?? -1) : before
  }
  return speaker
}

/** The sayer right after a quotation, or else before it in its sentence. Binary search. */
function sayerOf(
  { sentences }: EntityInput,
  quotation: Quotation,
  place: number,
  sayers: readonly Facts[],
  paragraphAt: (token: number) => number,
): number {
  const open = quotation.tokens.start - (quotation.opened ? 1 : 0)
  const close = quotation.tokens.end + (quotation.closed ? 1 : 0)
  const after = sayers[firstFrom(sayers, close)]
  const near = after && after.mention.span.start <= close + 3 && after.quotation !== place
  if (near && after.paragraph === paragraphAt(quotation.tokens.start)) return after.place
  const next = firstFrom(sayers, open) - 1
  for (let i = next; i >= Math.max(0, next - 2); i--) {
    const before = sayers[i]!
    if (before.mention.span.end < open - LONGEST_CUE) break
    const sameSentence = sentences[before.sentence]!.end >= open
    if (sameSentence && before.quotation !== place) return before.place
  }
  return -1
}

/**
 * `A neighbour said she smelled gas. "He waved his hand."`: the first sayer of the last sentence before a quotation that
 * has one, in its paragraph, or in the one before where it opens its own; -1 without.
 */
function sayerBefore(
  { paragraphs: spans }: EntityInput,
  start: number,
  sayers: readonly Facts[],
  paragraphAt: (token: number) => number,
): number {
  const own = paragraphAt(start)
  const opens = start - spans[own]!.start <= 1
  let found = -1
  const last = firstFrom(sayers, start) - 1
  for (let i = last; i >= Math.max(0, last - SAYERS_BACK); i--) {
    const at = sayers[i]!
    if (at.paragraph < (opens ? own - 1 : own)) break
    if (at.quotation >= 0) continue
    if (found >= 0 && sayers[found]!.sentence !== at.sentence) break
    found = i
  }
  return found < 0 ? -1 : sayers[found]!.place
}

function firstFrom(sayers: readonly Facts[], token: number): number {
  return firstPlace(sayers.length, (place) => sayers[place]!.mention.span.start >= token)
}

function paragraphs({ paragraphs: spans }: EntityInput): (token: number) => number {
  return (token) => firstPlace(spans.length - 1, (place) => spans[place]!.end > token)
}
