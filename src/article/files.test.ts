import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LARGEST, type Opened, type OpenOptions, openArticles, readSource } from './files.ts'
import { parseNdjsonLine, splitLines } from './ndjson.ts'
import { listSources } from './sources.ts'

let folder = ''
const at = (...names: string[]): string => join(folder, ...names)
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function open(inputs: readonly string[], options: OpenOptions = {}): Promise<Opened[]> {
  const all: Opened[] = []
  for await (const opened of openArticles(inputs, options)) all.push(opened)
  return all
}

const errorsOf = (all: readonly Opened[]) =>
  all.flatMap((opened) => ('error' in opened ? [opened.error] : []))
const idsOf = (all: readonly Opened[]): string[] =>
  all.flatMap((opened) => ('article' in opened ? [opened.article.id] : []))
const inputOf = async function* (...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk)
}

describe('files and folders', () => {
  test('a folder is read whole, in order, hidden and other files counted', async () => {
    mkdirSync(at('news', 'sub'), { recursive: true })
    for (const name of ['news/b.txt', 'news/a.md', 'news/.hidden.txt', 'news/picture.png', 'news/sub/b.txt'])
      write(name, 'The pier is closed.')
    const listing = listSources([at('news')])
    expect(listing.sources.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'a markdown',
      'b text',
      'b-2 text',
    ])
    expect(listing.skipped).toBe(2)
    expect(idsOf(await open([at('news')]))).toEqual(['a', 'b', 'b-2'])
  })

  test('a file is read whatever it is called; its text is as given', async () => {
    const text = '\uFEFF date 2024-05-17 Getty Images\r\n\r\nThe pier — “gone”.\r\n'
    const [opened] = await open([write('story.draft', text)])
    expect(opened).toMatchObject({ article: { id: 'story', published: '2024-05-17', text: text.slice(1) } })
    const [page] = await open([
      write('page.dat', '<!doctype html><p>The pier is closed, the mayor said on Friday.</p>'),
    ])
    expect(page).toMatchObject({ article: { text: 'The pier is closed, the mayor said on Friday.' } })
  })
})

describe('what is missing', () => {
  test('NDJSON is told by its beginning where the name does not', async () => {
    const path = write('stories.data', '{"id": "n1", "text": "A."}\n{"id": "n2", "text": "B."}\n')
    expect(listSources([path]).sources).toMatchObject([{ kind: 'ndjson' }])
    expect(idsOf(await open([path]))).toEqual(['n1', 'n2'])
  })

  test('a date is given to what has none', async () => {
    write('dated.txt', 'date 2024-05-17\n\nThe pier is closed.')
    write('undated.txt', 'The pier is closed.')
    const all = await open([at('dated.txt'), at('undated.txt')], { published: '2020-01-01' })
    expect(all).toMatchObject([
      { article: { published: '2024-05-17' } },
      { article: { published: '2020-01-01' } },
    ])
  })

  test('what cannot be read is an error naming it, and the rest is read', async () => {
    mkdirSync(at('bare'), { recursive: true })
    write('zip.txt', 'PK\x03\x04\x14\0')
    write('void.txt', '')
    write('blank.md', ' \n\t\n')
    write('huge.txt', 'x')
    truncateSync(at('huge.txt'), LARGEST + 1)
    write('good.txt', 'The pier is closed.')
    const all = await open(
      ['zip.txt', 'void.txt', 'blank.md', 'huge.txt', 'missing.txt', 'bare', 'good.txt'].map((name) =>
        at(name),
      ),
    )
    expect(idsOf(all)).toEqual(['good'])
    const codes = errorsOf(all).map(({ code, place }) => [place!.source, code])
    expect(codes).toEqual(
      expect.arrayContaining([
        [at('zip.txt'), 'binary'],
        [at('void.txt'), 'empty'],
        [at('blank.md'), 'empty'],
        [at('huge.txt'), 'too-large'],
        [at('missing.txt'), 'not-found'],
        [at('bare'), 'no-stories'],
      ]),
    )
    for (const error of errorsOf(all)) expect(error.message).toMatch(/^\S+: .+\. [A-Z].+\.$/)
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(write('secret.txt', 'The pier.'), 0)
    expect(errorsOf(await open([at('secret.txt')]))).toMatchObject([{ code: 'unreadable' }])
  })

  test('what the system refuses is told with its cause', async () => {
    const source = { path: folder, kind: 'text', id: 'x', bytes: 0 } as const
    const all: Opened[] = []
    for await (const opened of readSource(source)) all.push(opened)
    expect(errorsOf(all)).toMatchObject([
      { code: 'unreadable', cause: { code: 'EISDIR' }, place: { source: folder } },
    ])
  })
})

