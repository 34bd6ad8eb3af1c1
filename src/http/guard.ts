import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { HttpError } from './problems.ts'

/** Whom a server lets in. */
export interface Door {
  /** Asked for on every request to the API; null where none is, which only this machine may be. */
  readonly token: string | null
  /** Whether the server listens to this machine alone. */
  readonly loopback: boolean
}

/** Names by which this machine calls itself. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an address leads to this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Takes the same time wherever two texts differ, and however long they are. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Headers of every answer: nothing is loaded from elsewhere, nothing may frame it. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
}

/**
 * A page of another origin must not ask, and no name but this machine's may lead here where no token is asked for: a
 * name on the web can be made to (DNS rebinding).
 */
export const sameOrigin =
  ({ token, loopback }: Door): MiddlewareHandler =>
  async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (loopback && token === null && !OWN_NAMES.has(host.replace(/:\d+$/, '').toLowerCase()))
      throw new HttpError(421, 'other-host', 'This server answers to localhost only.')
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const other =
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
      (site === 'cross-site' && context.req.path.startsWith('/api'))
    if (other) throw new HttpError(403, 'other-origin', 'Pages of another origin may not ask this server.')
    await next()
  }

/** `Authorization: Bearer …`, where a token is asked for. */
export const withToken =
  ({ token }: Door): MiddlewareHandler =>
  async (context, next) => {
    if (token !== null) {
      const given = /^Bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '')?.[1]
      const right = sameSecret(given ?? '', token)
      if (given === undefined || !right)
        throw new HttpError(
          401,
          given === undefined ? 'no-token' : 'wrong-token',
          'Send the token of this server as `Authorization: Bearer …`.',
          { 'www-authenticate': 'Bearer realm="hearsay"' },
        )
    }
    await next()
  }
