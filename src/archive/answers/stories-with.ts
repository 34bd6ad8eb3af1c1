import { fingerprintsOf } from '../../alignment/shingles.ts'
import { formsOf } from '../../alignment/words.ts'
import type { HearsayRecord } from '../../record/record.ts'
import { personName } from '../identity/name.ts'
import { parseQuestion } from '../question.ts'
import { searchWords } from '../search-words.ts'
import type { Store } from '../store.ts'
import { Stories } from './story.ts'

/** A quote that stories are looked for by. */
export interface Sought {
  /** Its words, divided where some are left out. */
  readonly parts: readonly string[]
  /** Names of the person who is said to have said it: among stories that fit alike, those that credit this person come first. */
  readonly speakers: readonly string[]
}

/** The present version of an article. */
export interface KeptStory {
  /** What it is called in the archive. */
  readonly article: string
  readonly record: HearsayRecord
  /** Names across articles by entity (`e1`), where the entity is linked. */
  readonly names: ReadonlyMap<string, string>
}

export interface StoriesWith {
  readonly stories: readonly KeptStory[]
  /** In how many statements a word of the quotes stands, by the word as `searchWords` gives it; common words are left out. */
  readonly counts: ReadonlyMap<string, number>
  /** Of the whole archive. */
  readonly articles: number
  readonly statements: number
}

/** Statements that are compared for one quote, and stories that are returned. */
const MOST_ROWS = 200
const MOST_STORIES = 12
/** A word in so many statements is common; one in no more than the second is enough to find a statement by. */
const COMMON = 200
const RARE = 30
/** Statements looked at for a pair of words, and for a run of common ones. */
const MOST_PAIR = 60
/** Fingerprints of which neighbours are looked up together. */
const MOST_PRINTS = 40
/** Runs of common words that are looked up; each may take as long as its words are common. */
const MOST_RUNS = 4
/** A part of no more words is looked up as it is. */
const SHORT = 8
/** Of the quote's pairs of words, what one statement must have for common words not to be looked up. */
const ENOUGH = 0.65
/** A statement is of no use that has less of the quote than this share of what the best one has. */
const LEAST_SHARE = 0.4
/** Words of a quote that are looked at, one part after the other. */
const MOST_WORDS = 300

/**
 * The stories whose statements share most with each quote. Fingerprints find six equal words in a row; where they do
 * not find all of a quote, rare words do, then pairs of words of which one is rare, and at last runs of common ones.
 * What no statement of a story holds does not find it.
 */
export async function storiesWith(store: Store, quotes: readonly Sought[]): Promise<StoriesWith> {
  const counts = new Map<string, number>()
  const chosen = new Set<number>()
  for (const quote of quotes)
    for (const version of await versionsFor(store, quote, counts)) chosen.add(version)
  const versions = [...chosen]
  const [articles, statements] = [await countOf(store, 'article'), await countOf(store, 'statement')]
  return { stories: await loaded(store, versions), counts, articles, statements }
}

