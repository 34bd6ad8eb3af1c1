import type { Wording } from '../../alignment/compare.ts'
import { fingerprints, wordCounts } from '../../alignment/shingles.ts'
import { formsOf, type Word, wordsOf } from '../../alignment/words.ts'
import { parseQuestion } from '../question.ts'
import { searchWords } from '../search-words.ts'
import type { Sharing, Store } from '../store.ts'

/** A wording whose words' places are looked for when they are asked for: most candidates are told by the bag alone. */
export class Bagged implements Wording {
  readonly text: string
  /** Words. */
  readonly length: number
  readonly #bag: ReadonlyMap<number, number>
  #words: readonly Word[] | null = null

  constructor(text: string) {
    this.text = text
    this.#bag = wordCounts(text)
    let length = 0
    for (const times of this.#bag.values()) length += times
    this.length = length
  }

  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.text)
    return this.#words
  }

  /** Words in common in any order: never fewer than an alignment has, and found in a fraction of the time. */
  inCommon(other: Bagged): number {
    const [small, large] =
      this.#bag.size < other.#bag.size ? [this.#bag, other.#bag] : [other.#bag, this.#bag]
    let count = 0
    for (const [form, times] of small) count += Math.min(times, large.get(form) ?? 0)
    return count
  }
}

/** A statement that may belong to a family: no more of it than it takes to tell. */
export interface Candidate {
  readonly id: number
  readonly day: number
  readonly speaker: number | null
  readonly wording: Bagged
}

/** Statements looked at for one family; more is a formula, not a quote. */
const MOST = 200

const MOST_WORDS = 16

/** With more fingerprints than this one alone, shared by chance, leads nowhere. A short cut of a speech shares two. */
const FEW_PRINTS = 10

/** Whatever has so many words in a row as they are shares all their fingerprints; see `shingles.ts`. */
const LEAST_PRINTED = 6

/** So many fingerprints must be shared for a statement to be looked at. */
const leastShared = (prints: readonly number[]): number => (prints.length > FEW_PRINTS ? 2 : 1)

/** Looks for candidates for one question; what it has found once it does not look up again. */
export class Candidates {
  readonly #store: Store
  readonly #sharing = new Map<string, Promise<readonly Sharing[]>>()
  readonly #found = new Map<number, Candidate>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Statements with the phrase as it is, and those that share its fingerprints; the earliest first. */
  async having(phrase: string): Promise<readonly Candidate[]> {
    const near = await this.near(phrase)
    const least = leastShared(fingerprints(phrase))
    // Of a long quote the beginning does: fingerprints find the rest.
    const end = wordsOf(phrase)[MOST_WORDS]?.start
    const head = phrase.slice(0, end)
    const prints = fingerprints(head)
    const ofHead = await this.#sharers(prints)
    // Whatever has these words as they are has all their fingerprints: where one is rare, looking it up has found it.
    const printed = formsOf(head).length >= LEAST_PRINTED
    if (printed && ofHead.some(({ rare }) => rare >= least)) return near
    const all = printed ? await this.#store.sharingAll(prints, MOST) : []
    const exact = all.length > 0 ? await this.#load(all) : await this.#holding(searchWords(head))
    return [...new Set([...near, ...exact])].sort(earlier)
  }

  /** Statements that share fingerprints with a text; the earliest first. */
  async near(text: string): Promise<readonly Candidate[]> {
    const prints = fingerprints(text)
    const least = leastShared(prints)
    const ids = (await this.#sharers(prints)).filter(({ shared }) => shared >= least).map(({ id }) => id)
    return [...(await this.#load(ids))].sort(earlier)
  }

  /** Statements with these words next to each other. */
  async #holding(words: readonly string[]): Promise<readonly Candidate[]> {
    const question = parseQuestion(`"${words.join(' ')}"`)
    const rows = this.#light()
      .where(() => this.#store.matches(question, 'content'))
      .limit(MOST)
    return (await rows.execute()).map((row) => this.#keep(row))
  }

  async #load(ids: readonly number[]): Promise<readonly Candidate[]> {
    const missing = ids.filter((id) => !this.#found.has(id))
    if (missing.length > 0)
      for (const row of await this.#light().where('statement.id', 'in', missing).execute()) this.#keep(row)
    return ids.flatMap((id) => this.#found.get(id) ?? [])
  }

  #sharers(prints: readonly number[]): Promise<readonly Sharing[]> {
    const key = prints.join(' ')
    const asked = this.#sharing.get(key) ?? this.#store.sharing(prints, MOST)
    this.#sharing.set(key, asked)
    return asked
  }

  #light() {
    const { db } = this.#store
    return db
      .selectFrom('statement')
      .select(['statement.id', 'statement.day', 'statement.speaker', 'statement.text'])
  }

  #keep({ text, ...row }: Omit<Candidate, 'wording'> & { readonly text: string }): Candidate {
    const candidate = this.#found.get(row.id) ?? { ...row, wording: new Bagged(text) }
    this.#found.set(row.id, candidate)
    return candidate
  }
}

interface Dated {
  readonly id: number
  readonly day: number
}

/** By date of publication; what has none comes last, in the order it was added. */
export const earlier = (a: Dated, b: Dated): number =>
  Number(a.day === 0) - Number(b.day === 0) || a.day - b.day || a.id - b.id
