import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { conditionOf, type Filter } from './filter.ts'
import { publicRow, type StatementRow, shownRows, statementRows } from './statement-row.ts'
import type { Identity } from './who-is.ts'

export type Order = 'newest' | 'oldest' | 'rank'

export interface SaidAnswer {
  readonly rows: readonly StatementRow[]
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
export async function said(store: Store, filter: Filter, order: Order, limit: number): Promise<SaidAnswer> {
  const condition = await conditionOf(store, filter)
  // The sign keeps SQLite from walking through all statements by date, which is of use for no question with words.
  const day = filter.words === undefined ? sql`statement.day` : sql`+statement.day`
  const query = statementRows(store.db)
    .where((builder) => condition.where(builder as never))
    .limit(limit + 1)
  const ordered =
    order === 'rank' && condition.rank
      ? query.orderBy(condition.rank).orderBy('statement.id')
      : order === 'oldest'
        ? query.orderBy(sql`statement.day = 0`).orderBy('statement.day').orderBy('statement.id')
        : query.orderBy(day, 'desc').orderBy('statement.id', 'desc')
  const rows = await ordered.execute()
  const shown = await shownRows(store.db, rows.slice(0, limit))
  return { rows: shown.map(publicRow), more: rows.length > limit, by: condition.by }
}
