import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sameSecret } from '../../src/http/guard.ts'
import { listen } from '../../src/http/server.ts'
import { loadDesk } from '../../src/http/static.ts'
import { deskFolder } from './desk-folder.ts'
import { type Running, rawRequest, running } from './running.ts'
import { HOSTILE, STORIES } from './stories.ts'

// Threads take seconds to start where others work beside.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe('a server for this machine', () => {
  let server: Running
  let folder: ReturnType<typeof deskFolder>
  beforeAll(async () => {
    folder = deskFolder()
    server = await running({ records: STORIES(), desk: loadDesk(folder.path)! })
  })
  afterAll(async () => {
    await server.close()
    folder.remove()
  })
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    rawRequest(server.port, path, { method, headers })

  test('answers to its own names only', async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', `LOCALHOST:${server.port}`])
      expect((await ask('/api/status', { host })).status, host).toBe(200)
    for (const host of ['desk.example.org', '127.0.0.1.example.org', '10.0.0.1', 'localhost.'])
      expect((await ask('/api/status', { host })).status, host).toBe(421)
  })

  test('refuses pages of another origin, whatever they send', async () => {
    for (const headers of [
      { origin: 'https://example.org' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${server.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await ask('/api/status', headers)
      expect([answer.status, JSON.parse(answer.text).code]).toEqual([403, 'other-origin'])
    }
    const own = { host: `127.0.0.1:${server.port}`, origin: `http://127.0.0.1:${server.port}` }
    expect((await ask('/api/status', own)).status).toBe(200)
    const preflight = await ask('/api/read', { 'access-control-request-method': 'POST' }, 'OPTIONS')
    expect(preflight.status).toBe(405)
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('lets no page load anything from elsewhere', async () => {
    for (const path of ['/', '/api/status', '/nowhere', '/openapi.json', '/assets/desk-Ab12Cd34.js']) {
      const { headers } = await ask(path)
      expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; script-src 'self'; /)
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  test('serves the files of the desk, and nothing beside them', async () => {
    const page = await ask('/')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['cache-control']).toBe('no-cache')
    const script = await ask('/assets/desk-Ab12Cd34.js')
    expect(script.headers['cache-control']).toContain('immutable')
    expect((await ask('/', { 'if-none-match': String(page.headers.etag) })).status).toBe(304)
    const packed = await ask('/assets/desk-Ab12Cd34.js', { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/assets/..\\..\\secret.txt',
      '//secret.txt',
      '/%00',
      '/%ff',
      '/assets/',
      '/INDEX.HTML',
      '/index.html/',
      '/.hidden',
      '/etc/passwd',
    ]) {
      const answer = await ask(path)
      expect([path, [400, 404].includes(answer.status)]).toEqual([path, true])
      expect(answer.text).not.toContain('secret words')
    }
  })

  test('gives hostile words as words: JSON, never a page', async () => {
    const kept = await server.post<{ article: string }>('/api/articles', { text: HOSTILE, id: '<b>"x"</b>' })
    const answer = await fetch(`${server.address}/api/articles/${encodeURIComponent(kept.body.article)}`)
    expect(answer.headers.get('content-type')).toBe('application/json')
    const { record } = (await answer.json()) as { record: { article: { text: string } } }
    expect(record.article.text).toBe(HOSTILE)
    const { body } = await server.get<{ detail: string }>(
      `/api/people/${encodeURIComponent('<script>x</script>')}`,
    )
    expect(body.detail).toContain('<script>')
    const report = await fetch(`${server.address}/api/verify?format=html`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ draft: { text: HOSTILE, name: '<i>.txt' } }),
    })
    const page = await report.text()
    expect(page).not.toMatch(/<script|<img|<i>|\u202e/)
    expect(report.headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  test('a formula in a story is no formula in a table', async () => {
    await server.post('/api/articles', { text: '“=HYPERLINK(A1) and more,” said Ada Quill.', outlet: '=1+1' })
    const table = await (await fetch(`${server.address}/api/statements?format=csv`)).text()
    expect(table).toContain("'=1+1")
    expect(table).not.toMatch(/(?:^|,)"?=1/m)
  })

  test('tells another method from nothing there', async () => {
    const other = await ask('/api/articles', {}, 'DELETE')
    expect([other.status, other.headers.allow]).toEqual([405, 'GET, POST'])
    expect((await ask('/api/none', {}, 'DELETE')).status).toBe(404)
  })

  test('refuses what is no HTTP', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('HELO desk\r\n\r\n'))
      socket.on('data', (data) => resolve(String(data)))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('a server that asks for a token', () => {
  const TOKEN = '5f2c-not-so-secret-here'
  let server: Running
  beforeAll(async () => {
    server = await running({ records: STORIES(), token: TOKEN })
  })
  afterAll(() => server.close())
  const status = async (headers: Record<string, string>, path = '/api/status') =>
    rawRequest(server.port, path, { headers })

  test('lets in who has it', async () => {
    expect((await server.get('/api/status')).status).toBe(200)
    expect((await status({ authorization: `bearer ${TOKEN}`, host: 'desk.example.org' })).status).toBe(200)
  })

  test('and nobody else, on any route', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Basic ${TOKEN}`,
      TOKEN,
    ]) {
      const answer = await status({ authorization })
      expect([authorization, answer.status]).toEqual([authorization, 401])
      expect(answer.headers['www-authenticate']).toContain('Bearer')
      expect(JSON.parse(answer.text)).toMatchObject({ status: 401, title: 'A token is needed' })
    }
    const { paths } = (await server.get<{ paths: Record<string, object> }>('/openapi.json')).body
    for (const [path, methods] of Object.entries(paths))
      for (const method of Object.keys(methods)) {
        const answer = await rawRequest(server.port, path.replace(/\{\w+\}/g, '1'), {
          method: method.toUpperCase(),
        })
        expect([path, answer.status]).toEqual([path, 401])
      }
  })

  test('a token beside the path, in a query or a cookie, is none', async () => {
    expect((await status({ cookie: `token=${TOKEN}` })).status).toBe(401)
    expect((await status({}, `/api/status?token=${TOKEN}`)).status).toBe(401)
    expect((await status({}, '/api//status')).status).not.toBe(200)
    expect((await status({}, '/API/status')).status).not.toBe(200)
    expect((await status({}, '/%61pi/status')).status).not.toBe(200)
  })

  test('compares in full, whatever the lengths', () => {
    expect(sameSecret('a', 'a')).toBe(true)
    expect(sameSecret('a', 'b')).toBe(false)
    expect(sameSecret('', 'a'.repeat(1e6))).toBe(false)
  })
})

test('an address that others reach demands a token, and a long one', async () => {
  const server = await running()
  const { service } = server
  const open = (host: string, token: string | null) => listen({ service, host, port: 0, token, desk: null })
  await expect(open('0.0.0.0', null)).rejects.toThrow(/Set HEARSAY_TOKEN/)
  await expect(open('::', null)).rejects.toMatchObject({ code: 'no-token' })
  await expect(open('0.0.0.0', 'short')).rejects.toThrow(/could be guessed/)
  await expect(open('203.0.113.7', 'long-enough-a-token')).rejects.toMatchObject({ code: 'no-address' })
  await expect(
    listen({ service, host: '127.0.0.1', port: server.port, token: null, desk: null }),
  ).rejects.toMatchObject({ code: 'in-use' })
  const everywhere = await open('0.0.0.0', 'long-enough-a-token')
  expect((await rawRequest(everywhere.port, '/api/status')).status).toBe(401)
  await everywhere.close()
  await server.close()
})
