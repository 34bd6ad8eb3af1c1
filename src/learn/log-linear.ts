import { type Features, tableLength } from './features.ts'

/** Gradients smaller than this move nothing: it saves most of the time, and keeps the table sparse. */
const NEGLIGIBLE = 0.002
export interface LearningRate {
  readonly rate: number
  readonly smoothing: number
}

/**
 * A log-linear classifier while it learns: stochastic gradients with a rate per weight (AdaGrad, Duchi et al. 2011),
 * and the weights averaged over time as in Daumé (2006, fig. 2.3), which makes them robust as it does a perceptron's.
 */
export class LogLinear {
  readonly weights: Float32Array
  readonly #squares: Float32Array
  readonly #timed: Float64Array
  readonly #rate: number
  readonly #smoothing: number
  #time = 1

  /**
   * `smoothing` is added to the sum of squared gradients: the larger, the more slowly weights of rare features grow.
   */
  constructor(size: number, classes: number, { rate, smoothing }: LearningRate) {
    this.weights = new Float32Array(tableLength(size, classes))
    this.#squares = new Float32Array(this.weights.length)
    this.#timed = new Float64Array(this.weights.length)
    this.#rate = rate
    this.#smoothing = smoothing
  }

  /**
   * Learns from one decision. `scores` are those of the candidates under the present weights (they are overwritten);
   * `right` is the place of the right candidate, or a negative number if nothing is to be learned.
   */
  learn(features: Features, candidates: Uint8Array, right: number, scores: Float64Array): void {
    this.#time++
    if (right < 0) return
    const n = candidates.length
    let most = scores[0]!
    for (let k = 1; k < n; k++) most = Math.max(most, scores[k]!)
    let sum = 0
    for (let k = 0; k < n; k++) {
      scores[k] = Math.exp(scores[k]! - most)
      sum += scores[k]!
    }
    for (let k = 0; k < n; k++) {
      const gradient = (k === right ? 1 : 0) - scores[k]! / sum
      if (Math.abs(gradient) >= NEGLIGIBLE) this.#move(features, candidates[k]!, gradient)
    }
  }

  #move(features: Features, target: number, gradient: number): void {
    const { rows, count } = features
    const step = this.#rate * gradient
    for (let f = 0; f < count; f++) {
      const at = rows[f]! + target
      const squares = this.#squares[at]! + gradient * gradient
      this.#squares[at] = squares
      const by = step / Math.sqrt(squares + this.#smoothing)
      this.weights[at]! += by
      this.#timed[at]! += by * this.#time
    }
  }

  /** Starts anew from the given weights, or from none. */
  restart(weights: Float32Array | null): void {
    if (weights) this.weights.set(weights)
    else this.weights.fill(0)
    this.#squares.fill(0)
    this.#timed.fill(0)
    this.#time = 1
  }

  /** The mean of the weights over all decisions so far. */
  averaged(): Float32Array {
    return this.weights.map((weight, i) => weight - this.#timed[i]! / this.#time)
  }
}
