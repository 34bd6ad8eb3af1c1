import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Features, score } from '../../learn/features.ts'
import type { Dictionary } from './dictionary.ts'
import { CAPACITY, Lookup, OUTSIDE, ROWS, tagFeatures } from './features.ts'
import { Words } from './words.ts'

/** Universal and Penn tags, as places in `UPOS` and `XPOS`. */
export interface TagPairs {
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
}

/** A class is a pair of a universal and a Penn tag. */
export interface TagClasses extends TagPairs {
  /** 1 for classes of verbs, auxiliaries and "to", which later words look back at. */
  readonly verbal: Uint8Array
}

/** Finds the classes of the words of one sentence after another. */
export class Tagger {
  readonly classes: TagClasses
  readonly #weights: Int8Array | Float32Array
  readonly #dictionary: Dictionary
  readonly #words = new Words()
  readonly #lookup = new Lookup()
  readonly #features = new Features(ROWS, CAPACITY)
  readonly #scores = new Float64Array(256)

  constructor(classes: TagClasses, weights: Int8Array | Float32Array, dictionary: Dictionary) {
    this.classes = classes
    this.#weights = weights
    this.#dictionary = dictionary
  }

  /** Writes the class of each word of the sentence into `out`, by token number. */
  tag(tokens: Tokens, span: TokenSpan, out: Uint8Array): void {
    this.#words.read(tokens, span)
    this.#lookup.read(this.#words, this.#dictionary)
    let t1 = OUTSIDE
    let t2 = OUTSIDE
    let verb = OUTSIDE
    for (let i = 0; i < this.#words.length; i++) {
      const candidates = this.#lookup.candidates[i]!
      let best = candidates[0]!
      if (candidates.length > 1) {
        tagFeatures(this.#features, this.#words, this.#lookup, i, t1, t2, verb)
        best = candidates[score(this.#weights, this.#features, candidates, this.#scores)]!
      }
      out[span.start + i] = best
      t2 = t1
      t1 = best
      if (this.classes.verbal[best] === 1) verb = best
    }
  }
}
