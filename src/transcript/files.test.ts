import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDocx, makePdf } from '../../test/made-files.ts'
import { type OpenedTranscript, openTranscripts } from './files.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

const open = async (...names: readonly string[]): Promise<OpenedTranscript[]> => {
  const found: OpenedTranscript[] = []
  for await (const opened of openTranscripts(names.map(at))) found.push(opened)
  return found
}
const told = (opened: OpenedTranscript): string =>
  'error' in opened
    ? `${opened.error.code}: ${opened.error.message}`
    : `${opened.transcript.format}: ${opened.transcript.text}`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-sources-'))
  mkdirSync(at('tapes/deep'), { recursive: true })
  mkdirSync(at('empty'))
  writeFileSync(at('tapes/a.vtt'), 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida>Good day.\n')
  writeFileSync(
    at('tapes/deep/b.html'),
    '<html><body><article><p>The pier was closed on Friday, and nobody told the fishermen about it at all.</p><p>“We were late,” said Ida Holm of the harbour office in Tarnmouth.</p></article></body></html>',
  )
  writeFileSync(
    at('tapes/c.ndjson'),
    '{"id":"one","text":"The first text."}\n{"id":"two","text":"The second text."}\n',
  )
  writeFileSync(at('tapes/.hidden.txt'), 'No.')
  writeFileSync(at('tapes/picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  writeFileSync(
    at('hearing.pdf'),
    makePdf([
      ['Hearing of May 4', 'SOLBERG: The govern-', 'ment may lose the', '1'],
      ['Hearing of May 4', 'grant this year.', 'BRANDT: It may.', '2'],
      ['Hearing of May 4', 'SOLBERG: Well.', '3'],
    ]),
  )
  writeFileSync(at('scan.pdf'), makePdf([[], []]))
  writeFileSync(at('broken.pdf'), '%PDF-1.4\nnot really')
  writeFileSync(
    at('talk.docx'),
    await makeDocx(['REYES: We will go on.', 'OKAFOR: We will not.', 'REYES: Well.']),
  )
  writeFileSync(
    at('tracked.docx'),
    await makeDocx([
      '<w:r><w:t>We will </w:t></w:r><w:ins w:id="1" w:author="Jo"><w:r><w:t>not </w:t></w:r></w:ins><w:r><w:t>go.</w:t></w:r>',
    ]),
  )
  writeFileSync(at('broken.docx'), 'PK\u0003\u0004 no')
  writeFileSync(
    at('latin.txt'),
    Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x75, 0x76, 0x65, 0x72, 0x74, 0x2e]),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is read with all below it, by name; what is no source is passed over', async () => {
  const found = await open('tapes')
  expect(found.map(({ source }) => source.slice(folder.length + 1))).toEqual([
    'tapes/a.vtt',
    'tapes/c.ndjson:1',
    'tapes/c.ndjson:2',
    'tapes/deep/b.html',
  ])
  expect(found.map(told)[0]).toBe('webvtt: Good day.')
  expect(found.map(told)[3]).toMatch(/^article: The pier was closed[\s\S]*“We were late,” said Ida Holm/)
})

describe('PDF', () => {
  test('heads, page numbers and page ends are bridged, and pages told', async () => {
    const [opened] = await open('hearing.pdf')
    expect(told(opened!)).toBe('pdf: The govern- ment may lose the grant this year.\n\nIt may.\n\nWell.')
    expect('transcript' in opened! && opened.transcript.marks.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  test('a scan without text and a broken file say what to do', async () => {
    const [scan, broken] = await open('scan.pdf', 'broken.pdf')
    expect(told(scan!)).toMatch(/^no-text: .*scan\.pdf: .*OCR/)
    expect(told(broken!)).toMatch(/^bad-format: .*broken\.pdf: /)
  })
})

describe('DOCX', () => {
  test('labelled paragraphs are turns', async () => {
    const [opened] = await open('talk.docx')
    expect('transcript' in opened! && opened.transcript.turns.map(({ speaker }) => speaker)).toEqual([
      'REYES',
      'OKAFOR',
      'REYES',
    ])
  })

  test('tracked changes are reported', async () => {
    const [opened] = await open('tracked.docx')
    expect(told(opened!)).toBe('docx: We will not go.')
    expect('transcript' in opened! && opened.transcript.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('1 tracked change;'),
    ])
  })

  test('a broken one says what to do', async () => {
    expect(told((await open('broken.docx'))[0]!)).toMatch(/^bad-format: .*Save it as \.docx again/)
  })
})

test('older encodings are read, and what is missing or empty is said', async () => {
  const found = await open('latin.txt', 'nowhere.vtt', 'empty')
  expect(found.map(told)).toEqual([
    'article: café ouvert.',
    expect.stringMatching(/^unreadable: .*no such file/),
    expect.stringMatching(/^no-sources: .*no source is in this folder/),
  ])
})
