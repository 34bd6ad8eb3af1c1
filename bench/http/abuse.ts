import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Started } from './started.ts'

/** What was tried, and what came of it. */
export interface Abuse {
  readonly what: string
  /** Statuses with how often each came; `closed` where the connection was. */
  readonly answers: Readonly<Record<string, number>>
  readonly expected: string
  readonly right: boolean
}

const MEGABYTE = 1024 * 1024

type Answer = number | 'closed'

/** A request whose body is made as it is taken; whatever comes back first is the answer. */
function post(
  port: number,
  path: string,
  headers: Record<string, string>,
  megabytes: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 'closed')
      sent.destroy()
    })
    sent.on('error', () => resolve('closed'))
    const chunk = Buffer.alloc(MEGABYTE, 'a')
    let left = megabytes
    const write = (): void => {
      while (left-- > 0) if (!sent.write(chunk)) return void sent.once('drain', write)
      sent.end()
    }
    write()
  })
}

/** The status of what is sent as it is; a client that says nothing more waits for the answer. */
function raw(port: number, text: string, patience = 30_000): Promise<Answer> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text))
    let got = ''
    const tell = (): void => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(got)?.[1]
      resolve(status === undefined ? 'closed' : Number(status))
      socket.destroy()
    }
    socket.setTimeout(patience, tell)
    socket.on('data', (part) => {
      got += part
      if (/^HTTP\/1\.1 \d{3}/.test(got)) tell()
    })
    socket.on('error', tell)
    socket.on('close', tell)
  })
}

const get = (path: string, headers = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`
const json = (body: string): string =>
  `POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

async function tried(what: string, expected: readonly Answer[], answers: Promise<Answer>[]): Promise<Abuse> {
  const got = await Promise.all(answers)
  const counts: Record<string, number> = {}
  for (const answer of got) counts[answer] = (counts[answer] ?? 0) + 1
  return {
    what,
    answers: counts,
    expected: expected.join(' or '),
    right: got.every((answer) => expected.includes(answer)),
  }
}

const TRICKS = [
  '/../../../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%2f..%2fpackage.json',
  '/..\\..\\windows\\win.ini',
  '/api/articles/..%2f..%2fetc%2fpasswd',
  '/%00',
  '//etc/passwd',
  '/%ff%fe',
  '/api/articles/%E0%A4%A',
  `/${'a'.repeat(8000)}`,
]

/** Everything a server on a desk may be sent by mistake or on purpose. `guarded` asks for a token. */
export async function abuses(
  { port }: Started,
  guarded: Started,
  connections: number,
): Promise<readonly Abuse[]> {
  const type = { 'content-type': 'application/json' }
  const slow = 'POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n'
  const body = `${slow}Content-Length: 5000\r\n\r\n{"text":`
  return [
    await tried(
      'a body of 100 MB, its length told',
      [413],
      [post(port, '/api/read', { ...type, 'content-length': String(100 * MEGABYTE) }, 100)],
    ),
    await tried('a body of 100 MB in chunks', [413], [post(port, '/api/read', type, 100)]),
    await tried(
      'twenty of them at once',
      [413, 503],
      Array.from({ length: 20 }, () => post(port, '/api/read', type, 100)),
    ),
    await tried(
      `${connections} connections that never end their headers`,
      [408],
      Array.from({ length: connections }, () => raw(port, slow)),
    ),
    await tried(
      `${connections} connections that never end their body`,
      [408],
      Array.from({ length: connections }, () => raw(port, body, 60_000)),
    ),
    await tried(
      'malformed JSON',
      [400],
      ['{', '{"text":}', 'null', '[]', '"a"', '{"text":1}', ''].map((text) => raw(port, json(text))),
    ),
    await tried('an array 100,000 deep', [400], [raw(port, json('['.repeat(100_000)))]),
    await tried('a story without words', [422], [raw(port, json('{"text":" \\n "}'))]),
    await tried(
      'another type of body',
      [415],
      [
        raw(
          port,
          'POST /api/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}',
        ),
      ],
    ),
    await tried(
      'path tricks',
      [400, 404],
      TRICKS.map((path) => raw(port, get(path))),
    ),
    await tried(
      'headers of 100 KB',
      [431],
      [raw(port, get('/api/status', `X-A: ${'a'.repeat(100_000)}\r\n`))],
    ),
    await tried('no HTTP at all', [400], [raw(port, '\x16\x03\x01\x02\x00\r\n\r\n')]),
    await tried(
      'another host’s name',
      [421],
      [raw(port, 'GET /api/status HTTP/1.1\r\nHost: desk.example.org\r\n\r\n')],
    ),
    await tried('another origin', [403], [raw(port, get('/api/status', 'Origin: https://example.org\r\n'))]),
    await tried(
      'another method',
      [405],
      [raw(port, `DELETE /api/articles HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)],
    ),
    await tried(
      'no token, or a wrong one',
      [401],
      ['', 'Bearer x', 'Bearer', 'Basic YTpi', `Bearer ${'x'.repeat(4000)}`].map((token) =>
        raw(guarded.port, get('/api/status', token === '' ? '' : `Authorization: ${token}\r\n`)),
      ),
    ),
  ]
}
