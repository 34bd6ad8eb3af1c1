import type { Tokens } from '../../document/tokens.ts'
import { mix } from '../../learn/hash.ts'
import { HashTable, layOut } from '../../learn/hash-table.ts'
import { asInt32, ModelError, type Sections } from '../../learn/weight-file.ts'

const SEED = 0x71
const LONGEST = 40

/** Two clusterings of forms, as parallel columns. */
export interface Clusters {
  /** Hashes of the forms. */
  readonly keys: Int32Array
  /** The coarse cluster times 65,536 plus the fine one. */
  readonly values: Int32Array
}

/**
 * Which cluster a word belongs to, by two clusterings, a fine and a coarse one. Forms are told apart by their letters,
 * capitals too, digits counting as zeros; a form without a cluster has its lower-case form's.
 */
export class WordClasses {
  /** Values plus one: a cluster may have the number 0. */
  readonly #table: HashTable

  constructor({ keys, values }: Clusters) {
    const entries = Array.from(keys, (key, i) => [key, values[i]! + 1] as const)
    const table = layOut(entries, keys.length, 2)
    this.#table = new HashTable(table.keys, table.values)
  }

  /** The clusters of token `i`, -1 for a word never seen. */
  of(tokens: Tokens, i: number): number {
    const start = tokens.start[i]!
    const end = tokens.end[i]!
    const value = this.#table.get(formHash(tokens.text, start, end, false))
    return (value === 0 ? this.#table.get(formHash(tokens.text, start, end, true)) : value) - 1
  }
}

/** Hash of a form; long ones by their beginning. */
export function formHash(text: string, start: number, end: number, lower: boolean): number {
  let hash = SEED
  const stop = Math.min(end, start + LONGEST)
  for (let i = start; i < stop; i++) {
    let code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) code = 0x30
    else if (code === 0x2019) code = 0x27
    else if (lower && code >= 0x41 && code <= 0x5a) code += 32
    hash = mix(hash, code)
  }
  return hash
}

/** Reads the clusters of a weight file. */
export function wordClasses(sections: Sections): WordClasses {
  const { clusterKeys, clusters } = sections
  if (!clusterKeys || !clusters)
    throw new ModelError('bad-weights', 'the name tagger\'s weight file has no section "clusters"')
  return new WordClasses({ keys: asInt32(clusterKeys), values: asInt32(clusters) })
}
