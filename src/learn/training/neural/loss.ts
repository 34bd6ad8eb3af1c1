import type { Tensor } from '../../neural/kernel.ts'
import { gradient } from './learning-graph.ts'

/** The columns of a row that are the scores of one choice. */
export interface Choice {
  readonly from: number
  readonly classes: number
}

/**
 * Cross-entropy of the wanted classes, a number a row (negative: not known), as the mean over the rows. Sets the
 * gradient of the scores, times `weight`.
 */
export function crossEntropy(
  floats: Float32Array,
  scores: Tensor,
  { from, classes }: Choice,
  wanted: Int32Array,
  weight = 1,
): number {
  const shares = new Float64Array(classes)
  let loss = 0
  for (let i = 0; i < scores.rows; i++) {
    const right = wanted[i]!
    if (right < 0) continue
    const at = scores.at + i * scores.columns + from
    let most = Number.NEGATIVE_INFINITY
    for (let c = 0; c < classes; c++) most = Math.max(most, floats[at + c]!)
    let sum = 0
    for (let c = 0; c < classes; c++) {
      shares[c] = Math.exp(floats[at + c]! - most)
      sum += shares[c]!
    }
    const to = gradient(scores) + i * scores.columns + from
    const step = weight / scores.rows
    for (let c = 0; c < classes; c++) floats[to + c] = step * (shares[c]! / sum - (c === right ? 1 : 0))
    loss -= Math.log(Math.max(shares[right]! / sum, 1e-30))
  }
  return loss / scores.rows
}
