import { createServer, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Service } from '../service/service.ts'
import { createApp } from './app.ts'
import { isLoopback } from './guard.ts'
import { problemOf } from './problems.ts'
import type { DeskFiles } from './static.ts'

/** A server cannot be opened; the message says why and what to do. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: 'no-token' | 'in-use' | 'not-allowed' | 'no-address'

  constructor(code: ServerError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

export interface ServerOptions {
  readonly service: Service
  /** `127.0.0.1` is this machine alone; any other address demands a token. */
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly token: string | null
  readonly desk: DeskFiles | null
  readonly limits?: Partial<ConnectionLimits> | undefined
}

/** What a connection may take, in milliseconds, and how many there may be. */
export interface ConnectionLimits {
  /** For the headers of a request, and for all of it: a stream of stories takes as long as they take to be read. */
  readonly headers: number
  readonly request: number
  /** Open at one time; more are told to come back. */
  readonly connections: number
}

export const CONNECTION_LIMITS: ConnectionLimits = { headers: 10_000, request: 600_000, connections: 2000 }

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:49152`. */
  readonly address: string
  readonly port: number
  /** Lets requests in hand end, then closes. */
  close(): Promise<void>
}

/** Shorter tokens can be guessed. */
const SHORTEST_TOKEN = 16
/** How often connections are looked at, in milliseconds. */
const LOOK = 1000

/**
 * Opens a server.
 *
 * @throws ServerError `no-token` for an address that others reach without a token; `in-use`, `not-allowed`, `no-address`
 */
export async function listen(options: ServerOptions): Promise<Listening> {
  const { service, host, port, token, desk } = options
  const limits = { ...CONNECTION_LIMITS, ...options.limits }
  const loopback = isLoopback(host)
  checkToken(host, loopback, token)
  const app = createApp({ service, desk, door: { token, loopback } })
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      connectionsCheckingInterval: LOOK,
      keepAliveTimeout: 5000,
    },
    (request, response) => void listener(request, response),
  )
  refuseMore(server, limits.connections)
  server.on('clientError', refuseBroken)
  await opened(server, host, port)
  const { port: bound } = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  return { address: `http://${shown}:${bound}`, port: bound, close: () => closed(server) }
}

function checkToken(host: string, loopback: boolean, token: string | null): void {
  if (token !== null && token.length < SHORTEST_TOKEN)
    throw new ServerError(
      'no-token',
      `HEARSAY_TOKEN has fewer than ${SHORTEST_TOKEN} characters and could be guessed. Set a longer one, such as the output of: openssl rand -hex 24`,
    )
  if (!loopback && token === null)
    throw new ServerError(
      'no-token',
      `${host} can be reached from other machines, and unpublished stories with it. Set HEARSAY_TOKEN to a secret of ${SHORTEST_TOKEN} characters or more, or leave --host out.`,
    )
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asServerError(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function asServerError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new ServerError(
      'in-use',
      `Port ${port} is taken. Name another with --port, or 0 for a free one.`,
      error,
    )
  if (error.code === 'EACCES')
    return new ServerError(
      'not-allowed',
      `Port ${port} is not for everybody. Name one from 1024 with --port.`,
      error,
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EINVAL')
    return new ServerError(
      'no-address',
      `${host} is no address of this machine. Leave --host out, or name one.`,
      error,
    )
  return error
}

const raw = (status: number, code: string, detail: string, headers = ''): string => {
  const body = JSON.stringify(problemOf(status, code, detail))
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n${headers}\r\n${body}`
}

/** One connection too many is told so and closed, before anything is read from it. */
function refuseMore(server: Server, most: number): void {
  let open = 0
  server.on('connection', (socket: Socket) => {
    open++
    socket.once('close', () => open--)
    if (open <= most) return
    socket.end(
      raw(503, 'busy', 'There are too many connections. Try again in a few seconds.', 'Retry-After: 2\r\n'),
    )
    socket.destroySoon()
  })
}

/** What is no HTTP, comes too slowly or has too many headers. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy()
    return
  }
  const answers: Readonly<Record<string, string>> = {
    ERR_HTTP_REQUEST_TIMEOUT: raw(408, 'too-slow', 'The request did not come in time.'),
    HPE_HEADER_OVERFLOW: raw(431, 'too-large', 'The headers are too large.'),
  }
  socket.end(answers[error.code ?? ''] ?? raw(400, 'bad-request', 'This is no HTTP request.'))
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    // Whoever still streams is not waited for long.
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}
