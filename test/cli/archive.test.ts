import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonLd } from '../../src/export/json-ld.ts'
import { recordSchema } from '../../src/record/record.ts'
import { killedRound } from '../kill-loop.ts'
import { hearsay } from './command.ts'

const STORIES = [
  {
    id: 'storm',
    outlet: 'Tideway Courier',
    published: '2026-03-01',
    headline: 'Ferry turns back',
    text: 'Ferry captain Ida Holm said the storm was “worse than the last one.” “We turned back at the pier and nobody was hurt,” Holm told reporters.',
  },
  {
    id: 'storm-again',
    outlet: 'Canal Street Post',
    published: '2026-03-02',
    text: '“We turned back at the pier and somebody was hurt,” said captain Ida Holm. Owner Aldo Corvane was charged with negligence on Monday.',
  },
  { id: 'bread', published: '2026-02-01', text: 'Flour is dear, a spokesman for the bakery said.' },
]

let folder = ''
const at = (name: string): string => join(folder, name)
const run = (...args: readonly string[]) => hearsay(args, { env: { HEARSAY_ARCHIVE: at('desk.db') } })
const ndjson = (stories: readonly object[]): string =>
  stories.map((one) => `${JSON.stringify(one)}\n`).join('')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-desk-'))
  writeFileSync(at('stories.ndjson'), ndjson(STORIES))
  const { status, out } = await run('add', at('stories.ndjson'))
  expect({ status, out }).toEqual({ status: 0, out: `3 added · ${at('desk.db')}\n` })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('hearsay add', { timeout: 60_000 }, () => {
  test('passes over what is there, and says what changed', async () => {
    const archive = ['--archive', at('changing.db')]
    await hearsay(['add', at('stories.ndjson'), ...archive])
    const changed = STORIES.map((one) =>
      one.id === 'storm' ? { ...one, text: one.text.replace('at the pier', 'at the lighthouse') } : one,
    )
    const { status, out } = await hearsay(['add', '-', ...archive], { input: ndjson(changed) })
    expect(status).toBe(0)
    expect(out).toContain('storm: version 2, 0 statements added, 0 withdrawn, 1 altered\n')
    expect(out).toContain('1 changed, 2 as they were')
    const history = await hearsay(['history', 'storm', ...archive])
    expect(history.out.replace(/\s+/g, ' ')).toContain(
      '≠ Ida Holm: We turned back at the pier and nobody was hurt s2 → Ida Holm: We turned back at the lighthouse and nobody was hurt s2 content altered',
    )
  })

  test('keeps the good stories where others are broken', async () => {
    const input = `${JSON.stringify({ id: 'good', text: 'It rained, Ida Holm said.' })}\n{"id":"cut","te\n`
    const { status, out, err } = await hearsay(['add', '-', at('none.txt'), '--archive', at('mixed.db')], {
      input,
    })
    expect(status).toBe(1)
    expect(out).toContain('1 added, 2 could not be read')
    expect(err).toMatch(/-:2: .+not valid JSON/)
    expect(err).toMatch(/none\.txt: there is no such file/)
  })

  test('gives the same archive from any number of threads', async () => {
    const stories = Array.from({ length: 40 }, (_, n) => ({
      id: `n${n}`,
      published: `2026-01-${String((n % 28) + 1).padStart(2, '0')}`,
      text: `“Ship ${n} has sailed at last,” harbour master Oke Lindqvist said. Deputy Vera Tarn agreed that it had.`,
    }))
    writeFileSync(at('many.ndjson'), ndjson(stories))
    const exported = async (jobs: string) => {
      const archive = ['--archive', at(`jobs-${jobs}.db`)]
      await hearsay(['add', at('many.ndjson'), '--jobs', jobs, ...archive])
      return (await hearsay(['export', ...archive])).out
    }
    const alone = await exported('1')
    expect(alone.trimEnd().split('\n')).toHaveLength(40)
    expect(await exported('2')).toBe(alone)
  })

  test('loses nothing that it acknowledged when it is killed, and goes on where it was', async () => {
    const text = (n: number) =>
      `Engineer Vera Tarn said crane ${n} was safe. “We tested it ${n} times,” she told the board. `.repeat(6)
    const stories = Array.from({ length: 700 }, (_, n) => ({ id: `k${n}`, text: text(n) }))
    writeFileSync(at('killed.ndjson'), ndjson(stories))
    let killed = 0
    for (const delay of [0, 3, 40, null]) {
      const round = await killedRound([at('killed.ndjson')], at('killed.db'), delay)
      expect(round).toMatchObject({ lost: [], faults: [] })
      if (!round.finished) killed++
      else expect(round.acknowledged).toHaveLength(700)
    }
    expect(killed).toBeGreaterThan(0)
  }, 180_000)
})

