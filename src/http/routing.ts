import { createRoute, OpenAPIHono, type RouteConfig, type RouteHandler, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { problemOf, respond } from './problems.ts'
import { problem } from './schemas/shared.ts'

export type App = OpenAPIHono

/** A handler that answers with text made elsewhere, which the route's schema describes. */
export type Answering<R extends RouteConfig> = (
  context: Parameters<RouteHandler<R>>[0],
) => Response | Promise<Response>

/** An app whose requests are held to their schemas; what does not fit is told place by place. */
export const openApp = (): App =>
  new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return
      const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      const [first] = errors
      const where = first === undefined || first.path === '' ? '' : `${first.path}: `
      return respond(
        context,
        problemOf(400, 'bad-request', `${where}${first?.message ?? 'bad request'}`, errors),
      )
    },
  })

/**
 * Adds a route. Its answer is text that a worker thread or the archive has made: that it fits the schema is what
 * `test/http/openapi.test.ts` tests, not the compiler.
 */
export function serve<R extends RouteConfig & { getRoutingPath(): string }>(
  app: App,
  route: R,
  handler: Answering<R>,
): void {
  app.openapi(route, handler as unknown as RouteHandler<R>)
}

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** Answers that every route may give beside its own. */
export const REFUSALS = {
  400: refusal('The request does not fit, or the question makes no sense.'),
  401: refusal('A token is asked for, and this is not it.'),
  503: refusal('Too much is asked at once; try again.'),
} as const

export const NOT_FOUND = { 404: refusal('Nothing of this name is in the archive.') } as const
export const AMBIGUOUS = { 409: refusal('Several may be meant; the detail names them.') } as const
export const UNREADABLE = {
  413: refusal('It is too large.'),
  415: refusal('It is not JSON, or not a format that is read.'),
  422: refusal('There is no story in it, or it cannot be read.'),
  504: refusal('It took too long.'),
} as const

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const ndjson = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/x-ndjson': { schema } },
})

export { createRoute }

const TYPES = {
  json: 'application/json',
  jsonld: 'application/ld+json',
  annotations: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
  html: 'text/html; charset=utf-8',
} as const

/** Bytes as an answer; they are nobody else’s, and may have changed the next time. */
export const answer = (
  context: Context,
  bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  type: keyof typeof TYPES = 'json',
  status: 200 | 201 = 200,
): Response =>
  context.body(bytes as Uint8Array<ArrayBuffer>, status, {
    'content-type': TYPES[type],
    'cache-control': 'no-store',
  })
