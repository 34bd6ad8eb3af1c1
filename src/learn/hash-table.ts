/** Numbers by 32-bit key, in an open-addressed table of 2^n places; 0 is an empty place, and what a key has that is not there. */
export class HashTable {
  readonly keys: Int32Array
  readonly values: ArrayLike<number>
  readonly #mask: number

  /** `keys` and `values` as {@link layOut} lays them out. */
  constructor(keys: Int32Array, values: ArrayLike<number>) {
    this.keys = keys
    this.values = values
    this.#mask = keys.length - 1
  }

  get(key: number): number {
    for (let at = key & this.#mask; ; at = (at + 1) & this.#mask) {
      const value = this.values[at]!
      if (value === 0 || this.keys[at] === key) return value
    }
  }
}

/** Lays out a table with `room` places a key at least, for the positive numbers of the entries. */
export function layOut(
  entries: Iterable<readonly [key: number, value: number]>,
  count: number,
  room: number,
): { readonly keys: Int32Array<ArrayBuffer>; readonly values: Int32Array<ArrayBuffer> } {
  const size = 2 ** Math.ceil(Math.log2(count * room + 2))
  const keys = new Int32Array(size)
  const values = new Int32Array(size)
  for (const [key, value] of entries) {
    let at = key & (size - 1)
    while (values[at] !== 0) at = (at + 1) & (size - 1)
    keys[at] = key
    values[at] = value
  }
  return { keys, values }
}
