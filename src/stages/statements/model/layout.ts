import type { Workspace } from '../../../learn/neural/kernel.ts'
import { type DescribedSentence, ITEM_COLUMNS, PAIR_COLUMNS } from './features.ts'
import { CONTEXT, type ItemInput, type PairInput } from './network.ts'

/** Items on either side of a cue that may belong to it; the rest of a long sentence does not. */
const REACH = 80

/** A cue to look into: its sentence and item, and the items around it, half-open. */
export interface CuePlace {
  readonly sentence: number
  readonly item: number
  readonly from: number
  readonly to: number
}

export const cuePlace = (sentence: number, item: number, length: number): CuePlace => ({
  sentence,
  item,
  from: Math.max(0, item - REACH),
  to: Math.min(length, item + REACH + 1),
})

/** Lays out sentences for the network, in the workspace. */
export function itemInput(work: Workspace, described: readonly DescribedSentence[]): ItemInput {
  const bounds = [0]
  for (const { sentence } of described) bounds.push(bounds.at(-1)! + sentence.length)
  const n = bounds.at(-1)!
  const rows = work.take(n * ITEM_COLUMNS)
  const contexts = work.tensor(n, CONTEXT)
  for (const [s, one] of described.entries()) {
    one.fillItems(work.whole, rows + bounds[s]! * ITEM_COLUMNS)
    const { syntax } = one.sentence.view.document
    for (const [k, token] of one.sentence.tokens.entries())
      work.floats.set(syntax.context(token), contexts.at + (bounds[s]! + k) * CONTEXT)
  }
  return { rows, contexts, bounds }
}

/** Lays out cues for the network; their sentences begin at the rows `starts`. */
export function pairInput(
  work: Workspace,
  described: readonly DescribedSentence[],
  starts: readonly number[],
  places: readonly CuePlace[],
): PairInput {
  const bounds = [0]
  for (const { from, to } of places) bounds.push(bounds.at(-1)! + to - from)
  const n = bounds.at(-1)!
  const rows = work.take(n * PAIR_COLUMNS)
  const items = new Int32Array(n)
  const cues = new Int32Array(n)
  for (const [p, { sentence, item, from, to }] of places.entries()) {
    described[sentence]!.fillPairs(item, from, to, work.whole, rows + bounds[p]! * PAIR_COLUMNS)
    for (let k = from; k < to; k++) {
      items[bounds[p]! + k - from] = starts[sentence]! + k
      cues[bounds[p]! + k - from] = starts[sentence]! + item
    }
  }
  return { rows, items, cues, bounds }
}
