import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, test } from 'vitest'
import type { Archive } from '../src/archive/archive.ts'
import type { ExportScope } from '../src/archive/exchange.ts'
import { openArchive } from '../src/archive/open.ts'
import { read } from '../src/index.ts'
import type { HearsayRecord } from '../src/record/record.ts'
import { type Postgres, postgresPrograms, startPostgres } from './postgres.ts'

/** A place for archives of one test. */
interface Place {
  /** Opens the archive of this name; it is made where it is missing. */
  readonly open: (name?: string) => Promise<Archive>
  readonly remove: () => Promise<void>
}

/** The engines that run the shared suites. */
const ENGINES: readonly (readonly [name: string, place: () => Promise<Place>])[] = [
  ['SQLite', sqlitePlace],
  ...(postgresPrograms() === null ? [] : [['PostgreSQL', postgresPlace] as const]),
]

let server: Postgres | null = null
let schemas = 0

async function postgresPlace(): Promise<Place> {
  server ??= await startPostgres()
  if (!server) throw new Error('PostgreSQL has gone')
  const { address } = server
  const place = `t${++schemas}`
  return {
    open: async (name = 'a') =>
      openArchive(await address(`${place}_${name.replaceAll('-', '_')}`), { mode: 'write' }),
    remove: async () => {},
  }
}

/** What a test of the shared suites works with: a fresh archive, and others beside it. */
export interface Fresh {
  readonly archive: Archive
  readonly open: Place['open']
}

/** Runs the tests with every engine; where PostgreSQL is not installed a skipped test says so. */
export function everyEngine(about: string, tests: (at: Fresh) => void): void {
  describe.each(ENGINES)(`${about}, in %s`, (_engine, makePlace) => {
    let place: Place
    let archive: Archive
    beforeEach(async () => {
      place = await makePlace()
      archive = await place.open()
    })
    afterEach(async () => {
      await archive.close()
      await place.remove()
    })
    tests({
      get archive() {
        return archive
      },
      open: (name) => place.open(name),
    })
  })
  afterAll(() => {
    server?.stop()
    server = null
  })
  if (ENGINES.length === 1)
    test.skip(`${about}, in PostgreSQL: it is not installed (apt-get install postgresql)`)
}

async function sqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-archive-'))
  return {
    open: (name = 'a') => openArchive(join(folder, `${name}.db`), { mode: 'write' }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const keep = (archive: Archive, ...records: readonly HearsayRecord[]) =>
  archive.add(records.map((record) => ({ record, reader: 'test' })))

/** A story as Hearsay reads it. */
export const story = (
  id: string,
  published: string,
  text: string,
  outlet = 'Tideway Courier',
): HearsayRecord => read(text, { id, published, outlet })

export async function linesOf(archive: Archive, scope: ExportScope): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of archive.export(scope)) lines.push(JSON.stringify(line))
  return lines
}