describe('questions', { timeout: 60_000 }, () => {
  test('hearsay said: a page, JSON and CSV of the same rows', async () => {
    const page = await run('said', 'turned back', '--by', 'Holm', '--until', '2026-03-01')
    expect(page.status).toBe(0)
    expect(page.out.replace(/\s+/g, ' ')).toContain(
      '1 March 2026 · Tideway Courier · Ferry turns back · storm Ida Holm told reporters (Holm) “We turned back at the pier and nobody was hurt” s2 · 70–116',
    )
    for (const line of page.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    const rows = JSON.parse((await run('said', 'turned back', '--json')).out)
    expect(rows).toHaveLength(2)
    const [start, end] = rows[1].content[0]
    expect(STORIES[0]!.text.slice(start, end)).toBe('We turned back at the pier and nobody was hurt')
    const table = (await run('said', 'turned back', '--csv')).out.split('\r\n')
    expect(table).toHaveLength(4)
    expect(table[0]).toMatch(/^text,speaker,identity,/)
  })

  test('hearsay who: the first, and what the later one changed', async () => {
    const { out } = await run('who', 'we turned back at the pier')
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /Ida Holm .+ first in 1 March 2026 .+; 2 articles.+ in other words: has “somebody” for “nobody” \(turns the sense\)/,
    )
  })

  test.each([
    [['sources'], /4 statements by 2 voices in 3 stories.+75 % by somebody named, 25 % by unnamed sources/],
    [['sources', 'flour'], /1 statement by 1 voice in 1 story/],
    [
      ['person', 'Corvane'],
      /ACCUSATIONS negligence: pending as of 2 March 2026.+was charged with negligence on Monday/,
    ],
    [['people', '--type', 'person'], /Ida Holm ida-holm 2 3/],
    [['timeline', '--event', 'charge'], /charge of Aldo Corvane \(negligence\): pending/],
    [['said', '--by', 'spokesman'], /Flour is dear/],
    [['said', 'lighthouse'], /Nothing found with “lighthouse”/],
    [['who', 'nobody ever said this'], /Nobody said “nobody ever said this”/],
  ])('hearsay %j', async (args, expected) => {
    const { status, out, err } = await run(...args)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.replace(/\s+/g, ' ')).toMatch(expected)
  })
})

describe('what makes no sense', { timeout: 60_000 }, () => {
  test.each([
    [['said', '…'], 2, /there is no word to look for/],
    [['said', 'a', '--since', 'May'], 2, /Give a date as 2019/],
    [['said', 'a', '--to', '2025-01'], 2, /give --until/],
    [['person', 'Nobody'], 1, /nobody of this name is in the archive/],
    [['history', 'nothing'], 1, /no article of this name/],
    [['said', 'a', '--archive', '/nowhere/x.db'], 1, /there is no archive/],
    [['split', 'ida-holm', 'bread'], 1, /Ida Holm \(ida-holm\) is not in this article/],
    [['corrections', '--undo', '9'], 1, /no correction 9/],
  ])('refuses %j in words', async (args, status, message) => {
    const ran = await run(...args)
    expect(ran.status).toBe(status)
    expect(ran.err).toMatch(/^(?:hearsay|error): /)
    expect(ran.err).toMatch(message)
  })

  test('no control character of a story reaches the terminal', async () => {
    const archive = ['--archive', at('hostile.db')]
    const text =
      'Ida\u001b[2J Holm said: “\u001b]0;owned\u0007 the \u202eship sailed at last.” She was charged with \u009bfraud.'
    await hearsay(['add', '-', ...archive], {
      input: ndjson([{ id: 'x', outlet: '\u001b[31m', headline: '\u202e', text }]),
    })
    for (const args of [['said'], ['who', 'ship sailed at last'], ['sources'], ['people'], ['timeline']]) {
      const { out } = await hearsay([...args, ...archive])
      expect(out).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      )
    }
  })
})

