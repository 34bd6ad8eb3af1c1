import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Features, score } from '../../learn/features.ts'
import { LogLinear } from '../../learn/log-linear.ts'
import type { Dictionary } from './dictionary.ts'
import { CAPACITY, Lookup, OUTSIDE, ROWS, tagFeatures, UNSEEN } from './features.ts'
import type { TagClasses } from './tagger.ts'
import { Words } from './words.ts'

/** A sentence to learn from: its words, and the class of each token of its document. */
export interface Example {
  readonly tokens: Tokens
  readonly span: TokenSpan
  readonly gold: Uint8Array
}

/** Gold class of a word from which nothing is learned. */
export const UNLABELLED = 255

const RATE = { rate: 0.1, smoothing: 0.1 }
/** A word of frequency f is treated as never seen with probability d/(d+f) (Kiperwasser and Goldberg 2016). */
const DROP = 0.3
const FREQUENT = 20

/** Learns from one sentence after another, on the tags it gives the words before, right or wrong. */
export class Learner {
  readonly #model: LogLinear
  readonly #dictionary: Dictionary
  readonly #classes: TagClasses
  readonly #frequencies: ReadonlyMap<number, number>
  readonly #random: () => number
  readonly #words = new Words()
  readonly #lookup = new Lookup()
  readonly #features = new Features(ROWS, CAPACITY)
  readonly #scores = new Float64Array(256)

  constructor(
    dictionary: Dictionary,
    classes: TagClasses,
    frequencies: ReadonlyMap<number, number>,
    random: () => number,
  ) {
    this.#model = new LogLinear(ROWS, classes.upos.length, RATE)
    this.#dictionary = dictionary
    this.#classes = classes
    this.#frequencies = frequencies
    this.#random = random
  }

  /** Forgets rates and averages; the weights become those given, or none. */
  restart(weights: Float32Array | null): void {
    this.#model.restart(weights)
  }

  weights(): Float32Array {
    return this.#model.averaged()
  }

  /** Returns the number of mistakes made. */
  sentence({ tokens, span, gold }: Example): number {
    const words = this.#words
    words.read(tokens, span)
    this.#forget()
    this.#lookup.read(words, this.#dictionary)
    let errors = 0
    let t1 = OUTSIDE
    let t2 = OUTSIDE
    let verb = OUTSIDE
    for (let i = 0; i < words.length; i++) {
      const candidates = this.#lookup.candidates[i]!
      const right = gold[span.start + i]!
      let best = candidates[0]!
      if (candidates.length > 1) {
        tagFeatures(this.#features, words, this.#lookup, i, t1, t2, verb)
        best = candidates[score(this.#model.weights, this.#features, candidates, this.#scores)]!
        this.#model.learn(this.#features, candidates, candidates.indexOf(right), this.#scores)
      }
      if (best !== right && right !== UNLABELLED) errors++
      t2 = t1
      t1 = best
      if (this.#classes.verbal[best] === 1) verb = best
    }
    return errors
  }

  #forget(): void {
    const { word, length } = this.#words
    for (let i = 0; i < length; i++) {
      const frequency = this.#frequencies.get(word[i]!) ?? 0
      if (frequency < FREQUENT && this.#random() < DROP / (DROP + frequency)) word[i] = UNSEEN
    }
  }
}
