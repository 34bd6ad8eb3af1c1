import { CLOSED, LABELS, type LabelSet, OPENING, TRANSITIONS } from './labels.ts'

/**
 * The label sequences of one run of tokens, weighed by a linear-chain conditional random field (Lafferty et al. 2001):
 * forward and backward sums, and the best path (Viterbi). Linear in the run's length.
 */
export class Lattice {
  length = 0
  /** Score of each label at each token, `LABELS` a token; the caller fills it. */
  scores = new Float64Array(64 * LABELS)
  /** Probability of each label at each token, after {@link sum}. */
  marginals = new Float64Array(64 * LABELS)
  /** Expected number of each transition in the run, after {@link sum}. */
  readonly pairs = new Float64Array(LABELS * LABELS)
  #alpha = new Float64Array(64 * LABELS)
  #beta = new Float64Array(64 * LABELS)
  #local = new Float64Array(64 * LABELS)
  #norm = new Float64Array(64)
  #back = new Uint8Array(64 * LABELS)
  readonly #weights = new Float64Array(LABELS * LABELS)

  resize(length: number): void {
    this.length = length
    const room = length * LABELS
    if (this.scores.length >= room) return
    const size = 2 ** Math.ceil(Math.log2(room))
    this.scores = new Float64Array(size)
    this.marginals = new Float64Array(size)
    this.#alpha = new Float64Array(size)
    this.#beta = new Float64Array(size)
    this.#local = new Float64Array(size)
    this.#norm = new Float64Array(size)
    this.#back = new Uint8Array(size)
  }

  /** Takes over the scores of transitions, for all sums until the next call. */
  use(transitions: Float64Array | Float32Array): void {
    for (const pair of TRANSITIONS) this.#weights[pair] = Math.exp(transitions[pair]!)
  }

  /**
   * Fills `marginals` and `pairs` over the paths that keep to `allowed`, a label set a token, with the transitions of
   * {@link use}. Returns whether there is such a path.
   */
  sum(allowed: ((i: number) => LabelSet) | null): boolean {
    this.#exponentiate(allowed)
    if (!this.#forward()) return false
    this.#backward()
    return true
  }

  #exponentiate(allowed: ((i: number) => LabelSet) | null): void {
    for (let i = 0; i < this.length; i++) {
      const at = i * LABELS
      const set = allowed ? allowed(i) : -1
      let most = Number.NEGATIVE_INFINITY
      for (let y = 0; y < LABELS; y++) if ((set >> y) & 1) most = Math.max(most, this.scores[at + y]!)
      for (let y = 0; y < LABELS; y++)
        this.#local[at + y] = (set >> y) & 1 ? Math.exp(this.scores[at + y]! - most) : 0
    }
  }

  #forward(): boolean {
    const alpha = this.#alpha
    const local = this.#local
    alpha.fill(0, 0, this.length * LABELS)
    for (const y of OPENING) alpha[y] = local[y]!
    if (!this.#scale(0)) return false
    for (let i = 1; i < this.length; i++) {
      const at = i * LABELS
      const before = at - LABELS
      for (let k = 0; k < TRANSITIONS.length; k++) {
        const pair = TRANSITIONS[k]!
        const from = (pair / LABELS) | 0
        alpha[at + pair - from * LABELS]! += alpha[before + from]! * this.#weights[pair]!
      }
      for (let y = 0; y < LABELS; y++) alpha[at + y]! *= local[at + y]!
      if (!this.#scale(i)) return false
    }
    let closed = 0
    for (const y of CLOSED) closed += alpha[(this.length - 1) * LABELS + y]!
    return closed > 0
  }

  #scale(i: number): boolean {
    let total = 0
    for (let y = 0; y < LABELS; y++) total += this.#alpha[i * LABELS + y]!
    if (!(total > 0)) return false
    for (let y = 0; y < LABELS; y++) this.#alpha[i * LABELS + y]! /= total
    this.#norm[i] = total
    return true
  }

  #backward(): void {
    const { marginals, pairs } = this
    const beta = this.#beta
    pairs.fill(0)
    const last = (this.length - 1) * LABELS
    beta.fill(0, 0, last + LABELS)
    for (const y of CLOSED) beta[last + y] = 1
    this.#normalise(marginals, last)
    for (let i = this.length - 2; i >= 0; i--) {
      const at = i * LABELS
      const next = at + LABELS
      for (let y = 0; y < LABELS; y++) beta[next + y]! *= this.#local[next + y]!
      let total = 0
      for (let k = 0; k < TRANSITIONS.length; k++) {
        const pair = TRANSITIONS[k]!
        const from = (pair / LABELS) | 0
        const weight = this.#weights[pair]! * beta[next + pair - from * LABELS]!
        beta[at + from]! += weight
        total += this.#alpha[at + from]! * weight
      }
      for (let k = 0; k < TRANSITIONS.length; k++) {
        const pair = TRANSITIONS[k]!
        const from = (pair / LABELS) | 0
        pairs[pair]! +=
          (this.#alpha[at + from]! * this.#weights[pair]! * beta[next + pair - from * LABELS]!) / total
      }
      let sum = 0
      for (let y = 0; y < LABELS; y++) sum += beta[at + y]!
      for (let y = 0; y < LABELS; y++) beta[at + y]! /= sum
      this.#normalise(marginals, at)
    }
  }

  #normalise(marginals: Float64Array, at: number): void {
    let total = 0
    for (let y = 0; y < LABELS; y++) {
      marginals[at + y] = this.#alpha[at + y]! * this.#beta[at + y]!
      total += marginals[at + y]!
    }
    for (let y = 0; y < LABELS; y++) marginals[at + y]! /= total
  }

  /** Writes the labels of the best path into `out`. */
  best(transitions: Float64Array | Float32Array, out: Uint8Array): void {
    const path = this.#alpha
    const { scores } = this
    path.fill(Number.NEGATIVE_INFINITY, 0, this.length * LABELS)
    for (const y of OPENING) path[y] = scores[y]!
    for (let i = 1; i < this.length; i++) {
      const at = i * LABELS
      const before = at - LABELS
      for (let k = 0; k < TRANSITIONS.length; k++) {
        const pair = TRANSITIONS[k]!
        const from = (pair / LABELS) | 0
        const to = at + pair - from * LABELS
        const score = path[before + from]! + transitions[pair]!
        if (score <= path[to]!) continue
        path[to] = score
        this.#back[to] = from
      }
      for (let y = 0; y < LABELS; y++) path[at + y]! += scores[at + y]!
    }
    let label = 0
    const last = (this.length - 1) * LABELS
    for (const y of CLOSED) if (path[last + y]! > path[last + label]!) label = y
    for (let i = this.length - 1; i >= 0; i--) {
      out[i] = label
      label = this.#back[i * LABELS + label]!
    }
  }
}
