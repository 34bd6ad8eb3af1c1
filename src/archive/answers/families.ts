import { type Comparison, compare } from '../../alignment/compare.ts'
import { fingerprints } from '../../alignment/shingles.ts'
import { unpackRecord } from '../codec.ts'
import type { Store } from '../store.ts'
import { Bagged, type Candidate, Candidates, earlier } from './candidates.ts'
import { type KeptRow, publicRow, type StatementRow, shownRows, statementRows } from './statement-row.ts'

/** One appearance of an utterance. */
export interface Appearance extends StatementRow {
  /** How its words stand to those of the earliest appearance. */
  readonly wording: Comparison['kind']
  readonly changes: Comparison['changes']
  /** Whether it is credited to somebody else than the earliest. */
  readonly otherSpeaker: boolean
  /** An earlier article of which this one is a copy, such as the same agency report. */
  readonly copyOf: string | null
}

/** One utterance as several articles have it: the earliest appearance first. */
export interface QuoteFamily {
  readonly appearances: readonly Appearance[]
  /** Articles that have it, copies of one counted once. */
  readonly carriers: number
}

/** Of the words of the shorter wording so many are the same, and at least so many in number. */
const LEAST_SHARE = 0.7
const LEAST_WORDS = 4
const LEAST_TELLING = 2
const LEAST_SAME_SPEAKER = 6
/** Of another speaker, where words between or at both ends are others, so many must be the same. */
const LEAST_ALTERED = 8
/** Articles that share this much of their text are copies. */
const COPY = 0.6
/** Fingerprints beside the quote below which nothing can be told. */
const LEAST_REST = 10
/** Articles of a family whose texts are compared. */
const MOST_COPIES = 60

/** Whether two wordings are one utterance. What is short must be the same, and said by the same. */
function sameUtterance(a: Candidate, b: Candidate): boolean {
  const shorter = Math.min(a.wording.length, b.wording.length)
  if (a.wording.inCommon(b.wording) < LEAST_SHARE * shorter) return false
  const { kind, shared, telling, apart, share } = compare(a.wording, b.wording)
  if (share < LEAST_SHARE) return false
  const sameSpeaker = a.speaker !== null && a.speaker === b.speaker
  if (shared < LEAST_WORDS) return kind === 'verbatim' && sameSpeaker
  if (sameSpeaker && shared >= LEAST_SAME_SPEAKER) return Math.min(...apart) <= shared / 2
  if (kind === 'verbatim' || kind === 'shorter' || kind === 'longer') return telling >= LEAST_TELLING
  if (telling <= LEAST_TELLING || Math.min(...apart) > shared / 2) return false
  return shared >= LEAST_ALTERED
}

/**
 * The utterances that have a phrase, each with all its appearances, the earliest first in each; those that most
 * articles carry first.
 *
 * @throws ArchiveError `bad-question`
 */
export async function familiesOf(
  store: Store,
  phrase: string,
  limit: number,
): Promise<readonly QuoteFamily[]> {
  const asked = new Bagged(phrase)
  const candidates = new Candidates(store)
  const seeds = seedsOf(asked, await candidates.having(phrase))
  const families: QuoteFamily[] = []
  const placed = new Set<number>()
  for (const seed of seeds) {
    if (placed.has(seed.id)) continue
    const family = await familyAround(candidates, seed, seeds)
    for (const { id } of family) placed.add(id)
    families.push(await familyOf(store, family))
    if (families.length >= limit * 4) break
  }
  return families.sort((a, b) => b.carriers - a.carriers).slice(0, limit)
}

/** Those that have the phrase, or nearly: whoever has most of it first, as not all may be looked into. */
function seedsOf(asked: Bagged, candidates: readonly Candidate[]): readonly Candidate[] {
  const least = LEAST_SHARE * asked.length
  const having = candidates.flatMap((seed) => {
    if (seed.wording.inCommon(asked) < least) return []
    const { shared } = compare(asked, seed.wording)
    return shared < least ? [] : [{ seed, shared }]
  })
  return having.sort((a, b) => b.shared - a.shared).map(({ seed }) => seed)
}

