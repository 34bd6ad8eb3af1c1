import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ArticleError } from './article-error.ts'
import { readFeed } from './feed.ts'
import { openArticles } from './files.ts'
import { sniffKind } from './kind.ts'
import { readNinjs } from './ninjs.ts'

const RSS = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tideway Courier</title><language>en</language>
<item><title>Ferry turns back</title><link>https://tideway.example/2026/ferry-turns-back.html</link>
<pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate><dc:creator>Lena Ruud</dc:creator><description>A storm.</description>
<content:encoded><![CDATA[<p>“We turned back at the pier,” captain Ida Holm said.</p><p>It rained.</p>]]></content:encoded></item>
<item><title>Nothing in it</title><pubDate>some day</pubDate></item>
<item><title>Bread</title><guid>bread-7</guid><pubDate>some day</pubDate><description>Flour is dear, baker Otto Varga said.</description></item>
</channel></rss>`

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Canal Street Post</title><entry><id>urn:x:1</id><title>Bread</title>
<link href="https://canal.example/bread"/><updated>2026-03-01T10:00:00Z</updated><author><name>Bo Ek</name></author>
<content type="html">&lt;p&gt;Flour is dear, baker Otto Varga said.&lt;/p&gt;</content></entry></feed>`

const NINJS = {
  uri: 'urn:tideway:9',
  type: 'text',
  versionCreated: '2026-03-01T10:00:00Z',
  language: 'en',
  by: 'By Lena Ruud',
  copyrightHolder: 'Tideway Courier',
  headlines: [{ role: 'main', value: 'Ferry turns back' }],
  bodies: [
    { role: 'html', contentType: 'text/html', value: '<p>“We turned back,” said Ida Holm.</p>' },
    { role: 'text', contentType: 'text/plain', value: '“We turned back,” said Ida Holm.' },
  ],
}

describe('a feed', () => {
  test('gives its stories, and says which entries have none', () => {
    const [ferry, empty, bread] = readFeed(RSS, 'feed')
    expect(ferry).toMatchObject({
      id: 'ferry-turns-back',
      kind: 'html',
      details: {
        url: 'https://tideway.example/2026/ferry-turns-back.html',
        outlet: 'Tideway Courier',
        headline: 'Ferry turns back',
        byline: ['Lena Ruud'],
        published: '2026-03-02',
        language: 'en',
      },
      problems: [],
    })
    expect(empty).toBeInstanceOf(ArticleError)
    expect((empty as ArticleError).message).toContain('entry 2 of the feed (Nothing in it) has no words')
    expect(bread).toMatchObject({ id: 'bread-7', problems: [{ code: 'summary-only' }, { code: 'bad-date' }] })
  })

  test('may be Atom', () => {
    expect(readFeed(ATOM, 'feed')).toMatchObject([
      {
        id: 'bread',
        details: { outlet: 'Canal Street Post', byline: ['Bo Ek'], published: '2026-03-01T10:00:00Z' },
      },
    ])
  })

  test.each(['', '<rss><channel>', 'plain words', '<html><p>a page</p></html>'])(
    'that is none is refused: %j',
    (text) => {
      expect(() => readFeed(text, 'feed')).toThrow(expect.objectContaining({ code: 'bad-feed' }))
    },
  )
})

describe('ninjs', () => {
  test('gives its story with plain text before HTML', () => {
    expect(readNinjs(JSON.stringify(NINJS), 'n')).toEqual([
      {
        id: 'n',
        kind: 'text',
        content: '“We turned back,” said Ida Holm.',
        details: {
          url: null,
          outlet: 'Tideway Courier',
          headline: 'Ferry turns back',
          byline: ['Lena Ruud'],
          published: '2026-03-01T10:00:00Z',
          language: 'en',
        },
        problems: [],
      },
    ])
  })

  test('of version 1 has other names', () => {
    const old = {
      uri: 'https://t.example/9',
      versioncreated: '2013-07-09T10:37:00Z',
      headline: 'H',
      body_xhtml: '<p>It rained.</p>',
    }
    expect(readNinjs(JSON.stringify(old), 'n')).toMatchObject([
      {
        kind: 'html',
        details: { url: 'https://t.example/9', headline: 'H', published: '2013-07-09T10:37:00Z' },
      },
    ])
  })

  test('without a text, or broken, is told', () => {
    expect(readNinjs('{"uri":"x","type":"picture"}', 'n')[0]).toMatchObject({
      code: 'empty',
      message: expect.stringContaining('picture'),
    })
    expect(() => readNinjs('{"uri":', 'n')).toThrow(expect.objectContaining({ code: 'bad-json' }))
    expect(() => readNinjs('7', 'n')).toThrow(expect.objectContaining({ code: 'bad-json' }))
  })
})

