import { firstPlace } from './search.ts'
import { type CharSpan, charSpan, type TokenSpan, tokenSpan } from './span.ts'

/**
 * The tokens of a text as columns, in the Universal Dependencies convention for English: punctuation apart,
 * clitics apart (`do|n't`, `Baldwin|'s`), words joined by a hyphen apart. The text between two tokens is
 * whitespace only, so tokens and gaps rebuild the text.
 */
export class Tokens {
  readonly text: string
  /** First UTF-16 code unit of each token. */
  readonly start: Uint32Array
  /** One past the last UTF-16 code unit of each token. */
  readonly end: Uint32Array
  readonly length: number
  readonly #forms: (string | undefined)[]
  readonly #lower: (string | undefined)[]

  constructor(text: string, start: Uint32Array, end: Uint32Array) {
    this.text = text
    this.start = start
    this.end = end
    this.length = start.length
    this.#forms = new Array(start.length)
    this.#lower = new Array(start.length)
  }

  /** The words of token `i` as written, without white space inside (`’ s`); the empty string outside the text. */
  form(i: number): string {
    if (i < 0 || i >= this.length) return ''
    let form = this.#forms[i]
    if (form === undefined) {
      form = this.text.slice(this.start[i]!, this.end[i]!)
      if (/\s/.test(form)) form = form.replace(/\s+/g, '')
      this.#forms[i] = form
    }
    return form
  }

  /** The words of token `i` in lower case, with a curly apostrophe made straight. */
  lower(i: number): string {
    if (i < 0 || i >= this.length) return ''
    let lower = this.#lower[i]
    if (lower === undefined) {
      lower = this.form(i).toLowerCase().replaceAll('’', "'")
      this.#lower[i] = lower
    }
    return lower
  }

  /** Whether white space, or the start of the text, stands before token `i`. */
  spaceBefore(i: number): boolean {
    return i <= 0 || this.end[i - 1]! < this.start[i]!
  }

  /** The characters that a non-empty token span covers. */
  chars(span: TokenSpan): CharSpan {
    return charSpan(this.start[span.start]!, this.end[span.end - 1]!)
  }

  /** The text that a token span covers, as it stands in the article. */
  words(span: TokenSpan): string {
    if (span.end <= span.start) return ''
    return this.text.slice(this.start[span.start]!, this.end[span.end - 1]!)
  }

  /** The first token that ends after `offset`; `length` if there is none. */
  at(offset: number): number {
    return firstPlace(this.length, (place) => this.end[place]! > offset)
  }

  /** The tokens that overlap a character span. */
  within(span: CharSpan): TokenSpan {
    const start = this.at(span.start)
    let end = start
    if (span.end > span.start) {
      end = this.at(span.end - 1)
      if (end < this.length && this.start[end]! < span.end) end++
    }
    return tokenSpan(start, Math.max(start, end))
  }
}
