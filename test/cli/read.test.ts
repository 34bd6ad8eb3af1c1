import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HearsayRecord, recordSchema } from '../../src/record/record.ts'
import { hearsay } from './command.ts'

const STORY =
  'Ferry captain Ida Holm said the storm was “worse than the last one.”\n\n“We turned back,” Holm said.\n'

let folder = ''
let broken = ''
const at = (name: string): string => join(folder, name)
const one = (): string => at('holm.txt')
const record = (json: string): HearsayRecord => recordSchema.parse(JSON.parse(json))
const ids = (json: string): string[] =>
  recordSchema
    .array()
    .parse(JSON.parse(json))
    .map(({ article }) => article.id)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-read-'))
  writeFileSync(one(), STORY)
  writeFileSync(at('holm.md'), STORY)
  broken = at('mixed')
  mkdirSync(broken)
  for (let n = 10; n < 24; n++) writeFileSync(join(broken, `s${n}.txt`), `${STORY} Number ${n}.`)
  writeFileSync(join(broken, 's12.txt'), Buffer.from([0, 1, 2, 3, 0, 255]))
  writeFileSync(join(broken, 's15.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('one story', { timeout: 30_000 }, () => {
  test('is a page without colour where there is no terminal, and nothing on standard error', async () => {
    const { status, out, err } = await hearsay(['read', one()])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^\n {2}holm\n/)
    expect(out).not.toContain('\u001b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('has colour where it is forced, and none where it is refused', async () => {
    const env = { FORCE_COLOR: '1' }
    expect((await hearsay(['read', one()], { env })).out).toContain('\u001b[1m')
    expect((await hearsay(['read', one(), '--no-color'], { env })).out).not.toContain('\u001b')
    expect((await hearsay(['read', one()], { env: { NO_COLOR: '1' } })).out).not.toContain('\u001b')
  })

  test('is a record of the schema with --json, whose offsets are the file’s', async () => {
    const { status, out, err } = await hearsay(['read', one(), '--json'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const { article, statements } = record(out)
    expect(article).toMatchObject({ id: 'holm', text: STORY, published: null })
    for (const { content } of statements)
      for (const { start, end, text } of content) expect(STORY.slice(start, end)).toBe(text)
  })

  test('comes from standard input with -', async () => {
    const { status, out } = await hearsay(['read', '-', '--ndjson'], { input: STORY })
    expect(status).toBe(0)
    expect(out.endsWith('}\n')).toBe(true)
    expect(record(out).article.text).toBe(STORY)
  })

  test('takes --published only where it does not say itself', async () => {
    const lines = '{"id":"a","text":"One."}\n{"id":"b","published":"2020-05-06","text":"Two."}\n'
    const { out } = await hearsay(['read', '-', '--json', '--published', '2025-02-21'], { input: lines })
    const dates = recordSchema.array().parse(JSON.parse(out))
    expect(dates.map(({ article }) => article.published)).toEqual(['2025-02-21', '2020-05-06'])
  })

  test('shows no control character of its own', async () => {
    const input = 'Ida Holm said: “\u001b]0;owned\u0007\u202edesrever\u009b2J.”'
    for (const args of [[], ['--explain'], ['--json'], ['--ndjson']]) {
      const { out } = await hearsay(['read', '-', ...args], { input })
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    }
  })
})

describe('several stories', { timeout: 30_000 }, () => {
  test('broken ones are named and do not stop the rest', async () => {
    const { status, out, err } = await hearsay(['read', broken, at('nowhere.txt'), '--json'])
    expect(status).toBe(1)
    expect(ids(out)).toEqual([10, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23].map((n) => `s${n}`))
    const complaints = err.trimEnd().split('\n')
    expect(complaints).toHaveLength(3)
    for (const name of ['nowhere.txt', 's12.txt', 's15.txt'])
      expect(complaints).toContainEqual(
        expect.stringMatching(new RegExp(`^hearsay: .*${name}: .+\\. .+\\.$`)),
      )
  })

  test('come in the same order and the same words from any number of threads', async () => {
    const alone = await hearsay(['read', broken, '--ndjson', '--jobs', '1'])
    const together = await hearsay(['read', broken, '--ndjson', '--jobs', '2'])
    expect(together).toEqual(alone)
    expect(alone.out.trimEnd().split('\n')).toHaveLength(12)
  })

  test('of one file of lines are shared out, in order', async () => {
    const input = Array.from(
      { length: 60 },
      (_, n) => `${JSON.stringify({ id: `n${n}`, text: STORY })}\n`,
    ).join('')
    const { status, out, err } = await hearsay(['read', '-', '--ndjson', '--jobs', '2'], {
      input: `${input}{"id":\n`,
    })
    expect(status).toBe(1)
    expect(err).toMatch(/^hearsay: -:61: /)
    const read = out
      .trimEnd()
      .split('\n')
      .map((line) => record(line).article.id)
    expect(read).toEqual(Array.from({ length: 60 }, (_, n) => `n${n}`))
  })

  test('of which none was read are an empty array', async () => {
    expect(await hearsay(['read', join(broken, 's15.txt'), '--json'])).toMatchObject({
      status: 1,
      out: '[]\n',
    })
  })

  test('have pages with a rule between them', async () => {
    const { out } = await hearsay(['read', one(), join(broken, 's10.txt')])
    expect(out.match(/^─{80}$/gm)).toHaveLength(1)
  })
})

describe('--out', { timeout: 30_000 }, () => {
  test('writes a record a file, each under a name of its own', async () => {
    const lines = ['a/b', 'A-b', '..'].map((id) => `${JSON.stringify({ id, text: STORY })}\n`).join('')
    writeFileSync(at('ids.ndjson'), lines)
    const made = at('records/new')
    expect(await hearsay(['read', one(), at('ids.ndjson'), '--out', made])).toEqual({
      status: 0,
      out: '',
      err: '',
    })
    expect(readdirSync(made).sort()).toEqual(['A-b-2.json', 'a-b.json', 'holm.json', 'story.json'])
    for (const name of readdirSync(made)) record(readFileSync(join(made, name), 'utf8'))
    expect(record(readFileSync(join(made, 'A-b-2.json'), 'utf8')).article.id).toBe('A-b')
  })

  test('two files of one name get two records', async () => {
    const made = at('twins')
    expect((await hearsay(['read', one(), at('holm.md'), '--out', made])).status).toBe(0)
    expect(readdirSync(made)).toHaveLength(2)
  })

  test('says when the folder cannot be', async () => {
    const { status, err } = await hearsay(['read', one(), '--out', join(one(), 'sub')])
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: .*sub: no folder to write to/)
  })
})

describe('wrong usage', { timeout: 30_000 }, () => {
  test.each([
    [['read', '--jsn', 'x'], /^hearsay: unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['raed', 'x'], /^hearsay: unknown command 'raed'\n\(Did you mean read\?\)/],
    [['read'], /^hearsay: missing required argument/],
    [['read', 'x', '--json', '--ndjson'], /cannot be used with/],
    [['read', 'x', '--published', '2025-02-30'], /2025-02-30.*Give a date that exists/],
    [['read', 'x', '--min-probability', '2'], /from 0 to 1/],
    [['read', 'x', '--jobs', '0'], /whole number/],
    [[], /^Usage: hearsay/],
  ])('%j is 2, and standard output stays empty', async (args, message) => {
    const { status, out, err } = await hearsay(args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('help and version are no errors', async () => {
    const help = await hearsay(['help', 'read'])
    expect(help).toMatchObject({ status: 0, err: '' })
    expect(help.out).toContain('Examples:')
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await hearsay(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  })
})

describe('an early end', { timeout: 30_000 }, () => {
  const many = (count: number): string =>
    Array.from(
      { length: count },
      (_, n) => `${JSON.stringify({ id: `n${n}`, text: STORY.repeat(4) })}\n`,
    ).join('')

  test('of who reads the output is quiet', async () => {
    const onOutput = (child: { stdout: { destroy(): void } | null }): void => child.stdout?.destroy()
    const { status, err } = await hearsay(['read', '-', '--ndjson'], { input: many(4000), onOutput })
    expect({ status, err }).toEqual({ status: 0, err: '' })
  })

  test('by Ctrl-C leaves whole JSON', async () => {
    let pressed = false
    const onOutput = (child: { kill(signal: 'SIGINT'): boolean }): void => {
      if (!pressed) child.kill('SIGINT')
      pressed = true
    }
    const { status, out, err } = await hearsay(['read', '-', '--json', '--jobs', '2'], {
      input: many(4000),
      onOutput,
    })
    expect({ status, err }).toEqual({ status: 130, err: '' })
    expect(ids(out).length).toBeGreaterThan(1)
    expect(ids(out).length).toBeLessThan(4000)
  })

  test('leaves no draft in the folder', async () => {
    const made = at('cut')
    writeFileSync(at('many.ndjson'), many(200))
    const run = hearsay(['read', at('many.ndjson'), '--out', made])
    expect((await run).status).toBe(0)
    expect(existsSync(join(made, 'n199.json'))).toBe(true)
    expect(readdirSync(made).filter((name) => !name.endsWith('.json'))).toEqual([])
  })
})
