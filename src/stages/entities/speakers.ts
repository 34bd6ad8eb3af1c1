import type { Quotation } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { Facts } from './facts.ts'
import type { EntityInput } from './layout.ts'

/** The words between a verb of saying and the quotation: `told reporters at the scene, "…`. */
const LONGEST_CUE = 14

/** The place of the mention that says each quotation as its verb of saying shows, -1 if none does. */
export function findSpeakers(input: EntityInput, facts: readonly Facts[]): Int32Array {
  const sayers = facts.filter((one) => one.says)
  const speaker = new Int32Array(input.quotations.length).fill(-1)
  const byParagraph = new Map<number, number>()
  const paragraphAt = paragraphs(input)
  for (const [place, quotation] of input.quotations.entries()) {
    const found = sayerOf(input, quotation, place, sayers)
    const paragraph = paragraphAt(quotation.tokens.start)
    speaker[place] = found
    if (found >= 0 && !byParagraph.has(paragraph)) byParagraph.set(paragraph, found)
  }
  for (const [place, { tokens, continues, within }] of input.quotations.entries()) {
    if (speaker[place]! >= 0 || within !== null) continue
    speaker[place] =
      byParagraph.get(paragraphAt(tokens.start)) ?? (continues === null ? -1 : speaker[continues]!)
  }
  return speaker
}

/** The sayer right after a quotation, or else before it in its sentence. Binary search. */
function sayerOf(
  { sentences }: EntityInput,
  quotation: Quotation,
  place: number,
  sayers: readonly Facts[],
): number {
  const open = quotation.tokens.start - (quotation.opened ? 1 : 0)
  const close = quotation.tokens.end + (quotation.closed ? 1 : 0)
  const after = sayers[firstFrom(sayers, close)]
  if (after && after.mention.span.start <= close + 3 && after.quotation !== place) return after.place
  const next = firstFrom(sayers, open) - 1
  for (let i = next; i >= Math.max(0, next - 2); i--) {
    const before = sayers[i]!
    if (before.mention.span.end < open - LONGEST_CUE) break
    const sameSentence = sentences[before.sentence]!.end >= open
    if (sameSentence && before.quotation !== place) return before.place
  }
  return -1
}

function firstFrom(sayers: readonly Facts[], token: number): number {
  return firstPlace(sayers.length, (place) => sayers[place]!.mention.span.start >= token)
}

function paragraphs({ paragraphs: spans }: EntityInput): (token: number) => number {
  return (token) => firstPlace(spans.length - 1, (place) => spans[place]!.end > token)
}
