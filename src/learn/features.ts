import { rowOf } from './hash.ts'

/** The features that fire for one decision, as rows of the weight table. */
export class Features {
  readonly size: number
  readonly rows: Int32Array
  count = 0

  /** At most `capacity` features, in a table of `size` rows. */
  constructor(size: number, capacity: number) {
    this.size = size
    this.rows = new Int32Array(capacity)
  }

  clear(): void {
    this.count = 0
  }

  /** Adds the feature with that hash. */
  add(hash: number): void {
    this.rows[this.count++] = rowOf(hash, this.size)
  }
}

/** A table's length: rows start at any of `size` places, and run `classes` on. */
export const tableLength = (size: number, classes: number): number => size + classes

/** Sums the weights of each candidate class into `scores`, and returns the place of the best candidate. */
export function score(
  weights: Int8Array | Float32Array,
  features: Features,
  candidates: Uint8Array,
  scores: Float64Array,
): number {
  const { rows, count } = features
  const n = candidates.length
  for (let k = 0; k < n; k++) scores[k] = 0
  for (let f = 0; f < count; f++) {
    const row = rows[f]!
    for (let k = 0; k < n; k++) scores[k]! += weights[row + candidates[k]!]!
  }
  let best = 0
  for (let k = 1; k < n; k++) if (scores[k]! > scores[best]!) best = k
  return best
}
