import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Running, running } from './running.ts'
import { STORIES } from './stories.ts'

// Threads take seconds to start where others work beside.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

interface Media {
  readonly schema: object
}
interface Operation {
  readonly summary: string
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

interface Call {
  readonly method: string
  /** As in the document. */
  readonly path: string
  /** As it is asked. */
  readonly address: string
  readonly body?: unknown
  readonly type?: string
  readonly status: number
}

const story = { text: '“We will appeal,” Ana Reyes told reporters in Tideway.', published: '2024-05-02' }
const draft = { text: '“We had new engines,” Ida Holm said.' }
const call = (method: string, path: string, status = 200, rest: Partial<Call> = {}): Call => ({
  method,
  path,
  address: path,
  status,
  ...rest,
})

/** At least one for each route, status and format that the document names. */
const CALLS: readonly Call[] = [
  call('get', '/api/status'),
  call('post', '/api/read', 200, { body: story }),
  call('post', '/api/read', 200, { body: story, address: '/api/read?format=jsonld' }),
  call('post', '/api/read', 200, { body: story, address: '/api/read?format=annotations' }),
  call('post', '/api/read', 200, { body: story, address: '/api/read?format=csv' }),
  call('post', '/api/read', 400, { body: {} }),
  call('post', '/api/read', 415, { body: story, type: 'text/plain' }),
  call('post', '/api/read', 422, { body: { text: ' ' } }),
  call('post', '/api/read/many', 200, {
    body: `${JSON.stringify(story)}\n{"text":1}\n`,
    type: 'application/x-ndjson',
  }),
  call('post', '/api/read/many', 415, { body: story }),
  call('post', '/api/articles', 415, { body: story, type: 'text/plain' }),
  call('post', '/api/articles', 422, { body: { text: '.', name: 'a.docx' } }),
  call('post', '/api/verify', 415, { body: { draft }, type: 'text/plain' }),
  call('post', '/api/corrections/{correction}/undo', 400, { address: '/api/corrections/x/undo' }),
  call('get', '/api/articles'),
  call('get', '/api/articles', 200, {
    address: '/api/articles?title=ferry&outlet=courier&since=2024&order=added',
  }),
  call('get', '/api/articles', 400, { address: '/api/articles?since=May' }),
  call('post', '/api/articles', 201, { body: story }),
  call('post', '/api/articles', 201, { body: { ...story, text: `${story.text} “No,” she said.` } }),
  call('post', '/api/articles', 400, { body: { ...story, extra: 1 } }),
  call('get', '/api/articles/{article}', 200, { address: '/api/articles/ferry' }),
  call('get', '/api/articles/{article}', 200, { address: '/api/articles/ferry?version=1' }),
  call('get', '/api/articles/{article}', 404, { address: '/api/articles/none' }),
  call('get', '/api/articles/{article}/record', 200, { address: '/api/articles/ferry/record' }),
  call('get', '/api/articles/{article}/record', 200, { address: '/api/articles/ferry/record?format=csv' }),
  call('get', '/api/articles/{article}/record', 404, { address: '/api/articles/none/record' }),
  call('get', '/api/articles/{article}/versions', 200, { address: '/api/articles/ferry/versions' }),
  call('get', '/api/articles/{article}/versions', 404, { address: '/api/articles/none/versions' }),
  call('get', '/api/statements'),
  call('get', '/api/statements', 200, {
    address: '/api/statements?q=engines&by=Holm&context=true&order=rank',
  }),
  call('get', '/api/statements', 200, { address: '/api/statements?format=ndjson' }),
  call('get', '/api/statements', 200, { address: '/api/statements?format=csv' }),
  call('get', '/api/statements', 400, { address: '/api/statements?q=-' }),
  call('get', '/api/sources'),
  call('get', '/api/sources', 200, { address: '/api/sources?format=csv' }),
  call('get', '/api/families', 200, { address: '/api/families?q=we+have+new+engines' }),
  call('get', '/api/families', 400),
  call('get', '/api/people'),
  call('get', '/api/people/{identity}', 200, { address: '/api/people/tom-sorrel' }),
  call('get', '/api/people/{identity}', 404, { address: '/api/people/nobody-here' }),
  call('get', '/api/people/{identity}', 409, { address: '/api/people/sorrel' }),
  call('get', '/api/people/{identity}/appearances', 200, { address: '/api/people/ida-holm/appearances' }),
  call('get', '/api/events'),
  call('get', '/api/events', 404, { address: '/api/events?person=Nobody' }),
  call('post', '/api/verify', 200, {
    body: { draft, archive: true, sources: [{ name: 'a.txt', text: 'HOLM: No.\nQUILL: Yes.' }] },
  }),
  call('post', '/api/verify', 200, { body: { draft }, address: '/api/verify?format=html' }),
  call('post', '/api/verify', 200, { body: { draft, sources: [{ name: 'a.pdf', base64: 'AAAA' }] } }),
  call('post', '/api/verify', 400, { body: { draft, folds: ['sense'] } }),
  call('post', '/api/verify', 422, { body: { draft: { text: '' } } }),
  call('post', '/api/check', 200, { body: { story: { text: 'The hall opened on Monday, March 3, 2020.' } } }),
  call('post', '/api/check', 200, {
    body: { story: { text: '<p>The hall opened on Monday, March 3, 2020.</p>' } },
  }),
  call('post', '/api/check', 400, { body: { story, only: ['no-such-rule'] } }),
  call('post', '/api/check', 415, { body: { story }, type: 'text/plain' }),
  call('post', '/api/check', 422, { body: { story: { text: ' ' } } }),
  call('get', '/api/check/rules'),
  call('post', '/api/corrections', 201, { body: { kind: 'rename', of: 'ida-holm', name: 'I. Holm' } }),
  call('post', '/api/corrections', 201, {
    body: { kind: 'split', from: 'ida-holm', articles: ['quay'], name: 'Ida Holm' },
  }),
  call('post', '/api/corrections', 201, { body: { kind: 'merge', into: 'ida-holm', from: 'ida-holm~1' } }),
  call('post', '/api/corrections', 201, {
    body: { kind: 'speaker', article: 'ferry', statement: 's2', speaker: null },
  }),
  call('post', '/api/corrections', 201, { body: { kind: 'dismiss', article: 'quay', statement: 's1' } }),
  call('post', '/api/corrections', 400, { body: { kind: 'erase' } }),
  call('post', '/api/corrections', 404, { body: { kind: 'dismiss', article: 'quay', statement: 's99' } }),
  call('post', '/api/corrections', 409, { body: { kind: 'rename', of: 'sorrel', name: 'X' } }),
  call('post', '/api/corrections/{correction}/undo', 201, { address: '/api/corrections/5/undo' }),
  call('post', '/api/corrections/{correction}/undo', 404, { address: '/api/corrections/99/undo' }),
  call('get', '/api/corrections'),
  call('get', '/api/articles/{article}', 200, { address: '/api/articles/ferry' }),
  call('get', '/api/export'),
  call('get', '/api/export', 200, { address: '/api/export?scope=history' }),
]

/** What a test of this size cannot bring about; `limits.test.ts` and `guard.test.ts` do. */
const ELSEWHERE: ReadonlySet<string> = new Set(['401', '413', '503', '504'])

describe('the OpenAPI document', () => {
  let server: Running
  let document: Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })

