/** The words that have a row of their own, by hash: an open-addressed table of 2^n places, where row 0 is an empty one. */
export class Vocabulary {
  readonly keys: Int32Array
  readonly rows: Int32Array
  /** Rows, the one of unknown words (0) among them. */
  readonly size: number
  readonly #mask: number

  constructor(keys: Int32Array, rows: Int32Array) {
    this.keys = keys
    this.rows = rows
    this.#mask = keys.length - 1
    let size = 0
    for (const row of rows) if (row > 0) size++
    this.size = size + 1
  }

  /** A vocabulary in which the words get rows from 1 on, in the order given. */
  static of(words: Iterable<number>): Vocabulary {
    const all = [...words]
    const places = 2 ** Math.ceil(Math.log2(all.length * 1.6 + 2))
    const keys = new Int32Array(places)
    const rows = new Int32Array(places)
    for (const [i, word] of all.entries()) {
      let at = word & (places - 1)
      while (rows[at] !== 0) at = (at + 1) & (places - 1)
      keys[at] = word
      rows[at] = i + 1
    }
    return new Vocabulary(keys, rows)
  }

  /** Row of the word with this hash; 0 if it is not known. */
  row(word: number): number {
    for (let at = word & this.#mask; ; at = (at + 1) & this.#mask) {
      const row = this.rows[at]!
      if (row === 0 || this.keys[at] === word) return row
    }
  }
}
