import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { mix } from '../../learn/hash.ts'

/** How a sentence uses capitals: as running text does, in every word, or in every letter. */
export const RUNNING = 0
export const TITLE = 1
export const CAPITALS = 2
export type Casing = typeof RUNNING | typeof TITLE | typeof CAPITALS

/** Longest prefix and suffix that are features of their own. */
export const AFFIX = 5

const OPENING = 1
const CLOSING = 2
const DASH = 3
const SINGLE_OPENING = 4
const SINGLE_CLOSING = 5
const SIGN = 0x51
const LONGEST = 40

/**
 * What a model sees of the words of one sentence, as columns of hashes. Typography is folded: a straight double
 * quotation mark counts as the curly one that the spaces around it call for, `--`, `—` and a spaced hyphen are one
 * dash, digits are zeros, case is set apart.
 */
export class Words {
  length = 0
  casing: Casing = RUNNING
  word = new Int32Array(64)
  shape = new Int32Array(64)
  /** `AFFIX` a word: of one letter, two, … */
  prefix = new Int32Array(64 * AFFIX)
  suffix = new Int32Array(64 * AFFIX)
  /** 1 for an upper-case first letter, 3 for upper case throughout (more than one letter). */
  upper = new Uint8Array(64)
  /** 1 space before, 2 space after. */
  spacing = new Uint8Array(64)

  /** Reads the words of a sentence; linear in its characters. */
  read(tokens: Tokens, span: TokenSpan): void {
    this.length = span.end - span.start
    if (this.word.length < this.length) this.#grow(this.length)
    for (let i = 0; i < this.length; i++) this.#readWord(tokens, span.start + i, i)
    this.casing = this.#casing()
  }

  #grow(length: number): void {
    const room = 2 ** Math.ceil(Math.log2(length))
    this.word = new Int32Array(room)
    this.shape = new Int32Array(room)
    this.prefix = new Int32Array(room * AFFIX)
    this.suffix = new Int32Array(room * AFFIX)
    this.upper = new Uint8Array(room)
    this.spacing = new Uint8Array(room)
  }

  #readWord(tokens: Tokens, token: number, at: number): void {
    const { text } = tokens
    const start = tokens.start[token]!
    const end = tokens.end[token]!
    this.spacing[at] =
      (tokens.spaceBefore(token) ? 1 : 0) +
      (token + 1 >= tokens.length || tokens.start[token + 1]! > end ? 2 : 0)
    this.#readLetters(text, start, end, at)
    const sign = this.#sign(text, start, end, at)
    if (sign > 0) {
      const hash = mix(SIGN, sign)
      this.word[at] = hash
      this.shape[at] = hash
      this.prefix.fill(hash, at * AFFIX, (at + 1) * AFFIX)
      this.suffix.fill(hash, at * AFFIX, (at + 1) * AFFIX)
    } else {
      this.word[at] = wordHash(text, start, end)
      this.#readAffixes(text, start, end, at)
    }
  }

  /** Quotation marks and dashes by what they do, 0 for all else. */
  #sign(text: string, start: number, end: number, at: number): number {
    if (end - start > 3) return 0
    const spacing = this.spacing[at]!
    switch (text.charCodeAt(start)) {
      case 0x22:
        return spacing === 1 ? OPENING : spacing === 2 ? CLOSING : 0
      case 0x201c:
      case 0xab:
        return OPENING
      case 0x201d:
      case 0xbb:
        return CLOSING
      case 0x60:
        return end - start === 2 ? OPENING : SINGLE_OPENING
      case 0x2018:
        return SINGLE_OPENING
      case 0x27:
      case 0x2019:
        if (end - start === 2 && text.charCodeAt(start + 1) === 0x27) return CLOSING
        if (end - start > 1) return 0
        return spacing === 1 ? SINGLE_OPENING : SINGLE_CLOSING
      case 0x2014:
      case 0x2015:
        return DASH
      case 0x2d:
        if (end - start > 1) return text.charCodeAt(start + 1) === 0x2d ? DASH : 0
        return spacing === 3 ? DASH : 0
      case 0x2013:
        return spacing === 3 ? DASH : 0
      default:
        return 0
    }
  }

  #readLetters(text: string, start: number, end: number, at: number): void {
    let shape = 0
    let last = -1
    let run = 0
    let capitals = 0
    const stop = Math.min(end, start + LONGEST)
    for (let i = start; i < stop; i++) {
      const kind = letterKind(text.charCodeAt(i))
      if (kind === 1) capitals++
      run = kind === last ? run + 1 : 1
      if (run <= 2) shape = mix(shape, kind)
      last = kind
    }
    this.shape[at] = shape
    const first = letterKind(text.charCodeAt(start)) === 1
    this.upper[at] = first ? (capitals > 1 && capitals === stop - start ? 3 : 1) : 0
  }

  #readAffixes(text: string, start: number, end: number, at: number): void {
    let front = 0x11
    let back = 0x22
    const length = end - start
    for (let k = 0; k < AFFIX; k++) {
      if (k < length) {
        front = mix(front, fold(text.charCodeAt(start + k)))
        back = mix(back, fold(text.charCodeAt(end - 1 - k)))
      } else if (k === length) {
        front = mix(front, 1)
        back = mix(back, 1)
      }
      this.prefix[at * AFFIX + k] = front
      this.suffix[at * AFFIX + k] = back
    }
  }

  #casing(): Casing {
    let words = 0
    let capitalized = 0
    let capitals = 0
    for (let i = 0; i < this.length; i++) {
      if (!isLetter(this.shape[i]!)) continue
      words++
      if (this.upper[i]! > 0) capitalized++
      if (this.upper[i] === 3) capitals++
    }
    if (words >= 3 && capitals * 10 >= words * 6) return CAPITALS
    return words >= 4 && capitalized * 10 >= words * 6 ? TITLE : RUNNING
  }
}

/** Hash of a word without regard to case, digits and the apostrophe's form; long words by their beginning. */
export function wordHash(text: string, start: number, end: number): number {
  let hash = 0x33
  const stop = Math.min(end, start + LONGEST)
  for (let i = start; i < stop; i++) hash = mix(hash, fold(text.charCodeAt(i)))
  return hash
}

/** Lower case for Latin letters, `0` for digits, the straight apostrophe for the curly. */
function fold(code: number): number {
  if (code < 0x41) return code >= 0x30 && code <= 0x39 ? 0x30 : code
  if (code <= 0x5a) return code + 32
  if (code < 0xc0) return code
  if (code <= 0xde) return code === 0xd7 ? code : code + 32
  return code === 0x2019 || code === 0x2018 ? 0x27 : code
}

/** 1 upper case, 2 lower case, 3 digit, otherwise the character itself. */
function letterKind(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return 2
  if (code >= 0x41 && code <= 0x5a) return 1
  if (code >= 0x30 && code <= 0x39) return 3
  if (code < 0xc0) return code
  if (code <= 0xde) return 1
  if (code < 0x2000) return 2
  return code === 0x2019 ? 0x27 : code
}

const ONE_CAPITAL = mix(0, 1)
const CAPITAL_WORD = mix(ONE_CAPITAL, 2)
const WORD = mix(0, 2)
const KNOWN_SHAPES: ReadonlySet<number> = new Set([
  ONE_CAPITAL,
  mix(ONE_CAPITAL, 1),
  CAPITAL_WORD,
  mix(CAPITAL_WORD, 2),
  WORD,
  mix(WORD, 2),
])
const isLetter = (shape: number): boolean => KNOWN_SHAPES.has(shape)