describe('keeping', { timeout: 60_000 }, () => {
  test('merge, rename and their undoing, in words', async () => {
    const archive = ['--archive', at('kept.db')]
    await hearsay(['add', at('stories.ndjson'), ...archive])
    const renamed = await hearsay(['rename', 'ida-holm', 'Captain Holm', ...archive])
    expect(renamed.out).toContain(
      'ida-holm is called Captain Holm (hearsay corrections --undo 1 takes it back)',
    )
    expect((await hearsay(['said', '--by', 'Captain Holm', ...archive])).out).toContain('Captain Holm')
    await hearsay(['corrections', '--undo', '1', ...archive])
    expect((await hearsay(['corrections', ...archive])).out).toContain('(undone)')
  })

  test('export, import, check and backup', async () => {
    const { out } = await run('export')
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => recordSchema.parse(JSON.parse(line)))
    expect(records.map(({ article }) => article.id)).toEqual(['storm', 'storm-again', 'bread'])
    const imported = await hearsay(['import', '-', '--archive', at('second.db')], {
      input: `${out}nonsense\n`,
    })
    expect(imported).toMatchObject({
      status: 1,
      out: '-: 3 added, 0 changed, 0 as they were, 0 corrections\n',
    })
    expect(imported.err).toMatch(/-:4: this is not valid JSON/)
    expect((await run('archive', 'backup', at('copy.db'))).status).toBe(0)
    const checked = await hearsay(['archive', 'check', '--archive', at('copy.db')])
    expect(checked).toMatchObject({ status: 0, out: expect.stringContaining('All is sound.') })
    expect((await run('archive', 'backup', at('copy.db'))).err).toContain('there is a file already')
    expect((await run('import', at('no.ndjson'))).err).toContain('there is no such file')
  })

  test('a damaged archive is told', async () => {
    const bytes = readFileSync(at('desk.db'))
    bytes.fill(0xa5, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2))
    writeFileSync(at('damaged.db'), bytes)
    const { status, out, err } = await hearsay(['archive', 'check', '--archive', at('damaged.db')])
    expect(status).toBe(1)
    expect(out + err).toMatch(/go back to a backup/)
  })
})

describe('hearsay export', { timeout: 60_000 }, () => {
  test('as tables: those of read, and who is who across articles', async () => {
    const made = at('tables')
    expect(await run('export', '--format', 'csv', '--out', made)).toEqual({ status: 0, out: '', err: '' })
    expect(readdirSync(made).sort()).toEqual(
      ['entities', 'events', 'identities', 'statements'].map((table) => `${table}.csv`),
    )
    const tables = await hearsay(['read', at('stories.ndjson'), '--format', 'csv'])
    const statements = readFileSync(join(made, 'statements.csv'), 'utf8')
    expect(statements).toBe(tables.out)
    expect((await run('export', '--format', 'csv')).out).toBe(statements)
    const identities = readFileSync(join(made, 'identities.csv'), 'utf8')
    expect(identities).toMatch(/^storm,e\d+,ida-holm,Ida Holm,[\d.]+\r$/m)
    expect(identities).toMatch(/^storm-again,e\d+,ida-holm,Ida Holm,[\d.]+\r$/m)
  })

  test('as linked data: one identifier for who is one', async () => {
    const { out } = await run('export', '--format', 'jsonld')
    const documents: JsonLd[] = JSON.parse(out)
    expect(documents).toHaveLength(3)
    const holms = documents.flatMap((one) =>
      one['@graph'].filter(({ identifier }) => identifier === 'ida-holm'),
    )
    expect(holms.map(({ name }) => name)).toEqual(['Ida Holm', 'Ida Holm'])
    expect(new Set(holms.map((node) => node['@id'])).size).toBe(2)
    const made = at('linked')
    await run('export', '--format', 'jsonld', '--out', made)
    expect(JSON.parse(readFileSync(join(made, 'storm.jsonld'), 'utf8'))).toEqual(documents[0])
  })

  test('only lines hold all versions, and a folder that cannot be is told', async () => {
    expect(await run('export', '--history', '--format', 'csv')).toMatchObject({ status: 2, out: '' })
    const inFile = await run('export', '--out', join(at('stories.ndjson'), 'sub'))
    expect(inFile).toMatchObject({ status: 2, out: '' })
    expect(inFile.err).toContain('no folder to write to')
  })
})
