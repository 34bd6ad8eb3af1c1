import { firstPlace } from '../document/search.ts'
import { type Transcript, turnAt } from '../transcript/transcript.ts'
import { wordsOf } from './lexicon.ts'
import { splitWords, type Words } from './words.ts'

/** Of a text whose words are all in the index. */
export interface IndexedSource {
  readonly transcript: Transcript
  readonly words: Words
  /** Number of its first word among all. */
  readonly base: number
}

/** What the sources were picked from, where that is more than can be indexed. */
export interface Background {
  /** Number of its words. */
  readonly words: number
  /** How often folded words stand in it, as far as that is known. */
  readonly counts: ReadonlyMap<string, number>
}

export interface IndexOptions {
  /** Texts whose words are indexed instead of a transcript's own, with the same offsets. */
  readonly spoken?: ReadonlyMap<Transcript, string>
  readonly background?: Background
}

const NOT_IN = -1
/** Words in a row that tell a copy of a passage from a phrase that others use, too. */
const COPY = 7

/**
 * All words of all sources in one row of numbers, with the places of every word and every pair of words. Built in
 * linear time; about 16 bytes a word beside the texts.
 */
export class SearchIndex {
  readonly sources: readonly IndexedSource[]
  /** The words by number; the same number, the same folded form. */
  readonly ids: Int32Array
  readonly #vocabulary: Map<string, number>
  readonly #counts: Int32Array
  readonly #cases: Uint8Array
  readonly #single: Postings
  readonly #pairs: Postings
  readonly #mask: number
  readonly #light: ReadonlyMap<number, number>
  readonly #background: Background | null
  /** How often words stand in the background, by number. */
  readonly #known = new Map<number, number>()