/** The seed and all that are the same utterance as it, and as those found. */
async function familyAround(
  candidates: Candidates,
  seed: Candidate,
  seeds: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const members = new Map([[seed.id, seed]])
  const pool = new Map(seeds.map((one) => [one.id, one]))
  for (const near of await candidates.near(seed.wording.text)) pool.set(near.id, near)
  const gather = (around: Candidate): void => {
    for (const one of pool.values())
      if (!members.has(one.id) && sameUtterance(around, one)) members.set(one.id, one)
  }
  gather(seed)
  // From a short cut to the whole, and from the whole to its other cuts; no further, or families would run together.
  const length = ({ wording }: Candidate): number => wording.length
  const whole = [...members.values()].reduce((a, b) => (length(b) > length(a) ? b : a))
  if (whole !== seed) {
    for (const near of await candidates.near(whole.wording.text)) pool.set(near.id, near)
    gather(whole)
  }
  return [...members.values()].sort(earlier)
}

async function familyOf(store: Store, members: readonly Candidate[]): Promise<QuoteFamily> {
  const ids = members.map(({ id }) => id)
  const rows = await shownRows(
    store.db,
    await statementRows(store.db).where('statement.id', 'in', ids).execute(),
  )
  const outer = outermost(rows)
  const told = members.flatMap(({ id, wording }) => (outer.has(id) ? [{ row: outer.get(id)!, wording }] : []))
  const [first, original] = [told[0]!, told[0]!.row]
  const copies = await copiesOf(
    store,
    told.map(({ row }) => row),
  )
  const appearances = told.map(({ row, wording }): Appearance => {
    const { kind, changes } = compare(first.wording, wording)
    const otherSpeaker =
      row.identity !== null && original.identity !== null && row.identity !== original.identity
    return {
      ...publicRow(row),
      wording: kind,
      changes,
      otherSpeaker,
      copyOf: copies.get(row.article) ?? null,
    }
  })
  const articles = new Set(appearances.filter(({ copyOf }) => copyOf === null).map(({ article }) => article))
  return { appearances, carriers: articles.size }
}

/** Without those that stand in another of the family in the same article: words told once. */
function outermost(rows: readonly KeptRow[]): ReadonlyMap<number, KeptRow> {
  const holds = (a: KeptRow, b: KeptRow): boolean =>
    a.id !== b.id &&
    a.version === b.version &&
    a.content[0]![0] <= b.content[0]![0] &&
    a.content.at(-1)![1] >= b.content.at(-1)![1]
  const wider = (a: KeptRow, b: KeptRow): boolean => holds(a, b) && (!holds(b, a) || a.id < b.id)
  return new Map(rows.filter((row) => !rows.some((other) => wider(other, row))).map((row) => [row.id, row]))
}

/** Articles that are copies of an earlier one in the family. */
async function copiesOf(store: Store, members: readonly KeptRow[]): Promise<ReadonlyMap<string, string>> {
  const articles = new Map(members.map(({ article, version }) => [article, version]))
  const copies = new Map<string, string>()
  if (articles.size < 2) return copies
  const quoted = new Set(members.flatMap(({ text }) => fingerprints(text)))
  const originals: { readonly key: string; readonly prints: ReadonlySet<number> }[] = []
  for (const [key, version] of [...articles].slice(0, MOST_COPIES)) {
    const row = await store.db
      .selectFrom('version')
      .select('record')
      .where('id', '=', version)
      .executeTakeFirstOrThrow()
    const all = fingerprints(unpackRecord(row.record).article.text)
    // What both quote does not make them copies.
    const prints = new Set(all.filter((print) => !quoted.has(print)))
    const original = originals.find((one) => shareOf(one.prints, prints) >= COPY)
    if (original) copies.set(key, original.key)
    else originals.push({ key, prints })
  }
  return copies
}

function shareOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const print of small) if (large.has(print)) shared++
  return small.size < LEAST_REST ? 0 : shared / small.size
}
