import type { TokenSpan } from '../../document/span.ts'
import { type Tags, UPOS, XPOS } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { rowOf } from '../../learn/hash.ts'
import { AFFIX, Words } from '../tags/words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Grows with every change here; weights learned with other features mean nothing. */
export const VERSION = 3

/** Rows of a token: the word, its shape and case, prefixes and suffixes of one to four letters, both tags. */
export const COLUMNS = 13

/** Rows of the table that shape, case and affixes share by hashing. */
export const HASHED = 16384

const LONGEST_AFFIX = 4
const CASE = 0x40000000

/** Rows of the embedding table: known words (0 for all others), hashed features, Penn tags, universal tags. */
export const tableRows = (vocabulary: Vocabulary): number =>
  vocabulary.size + HASHED + XPOS.length + UPOS.length

/** Names the rows of the embedding table that describe tokens. */
export class Rows {
  readonly #vocabulary: Vocabulary
  readonly #words = new Words()

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** Writes `COLUMNS` rows a token of the span into `out` from `at` on. */
  fill(tokens: Tokens, tags: Tags, span: TokenSpan, out: Int32Array, at: number): void {
    const words = this.#words
    words.read(tokens, span)
    const hashed = this.#vocabulary.size
    const upos = hashed + HASHED + XPOS.length
    for (let i = 0; i < words.length; i++) {
      let o = at + i * COLUMNS
      out[o++] = this.#vocabulary.row(words.word[i]!)
      out[o++] = hashed + rowOf(words.shape[i]!, HASHED)
      const looks = words.upper[i]! + 4 * words.spacing[i]! + 16 * words.casing
      out[o++] = hashed + rowOf(CASE + looks, HASHED)
      for (let n = 0; n < LONGEST_AFFIX; n++) {
        out[o++] = hashed + rowOf(words.prefix[i * AFFIX + n]!, HASHED)
        out[o++] = hashed + rowOf(words.suffix[i * AFFIX + n]!, HASHED)
      }
      const token = span.start + i
      out[o++] = hashed + HASHED + tags.xposPlace(token)
      out[o++] = upos + tags.uposPlace(token)
    }
  }
}
