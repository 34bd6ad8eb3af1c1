import { mix } from '../../learn/hash.ts'
import { HashTable, layOut } from '../../learn/hash-table.ts'

/** An upper-case word has an entry of its own; see {@link Dictionary.candidates}. */
export const entryKey = (word: number, upper: boolean): number => mix(word, upper ? 2 : 1)

/** The lists a dictionary is made of, as they lie in the weight file. */
export interface DictionaryColumns {
  /** Keys and places in `sets`, an open-addressed table of 2^n places; the value 0 is an empty place. */
  readonly keys: Int32Array
  readonly values: Uint8Array | Uint16Array
  /** Number n of classes, then n classes, for each set; set 1 is for words never seen, 2 for names. */
  readonly sets: Uint8Array
}

/** Which classes a word can have. */
export class Dictionary {
  readonly #table: HashTable
  readonly #sets: readonly Uint8Array[]
  readonly #named: readonly Uint8Array[]

  constructor(columns: DictionaryColumns) {
    this.#table = new HashTable(columns.keys, columns.values)
    const sets: Uint8Array[] = [new Uint8Array(0)]
    for (let at = 0; at < columns.sets.length; at += columns.sets[at]! + 1)
      sets.push(columns.sets.subarray(at + 1, at + 1 + columns.sets[at]!))
    this.#sets = sets
    this.#named = sets.map((set) => Uint8Array.from(new Set([...set, ...(sets[2] ?? [])])))
  }

  /** Number of the set of a frequent word, 0 for others. A capitalized word not known as such is looked up in lower case. */
  ambiguity(word: number, upper: boolean): number {
    const own = upper ? this.#table.get(entryKey(word, true)) : 0
    return own > 0 ? own : this.#table.get(entryKey(word, false))
  }

  /** The classes to choose from; `anyCase` says that capitals mean nothing here. */
  candidates(word: number, upper: boolean, anyCase: boolean): Uint8Array {
    if (upper && !anyCase) {
      const own = this.#table.get(entryKey(word, true))
      if (own > 0) return this.#named[own]!
    }
    const lower = this.#table.get(entryKey(word, false))
    if (lower > 0) return upper || anyCase ? this.#named[lower]! : this.#sets[lower]!
    return this.#sets[1]!
  }
}

/** Lays out a dictionary from the set number (from 1) of each key. */
export function dictionaryColumns(
  entries: ReadonlyMap<number, number>,
  sets: readonly (readonly number[])[],
): DictionaryColumns {
  const { keys, values } = layOut(entries, entries.size, 1.6)
  return {
    keys,
    values: Uint16Array.from(values),
    sets: Uint8Array.from(sets.flatMap((set) => [set.length, ...set])),
  }
}
