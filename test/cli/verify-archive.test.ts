import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hearsay } from './command.ts'

const STORY = {
  id: 'pier',
  outlet: 'Tideway Courier',
  published: '2026-03-01',
  headline: 'Ferry turns back',
  text: '“We turned back at the pier and nobody was hurt,” Captain Ida Holm told reporters. “Flour is dear this spring,” baker Aldo Corvane said.',
}
const RIGHT = '“We turned back at the pier and nobody was hurt,” Ida Holm said.\n'
const WRONG = `“We turned back at the pier and somebody was hurt,” Ida Holm said.

“Flour is dear this spring,” Ida Holm said.

“The lighthouse keeper plays chess against the moon,” Aldo Corvane said.
`

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-verify-'))
  writeFileSync(at('stories.ndjson'), `${JSON.stringify(STORY)}\n`)
  writeFileSync(at('right.txt'), RIGHT)
  writeFileSync(at('wrong.txt'), WRONG)
  writeFileSync(
    at('tape.vtt'),
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana Reyes>We may appeal to the county court.\n',
  )
  await hearsay(['add', at('stories.ndjson'), '--archive', at('desk.db')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('hearsay verify --archive', { timeout: 60_000 }, () => {
  test('says in which story a quote stands, and in how many it was not found', async () => {
    const { status, out, err } = await hearsay(['verify', at('wrong.txt'), '--archive', at('desk.db')])
    expect({ status, err }).toEqual({ status: 1, err: '' })
    const flat = out.replace(/\s+/g, ' ')
    expect(flat).toContain('3 quotes against 1 story of')
    expect(flat).toContain('1 not found, 1 misattributed, 1 altered')
    expect(flat).toContain('Tideway Courier · 2026-03-01 · “Ferry turns back” · pier')
    expect(flat).toContain('Not found in 1 story of the archive.')
    expect(flat).toContain('Aldo Corvane said it, not Ida Holm')
  })

  test('takes the path from the environment where none is given, and goes with --against', async () => {
    const env = { HEARSAY_ARCHIVE: at('desk.db') }
    const ran = await hearsay(['verify', at('right.txt'), '--archive'], { env })
    expect({ status: ran.status, err: ran.err }).toEqual({ status: 0, err: '' })
    expect(ran.out).toContain('Nothing to mend')
    const both = await hearsay(['verify', '-', '--archive', '--against', at('tape.vtt'), '--json'], {
      env,
      input: `${RIGHT}\n“We may appeal to the county court,” Ana Reyes said.\n`,
    })
    const { quotes, searched } = JSON.parse(both.out)
    expect(quotes.map(({ verdict }: { readonly verdict: string }) => verdict)).toEqual([
      'verbatim',
      'verbatim',
    ])
    expect(quotes[0].matches[0].story.outlet).toBe('Tideway Courier')
    expect(searched).toMatchObject({ sources: 1, archive: { stories: 1, read: 1 } })
  })

  test('is a page and a log as well', async () => {
    const page = (await hearsay(['verify', at('wrong.txt'), '--archive', at('desk.db'), '--html'])).out
    expect(page).toContain('Tideway Courier · 2026-03-01 · “Ferry turns back” · pier')
    expect(page).toContain('in no statement of 1 story of')
    const log = JSON.parse(
      (await hearsay(['verify', at('wrong.txt'), '--archive', at('desk.db'), '--sarif'])).out,
    )
    expect(log.runs[0].results).toHaveLength(3)
  })

  test('without any source, or without the archive, says what to do', async () => {
    const none = await hearsay(['verify', at('right.txt')])
    expect(none.status).toBe(2)
    expect(none.err).toContain('give --against with files or folders, or --archive, or both')
    const missing = await hearsay(['verify', at('right.txt'), '--archive', at('missing.db')])
    expect(missing.status).toBe(1)
    expect(missing.err).toContain('missing.db: there is no archive')
  })
})
