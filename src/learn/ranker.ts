import { rowOf } from './hash.ts'
import type { LearningRate } from './log-linear.ts'

/** Gradients smaller than this move nothing. */
const NEGLIGIBLE = 0.001

/** The weight rows of one candidate's features. */
export type Rows = readonly number[]

/** Sum of the weights of a candidate. */
export function scoreOf(weights: Float32Array | Int8Array, rows: Rows): number {
  let sum = 0
  for (let f = 0; f < rows.length; f++) sum += weights[rows[f]!]!
  return sum
}

/** Collects the features of one candidate as rows of a table of `size` weights. */
export class RowList {
  readonly #size: number
  readonly rows: number[] = []

  constructor(size: number) {
    this.#size = size
  }

  add(hash: number): void {
    this.rows.push(rowOf(hash, this.#size))
  }
}

/** A question with what its features are made of: those of each candidate, and of its being none, given as hashes. */
export interface Reading<Candidate> {
  candidate(candidate: Candidate, place: number, emit: (hash: number) => void): void
  none(emit: (hash: number) => void): void
}

/** The rows of each candidate, in their order, and last those of none, in a table of `size` weights. */
export function candidateRows<Candidate>(
  reading: Reading<Candidate>,
  candidates: readonly Candidate[],
  size: number,
): readonly Rows[] {
  const rows = candidates.map((candidate, place) => {
    const list = new RowList(size)
    reading.candidate(candidate, place, (hash) => list.add(hash))
    return list.rows
  })
  const none = new RowList(size)
  reading.none((hash) => none.add(hash))
  return [...rows, none.rows]
}

/** The sums of the weights of {@link candidateRows}, without the rows. */
export function candidateScores<Candidate>(
  reading: Reading<Candidate>,
  candidates: readonly Candidate[],
  weights: Int8Array,
): Float64Array {
  const scores = new Float64Array(candidates.length + 1)
  let sum = 0
  const emit = (hash: number): void => {
    sum += weights[rowOf(hash, weights.length)]!
  }
  for (const [place, candidate] of candidates.entries()) {
    sum = 0
    reading.candidate(candidate, place, emit)
    scores[place] = sum
  }
  sum = 0
  reading.none(emit)
  scores[candidates.length] = sum
  return scores
}

/** The place of the largest of the first `count` numbers. */
export function largest(numbers: Float64Array, count: number): number {
  let best = 0
  for (let k = 1; k < count; k++) if (numbers[k]! > numbers[best]!) best = k
  return best
}

/** Shares of 1 that fall to each of some scores (softmax), in place. */
export function shares(scores: Float64Array, scale = 1): Float64Array {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score * scale)
  let sum = 0
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! * scale - most)
    sum += scores[k]!
  }
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum
  return scores
}

/**
 * A log-linear ranker while it learns which of some candidates is right (mention ranking, Denis and Baldridge 2008):
 * stochastic gradients of the log of the share that falls to the right ones, with a rate per weight (AdaGrad, Duchi et
 * al. 2011), the weights averaged over time (Daumé 2006, fig. 2.3).
 */
export class RankLearner {
  readonly weights: Float32Array
  readonly #squares: Float32Array
  readonly #timed: Float64Array
  readonly #rate: number
  readonly #smoothing: number
  #time = 1

  /** The larger `smoothing`, the more slowly weights of rare features grow. */
  constructor(size: number, { rate, smoothing }: LearningRate) {
    this.weights = new Float32Array(size)
    this.#squares = new Float32Array(size)
    this.#timed = new Float64Array(size)
    this.#rate = rate
    this.#smoothing = smoothing
  }

  /** Learns from one decision, which counts `weight` times; without a right candidate nothing is learned. */
  learn(candidates: readonly Rows[], right: readonly boolean[], weight: number): void {
    this.#time++
    if (!right.includes(true)) return
    const all = shares(Float64Array.from(candidates, (rows) => scoreOf(this.weights, rows)))
    const sum = all.reduce((total, share, k) => total + (right[k] ? share : 0), 0)
    for (const [k, rows] of candidates.entries()) {
      const gradient = weight * ((right[k] ? all[k]! / sum : 0) - all[k]!)
      if (Math.abs(gradient) >= NEGLIGIBLE) this.#move(rows, gradient)
    }
  }

  #move(rows: Rows, gradient: number): void {
    for (const row of rows) {
      const squares = this.#squares[row]! + gradient * gradient
      this.#squares[row] = squares
      const by = (this.#rate * gradient) / Math.sqrt(squares + this.#smoothing)
      this.weights[row]! += by
      this.#timed[row]! += by * this.#time
    }
  }

  /** The mean of the weights over all decisions so far. */
  averaged(): Float32Array {
    return this.weights.map((weight, i) => weight - this.#timed[i]! / this.#time)
  }
}
