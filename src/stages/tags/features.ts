import type { Features } from '../../learn/features.ts'
import { mix } from '../../learn/hash.ts'
import type { Dictionary } from './dictionary.ts'
import { AFFIX, CAPITALS, TITLE, type Words } from './words.ts'

/** Raise it whenever a feature changes: models learned with others are then refused. */
export const VERSION = 3

/** Rows of the weight table. */
export const ROWS = 2 ** 21
/** The most features of one decision. */
export const CAPACITY = 64
/** The class "before" the sentence. */
export const OUTSIDE = 255
const NOTHING = 0x7f
/** In training, the hash of a word treated as if it had never been seen. */
export const UNSEEN = 0

/** What is known of the words of a sentence from the dictionary, beside their letters. */
export class Lookup {
  /** Ambiguity class: number of the set of classes a word was seen with; 0 for an unknown word. */
  ambiguity = new Int32Array(64)
  candidates: Uint8Array[] = []

  read(words: Words, dictionary: Dictionary): void {
    if (this.ambiguity.length < words.length)
      this.ambiguity = new Int32Array(2 ** Math.ceil(Math.log2(words.length)))
    for (let i = 0; i < words.length; i++) {
      const shouting = words.upper[i] === 3 && words.casing === CAPITALS
      const upper = words.upper[i]! > 0 && !shouting
      this.ambiguity[i] = dictionary.ambiguity(words.word[i]!, upper)
      this.candidates[i] = dictionary.candidates(words.word[i]!, upper, shouting || words.casing === TITLE)
    }
  }
}

/**
 * Fills `out` with the features of word `i` after the classes `t1` (of the word before) and `t2`; `verb` is the class
 * of the last verb. After Ratnaparkhi (1996) and Toutanova et al. (2003), with ambiguity classes for the words to come.
 */
export function tagFeatures(
  out: Features,
  words: Words,
  lookup: Lookup,
  i: number,
  t1: number,
  t2: number,
  verb: number,
): void {
  const n = words.length
  const { word, prefix, suffix, shape } = words
  const { ambiguity } = lookup
  const w0 = word[i]!
  const w1 = i > 0 ? word[i - 1]! : NOTHING
  const w2 = i > 1 ? word[i - 2]! : NOTHING
  const n1 = i + 1 < n ? word[i + 1]! : NOTHING
  const n2 = i + 2 < n ? word[i + 2]! : NOTHING
  const a0 = ambiguity[i]!
  const b1 = i + 1 < n ? ambiguity[i + 1]! : NOTHING
  const b2 = i + 2 < n ? ambiguity[i + 2]! : NOTHING
  const s = i * AFFIX
  const s3 = suffix[s + 2]!
  const form = mix(shape[i]!, words.casing * 2 + (i === 0 ? 1 : 0))
  const f1 = i > 0 ? shape[i - 1]! : NOTHING
  const g1 = i + 1 < n ? shape[i + 1]! : NOTHING
  out.clear()
  if (w0 !== UNSEEN) {
    out.add(mix(1, w0))
    out.add(mix(2, mix(w0, form)))
    out.add(mix(3, mix(w0, words.spacing[i]!)))
    out.add(mix(4, mix(w0, n1)))
    out.add(mix(5, mix(w1, w0)))
    out.add(mix(6, mix(t1, w0)))
  }
  for (let k = 0; k < AFFIX; k++) out.add(mix(7, suffix[s + k]!))
  for (let k = 0; k < AFFIX - 1; k++) out.add(mix(8, prefix[s + k]!))
  out.add(mix(9, form))
  out.add(mix(mix(10, form), s3))
  out.add(mix(mix(11, f1), mix(form, g1)))
  out.add(mix(12, w1))
  out.add(mix(13, w2))
  out.add(mix(14, n1))
  out.add(mix(15, n2))
  out.add(mix(16, mix(w1, n1)))
  out.add(mix(17, t1))
  out.add(mix(18, mix(t1, t2)))
  out.add(mix(19, mix(t1, n1)))
  out.add(mix(20, mix(t1, b1)))
  out.add(mix(21, mix(t1, s3)))
  out.add(mix(22, mix(t1, w1)))
  out.add(mix(23, mix(mix(t1, t2), a0)))
  out.add(mix(24, mix(mix(t1, a0), b1)))
  out.add(mix(25, mix(mix(t2, w1), a0)))
  out.add(mix(26, mix(mix(form, b1), t1)))
  out.add(mix(27, mix(a0, verb)))
  out.add(mix(28, mix(a0, b1)))
  out.add(mix(29, mix(mix(a0, b1), b2)))
  out.add(mix(30, b1))
  out.add(mix(31, i > 0 ? suffix[s - AFFIX + 2]! : NOTHING))
  out.add(mix(32, i + 1 < n ? suffix[s + AFFIX + 2]! : NOTHING))
  out.add(mix(33, f1))
  out.add(mix(34, g1))
}
