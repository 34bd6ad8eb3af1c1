import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paint } from '../../src/cli/page/paint.ts'
import { reportLines } from '../../src/cli/verify/report.ts'
import { parseTranscript } from '../../src/transcript/parse.ts'
import { verify } from '../../src/verify/verify.ts'
import { makeDocx, makePdf } from '../made-files.ts'
import { hearsay } from './command.ts'
import { expectFile } from './expected-file.ts'

const TALK = `WEBVTT

00:12.000 --> 00:16.500
<v Ana Reyes>Good evening. We asked 43,548 people in this town,
and six percent of them said yes.

00:16.500 --> 00:21.000
That is not a mandate. We will not close the library before the summer.

00:21.000 --> 00:24.000
<v Tom Okafor>Madam Mayor, can I ask about the <b>budget</b>?
`
const RIGHT =
  '“That is not a mandate,” Mayor Ana Reyes said on Friday. “We will not close the library before the summer.”\n'
const DRAFT = `Library to stay open

“We asked 45,000 people in this town,” Mayor Ana Reyes said. “That is not a mandate.”

“We will … close the library before the summer,” Reyes said. The band “Slow Rivers” will play.

“Madam Mayor, can I ask about the budget?” Reyes asked. “The harbour belongs to the people who work in it,” she said.
`

let folder = ''
const at = (name: string): string => join(folder, name)
const run = (draft: string, against: readonly string[], ...more: readonly string[]) =>
  hearsay(['verify', at(draft), '--against', ...against.map(at), ...more])
/** Without the folder of this run. */
const steady = (text: string): string => text.replaceAll(`${folder}/`, '')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hv-'))
  writeFileSync(at('talk.vtt'), TALK)
  writeFileSync(at('draft.txt'), DRAFT)
  writeFileSync(at('right.txt'), RIGHT)
  writeFileSync(at('right.docx'), await makeDocx([RIGHT.trim()]))
  writeFileSync(at('scan.pdf'), makePdf([[]]))
  writeFileSync(
    at('evil.txt'),
    '“<script>alert(1)</script> we will not close the library,” said <img src=x onerror=alert(2)> Ana Reyes.\n',
  )
  writeFileSync(
    at('evil.vtt'),
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v "><script>x</script>>&lt;script&gt;alert(3)&lt;/script&gt; we will not close the library\u202e\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('is as expected, line for line', () => {
  const lines = reportLines(verify(DRAFT, [parseTranscript(TALK, 'talk.vtt')]), 'draft.txt', 80)
  const text = paint(lines, false)
  expectFile('verify.txt', text)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

describe('the report', { timeout: 60_000 }, () => {
  test('says what to mend, with what was said and where', async () => {
    const { status, out, err } = await run('draft.txt', ['talk.vtt'])
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(steady(out)).toContain('To mend: 1 not found, 1 misattributed, 2 altered · 1 word for word')
  })

  test('has colour where it is forced', async () => {
    const { out } = await hearsay(['verify', at('draft.txt'), '--against', at('talk.vtt')], {
      env: { FORCE_COLOR: '1' },
    })
    expect(out).toContain('\u001b[31m')
    expect((await run('draft.txt', ['talk.vtt'], '--no-color')).out).not.toContain('\u001b')
  })

  test('is JSON with --json', async () => {
    const { status, out } = await run('draft.txt', ['talk.vtt'], '--json')
    const { quotes, counts, fails } = JSON.parse(out)
    expect([status, fails]).toEqual([1, true])
    expect(quotes.map(({ verdict }: { readonly verdict: string }) => verdict)).toEqual([
      'altered',
      'verbatim',
      'altered',
      'misattributed',
      'not-found',
    ])
    expect(counts).toMatchObject({ altered: 2, verbatim: 1 })
    expect(DRAFT.slice(quotes[0].pieces[0].start, quotes[0].pieces[0].end)).toBe(quotes[0].pieces[0].text)
  })

  test('is SARIF with --sarif, with places in the draft', async () => {
    const { out } = await run('draft.txt', ['talk.vtt'], '--sarif')
    const log = JSON.parse(out)
    expect(log.version).toBe('2.1.0')
    const [{ results, tool }] = log.runs
    expect(tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toEqual([
      'not-found',
      'misattributed',
      'altered',
    ])
    expect(results).toHaveLength(4)
    const { region } = results[0].locations[0].physicalLocation
    expect(region.startLine).toBe(3)
    expect(DRAFT.slice(region.charOffset, region.charOffset + region.charLength)).toBe(
      'We asked 45,000 people in this town',
    )
  })

  test('is one page with --html that loads nothing and runs nothing', async () => {
    const { status, out } = await run('draft.txt', ['talk.vtt'], '--html')
    expect(status).toBe(1)
    expect(out).toMatch(/^<!doctype html>/)
    expect(out).not.toMatch(/<script|\bsrc=|<link|url\(|https?:/i)
    for (const id of ['q1', 'q2', 'q3', 'q4', 'q5']) expect(out).toContain(`id="${id}"`)
    expect(out).toContain('<span class="changed">43,548</span>')
  })

  test('escapes every word of draft and sources', async () => {
    const page = (await run('evil.txt', ['evil.vtt'], '--html')).out
    expect(page).not.toMatch(/<script|<img|\u202e/i)
    expect(page).toContain('&lt;script&gt;alert(1)')
    const text = (await run('evil.txt', ['evil.vtt'])).out
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
  })
})

describe('exit status', { timeout: 60_000 }, () => {
  test('0 where nothing is to mend, from a file, a Word document, or standard input', async () => {
    expect((await run('right.txt', ['talk.vtt'])).status).toBe(0)
    expect((await run('right.docx', ['talk.vtt'])).status).toBe(0)
    const { status, out } = await hearsay(['verify', '-', '--against', at('talk.vtt')], { input: RIGHT })
    expect(status).toBe(0)
    expect(out).toContain('Nothing to mend')
  })

  test('1 where a source could not be read, which is said', async () => {
    const { status, out, err } = await run('right.txt', ['talk.vtt', 'scan.pdf'])
    expect(status).toBe(1)
    expect(steady(err)).toMatch(/^hearsay: scan\.pdf: .*no text.*\n$/)
    expect(out).toContain('Not searched')
    const alone = await run('right.txt', ['scan.pdf'])
    expect(alone.out).toContain('Nothing could be checked')
  })

  test('1 where there is no draft, 2 for wrong usage', async () => {
    expect(await run('none.txt', ['talk.vtt'])).toMatchObject({ status: 1, out: '' })
    const wrong = await run('right.txt', ['talk.vtt'], '--fold', 'verbs')
    expect(wrong.status).toBe(2)
    expect(wrong.err).toContain('There is no "verbs". Give one or more of fillers, numbers')
    expect((await hearsay(['verify', at('right.txt')])).status).toBe(2)
    expect((await run('right.txt', ['talk.vtt'], '--json', '--html')).status).toBe(2)
  })

  test('0 where the house allows the edit, or folds it', async () => {
    writeFileSync(
      at('number.txt'),
      '“We asked 43,548 people in this town, and 6 percent of them said yes,” Mayor Ana Reyes said.\n',
    )
    expect((await run('number.txt', ['talk.vtt'])).status).toBe(1)
    expect((await run('number.txt', ['talk.vtt'], '--allow', 'number-style')).status).toBe(0)
    expect((await run('number.txt', ['talk.vtt'], '--fold', 'fillers,numbers')).status).toBe(0)
  })
})
