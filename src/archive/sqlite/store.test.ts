import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storyOf } from '../../../test/story-grammar.ts'
import { openArchive } from '../open.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const open = (name = 'a.db') => openArchive(at(name), { mode: 'write' })
const stories = (from: number, many: number) =>
  Array.from({ length: many }, (_, n) => ({ record: storyOf(from + n), reader: 'test' }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-sqlite-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

/** Runs SQL on the file behind the archive's back. */
function behind(name: string, text: string): void {
  const database = new DatabaseSync(at(name))
  database.exec(text)
  database.close()
}

async function filled(name = 'a.db'): Promise<void> {
  const archive = await open(name)
  await archive.add(stories(0, 30))
  await archive.close()
}

describe('an archive that cannot be opened says why', () => {
  test('it is not there', async () => {
    await expect(openArchive(at('none.db'))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/none\.db: .+hearsay add/),
    })
  })

  test('it is a text', async () => {
    writeFileSync(at('a.txt'), 'Ida Holm said it was raining. '.repeat(200))
    await expect(openArchive(at('a.txt'), { mode: 'write' })).rejects.toMatchObject({
      code: 'not-an-archive',
    })
    expect(readFileSync(at('a.txt'), 'utf8')).toContain('Ida Holm')
  })

  test('it is another database', async () => {
    behind('b.db', 'create table things (id integer)')
    await expect(open('b.db')).rejects.toMatchObject({ code: 'not-an-archive' })
  })

  test('it is of a newer Hearsay, and stays as it is', async () => {
    await filled()
    behind('a.db', 'update hearsay_archive set schema = 99')
    const before = readFileSync(at('a.db'))
    await expect(open()).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('schema 99'),
    })
    expect(readFileSync(at('a.db')).equals(before)).toBe(true)
  })

  test('it is of an older one, until it is migrated', async () => {
    behind(
      'a.db',
      'pragma application_id = 1752331129; create table hearsay_archive (schema integer); insert into hearsay_archive values (0)',
    )
    await expect(openArchive(at('a.db'))).rejects.toMatchObject({
      code: 'older',
      message: expect.stringContaining('hearsay archive migrate'),
    })
  })

  test('its folder is not there', async () => {
    await expect(openArchive(at('no/such/a.db'), { mode: 'write' })).rejects.toMatchObject({
      code: 'permission',
    })
  })

  test.skipIf(process.getuid?.() === 0)('it may not be written', async () => {
    await filled()
    chmodSync(at('a.db'), 0o400)
    const archive = await open().catch((error: { readonly code: string }) => error.code)
    expect(archive).toBe('permission')
  })
})

describe('a damaged archive', () => {
  /** `sound`, `faulty`, or the code of the error. */
  const told = () =>
    openArchive(at('a.db')).then(
      async (archive) => {
        const { faults } = await archive.check()
        await archive.close()
        return faults.length > 0 ? 'faulty' : 'sound'
      },
      (error: { readonly code: string }) => error.code,
    )

  test.each([0.2, 0.4, 0.6, 0.8])(
    'with garbage from %d of its length is refused or found faulty',
    async (place) => {
      await filled()
      const bytes = readFileSync(at('a.db'))
      bytes.fill(0xa5, Math.floor(bytes.length * place), Math.floor(bytes.length * (place + 0.05)))
      writeFileSync(at('a.db'), bytes)
      expect(['faulty', 'corrupt']).toContain(await told())
    },
  )

  test('is told where a record is not what was added', async () => {
    await filled()
    behind(
      'a.db',
      "update version set hash = 'x' where id = 3; delete from statement where version = 5 and place = 2; update statement set text = 'otherwise' where version = 7 and place = 1; delete from words where rowid = 300",
    )
    const archive = await openArchive(at('a.db'))
    const faults = (await archive.check()).faults.join('\n')
    expect(faults).toMatch(/story-2, version 1: the article is not what was added/)
    expect(faults).toMatch(/story-4, version 1: 9 statements are found by, and the record has 10/)
    expect(faults).toMatch(/story-6, version 1: s1 is not found by the words it has/)
    expect(faults).toMatch(/Statement 300 is not found by its own words/)
    await archive.close()
  })

  test('whose head is gone is refused', async () => {
    await filled()
    const bytes = readFileSync(at('a.db'))
    bytes.fill(0, 0, 100)
    writeFileSync(at('a.db'), bytes)
    await expect(openArchive(at('a.db'))).rejects.toMatchObject({ code: 'not-an-archive' })
  })

  test('cut off in the middle is refused or found faulty', async () => {
    await filled()
    const bytes = readFileSync(at('a.db'))
    writeFileSync(at('a.db'), bytes.subarray(0, Math.floor(bytes.length / 2)))
    expect(['faulty', 'corrupt']).toContain(await told())
  })
})

describe('a disk that is full', () => {
  test('stops the batch, and leaves what was there', async () => {
    await filled()
    const { openSqlite } = await import('./store.ts')
    const { addRecords } = await import('../add.ts')
    const { sql } = await import('kysely')
    const store = await openSqlite(at('a.db'), { mode: 'write' })
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(store.db)
    await sql`pragma max_page_count = ${sql.raw(String(pages.rows[0]!.page_count + 4))}`.execute(store.db)
    await expect(addRecords(store, stories(100, 200), { reread: false })).rejects.toMatchObject({
      code: 'full',
      message: expect.stringContaining('make room'),
    })
    await store.close()
    const archive = await open()
    expect(await archive.check()).toMatchObject({ articles: 30, faults: [] })
    await archive.close()
  })
})

describe('several at once', () => {
  test('two writers and a reader do not get in each other’s way', async () => {
    const [one, two, reader] = [await open(), await open(), await openArchive(at('a.db'))]
    let read = 0
    const write = async (archive: typeof one, from: number) => {
      for (let n = 0; n < 8; n++) await archive.add(stories(from + n * 5, 5))
    }
    const ask = async () => {
      for (let n = 0; n < 20; n++)
        read += (await reader.said({ words: 'harbour OR bridge' }, 'newest', 5)).rows.length
    }
    await Promise.all([write(one, 0), write(two, 100), ask()])
    expect(read).toBeGreaterThanOrEqual(0)
    expect(await reader.check()).toMatchObject({ articles: 80, statements: 800, faults: [] })
    const names = (await reader.people({ type: 'person' }, 1000)).rows.map(({ identity }) => identity)
    expect(new Set(names).size).toBe(names.length)
    for (const archive of [one, two, reader]) await archive.close()
  })

  test('a backup made meanwhile is whole, and does not replace a file', async () => {
    const archive = await open()
    await archive.add(stories(0, 20))
    const backup = archive.backup(at('copy.db'))
    await archive.add(stories(20, 5))
    await backup
    const copy = await openArchive(at('copy.db'))
    expect((await copy.check()).faults).toEqual([])
    expect((await copy.check()).articles).toBeGreaterThanOrEqual(20)
    await copy.close()
    await expect(archive.backup(at('copy.db'))).rejects.toMatchObject({ code: 'exists' })
    await archive.close()
  })
})
