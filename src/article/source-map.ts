import { type CharSpan, charSpan } from '../document/span.ts'

/** Where the words of an article's text stand in the file it was made of. Offsets are UTF-16 code units. */
export class SourceMap {
  /** The file's text as written. */
  readonly source: string
  readonly #starts: Uint32Array | null
  readonly #ends: Uint32Array | null

  /** `starts` and `ends` tell, for every unit of the article's text, what it was made of; null where the text is the file's. */
  constructor(source: string, starts: Uint32Array | null = null, ends: Uint32Array | null = null) {
    this.source = source
    this.#starts = starts
    this.#ends = ends
  }

  /** The span of the file for a span of the text. */
  span({ start, end }: CharSpan): CharSpan {
    if (!this.#starts || !this.#ends) return charSpan(start, end)
    const from = this.#starts[start] ?? this.source.length
    return charSpan(from, end > start ? (this.#ends[end - 1] ?? this.source.length) : from)
  }
}
