import { isOf } from './lexicon.ts'
import type { SearchIndex } from './search-index.ts'

/** A passage that says something like the quote in other words. */
export interface Paraphrase {
  /** Words of the index. */
  readonly start: number
  readonly end: number
  /** Of what the quote's own words tell, how much the passage shares. */
  readonly share: number
}

/** Words of a quote's own that must stand in the passage, and the share of what they tell. */
const FEWEST_SHARED = 4
const LEAST_SHARE = 0.6
/** The share where so many words are shared that chance is out of the question. */
const MANY_SHARED = 5
const LEAST_SHARE_OF_MANY = 0.5
/** What they must tell beyond what brings them together somewhere by chance. */
const LEAST_SURPLUS = 14
/** A stem that stands more often finds nothing. */
const MOST_PLACES = 800
/** Of a very long quote the first so many are looked for. */
const MOST_STEMS = 150

const SHORT_SOURCE = 20_000

const EMPTY = [
  'common',
  'person',
  'modal',
  'negation',
  'filler',
  'discourse',
  'grammar',
  'unit',
  'backchannel',
] as const

const isContent = (key: string): boolean =>
  key.length >= 4 && !key.includes("'") && !EMPTY.some((name) => isOf(key, name))

/** The word without its ending, so that `decided` and `deciding` are one. */
export const stemOf = (key: string): string =>
  key.length < 6
    ? key.replace(/s$/, '')
    : key.replace(/(?:ations?|ments?|ings?|ness|ions?|ies|ied|ed|es|ly|er|s|e|y)$/, '').slice(0, 9)

/** Finds passages by the words of a quote's own, in any order: what was said, and put in other words. */
export class ParaphraseFinder {
  readonly #index: SearchIndex
  readonly #ids = new Map<string, number[]>()

  constructor(index: SearchIndex) {
    this.#index = index
    for (const [key, id] of index.vocabulary) {
      if (!isContent(key)) continue
      const stem = stemOf(key)
      const ids = this.#ids.get(stem)
      if (ids) ids.push(id)
      else this.#ids.set(stem, [id])
    }
  }

  /** The passage that shares most with the quote; null where none shares enough. */
  find(keys: readonly string[]): Paraphrase | null {
    const stems = [...new Set(keys.filter(isContent).map(stemOf))].slice(0, MOST_STEMS)
    if (stems.length < FEWEST_SHARED) return null
    // In a short source every word is frequent: it counts as part of a longer one.
    const total = Math.max(SHORT_SOURCE, this.#index.length)
    const bits = stems.map((stem) => Math.log2((total + 1) / (this.#places(stem) + 1)))
    const all = bits.reduce((sum, value) => sum + value, 0)
    const hits: { at: number; stem: number }[] = []
    for (const [i, stem] of stems.entries()) {
      if (this.#places(stem) > MOST_PLACES) continue
      for (const id of this.#ids.get(stem) ?? [])
        for (const at of this.#index.places(id)) hits.push({ at, stem: i })
    }
    hits.sort((a, b) => a.at - b.at)
    const best = densest(hits, bits, Math.max(24, 2 * keys.length))
    if (!best || best.shared < FEWEST_SHARED) return null
    if (best.bits < (best.shared >= MANY_SHARED ? LEAST_SHARE_OF_MANY : LEAST_SHARE) * all) return null
    if (best.bits - Math.log2(Math.max(total, this.#index.total) + 1) - 2 * best.shared < LEAST_SURPLUS)
      return null
    const { base, words } = this.#index.sourceAt(best.start)
    return { start: best.start, end: Math.min(best.end, base + words.length), share: best.bits / all }
  }

  #places(stem: string): number {
    return (this.#ids.get(stem) ?? []).reduce((sum, id) => sum + this.#index.count(id), 0)
  }
}

interface Densest {
  readonly start: number
  readonly end: number
  readonly bits: number
  readonly shared: number
}

/** The window of `size` words whose distinct stems tell most, by one sweep. */
function densest(
  hits: readonly { readonly at: number; readonly stem: number }[],
  bits: readonly number[],
  size: number,
): Densest | null {
  const inside = new Map<number, number>()
  let [sum, left] = [0, 0]
  let best: Densest | null = null
  for (const [right, { at, stem }] of hits.entries()) {
    const count = inside.get(stem) ?? 0
    if (count === 0) sum += bits[stem]!
    inside.set(stem, count + 1)
    // What falls out of the window goes, and so does what stands in it again further on: the tightest passage counts.
    while (at - hits[left]!.at >= size || inside.get(hits[left]!.stem)! > 1) {
      const gone = hits[left]!.stem
      const kept = inside.get(gone)! - 1
      if (kept === 0) {
        inside.delete(gone)
        sum -= bits[gone]!
      } else inside.set(gone, kept)
      left++
    }
    if (!best || sum > best.bits)
      best = { start: hits[left]!.at, end: hits[right]!.at + 1, bits: sum, shared: inside.size }
  }
  return best
}