  beforeAll(async () => {
    server = await running({ records: STORIES() })
    document = (await server.get<Document>('/openapi.json')).body
    ajv.addSchema({ $id: 'document', components: document.components })
  })
  afterAll(() => server.close())

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )

  const faultsIn = (schema: object, value: unknown): string => {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'))
    return ajv.validate(absolute, value) ? '' : ajv.errorsText()
  }

  test('is of version 3.1 and says what each route is for', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(operations().filter(({ operation }) => !operation.summary)).toEqual([])
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('postReadMany')
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Record', 'StatementRow', 'Verification', 'Problem']),
    )
  })

  test('names all routes, and every parameter of a path', () => {
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
  })

  test('every route, status and format in it is brought about here', () => {
    const done = new Set(CALLS.map(({ method, path, status }) => `${method} ${path} ${status}`))
    const wanted = operations().flatMap(({ method, path, operation }) =>
      Object.keys(operation.responses)
        .filter((status) => !ELSEWHERE.has(status))
        .map((status) => `${method} ${path} ${status}`),
    )
    // A filter that is left out never goes wrong, and a stream tells what is wrong line by line.
    const general = /^(?:get .*|post \/api\/read\/many) 400$/
    expect(wanted.filter((one) => !done.has(one) && !general.test(one))).toEqual([])
  })

  test.each(CALLS)(
    '$method $address gives $status as told',
    async ({ method, path, address, body, type, status }) => {
      const response = await fetch(server.address + address, {
        method: method.toUpperCase(),
        headers:
          body === undefined && type === undefined ? {} : { 'content-type': type ?? 'application/json' },
        body: body === undefined || typeof body === 'string' ? (body ?? null) : JSON.stringify(body),
      })
      const text = await response.text()
      expect([response.status, text.slice(0, 300)]).toEqual([status, expect.any(String)])
      const [media] = response.headers.get('content-type')!.split(';')
      const told = document.paths[path]?.[method]?.responses[status]?.content ?? {}
      expect(Object.keys(told)).toContain(media)
      if (media === 'application/x-ndjson')
        for (const line of text.trimEnd().split('\n'))
          expect(faultsIn(told[media]!.schema, JSON.parse(line))).toBe('')
      else if (/json$/.test(media!)) expect(faultsIn(told[media!]!.schema, JSON.parse(text))).toBe('')
      else expect(text.length).toBeGreaterThan(20)
    },
  )
})
