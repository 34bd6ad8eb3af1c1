import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Phrase, Question } from '../question.ts'
import type { Sharing } from '../store.ts'
import type { Tables } from '../tables.ts'

/** Words as a stored tsvector, fingerprints as an array, both under GIN. */
export async function createSearch(db: Kysely<Tables>): Promise<void> {
  await sql`create table words (id integer primary key, content tsvector not null, source tsvector not null)`.execute(
    db,
  )
  await sql`create index words_content on words using gin (content)`.execute(db)
  await sql`create index words_source on words using gin (source)`.execute(db)
  await sql`create table prints (id integer primary key, list integer[] not null)`.execute(db)
  await sql`create index prints_list on prints using gin (list)`.execute(db)
}

/** Positions past this are not told apart by PostgreSQL. */
const LAST_POSITION = 16383

/** Words with their places, as PostgreSQL writes a tsvector. They hold letters and digits only. */
export function vectorOf(words: readonly string[]): string {
  const places = new Map<string, number[]>()
  for (const [place, word] of words.entries()) {
    const at = places.get(word) ?? []
    if (place < LAST_POSITION) at.push(place + 1)
    places.set(word, at)
  }
  return [...places].map(([word, at]) => (at.length === 0 ? word : `${word}:${at.join(',')}`)).join(' ')
}

function phrase({ words, prefix }: Phrase): string {
  const quoted = words.map((word, at) => `'${word}'${prefix && at === words.length - 1 ? ':*' : ''}`)
  return `(${quoted.join(' <-> ')})`
}

/** The question as a tsquery. */
export function queryOf({ groups, without }: Question): string {
  const all = groups.map((either) => `(${either.map(phrase).join(' | ')})`)
  return [...all, ...without.map((one) => `!${phrase(one)}`)].join(' & ')
}

export const matches = (question: Question, part: 'content' | 'source'): RawBuilder<SqlBool> =>
  sql<SqlBool>`statement.id in (select words.id from words where words.${sql.raw(part)} @@ ${queryOf(question)}::tsquery)`

export const rank = (question: Question): RawBuilder<number> =>
  sql<number>`(select -ts_rank(words.content, ${queryOf(question)}::tsquery) from words where words.id = statement.id)`

export async function holding(
  db: Kysely<Tables>,
  words: readonly string[],
  most: number,
): Promise<readonly number[]> {
  const query = sql<{
    id: number
  }>`select id from words where content @@ ${phrase({ words, prefix: false })}::tsquery limit ${most}`
  return (await query.execute(db)).rows.map(({ id }) => id)
}

/** A fingerprint as PostgreSQL's integer, which has a sign. */
export const signed = (print: number): number => print | 0

export async function sharingAll(
  db: Kysely<Tables>,
  prints: readonly number[],
  most: number,
): Promise<readonly number[]> {
  if (prints.length === 0) return []
  const list = prints.map(signed)
  const query = sql<{ id: number }>`select id from prints where list @> ${list}::integer[] limit ${most}`
  return (await query.execute(db)).rows.map(({ id }) => id)
}

/** A fingerprint in more statements than this is a common phrase: it alone leads nowhere. */
const COMMON = 200

export async function sharing(
  db: Kysely<Tables>,
  prints: readonly number[],
  most: number,
): Promise<readonly Sharing[]> {
  const list = prints.map(signed)
  const query = sql<{ id: number; shared: string; rare: string }>`
    select found.id, count(*) as shared, count(*) filter (where found.among < ${COMMON}) as rare
    from unnest(${list}::integer[]) as print
    cross join lateral (
      select few.id, count(*) over () as among
      from (select prints.id from prints where prints.list @> array[print] limit ${COMMON}) as few
    ) as found
    group by found.id order by rare desc, shared desc, found.id limit ${most}`
  const { rows } = await query.execute(db)
  return rows.map(({ id, shared, rare }) => ({ id, shared: Number(shared), rare: Number(rare) }))
}
