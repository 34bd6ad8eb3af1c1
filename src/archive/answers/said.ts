import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { type Condition, conditionOf, type Filter } from './filter.ts'
import { type KeptRow, publicRow, type StatementRow, shownRows, statementRows } from './statement-row.ts'
import { type InContext, inContext, Stories } from './story.ts'
import type { Identity } from './who-is.ts'

export type Order = 'newest' | 'oldest' | 'rank'

/** Which rows of an answer are shown, and how. */
export interface Shown {
  /** So many are passed over. */
  readonly offset?: number | undefined
  /** With the words around each. */
  readonly context?: boolean | undefined
}

export interface FoundRow extends StatementRow {
  /** From the first piece of the content to the end of the last, in its sentence. */
  readonly context?: InContext
}

export interface SaidAnswer {
  readonly rows: readonly FoundRow[]
  /** Whether there are more than were asked for. */
  readonly more: boolean
  /** Whom the speaker's name was taken to mean; empty where it was looked for in the words that name the source. */
  readonly by: readonly Identity[]
}

/**
 * The statements a filter asks for.
 *
 * @throws ArchiveError `bad-question`
 */
export async function said(
  store: Store,
  filter: Filter,
  order: Order,
  limit: number,
  { offset = 0, context = false }: Shown = {},
): Promise<SaidAnswer> {
  const condition = await conditionOf(store, filter)
  const ids = await idsOf(store, filter, condition, order, limit + 1, offset)
  const shown = await shownRows(store.db, await rowsIn(store, ids.slice(0, limit)))
  const rows = context ? await withContext(store, shown) : shown.map(publicRow)
  return { rows, more: ids.length > limit, by: condition.by }
}

/** The numbers of the statements a filter asks for, in their order. */
export async function saidIds(
  store: Store,
  filter: Filter,
  order: Order,
  limit: number,
): Promise<readonly number[]> {
  return idsOf(store, filter, await conditionOf(store, filter), order, limit, 0)
}

export const statementsOf = async (store: Store, ids: readonly number[]): Promise<readonly StatementRow[]> =>
  (await shownRows(store.db, await rowsIn(store, ids))).map(publicRow)

async function withContext(store: Store, rows: readonly KeptRow[]): Promise<readonly FoundRow[]> {
  const stories = new Stories(store)
  const found: FoundRow[] = []
  for (const row of rows) {
    const { text } = (await stories.get(row.version)).article
    found.push({ ...publicRow(row), context: inContext(text, row.content[0]![0], row.content.at(-1)![1]) })
  }
  return found
}

/**
 * Which statements, in their order. All that match are sorted where words are asked for: by no more of a row than it
 * takes, and what a row shows is joined only to those that are shown.
 */
async function idsOf(
  { db }: Store,
  { words, outlet }: Filter,
  { where, rank }: Condition,
  order: Order,
  limit: number,
  offset: number,
): Promise<readonly number[]> {
  // The sign keeps SQLite from walking through all statements by date, which is of use for no question with words.
  const day = words === undefined ? sql`statement.day` : sql`+statement.day`
  const all = db.selectFrom('statement').select('statement.id')
  const found = (
    outlet === undefined ? all : all.innerJoin('version', 'version.id', 'statement.version')
  ).where((builder) => where(builder as never))
  const ordered =
    order === 'rank' && rank
      ? found.orderBy(rank).orderBy('statement.id')
      : order === 'oldest'
        ? found.orderBy(sql`statement.day = 0`).orderBy('statement.day').orderBy('statement.id')
        : found.orderBy(day, 'desc').orderBy('statement.id', 'desc')
  return (await ordered.limit(limit).offset(offset).execute()).map(({ id }) => id)
}

/** The rows of these statements, in this order. */
async function rowsIn({ db }: Store, ids: readonly number[]) {
  const rows: Awaited<ReturnType<ReturnType<typeof statementRows>['execute']>> = []
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE)
    rows.push(
      ...(await statementRows(db)
        .where('statement.id', 'in', ids.slice(from, from + MOST_AT_ONCE))
        .execute()),
    )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Engines take some thousands of values in a question. */
const MOST_AT_ONCE = 500
