import { mix } from '../../../learn/hash.ts'
import type { Sentence } from './sentence.ts'

/** Steps that are climbed in a tree. */
const HIGHEST = 24
/** Not below the cue; above it. */
export const ELSEWHERE = -1
export const ABOVE = -2

/**
 * For each item from `from` to `to` the item of that dependent of the cue that it hangs from; the cue itself for the cue,
 * {@link ABOVE} for what the cue hangs from, {@link ELSEWHERE} for all else. `heads` are items, -1 outside.
 */
export function branchesOf(
  { length }: Sentence,
  heads: Int32Array,
  cue: number,
  from: number,
  to: number,
): Int32Array {
  const branches = new Int32Array(to - from)
  const above = new Uint8Array(length)
  for (let k = heads[cue]!, steps = 0; k >= 0 && steps < HIGHEST; k = heads[k]!, steps++) above[k] = 1
  for (let k = from; k < to; k++) {
    let at = k
    let below = k
    for (let steps = 0; at >= 0 && at !== cue && steps < HIGHEST; steps++) {
      below = at
      at = heads[at]!
    }
    if (at === cue) branches[k - from] = k === cue ? cue : below
    else branches[k - from] = above[k] ? ABOVE : ELSEWHERE
  }
  return branches
}

/** How many commas, other marks and finite verbs stand between the cue and each item, up to a few, as one number. */
export function crossedFrom({ view }: Sentence, cue: number, from: number, to: number): Int32Array {
  const crossed = new Int32Array(to - from)
  for (const step of [-1, 1]) {
    let [commas, marks, verbs] = [0, 0, 0]
    for (let k = cue; k >= from && k < to; k += step) {
      crossed[k - from] = mix(mix(Math.min(commas, 3), Math.min(marks, 2)), Math.min(verbs, 3))
      if (k === cue) continue
      if (view.form(k) === ',') commas++
      else if (view.isPunct(k)) marks++
      else if (/^(?:VB[DPZ]|MD)$/.test(view.xpos(k))) verbs++
    }
  }
  return crossed
}
