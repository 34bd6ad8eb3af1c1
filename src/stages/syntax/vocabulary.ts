import { HashTable, layOut } from '../../learn/hash-table.ts'

/** The words that have a row of their own, by hash; row 0 is for all others. */
export class Vocabulary {
  readonly keys: Int32Array
  readonly rows: Int32Array
  /** Rows, the one of unknown words (0) among them. */
  readonly size: number
  readonly #table: HashTable

  constructor(keys: Int32Array, rows: Int32Array) {
    this.keys = keys
    this.rows = rows
    this.#table = new HashTable(keys, rows)
    let size = 0
    for (const row of rows) if (row > 0) size++
    this.size = size + 1
  }

  /** A vocabulary in which the words get rows from 1 on, in the order given. */
  static of(words: readonly number[]): Vocabulary {
    const { keys, values } = layOut(
      words.map((word, i) => [word, i + 1] as const),
      words.length,
      1.6,
    )
    return new Vocabulary(keys, values)
  }

  /** Row of the word with this hash; 0 if it is not known. */
  row(word: number): number {
    return this.#table.get(word)
  }
}
