import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Pool } from '../../src/service/pool.ts'
import { type Running, running } from './running.ts'
import { STORIES } from './stories.ts'

// Threads take seconds to start where others work beside.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const MEGABYTE = 1024 * 1024
const TYPE = { 'content-type': 'application/json' }

/** Sends so many megabytes until an answer comes. */
function flood(
  port: number,
  path: string,
  headers: Record<string, string>,
  megabytes: number,
): Promise<number> {
  return new Promise((resolve) => {
    let answered = false
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      answered = true
      response.resume()
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', () => {
      if (!answered) resolve(0)
    })
    const chunk = Buffer.alloc(MEGABYTE, 'a')
    let left = megabytes
    const write = (): void => {
      while (left-- > 0) if (!sent.write(chunk)) return void sent.once('drain', write)
      sent.end()
    }
    write()
  })
}

/** What comes back on a connection that says only this. */
function silence(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let got = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (part) => {
      got += part
    })
    socket.on('error', () => resolve(got))
    socket.on('close', () => resolve(got))
  })
}

describe('limits', () => {
  let server: Running
  beforeAll(async () => {
    server = await running({
      records: STORIES(),
      limits: { waiting: 4 },
      connections: { headers: 1500, request: 4000, connections: 400 },
    })
    await server.post('/api/read', { text: 'No.' })
  })
  afterAll(() => server.close())

  test('a body that is too large is refused, told or not, and nothing is held of it', async () => {
    const told = { ...TYPE, 'content-length': String(100 * MEGABYTE) }
    expect(await flood(server.port, '/api/read', told, 100)).toBe(413)
    const before = process.memoryUsage().rss
    expect(await flood(server.port, '/api/read', TYPE, 100)).toBe(413)
    expect(await flood(server.port, '/api/corrections', TYPE, 2)).toBe(413)
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * MEGABYTE)
  })

  test('what is no JSON, or other JSON than asked for, is told where', async () => {
    for (const body of [
      '{',
      '',
      '[]',
      'null',
      '"story"',
      '{"text":1}',
      '{"text":"a","base64":"YQ=="}',
      '{"text":"a","more":1}',
      '['.repeat(50_000),
    ]) {
      const response = await fetch(`${server.address}/api/read`, { method: 'POST', headers: TYPE, body })
      expect([body.slice(0, 20), response.status]).toEqual([body.slice(0, 20), 400])
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
    const { body } = await server.post('/api/read', { text: 'No.', published: 'yesterday' })
    expect(body).toMatchObject({ code: 'bad-request', errors: [{ path: 'published' }] })
  })

  test('connections that say nothing are told, while others are answered', async () => {
    const slow = 'POST /api/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
    const silent = Array.from({ length: 300 }, () => silence(server.port, slow))
    const more = Array.from({ length: 20 }, () =>
      silence(server.port, `${slow}Content-Length: 500\r\n\r\n{"text":`),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await server.get('/api/status')).status).toBe(200)
    for (const answer of await Promise.all([...silent, ...more])) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect((await server.get('/api/status')).status).toBe(200)
  })

  test('one connection too many is told to come back', async () => {
    const open = Array.from({ length: 400 }, () => connect(server.port, '127.0.0.1'))
    await Promise.all(open.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect(await silence(server.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 503 .*retry-after: 2/is,
    )
    for (const socket of open) socket.destroy()
  })

  test('too much at once is refused, and what was taken is answered', async () => {
    const text = '“We will see,” said Ada Quill. '.repeat(300)
    const answers = await Promise.all(Array.from({ length: 40 }, () => server.post('/api/read', { text })))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(6)
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
  })

  test('a question to the archive waits for no story', async () => {
    const text = '“We will see,” said Ada Quill. '.repeat(2000)
    const reading = Promise.all([server.post('/api/read', { text }), server.post('/api/read', { text })])
    const begun = performance.now()
    expect((await server.get('/api/statements?q=engines')).status).toBe(200)
    const asked = performance.now() - begun
    await reading
    expect(asked).toBeLessThan(performance.now() - begun)
  })
})

test('what takes too long is given up, and the thread replaced', async () => {
  const server = await running({ limits: { reading: 20_000 }, threads: 1 })
  const { status, body } = await server.post('/api/read', {
    text: '“We will see,” said Ada Quill. '.repeat(200_000),
  })
  expect([status, (body as { code: string }).code]).toEqual([504, 'timeout'])
  expect((await server.post('/api/read', { text: '“No,” said Ada Quill.' })).status).toBe(200)
  await server.close()
})

test('whoever goes away while waiting leaves nothing to do', async () => {
  const server = await running({ threads: 1 })
  const long = server.post('/api/read', { text: '“We will see,” said Ada Quill. '.repeat(3000) })
  const controller = new AbortController()
  const gone = Array.from({ length: 20 }, () =>
    fetch(`${server.address}/api/read`, {
      method: 'POST',
      headers: TYPE,
      body: JSON.stringify({ text: '“We will see,” said Ada Quill. '.repeat(3000) }),
      signal: controller.signal,
    }).catch(() => 'gone'),
  )
  while (server.service.load < 21) await new Promise((resolve) => setTimeout(resolve, 10))
  controller.abort()
  expect(new Set(await Promise.all(gone))).toEqual(new Set(['gone']))
  while (server.service.load > 1) await new Promise((resolve) => setTimeout(resolve, 10))
  expect((await long).status).toBe(200)
  await server.close()
})

describe('many stories in one stream', () => {
  let server: Running
  beforeAll(async () => {
    server = await running()
  })
  afterAll(() => server.close())

  test('come back in order, each as soon as it is read; a wrong line stops nothing', async () => {
    const lines = Array.from({ length: 30 }, (_, at) =>
      at % 10 === 3 ? '{"text":' : JSON.stringify({ id: `n${at}`, text: `“No ${at},” said Ada Quill.` }),
    )
    const response = await fetch(`${server.address}/api/read/many`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${lines.join('\n\n')}\n`,
    })
    const got = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(got.map((one) => one.article?.id ?? one.problem.code)).toEqual(
      lines.map((_, at) => (at % 10 === 3 ? 'bad-request' : `n${at}`)),
    )
    expect(got[3].line).toBe(7)
  })
})

describe('threads', () => {
  test('one whose task fails goes on, and one that is closed answers', async () => {
    const pool = new Pool({
      archive: '/nowhere/a.db',
      givesWay: false,
      threads: 1,
      mostWaiting: 9,
      patience: 20_000,
      heap: 512,
    })
    const asked = pool.run({ kind: 'ask', question: 'overview', asked: [] })
    await expect(asked).rejects.toMatchObject({ origin: 'archive', code: 'not-found' })
    const story = { text: '“No,” said Ada Quill.' }
    const bytes = await pool.run({ kind: 'read', story, format: 'json' })
    expect(JSON.parse(new TextDecoder().decode(bytes)).statements).toHaveLength(1)
    const controller = new AbortController()
    const first = pool.run({ kind: 'read', story, format: 'json' })
    const second = pool.run({ kind: 'read', story, format: 'json' }, controller.signal)
    controller.abort()
    await expect(second).rejects.toMatchObject({ code: 'stopped' })
    await first
    const last = pool.run({ kind: 'read', story, format: 'json' })
    await pool.close()
    await expect(last).rejects.toMatchObject({ code: 'stopped' })
    await expect(pool.run({ kind: 'read', story, format: 'json' })).rejects.toMatchObject({ code: 'stopped' })
  })

  test('one that runs out of memory is told of and replaced', async () => {
    const pool = new Pool({
      archive: '/nowhere/a.db',
      givesWay: false,
      threads: 1,
      mostWaiting: 9,
      patience: 60_000,
      heap: 48,
    })
    const long = '“We will see,” said Ada Quill, who has a different word for each number. '.repeat(40_000)
    const huge = pool.run({ kind: 'read', story: { text: long }, format: 'json' })
    await expect(huge).rejects.toMatchObject({ code: 'lost', message: expect.stringContaining('memory') })
    await pool.close()
  })
})
