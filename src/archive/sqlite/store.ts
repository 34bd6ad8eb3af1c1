import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { migrateSchema, refuseNewer, SCHEMA, schemaOf } from '../migrations.ts'
import { searchText } from '../search-words.ts'
import type { OpenMode, Store, Writer } from '../store.ts'
import type { Tables } from '../tables.ts'
import { Statements, sqliteDialect } from './dialect.ts'
import { asArchiveError } from './errors.ts'
import { createSearch, holding, matches, printWord, rank, sharing, sharingAll } from './search.ts'
import { inTurn } from './turns.ts'

/** `hrsy` in the head of the file, by which the archive is told from other databases. */
const APPLICATION = 0x68727379
/** Milliseconds to wait for another process that writes. */
const PATIENCE = 30_000

const TYPES = { bytes: 'blob', text: 'text', exists, search: createSearch } as const

async function exists(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_master where name = 'hearsay_archive'`.execute(db)
  return rows.length > 0
}

/**
 * Opens an archive in one SQLite file.
 *
 * @throws ArchiveError `not-found`, `not-an-archive`, `corrupt`, `newer`, `older`, `permission`, `locked`, `full`
 */
export async function openSqlite(path: string, { mode }: OpenMode): Promise<Store> {
  if (mode !== 'write' && !existsSync(path))
    throw new ArchiveError(
      'not-found',
      `${path}: there is no archive. Make one with \`hearsay add\`, or name another with --archive.`,
    )
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { readOnly: mode === 'read', timeout: PATIENCE })
    prepare(database, path, mode)
    const statements = new Statements(database)
    const store = storeOf(database, statements, path)
    await bringUp(store, mode)
    return store
  } catch (error) {
    if (database?.isOpen) database.close()
    throw asArchiveError(error, path)
  }
}

function prepare(database: DatabaseSync, path: string, mode: OpenMode['mode']): void {
  const pragma = (name: string): unknown => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0]
  const application = pragma('application_id')
  if (application !== APPLICATION) {
    const { tables } = database.prepare('select count(*) as tables from sqlite_master').get() as {
      tables: number
    }
    const empty = tables === 0 && mode === 'write'
    if (application !== 0 || !empty)
      throw new ArchiveError(
        'not-an-archive',
        `${path}: this is a database, but no archive of Hearsay. Name another file with --archive.`,
      )
  }
  // A page of 8 KiB: fewer levels, and less lost at the ends of pages that hold whole records. 128 MiB of log before it
  // is put in its place: pages of the indexes by speaker and day change again and again, and are written there once.
  if (mode !== 'read')
    database.exec(
      'pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 16384',
    )
  database.exec('pragma cache_size = -131072; pragma mmap_size = 1073741824; pragma temp_store = memory')
}

async function bringUp(store: Store, mode: OpenMode['mode']): Promise<void> {
  const found = await schemaOf(store.db, TYPES)
  refuseNewer(found, store.location)
  if (found === SCHEMA) return
  if (mode === 'migrate' || (mode === 'write' && found === 0)) {
    await store.write(async ({ db }) => {
      await migrateSchema(db, TYPES, store.location)
      await sql`pragma application_id = ${sql.raw(String(APPLICATION))}`.execute(db)
    })
    return
  }
  throw new ArchiveError(
    'older',
    `${store.location}: this archive has schema ${found}, and this Hearsay works with ${SCHEMA}. Make a backup, then run \`hearsay archive migrate\`.`,
  )
}

function storeOf(database: DatabaseSync, statements: Statements, location: string): Store {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, statements) })
  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw asArchiveError(error, location)
    }
  }
  return {
    engine: 'sqlite',
    location,
    db,
    matches,
    rank,
    holding: (words, most) => told(() => holding(statements, words, most)),
    sharing: (prints, most) => told(() => sharing(statements, prints, most)),
    sharingAll: (prints, most) => told(() => sharingAll(statements, prints, most)),
    write: (work) =>
      told(() =>
        inTurn(resolve(location), () => db.transaction().execute((trx) => work(writerOf(trx, statements)))),
      ),
    stamp: () => statements.get('pragma data_version').get()?.data_version,
    faults: () => faultsOf(location),
    size: async () => sizeOf(location),
    backup: (path) => told(() => backUp(database, path)),
    close: () => told(() => closeStore(db, database)),
  }
}

function writerOf(db: Kysely<Tables>, statements: Statements): Writer {
  const addWords = 'insert into words (rowid, content, source) values (?, ?, ?)'
  const addPrints = 'insert into prints (rowid, list) values (?, ?)'
  return {
    db,
    insert: async (table, columns, rows) => {
      const names = columns.map((column) => `"${column}"`).join(', ')
      const marks = columns.map(() => '?').join(', ')
      const add = statements.get(`insert into "${table}" (${names}) values (${marks})`)
      for (const row of rows) add.run(...(row as SQLInputValue[]))
    },
    update: async (table, columns, rows) => {
      const sets = columns.map((column) => `"${column}" = ?`).join(', ')
      const set = statements.get(`update "${table}" set ${sets} where id = ?`)
      for (const row of rows) set.run(...(row as SQLInputValue[]))
    },
    index: async (rows) => {
      const [words, prints] = [statements.get(addWords), statements.get(addPrints)]
      for (const row of rows) words.run(row.id, searchText(row.content), searchText(row.source))
      for (const row of rows) prints.run(row.id, row.prints.map(printWord).join(' '))
    },
    unindex: async (ids) => {
      for (const table of ['words', 'prints'])
        for (const id of ids) statements.get(`delete from ${table} where rowid = ?`).run(id)
    },
  }
}

/**
 * What SQLite finds. A connection of its own asks: FTS5 checks against what a connection remembers of its index, which
 * others may have changed since.
 */
async function faultsOf(path: string): Promise<readonly string[]> {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE })
    const rows = database.prepare('pragma integrity_check(20)').all() as {
      readonly integrity_check: string
    }[]
    const faults = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    return faults.map((line) => `SQLite: ${line}`)
  } catch (error) {
    return [`SQLite: ${(error as Error).message}`]
  } finally {
    database?.close()
  }
}

const sizeOf = (path: string): number =>
  [path, `${path}-wal`].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)

/** The copy appears whole: it is made under another name first. */
async function backUp(database: DatabaseSync, path: string): Promise<void> {
  if (existsSync(path))
    throw new ArchiveError('exists', `${path}: there is a file already. Name another, or remove it first.`)
  const draft = `${path}.part`
  try {
    rmSync(draft, { force: true })
    // As of one moment, whatever is written meanwhile.
    database.prepare('vacuum into ?').run(draft)
    renameSync(draft, path)
  } finally {
    for (const file of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(file, { force: true })
  }
}

async function closeStore(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  if (database.isOpen) await db.destroy()
}
