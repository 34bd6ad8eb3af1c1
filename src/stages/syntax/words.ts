import type { TokenSpan } from '../../document/span.ts'
import { type Tags, UPOS, XPOS } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { mix } from '../../learn/hash.ts'
import { Words } from '../tags/words.ts'

const UPOS_PLACE = new Map<string, number>(UPOS.map((tag, i) => [tag, i]))
const XPOS_PLACE = new Map<string, number>(XPOS.map((tag, i) => [tag, i]))
export const XPOS_COUNT = XPOS.length

const ROOT = 0xfffe
const NOTHING = 0xffff

/**
 * What the parser sees of one sentence: its words without the punctuation, and for each what stands between it and the
 * word before. Place `length` is the root, which stands after the last word; place `length + 1` stands for "no word".
 */
export class ParserWords {
  length = 0
  /** Token numbers of the words. */
  token = new Int32Array(64)
  word = new Int32Array(64)
  /** Penn and universal tag as one number. */
  tag = new Int32Array(64)
  /** Hash of the punctuation between the word before and this one, 0 for none. */
  marks = new Int32Array(64)
  /** 1 inside double quotation marks. */
  quoted = new Uint8Array(64)
  readonly #words = new Words()

  read(tokens: Tokens, tags: Tags, span: TokenSpan): void {
    const n = span.end - span.start
    if (this.word.length < n + 2) this.#grow(n + 2)
    this.#words.read(tokens, span)
    let at = 0
    let marks = 0
    let quoted = 0
    for (let i = 0; i < n; i++) {
      const token = span.start + i
      const upos = tags.upos(token)
      const xpos = tags.xpos(token)
      if (xpos === '``') quoted = 1
      else if (xpos === "''") quoted = 0
      if (upos === 'PUNCT') {
        marks = mix(marks, this.#words.word[i]!)
        continue
      }
      this.token[at] = token
      this.word[at] = this.#words.word[i]!
      this.tag[at] = XPOS_PLACE.get(xpos)! * UPOS.length + UPOS_PLACE.get(upos)!
      this.marks[at] = marks
      this.quoted[at] = quoted
      marks = 0
      at++
    }
    this.length = at
    this.#close(marks)
  }

  #close(marks: number): void {
    const root = this.length
    this.word[root] = mix(ROOT, 1)
    this.tag[root] = ROOT
    this.marks[root] = marks
    this.quoted[root] = 2
    this.word[root + 1] = mix(NOTHING, 1)
    this.tag[root + 1] = NOTHING
    this.marks[root + 1] = NOTHING
    this.quoted[root + 1] = 3
  }

  /** Place in `XPOS` of word `i`. */
  xpos(i: number): number {
    return Math.floor(this.tag[i]! / UPOS.length)
  }

  #grow(length: number): void {
    const room = 2 ** Math.ceil(Math.log2(length))
    this.token = new Int32Array(room)
    this.word = new Int32Array(room)
    this.tag = new Int32Array(room)
    this.marks = new Int32Array(room)
    this.quoted = new Uint8Array(room)
  }
}
