import { sql } from 'kysely'
import type { HearsayRecord } from '../record/record.ts'
import { hashArticle, unpackRecord } from './codec.ts'
import { contentText } from './detail.ts'
import { loadCorrections } from './identity/correct.ts'
import { byArticle, correctedRecord } from './identity/corrected-record.ts'
import { inForce } from './identity/corrections.ts'
import { searchWords } from './search-words.ts'
import type { Store } from './store.ts'

/** How sound an archive is. */
export interface CheckReport {
  readonly articles: number
  readonly versions: number
  readonly statements: number
  readonly identities: number
  readonly corrections: number
  /** On disk. */
  readonly bytes: number
  /** What is wrong, in words; empty where nothing is. */
  readonly faults: readonly string[]
}

/** More faults are only counted. */
const MOST = 50
const PAGE = 100

/** Looks through all of an archive: files, every record, and that the tables say what the records say. */
export async function check(store: Store, advance: (share: number) => void = () => {}): Promise<CheckReport> {
  const faults: string[] = [...(await store.faults())]
  const counts = { articles: 0, versions: 0, statements: 0, identities: 0, corrections: 0 }
  try {
    for (const [name, table] of TABLES) counts[name] = await countOf(store, table)
    faults.push(...(await orphans(store)), ...(await unfound(store)))
    faults.push(...(await recordFaults(store, counts.versions, advance)))
  } catch (error) {
    faults.push(`It cannot be read to its end: ${(error as Error).message}`)
  }
  const shown = faults.slice(0, MOST)
  if (faults.length > MOST) shown.push(`and ${faults.length - MOST} more`)
  return { ...counts, bytes: await store.size(), faults: shown }
}

const TABLES = [
  ['articles', 'article'],
  ['versions', 'version'],
  ['statements', 'statement'],
  ['identities', 'identity'],
  ['corrections', 'correction'],
] as const

async function countOf({ db }: Store, table: (typeof TABLES)[number][1]): Promise<number> {
  const row = await db.selectFrom(table).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Rows that lead nowhere. */
async function orphans({ db }: Store): Promise<readonly string[]> {
  const leads: readonly (readonly [string, string, string])[] = [
    ['article', 'current', 'version'],
    ['version', 'article', 'article'],
    ['statement', 'version', 'version'],
    ['statement', 'entity', 'entity'],
    ['statement', 'speaker', 'identity'],
    ['entity', 'version', 'version'],
    ['entity', 'identity', 'identity'],
    ['party', 'statement', 'statement'],
    ['party', 'entity', 'entity'],
    ['event', 'version', 'version'],
    ['participant', 'event', 'event'],
    ['participant', 'entity', 'entity'],
  ]
  const faults: string[] = []
  for (const [table, column, target] of leads) {
    const from = sql.ref(`${table}.${column}`)
    const query = sql<{
      count: number
    }>`select count(*) as count from ${sql.table(table)} where ${from} is not null
      and not exists (select 1 from ${sql.table(target)} as target where target.id = ${from})`
    const count = Number((await query.execute(db)).rows[0]?.count ?? 0)
    if (count > 0) faults.push(`${count} rows of ${table} name a ${target} that is not there.`)
  }
  return faults
}

/** A word that stands in the newest statements must find them. */
async function unfound(store: Store): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('statement')
    .select(['id', 'text'])
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  const faults: string[] = []
  for (const { id, text } of rows) {
    const words = searchWords(text).slice(0, 8)
    if (words.length === 0) continue
    const question = { groups: [[{ words, prefix: false }]], without: [] }
    const found = await store.db
      .selectFrom('statement')
      .select('statement.id')
      .where('statement.id', '=', id)
      .where(() => store.matches(question, 'content'))
      .executeTakeFirst()
    if (!found) faults.push(`Statement ${id} is not found by its own words.`)
  }
  return faults
}

async function recordFaults(
  { db }: Store,
  total: number,
  advance: (share: number) => void,
): Promise<readonly string[]> {
  const corrections = byArticle(inForce(await loadCorrections(db)))
  const faults: string[] = []
  let done = 0
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('version')
      .innerJoin('article', 'article.id', 'version.article')
      .select([
        'version.id',
        'version.number',
        'version.hash',
        'version.record',
        'article.key',
        'article.current',
      ])
      .where('version.id', '>', after)
      .orderBy('version.id')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const texts = row.current === row.id ? await textsOf(db, row.id) : null
      const correct = (record: HearsayRecord) => correctedRecord(record, row.key, corrections)
      faults.push(
        ...faultsOf(row, texts, correct).map((fault) => `${row.key}, version ${row.number}: ${fault}`),
      )
    }
    const last = rows.at(-1)
    if (!last) return faults
    after = last.id
    done += rows.length
    advance(total === 0 ? 1 : done / total)
  }
}

async function textsOf(db: Store['db'], version: number): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('statement')
    .select(['place', 'text'])
    .where('version', '=', version)
    .execute()
  return new Map(rows.map(({ place, text }) => [place, text]))
}

function faultsOf(
  { record: packed, hash }: { readonly record: Uint8Array; readonly hash: string },
  texts: ReadonlyMap<number, string> | null,
  correct: (record: HearsayRecord) => HearsayRecord,
): readonly string[] {
  let record: ReturnType<typeof unpackRecord>
  try {
    record = unpackRecord(packed)
  } catch (error) {
    return [`the record cannot be read (${(error as Error).message}).`]
  }
  const faults: string[] = []
  if (hashArticle(record.article) !== hash) faults.push('the article is not what was added.')
  const { statements } = correct(record)
  if (texts && texts.size !== statements.length)
    faults.push(`${texts.size} statements are found by, and the record has ${statements.length}.`)
  for (const statement of texts ? statements : [])
    if (texts?.get(Number(statement.id.slice(1))) !== contentText(statement))
      faults.push(`${statement.id} is not found by the words it has.`)
  return faults
}
