import type { TokenSpan } from '../../document/span.ts'
import { Features, tableLength } from '../../learn/features.ts'
import type { Tables } from '../../learn/mean.ts'
import type { NameColumns } from './columns.ts'
import { CAPACITY, nameFeatures, ROWS, UNSEEN } from './features.ts'
import { LABELS, type LabelSet } from './labels.ts'
import { Lattice } from './lattice.ts'
import { candidateRuns, scoreLabels } from './tagger.ts'

/** A document to learn from. */
export interface NameExample {
  readonly columns: NameColumns
  readonly sentences: readonly TokenSpan[]
  /** The labels that each token may have. */
  readonly allowed: Uint16Array
  /** How much its sentences count. */
  readonly weight: number
}

/** A word of frequency f is treated as never seen with probability d/(d+f) (Kiperwasser and Goldberg 2016). */
const DROP = 0.5
const FREQUENT = 20
const NEGLIGIBLE = 0.002
const SMOOTHING = 0.1

/**
 * A conditional random field while it learns by stochastic gradients with a rate per weight (AdaGrad, Duchi et al.
 * 2011); weights are averaged over time. Where several labels are allowed, their sum counts (Tsuboi et al. 2008).
 */
export class NameLearner {
  readonly #weights = new Float32Array(tableLength(ROWS, LABELS))
  readonly #squares = new Float32Array(this.#weights.length)
  readonly #timed = new Float64Array(this.#weights.length)
  readonly #transitions = new Float32Array(LABELS * LABELS)
  readonly #transitionSquares = new Float32Array(LABELS * LABELS)
  readonly #transitionsTimed = new Float64Array(LABELS * LABELS)
  #time = 1
  readonly #rate: number
  readonly #frequencies: ReadonlyMap<number, number>
  readonly #random: () => number
  readonly #lattice = new Lattice()
  readonly #features = new Features(ROWS, CAPACITY)
  #rows = new Int32Array(64 * CAPACITY)
  #counts = new Int32Array(64)
  #right = new Float64Array(64 * LABELS)
  readonly #rightPairs = new Float64Array(LABELS * LABELS)

  constructor(rate: number, frequencies: ReadonlyMap<number, number>, random: () => number) {
    this.#rate = rate
    this.#frequencies = frequencies
    this.#random = random
  }

  /** Learns from one sentence. */
  sentence({ columns, allowed, weight }: NameExample, sentence: TokenSpan): void {
    const { word } = columns.words
    const kept = word.slice(sentence.start, sentence.end)
    for (let i = sentence.start; i < sentence.end; i++) {
      const frequency = this.#frequencies.get(word[i]!) ?? 0
      if (frequency < FREQUENT && this.#random() < DROP / (DROP + frequency)) word[i] = UNSEEN
    }
    for (const run of candidateRuns(columns, sentence)) this.#run(columns, run, sentence, allowed, weight)
    word.set(kept, sentence.start)
  }

  #run(
    columns: NameColumns,
    run: TokenSpan,
    sentence: TokenSpan,
    allowed: Uint16Array,
    weight: number,
  ): void {
    const lattice = this.#lattice
    const length = run.end - run.start
    this.#grow(length)
    lattice.resize(length)
    for (let i = 0; i < length; i++) {
      nameFeatures(this.#features, columns, run.start + i, sentence.start, sentence.end)
      this.#rows.set(this.#features.rows.subarray(0, this.#features.count), i * CAPACITY)
      this.#counts[i] = this.#features.count
      scoreLabels(this.#weights, this.#features, 1, lattice.scores, i * LABELS)
    }
    this.#time++
    const set = (i: number): LabelSet => allowed[run.start + i]!
    lattice.use(this.#transitions)
    if (!lattice.sum(set)) return
    this.#right.set(lattice.marginals.subarray(0, length * LABELS))
    this.#rightPairs.set(lattice.pairs)
    lattice.sum(null)
    for (let i = 0; i < length; i++)
      for (let y = 0; y < LABELS; y++) {
        const gradient = this.#right[i * LABELS + y]! - lattice.marginals[i * LABELS + y]!
        if (Math.abs(gradient) >= NEGLIGIBLE) this.#move(i, y, gradient * weight)
      }
    for (let pair = 0; pair < this.#rightPairs.length; pair++) {
      const gradient = this.#rightPairs[pair]! - lattice.pairs[pair]!
      if (Math.abs(gradient) >= NEGLIGIBLE) this.#moveTransition(pair, gradient * weight)
    }
  }

  #grow(length: number): void {
    if (this.#counts.length >= length) return
    this.#counts = new Int32Array(2 * length)
    this.#rows = new Int32Array(2 * length * CAPACITY)
    this.#right = new Float64Array(2 * length * LABELS)
  }

  #move(i: number, label: number, gradient: number): void {
    const from = i * CAPACITY
    for (let f = from; f < from + this.#counts[i]!; f++) {
      const at = this.#rows[f]! + label
      const squares = this.#squares[at]! + gradient * gradient
      this.#squares[at] = squares
      const by = (this.#rate * gradient) / Math.sqrt(squares + SMOOTHING)
      this.#weights[at]! += by
      this.#timed[at]! += by * this.#time
    }
  }

  #moveTransition(pair: number, gradient: number): void {
    const squares = this.#transitionSquares[pair]! + gradient * gradient
    this.#transitionSquares[pair] = squares
    const by = (this.#rate * gradient) / Math.sqrt(squares + SMOOTHING)
    this.#transitions[pair]! += by
    this.#transitionsTimed[pair]! += by * this.#time
  }

  /** The mean of the weights over all runs so far. */
  averaged(): Tables<'weights' | 'transitions'> {
    const mean = (weights: Float32Array, timed: Float64Array): Float32Array =>
      weights.map((weight, i) => weight - timed[i]! / this.#time)
    return {
      weights: mean(this.#weights, this.#timed),
      transitions: mean(this.#transitions, this.#transitionsTimed),
    }
  }
}