async function countOf({ db }: Store, table: 'article' | 'statement'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A statement with what it has of the quote. */
interface Candidate {
  readonly id: number
  readonly version: number
  readonly speaker: number | null
  /** Pairs of neighbouring words of the quote that it has, by their place in the quote. */
  readonly pairs: ReadonlySet<number>
  readonly score: number
}

/** The words of a quote as both indexes have them. */
class QuoteWords {
  readonly prints: readonly number[]
  /** Words of each part, as `searchWords` gives them. */
  readonly parts: readonly (readonly string[])[]
  readonly #pairs = new Map<string, number[]>()
  readonly #forms: ReadonlySet<string>
  /** Pairs of neighbouring words. */
  readonly length: number

  constructor(texts: readonly string[]) {
    const forms = texts.map((text) => formsOf(text).slice(0, MOST_WORDS))
    this.prints = [...new Set(forms.flatMap((part) => fingerprintsOf(part)))]
    this.parts = texts.map((text) => searchWords(text).slice(0, MOST_WORDS))
    this.#forms = new Set(forms.flat())
    let place = 0
    for (const part of forms)
      for (let at = 0; at + 1 < part.length; at++) {
        const pair = `${part[at]} ${part[at + 1]}`
        this.#pairs.set(pair, [...(this.#pairs.get(pair) ?? []), place++])
      }
    this.length = place
  }

  /** What a statement has of the quote; single words count a quarter. */
  sharedBy(text: string): Pick<Candidate, 'pairs' | 'score'> {
    const forms = formsOf(text)
    const pairs = new Set<number>()
    const words = new Set<string>()
    for (const [at, form] of forms.entries()) {
      if (this.#forms.has(form)) words.add(form)
      for (const place of this.#pairs.get(`${form} ${forms[at + 1]}`) ?? []) pairs.add(place)
    }
    return { pairs, score: pairs.size + words.size / 4 }
  }
}

/** Looks a quote up step by step, and stops where enough of it is found. */
async function versionsFor(
  store: Store,
  { parts, speakers }: Sought,
  counts: Map<string, number>,
): Promise<readonly number[]> {
  const quote = new QuoteWords(parts)
  const found = new Map<number, Candidate>()
  const take = async (ids: readonly number[]): Promise<void> => {
    const fresh = [...new Set(ids)].filter((id) => !found.has(id))
    for (let from = 0; from < fresh.length; from += 500) {
      const rows = await rowsOf(store)
        .where('id', 'in', fresh.slice(from, from + 500))
        .execute()
      for (const { id, version, speaker, text } of rows)
        found.set(id, { id, version, speaker, ...quote.sharedBy(text) })
    }
  }
  const share = (pairs: Iterable<number>): number =>
    quote.length === 0 ? Math.min(1, found.size) : new Set(pairs).size / quote.length
  const most = (): number => Math.max(0, ...[...found.values()].map(({ pairs }) => share(pairs)))
  const whole = (): readonly Candidate[] => [...found.values()].filter(({ pairs }) => share(pairs) === 1)
  const isWhole = (): boolean => whole().length > 0

  await take((await store.sharing(quote.prints, MOST_ROWS)).map(({ id }) => id))
  // Of a quote that stands in a statement word for word, all fingerprints do.
  await take(await store.sharingAll(quote.prints, MOST_PAIR))
  if (!isWhole()) {
    await take(await bySomePrints(store, quote.prints.slice(0, MOST_PRINTS)))
    await take(await byRareWords(store, quote, counts))
    const { short, pieces } = commonRuns(quote, counts)
    for (const run of short) await take(await store.holding(run, MOST_PAIR))
    for (const run of pieces) {
      if (most() >= ENOUGH) break
      await take(await store.holding(run, MOST_PAIR))
    }
  }
  const claimed = await identitiesOf(store, speakers)
  // More stories print it than are looked at: one of them may credit the person who is said to have said it.
  if (whole().length >= MOST_STORIES && claimed.length > 0) await take(await saidBy(store, quote, claimed))
  return chosenOf([...found.values()], new Set(claimed))
}

const rowsOf = ({ db }: Store) => db.selectFrom('statement').select(['id', 'version', 'speaker', 'text'])

/** Statements that have as many fingerprints from the beginning of a quote as any has, or from its end, or two neighbours. */
async function bySomePrints(store: Store, prints: readonly number[]): Promise<readonly number[]> {
  const ids: number[] = []
  const longest = async (part: (length: number) => readonly number[]): Promise<void> => {
    for (let length = prints.length - 1; length > 2; length--) {
      const found = await store.sharingAll(part(length), MOST_PAIR)
      ids.push(...found)
      if (found.length > 0) return
    }
  }
  await longest((length) => prints.slice(0, length))
  await longest((length) => prints.slice(-length))
  for (let at = 0; at + 1 < prints.length; at++)
    ids.push(...(await store.sharingAll(prints.slice(at, at + 2), MOST_PAIR)))
  return ids
}

/** Statements that hold a rare word of the quote, or two words next to each other of which one is not common. */
async function byRareWords(
  store: Store,
  { parts }: QuoteWords,
  counts: Map<string, number>,
): Promise<readonly number[]> {
  const ids: number[] = []
  const common = new Set<string>()
  for (const word of new Set(parts.flat())) {
    const holding = await store.holding([word], COMMON)
    if (holding.length < COMMON) counts.set(word, holding.length)
    else common.add(word)
    if (holding.length <= RARE) ids.push(...holding)
  }
  for (const words of parts)
    for (let at = 0; at + 1 < words.length; at++) {
      const pair = words.slice(at, at + 2)
      const rarest = Math.min(...pair.map((word) => (common.has(word) ? COMMON : counts.get(word)!)))
      if (rarest > RARE && rarest < COMMON) ids.push(...(await store.holding(pair, MOST_PAIR)))
    }
  return ids
}

/**
 * Runs of the quote's words to be looked up: first each part that is short enough to have hardly a fingerprint, then
 * pieces, long ones first. Where a word is rare, all that hold it were looked at already.
 */
function commonRuns(
  { parts }: QuoteWords,
  counts: ReadonlyMap<string, number>,
): Readonly<Record<'short' | 'pieces', readonly (readonly string[])[]>> {
  const isCommon = (run: readonly string[]): boolean =>
    run.every((word) => (counts.get(word) ?? COMMON) > RARE)
  const short = parts.filter((words) => words.length > 0 && words.length <= SHORT && isCommon(words))
  const pieces: (readonly string[])[] = []
  for (const size of [5, 3, 2])
    for (const words of parts.filter(({ length }) => length > size))
      for (let at = 0; at + size <= words.length; at += Math.max(2, size - 2))
        pieces.push(words.slice(at, at + size))
  return { short: short.slice(0, MOST_RUNS), pieces: pieces.filter(isCommon).slice(0, MOST_RUNS) }
}

/** Those of a name, by its family name. */
async function identitiesOf({ db }: Store, names: readonly string[]): Promise<readonly number[]> {
  const blocks = [...new Set(names.map((name) => `p ${personName(name).family}`))]
  if (blocks.length === 0) return []
  const rows = await db
    .selectFrom('identity')
    .select('id')
    .where('block', 'in', blocks)
    .limit(COMMON)
    .execute()
  return rows.map(({ id }) => id)
}

/** Statements by somebody that have the beginning of the quote. */
async function saidBy(
  store: Store,
  { parts }: QuoteWords,
  speakers: readonly number[],
): Promise<readonly number[]> {
  const [longest] = [...parts].sort((a, b) => b.length - a.length)
  const words = longest?.slice(0, 6) ?? []
  if (words.length === 0) return []
  const rows = await rowsOf(store)
    .where('speaker', 'in', speakers)
    .where(() => store.matches(parseQuestion(`"${words.join(' ')}"`), 'content'))
    .limit(MOST_PAIR)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * The versions that are worth comparing: first those that together hold most of the quote, however many stories it is
 * put together from, then those that hold most each.
 */
function chosenOf(candidates: readonly Candidate[], claimed: ReadonlySet<number>): readonly number[] {
  const isClaimed = ({ speaker }: Candidate): number => Number(speaker !== null && claimed.has(speaker))
  const sorted = [...candidates].sort(
    (a, b) => b.score - a.score || isClaimed(b) - isClaimed(a) || a.id - b.id,
  )
  const least = LEAST_SHARE * (sorted[0]?.score ?? 0)
  const versions = new Set<number>()
  const covered = new Set<number>()
  while (versions.size < MOST_STORIES / 2) {
    let best: { readonly candidate: Candidate; readonly gain: number } | null = null
    for (const candidate of sorted) {
      const gain = [...candidate.pairs].filter((pair) => !covered.has(pair)).length
      if (gain > (best?.gain ?? 1)) best = { candidate, gain }
    }
    if (!best) break
    versions.add(best.candidate.version)
    for (const pair of best.candidate.pairs) covered.add(pair)
  }
  for (const { version, score } of sorted) {
    if (versions.size >= MOST_STORIES || score < least) break
    versions.add(version)
  }
  return [...versions]
}

/** Records of versions, with the names that identities give their entities. */
async function loaded(store: Store, versions: readonly number[]): Promise<readonly KeptStory[]> {
  const stories = new Stories(store)
  const kept: KeptStory[] = []
  for (const version of versions) {
    const { db } = store
    const article = await db
      .selectFrom('version')
      .innerJoin('article', 'article.id', 'version.article')
      .select('article.name')
      .where('version.id', '=', version)
      .executeTakeFirst()
    const rows = await db
      .selectFrom('entity')
      .innerJoin('identity', 'identity.id', 'entity.identity')
      .select(['entity.place', 'identity.name', 'identity.renamed'])
      .where('entity.version', '=', version)
      .execute()
    const record = await stories.get(version)
    kept.push({
      article: article?.name ?? record.article.id,
      record,
      names: new Map(rows.map(({ place, name, renamed }) => [`e${place}`, renamed ?? name])),
    })
  }
  return kept
}