  constructor(transcripts: readonly Transcript[], { spoken, background }: IndexOptions = {}) {
    this.#background = background ?? null
    const vocabulary = new Map<string, number>()
    let base = 0
    this.sources = transcripts.map((transcript) => {
      const words = splitWords(spoken?.get(transcript) ?? transcript.text)
      const source = { transcript, words, base }
      base += words.length
      return source
    })
    this.ids = new Int32Array(base)
    let at = 0
    for (const { words } of this.sources)
      for (const key of words.keys) {
        let id = vocabulary.get(key)
        if (id === undefined) {
          id = vocabulary.size
          vocabulary.set(key, id)
        }
        this.ids[at++] = id
      }
    this.#vocabulary = vocabulary
    for (const [key, count] of background?.counts ?? []) {
      const id = vocabulary.get(key)
      if (id !== undefined) this.#known.set(id, count)
    }
    this.#mask = 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2(base + 1)))) - 1
    this.#single = postings(vocabulary.size, base, (i) => this.ids[i]!)
    this.#pairs = postings(this.#mask + 1, Math.max(0, base - 1), (i) =>
      this.#bucket(this.ids[i]!, this.ids[i + 1]!),
    )
    this.#counts = this.#single.counts
    this.#cases = this.#caseFlags()
    this.#light = new Map(
      wordsOf('filler').flatMap((word) =>
        vocabulary.has(word) ? [[vocabulary.get(word)!, 0.2] as const] : [],
      ),
    )
  }

  /** Number of words in all sources. */
  get length(): number {
    return this.ids.length
  }

  /** Number of words that were searched, those of the background included. */
  get total(): number {
    return this.length + (this.#background?.words ?? 0)
  }

  /** The numbers of folded words; -1 for one that is in no source. */
  numbersOf(keys: readonly string[]): Int32Array {
    return Int32Array.from(keys, (key) => this.#vocabulary.get(key) ?? NOT_IN)
  }

  count(id: number): number {
    return id < 0 ? 0 : this.#counts[id]!
  }

  /** How much it tells that a word is the same: the base-2 logarithm of one in how many words it is. */
  bits(id: number): number {
    const known = this.#known.get(id)
    if (known !== undefined) return Math.log2((this.total + 1) / (Math.max(known, this.count(id)) + 1))
    return Math.log2((this.length + 1) / (this.count(id) + 1))
  }

  /** Whether the sources write the word as a name: with a capital within sentences, and never without. */
  isName(key: string): boolean {
    const id = this.#vocabulary.get(key)
    return id !== undefined && this.#cases[id] === CAPITAL_WITHIN
  }

  has(key: string): boolean {
    return this.#vocabulary.has(key)
  }

  /** Places of a word. */
  places(id: number): Int32Array {
    return id < 0 ? NOWHERE : this.#single.of(id)
  }

  /** Places that two words in a row may have (first word's number): those of one bucket, to be compared. */
  pairPlaces(first: number, second: number): Int32Array {
    return first < 0 || second < 0 ? NOWHERE : this.#pairs.of(this.#bucket(first, second))
  }

  /** Every folded word of the sources with its number. */
  get vocabulary(): ReadonlyMap<string, number> {
    return this.#vocabulary
  }

  /** How often two words stand in a row, counted up to `most`. */
  pairCount(first: number, second: number, most: number): number {
    let count = 0
    for (const place of this.pairPlaces(first, second))
      if (this.ids[place] === first && this.ids[place + 1] === second && ++count >= most) break
    return count
  }

  /**
   * How much words that follow each other tell: of each the bits beyond what the word before it leads to expect, the
   * passage itself not counted. A phrase that everybody uses tells little, however many words it has.
   *
   * @param follows whether the word before it is shared, too, right before this one
   * @param place the word's place in the passage
   */
  bitsAfter(before: number, id: number, follows: boolean, place: number): number {
    const alone = this.bits(id)
    if (!follows || before < 0 || id < 0) return alone
    const together = this.#background
      ? this.#elsewhere(before, id, place)
      : this.pairCount(before, id, 200) - 1
    return together <= 0 ? alone : Math.min(alone, Math.log2(this.count(before) / together))
  }

  /**
   * How often the words at `place - 1` and `place` stand in a row where no copy of the passage does: of stories that were
   * found by a quote, many print it, and that makes it no phrase that everybody uses.
   */
  #elsewhere(before: number, id: number, place: number): number {
    const { ids } = this
    let count = 0
    for (const other of this.pairPlaces(before, id)) {
      if (ids[other] !== before || ids[other + 1] !== id || other === place - 1) continue
      const shift = other + 1 - place
      let [from, to] = [place - 1, place + 1]
      while (to - from < COPY && from > 0 && from + shift > 0 && ids[from - 1] === ids[from - 1 + shift])
        from--
      while (to - from < COPY && to < ids.length && ids[to] === ids[to + shift]) to++
      if (to - from < COPY) count++
    }
    return count
  }

  /** What leaving out a word weighs where it is a filler, by number. */
  get light(): ReadonlyMap<number, number> {
    return this.#light
  }

  /** The source that word number `at` is in. */
  sourceAt(at: number): IndexedSource {
    const place = firstPlace(this.sources.length, (i) => this.sources[i]!.base > at) - 1
    return this.sources[place]!
  }

  /** The words of the turn that word number `at` is in. */
  turnWords(at: number): { readonly start: number; readonly end: number } {
    const { transcript, words, base } = this.sourceAt(at)
    const { span } = transcript.turns[turnAt(transcript, words.start[at - base]!)]!
    const wordFrom = (offset: number): number =>
      base + firstPlace(words.length, (place) => words.start[place]! >= offset)
    return { start: wordFrom(span.start), end: wordFrom(span.end) }
  }

  #bucket(first: number, second: number): number {
    return ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)) >>> 7) & this.#mask
  }

  #caseFlags(): Uint8Array {
    const seen = new Uint8Array(this.#vocabulary.size)
    for (const { words, base } of this.sources)
      for (let i = 0; i < words.length; i++) {
        const id = this.ids[base + i]!
        if ((seen[id]! & SMALL) !== 0) continue
        const code = words.text.charCodeAt(words.start[i]!)
        if (code >= 97 && code <= 122) seen[id]! |= SMALL
        else if (isCapital(words.text, words.start[i]!) && i > 0 && isWithin(words.text, words.start[i]!))
          seen[id]! |= CAPITAL_WITHIN
      }
    return seen
  }
}

const SMALL = 1
const CAPITAL_WITHIN = 2

export const isCapital = (text: string, at: number): boolean => /\p{Lu}/u.test(text[at] ?? '')

/** Whether a word stands within a sentence: after another word or a comma, not after a full stop or a mark. */
export const isWithin = (text: string, at: number): boolean => {
  const before = text[at - 2]
  return text[at - 1] === ' ' && before !== undefined && /[\p{L}\d,'’]/u.test(before)
}

const NOWHERE = new Int32Array(0)

interface Postings {
  readonly counts: Int32Array
  readonly of: (key: number) => Int32Array
}

/** Places by key, by counting sort. */
function postings(keys: number, length: number, keyOf: (i: number) => number): Postings {
  const counts = new Int32Array(keys)
  for (let i = 0; i < length; i++) counts[keyOf(i)]!++
  const starts = new Int32Array(keys + 1)
  for (let key = 0; key < keys; key++) starts[key + 1] = starts[key]! + counts[key]!
  const next = starts.slice(0, keys)
  const places = new Int32Array(length)
  for (let i = 0; i < length; i++) places[next[keyOf(i)]!++] = i
  return { counts, of: (key) => places.subarray(starts[key]!, starts[key + 1]!) }
}
