import { firstPlace } from '../document/search.ts'

/** A place in a text as people and editors name it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where the lines of a text begin, so that offsets and positions can be told from each other. */
export class Lines {
  readonly #starts: readonly number[]
  readonly #length: number

  /** Lines end with `\n`, `\r\n` or `\r`, as in the Language Server Protocol. */
  constructor(text: string) {
    const starts = [0]
    for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
    this.#starts = starts
    this.#length = text.length
  }

  get count(): number {
    return this.#starts.length
  }

  /** The position of a UTF-16 offset; offsets outside the text are moved to its ends. */
  at(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#length))
    const line = firstPlace(this.#starts.length, (place) => this.#starts[place]! > inside)
    return { line, column: inside - this.#starts[line - 1]! + 1 }
  }

  /** The UTF-16 offset of a position; columns past a line's end stay in the text. */
  offset({ line, column }: Position): number {
    const start = this.#starts[Math.max(1, line) - 1]
    return start === undefined ? this.#length : Math.min(this.#length, start + Math.max(1, column) - 1)
  }
}
