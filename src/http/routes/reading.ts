import { z } from '@hono/zod-openapi'
import { splitLines } from '../../article/ndjson.ts'
import { inOrder } from '../../service/in-order.ts'
import type { Service } from '../../service/service.ts'
import { RECORD_FORMATS } from '../../service/tasks.ts'
import { jsonBody, LARGEST_BODY, refuseOther } from '../bodies.ts'
import { asProblem, HttpError } from '../problems.ts'
import { type App, answer, createRoute, ndjson, REFUSALS, serve, UNREADABLE } from '../routing.ts'
import { problem } from '../schemas/shared.ts'
import { record, storyRequest } from '../schemas/stories.ts'
import { streamOf } from '../streams.ts'

const recordFormats = z.object({
  format: z.enum(RECORD_FORMATS).default('json').meta({
    description: 'The record, linked data, Web Annotations, or its statements as a table.',
  }),
})

export const recordAnswers = {
  200: {
    description: 'The record.',
    content: {
      'application/json': { schema: record },
      'application/ld+json': { schema: z.looseObject({}) },
      'text/csv': { schema: z.string() },
    },
  },
} as const

export { recordFormats }

const readOne = createRoute({
  method: 'post',
  path: '/api/read',
  tags: ['stories'],
  summary: 'Read a story',
  description: 'Who said what, on whose word. Nothing is kept.',
  middleware: jsonBody(LARGEST_BODY.story),
  request: {
    query: recordFormats,
    body: { required: true, content: { 'application/json': { schema: storyRequest } } },
  },
  responses: { ...recordAnswers, ...REFUSALS, ...UNREADABLE },
})

const readMany = createRoute({
  method: 'post',
  path: '/api/read/many',
  tags: ['stories'],
  summary: 'Read many stories',
  description:
    'A story a line, each a Story; a line of the answer for each, in order and as soon as it is read: its record, or { line, problem }.',
  request: {
    body: { required: true, content: { 'application/x-ndjson': { schema: storyRequest } } },
  },
  responses: {
    200: ndjson(z.union([record, z.strictObject({ line: z.int(), problem })]), 'A line for each story.'),
    ...REFUSALS,
    415: UNREADABLE[415],
  },
})

/** Stories begun before the first of them is written. */
const AHEAD = 8

export function addReading(app: App, service: Service): void {
  serve(app, readOne, async (context) => {
    const { format } = context.req.valid('query')
    const story = context.req.valid('json')
    return answer(context, await service.read(story, format, context.req.raw.signal), format)
  })
  serve(app, readMany, (context) => {
    const { body, signal } = context.req.raw
    refuseOther(context, 'application/x-ndjson')
    if (!body) throw new HttpError(400, 'bad-request', 'Send one story a line.')
    return answer(context, streamOf(records(service, body, signal)), 'ndjson')
  })
}

async function* records(
  service: Service,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const read = async (line: Line): Promise<string> => {
    try {
      const text = decoder.decode(await service.read(storyOf(line.bytes), 'json', signal))
      return `${text}\n`
    } catch (error) {
      return `${JSON.stringify({ line: line.number, problem: asProblem(error) })}\n`
    }
  }
  yield* inOrder(lines(body), read, AHEAD)
}

interface Line {
  readonly number: number
  readonly bytes: Uint8Array | null
}

const decoder = new TextDecoder()

async function* lines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  for await (const { number, bytes } of splitLines(body, LARGEST_BODY.story))
    if (bytes === null || bytes.some((byte) => byte > 0x20)) yield { number, bytes }
}

function storyOf(bytes: Uint8Array | null) {
  if (bytes === null) throw new HttpError(413, 'too-large', 'The line is too long. Split the story.')
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(bytes))
  } catch {
    throw new HttpError(400, 'bad-request', 'This is not valid JSON. Send one story a line.')
  }
  const story = storyRequest.safeParse(value)
  if (story.success) return story.data
  const [issue] = story.error.issues
  throw new HttpError(400, 'bad-request', `${issue?.path.join('.') || 'it'}: ${issue?.message}`)
}