async function opened(...inputs: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for await (const one of openArticles(inputs))
    found.push('error' in one ? `! ${one.error.code}` : `${one.article.id}: ${one.article.text}`)
  return found
}

describe('files of several stories', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-collection-'))
    writeFileSync(join(folder, 'courier.rss'), RSS)
    writeFileSync(join(folder, 'canal.xml'), ATOM)
    writeFileSync(join(folder, 'wire.json'), JSON.stringify([NINJS, { uri: 'y', type: 'picture' }]))
    writeFileSync(join(folder, 'record.json'), '{"hearsay":1}')
    writeFileSync(join(folder, 'broken.xml'), '<rss><channel>')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are found in a folder by their ending, JSON only where it is named', async () => {
    expect(await opened(folder)).toEqual([
      '! bad-feed',
      'bread: Flour is dear, baker Otto Varga said.',
      'ferry-turns-back: “We turned back at the pier,” captain Ida Holm said.\n\nIt rained.',
      '! empty',
      'bread-7: Flour is dear, baker Otto Varga said.',
    ])
    expect(await opened(join(folder, 'wire.json'))).toEqual([
      'wire-1: “We turned back,” said Ida Holm.',
      '! empty',
    ])
  })

  test('are told from other texts by how they begin', () => {
    expect(sniffKind(RSS)).toBe('feed')
    expect(sniffKind(ATOM)).toBe('feed')
    expect(sniffKind(JSON.stringify(NINJS))).toBe('ninjs')
    expect(sniffKind('{"id":"a","text":"It rained."}')).toBe('ndjson')
    expect(sniffKind('<html><body>')).toBe('html')
  })
})

const response = (url: string, html: string, head = 'HTTP/1.1 200 OK'): string => {
  const http = `${head}\r\nContent-Type: text/html\r\n\r\n${html}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-03-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
}
const page = (words: string): string =>
  `<html><body><article><p>${words}</p><p>It rained on the quay all day, and the ferry stayed in the harbour until noon.</p></article></body></html>`

describe('a web archive', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-warc-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['plain', (bytes: Buffer) => bytes, 'a.warc'],
    ['compressed', (bytes: Buffer) => gzipSync(bytes), 'a.warc.gz'],
  ] as const)('may be WARC, %s: pages are read, other answers passed over', async (_how, pack, name) => {
    const records = [
      response('https://tideway.example/storm.html', page('“We turned back,” captain Ida Holm said.')),
      response('https://tideway.example/gone', page('Nothing here'), 'HTTP/1.1 404 Not Found'),
      response('https://tideway.example/bread/', page('Flour is dear, baker Otto Varga said.')),
    ]
    writeFileSync(join(folder, name), Buffer.concat(records.map((record) => pack(Buffer.from(record)))))
    const found = await opened(join(folder, name))
    expect(found.map((text) => text.split(':')[0])).toEqual(['storm', 'bread'])
    expect(found[0]).toContain('captain Ida Holm said.')
    rmSync(join(folder, name))
  })

  test('that are cut off give what stands before the cut, and say so', async () => {
    const records = [
      response('https://t.example/a', page('“One,” Ida Holm said.')),
      response('https://t.example/b', page('“Two,” Ida Holm said.')),
    ]
    const [plain, packed] = [
      Buffer.from(records.join('')),
      Buffer.concat(records.map((record) => gzipSync(record))),
    ]
    for (const [name, bytes] of [
      ['cut.warc', plain],
      ['cut.warc.gz', packed],
    ] as const) {
      writeFileSync(join(folder, name), bytes.subarray(0, -40))
      const found = await opened(join(folder, name))
      expect(found[0]).toMatch(/^a: /)
      expect(found.at(-1)).toBe('! unreadable')
    }
    writeFileSync(join(folder, 'no.warc'), 'this is no WARC file\n')
    expect(await opened(join(folder, 'no.warc'))).toEqual([expect.stringMatching(/^! /)])
    for (const name of ['cut.warc', 'cut.warc.gz', 'no.warc']) rmSync(join(folder, name))
  })
})
