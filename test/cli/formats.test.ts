import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HearsayRecord, read, toAnnotations, toCsv, toJsonLd } from '../../src/index.ts'
import { hearsay } from './command.ts'

const STORY =
  '🚢 Ferry captain Ida Holm said: “We turned back.”\n\nPilot Nils Aar was arrested in May 2024.\n'

let folder = ''
const at = (name: string): string => join(folder, name)
const [one, two] = [(): string => at('holm.txt'), (): string => at('two/aar.txt')]
const records = () => [read(STORY, { id: 'holm' }), read(STORY, { id: 'aar' })] as const

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-formats-'))
  mkdirSync(at('two'))
  writeFileSync(one(), STORY)
  writeFileSync(two(), STORY)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('read --format', { timeout: 30_000 }, () => {
  test.each([
    ['jsonld', toJsonLd, '.jsonld'],
    ['annotations', toAnnotations, '.annotations.jsonld'],
  ] as const)('%s: one document, an array of several, or a file each', async (format, convert, ending) => {
    const alone = await hearsay(['read', one(), '--format', format])
    expect(alone).toMatchObject({ status: 0, err: '' })
    const expected = records().map((record: HearsayRecord): object => convert(record))
    expect(JSON.parse(alone.out)).toEqual(expected[0])
    const both = await hearsay(['read', one(), two(), '--format', format])
    expect(JSON.parse(both.out)).toEqual(expected)

    const made = at(format)
    const written = await hearsay(['read', one(), two(), '--format', format, '--out', made])
    expect(written).toEqual({ status: 0, out: '', err: '' })
    expect(readdirSync(made).sort()).toEqual([`aar${ending}`, `holm${ending}`])
    expect(JSON.parse(readFileSync(join(made, `aar${ending}`), 'utf8'))).toEqual(expected[1])
  })

  test('csv: the statements of all, from one thread or several', async () => {
    const { statements } = toCsv(records())
    expect(statements).toContain('We turned back.')
    for (const jobs of ['1', '2'])
      expect(await hearsay(['read', one(), two(), '--format', 'csv', '--jobs', jobs])).toEqual({
        status: 0,
        out: statements,
        err: '',
      })
  })

  test('csv --out: three tables, whole', async () => {
    const made = at('tables')
    expect(await hearsay(['read', one(), two(), '--format', 'csv', '--out', made])).toEqual({
      status: 0,
      out: '',
      err: '',
    })
    expect(readdirSync(made).sort()).toEqual(['entities.csv', 'events.csv', 'statements.csv'])
    for (const [table, text] of Object.entries(toCsv(records())))
      expect(readFileSync(join(made, `${table}.csv`), 'utf8')).toBe(text)
  })

  test('what cannot be read is told, and the tables hold the rest', async () => {
    const ran = await hearsay(['read', at('none.txt'), one(), '--format', 'csv'])
    expect(ran).toMatchObject({ status: 1, out: toCsv(records()[0]).statements })
    expect(ran.err).toMatch(/none\.txt/)
    const nothing = await hearsay(['read', at('none.txt'), '--format', 'csv'])
    expect(nothing).toMatchObject({ status: 1, out: toCsv([]).statements })
  })

  test('wrong usage and a folder that cannot be', async () => {
    const unknown = await hearsay(['read', one(), '--format', 'xml'])
    expect(unknown).toMatchObject({ status: 2, out: '' })
    expect(unknown.err).toMatch(/jsonld, annotations, csv/)
    expect((await hearsay(['read', one(), '--format', 'csv', '--json'])).err).toMatch(/cannot be used with/)
    const inFile = await hearsay(['read', one(), '--format', 'csv', '--out', join(one(), 'sub')])
    expect(inFile).toMatchObject({ status: 2, out: '' })
    expect(inFile.err).toMatch(/no folder to write to/)
  })
})