describe('NDJSON', () => {
  test('a bad line is an error with its number; the others are read', async () => {
    const lines = [
      '\uFEFF{"id": "a", "text": "The pier is closed.", "published": "2024-05-17", "outlet": "The Harbour Post"}',
      '{"id": "b", "text": "cut o',
      '',
      '{"id": "a", "text": "Once more."}',
      '[1]',
      '{"text": "No id."}',
      '{"id": "c"}',
      '{"id": "d", "text": " "}',
      '{"id": "e", "html": "<p>The pier is closed, the mayor said on Friday.</p>", "headline": "Pier", "published": "soon"}',
      '{"id": "f", "text": "It went \\ud800 away."}',
    ]
    const path = write('news.ndjson', lines.join('\r\n'))
    const all = await open([path])
    expect(idsOf(all)).toEqual(['a', 'e', 'f'])
    expect(all[0]).toMatchObject({
      line: 1,
      article: { published: '2024-05-17', outlet: 'The Harbour Post', text: 'The pier is closed.' },
    })
    expect(
      errorsOf(all).map(({ code, message }) => `${code} ${message.slice(path.length, path.length + 3)}`),
    ).toEqual([
      'bad-json :2:',
      'duplicate-id :4:',
      'bad-json :5:',
      'bad-json :6:',
      'bad-json :7:',
      'empty :8:',
    ])
    expect(all.find((opened) => opened.line === 9)).toMatchObject({
      article: { headline: 'Pier', problems: [{ code: 'bad-date' }] },
    })
    expect(all.at(-1)).toMatchObject({ article: { text: 'It went \ud800 away.' } })
  })

  test('the same id in two files is refused the second time', async () => {
    const [one, two] = [
      write('one.jsonl', '{"id": "same", "text": "A."}'),
      write('two.jsonl', '{"id": "same", "text": "B."}'),
    ]
    const all = await open([one, two])
    expect(idsOf(all)).toEqual(['same'])
    expect(errorsOf(all)[0]!.message).toContain(one)
  })

  test('bytes that are not UTF-8, and a file that is not text', async () => {
    const bad = Uint8Array.from([
      ...new TextEncoder().encode('{"id":"a","text":"'),
      0x93,
      ...new TextEncoder().encode('"}\n{"id":"b","text":"Yes."}\n'),
    ])
    const all = await open([write('bad.jsonl', bad)])
    expect(idsOf(all)).toEqual(['b'])
    expect(errorsOf(all)).toMatchObject([{ code: 'bad-encoding', place: { line: 1 } }])
    expect(errorsOf(await open([write('zip.jsonl', 'PK\x03\x04\x14\0')]))).toMatchObject([{ code: 'binary' }])
    expect(errorsOf(await open([write('none.jsonl', '\n\n')]))).toMatchObject([{ code: 'empty' }])
  })
})

describe('NDJSON lines', () => {
  test('lines are the same wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\r', '“') })),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const bytes = new TextEncoder().encode(lines.join('\n'))
          const chunks = async function* (): AsyncGenerator<Uint8Array> {
            for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
          }
          const read: string[] = []
          for await (const { bytes: line } of splitLines(chunks(), 1000))
            read.push(new TextDecoder().decode(line!))
          expect(read.join('\n')).toBe(lines.join('\n').replace(/\n$/, ''))
        },
      ),
    )
  })

  test('a line over the limit is given as null, and the next one is read', async () => {
    const read: (string | null)[] = []
    for await (const { bytes } of splitLines(inputOf('ab', 'cdefgh', 'ij\nkl\n', 'mn'), 5))
      read.push(bytes && new TextDecoder().decode(bytes))
    expect(read).toEqual([null, 'kl', 'mn'])
  })

  test('a number will do for an id, and several authors for a byline', () => {
    expect(parseNdjsonLine('{"id": 7, "text": "x", "byline": ["Orla Finch", "Tom Dahl"]}')).toMatchObject({
      id: '7',
      details: { byline: ['Orla Finch', 'Tom Dahl'] },
    })
  })
})

describe('standard input', () => {
  test.each([
    ['text', ['The pier ', 'is closed.'], 'The pier is closed.'],
    [
      'a page',
      ['<!DOCTYPE html><p>The pier is closed,', ' the mayor said on Friday.'],
      'The pier is closed, the mayor said on Friday.',
    ],
    ['NDJSON', ['{"id": "a", "te', 'xt": "The pier is closed."}\n'], 'The pier is closed.'],
  ])('%s is told by its beginning', async (_, chunks, text) => {
    expect(await open(['-'], { stdin: inputOf(...chunks) })).toMatchObject([
      { source: '-', article: { text } },
    ])
  })

  test('its kind can be given; nothing is an error', async () => {
    expect(await open(['-'], { stdin: inputOf('# Pier\n\nIt *closed*.'), kind: 'markdown' })).toMatchObject([
      { article: { id: 'stdin', headline: 'Pier', text: 'It closed.' } },
    ])
    expect(errorsOf(await open(['-'], { stdin: inputOf() }))).toMatchObject([
      { code: 'empty', place: { source: '-' } },
    ])
  })
})
