import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { ArchiveError } from '../archive-error.ts'
import { migrateSchema, refuseNewer, SCHEMA, schemaOf } from '../migrations.ts'
import { searchWords } from '../search-words.ts'
import type { OpenMode, Store, Writer } from '../store.ts'
import type { Tables } from '../tables.ts'
import { copyRows } from './copy.ts'
import { asArchiveError } from './errors.ts'
import { createSearch, holding, matches, rank, sharing, sharingAll, signed, vectorOf } from './search.ts'

const TYPES = { bytes: 'bytea', text: 'text collate "C"', exists, search: createSearch } as const

async function exists(db: Kysely<Tables>): Promise<boolean> {
  const found = sql<{ found: boolean }>`select to_regclass('hearsay_archive') is not null as found`
  return (await found.execute(db)).rows[0]?.found ?? false
}

/** `hrsy`: whoever writes holds this advisory lock of the database. */
const LOCK = 0x68727379

/** The address without its password. */
function shownLocation(location: string): string {
  return location.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:…@')
}

/**
 * Opens an archive in a PostgreSQL database (12 or newer).
 *
 * @throws ArchiveError `unreachable`, `not-found`, `newer`, `older`, `permission`
 */
export async function openPostgres(address: string, { mode }: OpenMode): Promise<Store> {
  const location = shownLocation(address)
  const pool = new Pool({ connectionString: address, max: 4 })
  // A connection that breaks while nobody uses it is replaced; the next question tells.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const store = storeOf(db, pool, location)
  try {
    const found = await schemaOf(db, TYPES)
    refuseNewer(found, location)
    if (found === SCHEMA) return store
    if (found === 0 && mode !== 'write')
      throw new ArchiveError(
        'not-found',
        `${location}: there is no archive in this database. Make one with \`hearsay add\`.`,
      )
    if (found > 0 && mode !== 'migrate')
      throw new ArchiveError(
        'older',
        `${location}: this archive has schema ${found}, and this Hearsay works with ${SCHEMA}. Make a backup, then run \`hearsay archive migrate\`.`,
      )
    await store.write((writer) => migrateSchema(writer.db, TYPES, location).then(() => undefined))
    return store
  } catch (error) {
    await db.destroy()
    throw asArchiveError(error, location)
  }
}

function storeOf(db: Kysely<Tables>, pool: Pool, location: string): Store {
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw asArchiveError(error, location)
    }
  }
  return {
    engine: 'postgres',
    location,
    db,
    matches,
    rank,
    holding: (words, most) => told(() => holding(db, words, most)),
    sharing: (prints, most) => told(() => sharing(db, prints, most)),
    sharingAll: (prints, most) => told(() => sharingAll(db, prints, most)),
    write: (work) =>
      told(async () => {
        const client = await pool.connect()
        return onlyWith(client)
          .transaction()
          .execute(async (trx) => {
            await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
            return work(writerOf(trx, client))
          })
      }),
    // Nothing tells cheaply whether others have written.
    stamp: () => Symbol('now'),
    faults: async () => [],
    size: () => told(() => sizeOf(db)),
    backup: async () => {
      throw new ArchiveError(
        'failed',
        `${location}: a copy of a PostgreSQL database is made with pg_dump. \`hearsay export --history\` writes all there is, too.`,
      )
    },
    close: () => db.destroy(),
  }
}

/** Kysely on one connection, which it gives back: COPY goes past it, and must be in its transaction. */
const onlyWith = (client: PoolClient): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => client, end: async () => {}, options: {} } }),
  })

/** Columns that hold no whole number. */
const TEXTS: ReadonlySet<string> = new Set(
  'key name url added hash reader outlet headline changes type roles text detail role time status charge slug block profile renamed at body'.split(
    ' ',
  ),
)

const typeOf = (column: string): string =>
  column === 'record' ? 'bytea' : TEXTS.has(column) ? 'text' : 'integer'

/** PostgreSQL's texts hold no U+0000. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value

/** Rows as one array a column: a single statement for a whole batch. */
function unnested(columns: readonly string[], rows: readonly (readonly unknown[])[]) {
  const lists = columns.map((column, at) => {
    const values = rows.map((row) => storable(row[at]))
    return sql`${values}::${sql.raw(typeOf(column))}[]`
  })
  return sql`unnest(${sql.join(lists)})`
}

function writerOf(db: Kysely<Tables>, client: PoolClient): Writer {
  return {
    db,
    insert: async (table, columns, rows) => {
      if (rows.length > 0) await copyRows(client, table, columns, rows)
    },
    update: async (table, columns, rows) => {
      if (rows.length === 0) return
      const all = [...columns, 'id']
      const sets = sql.join(columns.map((column) => sql`${sql.ref(column)} = fresh.${sql.ref(column)}`))
      const names = sql.join(all.map((column) => sql.ref(column)))
      await sql`update ${sql.table(table)} as old set ${sets} from ${unnested(all, rows)} as fresh(${names}) where old.id = fresh.id`.execute(
        db,
      )
    },
    index: async (rows) => {
      if (rows.length === 0) return
      const words = rows.map(({ id, content, source }) => [
        id,
        vectorOf(searchWords(content)),
        vectorOf(searchWords(source)),
      ])
      await copyRows(client, 'words', ['id', 'content', 'source'], words)
      const prints = rows.map((row) => [row.id, `{${row.prints.map(signed).join(',')}}`])
      await copyRows(client, 'prints', ['id', 'list'], prints)
    },
    unindex: async (ids) => {
      if (ids.length === 0) return
      for (const table of ['words', 'prints'])
        await sql`delete from ${sql.table(table)} where id = any(${ids}::integer[])`.execute(db)
    },
  }
}

async function sizeOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    bytes: string
  }>`select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes
    from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}
