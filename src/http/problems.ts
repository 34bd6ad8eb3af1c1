import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { asServiceError, type ServiceError } from '../service/service-error.ts'
import type { Problem } from './schemas/shared.ts'

/** A request that is refused: status, what programs tell it by, and what people are told. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'A token is needed',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'More than one may be meant',
  413: 'Too large',
  415: 'Not a format that is read',
  421: 'Another server was meant',
  422: 'This cannot be read',
  431: 'Too many headers',
  499: 'Nobody waits any more',
  500: 'A fault of Hearsay',
  503: 'Busy',
  504: 'It took too long',
  507: 'No room',
}

/** Statuses of what the parts of Hearsay throw, by origin and code; what is not named here is 422, a fault 500. */
const STATUSES: Readonly<Record<string, number>> = {
  'article too-large': 413,
  'transcript too-large': 413,
  'article binary': 415,
  'check unknown-rule': 400,
  'archive bad-question': 400,
  'archive bad-import': 400,
  'archive unknown': 404,
  'archive ambiguous': 409,
  'archive locked': 503,
  'archive unreachable': 503,
  'archive full': 507,
  'archive not-found': 503,
  'archive not-an-archive': 500,
  'archive corrupt': 500,
  'archive newer': 500,
  'archive older': 500,
  'archive permission': 500,
  'archive failed': 500,
  'service busy': 503,
  'service timeout': 504,
  'service lost': 500,
  'service stopped': 499,
  'fault fault': 500,
}

const statusOf = ({ origin, code }: ServiceError): number => STATUSES[`${origin} ${code}`] ?? 422

/** What is wrong, after RFC 9457. */
export const problemOf = (
  status: number,
  code: string,
  detail: string,
  errors?: Problem['errors'],
): Problem => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'Error',
  status,
  detail,
  code,
  ...(errors ? { errors } : {}),
})

/** Any error as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof HttpError) return problemOf(error.status, error.code, error.message)
  if (error instanceof HTTPException) return problemOf(error.status, 'bad-request', `${error.message}.`)
  const known = asServiceError(error)
  return problemOf(statusOf(known), known.code, known.message)
}

/** The answer that tells a problem. */
export function problemResponse(context: Context, error: unknown): Response {
  const problem = asProblem(error)
  const headers =
    error instanceof HttpError ? error.headers : problem.status === 503 ? { 'retry-after': '2' } : {}
  return respond(context, problem, headers)
}

export const respond = (
  context: Context,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  context.body(JSON.stringify(problem), problem.status as 400, {
    ...headers,
    'content-type': 'application/problem+json',
  })
