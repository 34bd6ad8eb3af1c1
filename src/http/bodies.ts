import type { Context, MiddlewareHandler } from 'hono'
import { HttpError } from './problems.ts'

const MEGABYTE = 1024 * 1024

/** The largest bodies that are read, in bytes: a question or correction, a story, a draft with its sources. */
export const LARGEST_BODY = { small: 64 * 1024, story: 8 * MEGABYTE, draft: 48 * MEGABYTE } as const

/** All bodies that are being read at one time, in bytes: whoever sends slowly holds what was sent. */
const ALL_BODIES = 96 * MEGABYTE

/** Milliseconds a body may take to come. */
const PATIENCE = 30_000

let held = 0

const tooLarge = (limit: number): HttpError =>
  new HttpError(
    413,
    'too-large',
    `The body has more than ${Math.floor(limit / 1024)} KB, and no more is read here. Send less at once.`,
  )

/** JSON of no more than `limit` bytes, read before anything else looks at it. */
export const jsonBody =
  (limit: number): MiddlewareHandler =>
  async (context, next) => {
    refuseOther(context, 'application/json')
    const { body } = context.req.raw
    if (Number(context.req.header('content-length') ?? 0) > limit) {
      if (body) void discard(body.getReader())
      throw tooLarge(limit)
    }
    const bytes = await readBody(body, limit)
    context.req.raw = new Request(context.req.raw.url, {
      method: context.req.method,
      headers: context.req.raw.headers,
      body: bytes,
      signal: context.req.raw.signal,
    })
    await next()
  }

/** What another origin’s form can send without asking is never JSON. */
export function refuseOther(context: Context, type: string): void {
  const given = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (given !== type)
    throw new HttpError(415, 'other-type', `Send ${type} (this is ${given ?? 'of no type'}).`, {
      accept: type,
    })
}

async function readBody(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!body) return new Uint8Array()
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  let late: NodeJS.Timeout | null = null
  const slow = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(new HttpError(408, 'too-slow', 'The body did not come in time.', { connection: 'close' })),
      PATIENCE,
    )
  })
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), slow])
      if (done) break
      length += value.length
      held += value.length
      parts.push(value)
      if (length > limit) throw tooLarge(limit)
      if (held > ALL_BODIES)
        throw new HttpError(503, 'busy', 'Too much is being sent at once. Try again in a few seconds.', {
          'retry-after': '2',
        })
    }
    return Buffer.concat(parts)
  } catch (error) {
    void discard(reader)
    if (error instanceof HttpError) throw error
    throw new HttpError(400, 'cut-off', 'The body was cut off.')
  } finally {
    if (late) clearTimeout(late)
    held -= length
  }
}

/** Milliseconds for which what is refused is still taken, and let go of at once. */
const LINGER = 10_000

/** Whoever is cut off while sending never sees why: the rest is taken for a while, and not kept. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const end = setTimeout(() => void reader.cancel().catch(() => {}), LINGER)
  try {
    while (!(await reader.read()).done);
  } catch {
    // The client has gone, which is as good.
  } finally {
    clearTimeout(end)
  }
}
