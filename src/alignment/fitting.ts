import type { Alignment } from './alignment.ts'

/** How a quote stands in a source. */
export interface Fitting extends Alignment {
  /** The weight of all changes. */
  readonly cost: number
}

const NO_LIGHT: ReadonlyMap<number, number> = new Map()

const BOTH = 0
const QUOTE_ONLY = 1
const SOURCE_ONLY = 2

/**
 * What a change weighs: leaving out is what reporters do most, so that it is the likeliest reading of a difference; a
 * word for a word is likelier than one put in beside one left out.
 */
const REPLACED = 1.6
const PUT_IN = 1.3
const LEFT_OUT = 0.6

/**
 * The cheapest way to read the quote's words `from`–`to` out of the source around the given diagonals: what stands
 * before and after in the source costs nothing (a fitting alignment, as of Sellers 1980), words replaced, put in or
 * left out what is said above, and those of `light` little. Only a band around the diagonals is looked at, so time and memory grow with length times band.
 *
 * @param low smallest difference between the place in the source and in the quote
 * @param high largest
 * @param bounds the source's first word and one past its last
 * @param light what leaving out a word of the source weighs, by its number, where it is less than others
 */
export function fittingAlignment(
  quote: Int32Array,
  from: number,
  to: number,
  source: Int32Array,
  low: number,
  high: number,
  bounds: { readonly start: number; readonly end: number },
  light: ReadonlyMap<number, number> = NO_LIGHT,
): Fitting | null {
  const length = to - from
  const width = high - low + 1
  if (length === 0 || width <= 0) return null
  // Cell (i, k): i words of the quote read, the source read up to word from + i + low + k.
  const moves = new Uint8Array((length + 1) * width)
  let before = new Float64Array(width)
  let row = new Float64Array(width)
  for (let k = 0; k < width; k++) {
    const j = from + low + k
    before[k] = j >= bounds.start && j <= bounds.end ? 0 : Number.POSITIVE_INFINITY
  }
  for (let i = 1; i <= length; i++) {
    const word = quote[from + i - 1]!
    for (let k = 0; k < width; k++) {
      const j = from + i + low + k
      let cost = Number.POSITIVE_INFINITY
      let move = BOTH
      if (j >= bounds.start && j <= bounds.end) {
        if (j - 1 >= bounds.start) {
          const same = word >= 0 && source[j - 1] === word
          cost = before[k]! + (same ? 0 : REPLACED)
        }
        if (k + 1 < width && before[k + 1]! + PUT_IN < cost) {
          cost = before[k + 1]! + PUT_IN
          move = QUOTE_ONLY
        }
        const left =
          k > 0 && j > 0 ? row[k - 1]! + (light.get(source[j - 1]!) ?? LEFT_OUT) : Number.POSITIVE_INFINITY
        if (left < cost) {
          cost = left
          move = SOURCE_ONLY
        }
      }
      row[k] = cost
      moves[i * width + k] = move
    }
    const kept = before
    before = row
    row = kept
  }
  let best = 0
  for (let k = 1; k < width; k++) if (before[k]! < before[best]!) best = k
  const cost = before[best]!
  if (!Number.isFinite(cost)) return null
  return trace(moves, width, from, length, low, best, cost)
}

function trace(
  moves: Uint8Array,
  width: number,
  from: number,
  length: number,
  low: number,
  best: number,
  cost: number,
): Fitting {
  const pairs = new Int32Array(length).fill(-1)
  let i = length
  let k = best
  const end = from + i + low + k
  let start = end
  while (i > 0) {
    const move = moves[i * width + k]!
    if (move === SOURCE_ONLY) k--
    else if (move === QUOTE_ONLY) {
      i--
      k++
    } else {
      i--
      pairs[i] = from + i + low + k
    }
    start = from + i + low + k
  }
  return { pairs, start, end, cost }
}
