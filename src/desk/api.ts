import { signal } from '@preact/signals'
import type { z } from 'zod'
import type { QuoteFamily } from '../archive/answers/families.ts'
import type { PersonRow } from '../archive/answers/people.ts'
import type { PersonCard } from '../archive/answers/person.ts'
import type { SourceAudit } from '../archive/answers/sources.ts'
import type { checkAnswer, checkRequest } from '../http/schemas/checking.ts'
import type { CorrectionRequest, correctionRow } from '../http/schemas/corrections.ts'
import type { Problem } from '../http/schemas/shared.ts'
import type { said } from '../http/schemas/statements.ts'
import type { status } from '../http/schemas/status.ts'
import type { added, article, articleList, StoryRequest, Upload } from '../http/schemas/stories.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { Verification } from '../verify/verdict.ts'

export type CheckRequest = z.input<typeof checkRequest>
export type CheckReport = z.infer<typeof checkAnswer>
export type Finding = CheckReport['findings'][number]
export type Suppression = NonNullable<CheckRequest['suppressions']>[number]
export type { CorrectionRequest, StoryRequest, Upload }
export type KeptArticle = z.infer<typeof article>
export type ArticleList = z.infer<typeof articleList>
export type Said = z.infer<typeof said>
export type FoundStatement = Said['rows'][number]
export type Correction = z.infer<typeof correctionRow>
export type Added = z.infer<typeof added>

export type Status = z.infer<typeof status>

/** What went wrong, in words for people. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(message: string, status: number, code: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
  }
}

type Asked = Readonly<Record<string, string | number | undefined | null>>

/** The address of a route with what is asked for; what is empty is left out. */
export function address(path: readonly string[], asked: Asked = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  return `api/${path.map(encodeURIComponent).join('/')}${query.size > 0 ? `?${query}` : ''}`
}

async function errorOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  const detail = problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`
  const places = problem?.errors?.map(({ path, message }) => `${path}: ${message}`).join(' ') ?? ''
  return new ApiError(
    places === '' ? detail : `${detail} ${places}`,
    response.status,
    problem?.code ?? 'unknown',
  )
}

/** What a server that others can reach asks for; held until the page is left. */
export const token = signal<string | null>(null)

/** Whether the server asks for a token, or refused the one it was given. */
export const wantsToken = signal(false)

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (token.value !== null) headers.set('authorization', `Bearer ${token.value}`)
  let response: Response
  try {
    response = await fetch(path, { ...init, headers })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError('The server does not answer. Is hearsay serve still running?', 0, 'unreachable')
  }
  if (response.status === 401) wantsToken.value = true
  if (!response.ok) throw await errorOf(response)
  return response
}

const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
  (await (await send(path, init)).json()) as T

/** A file of the server; a plain link would not carry the token. */
export const download = async (path: string): Promise<Blob> => (await send(path, {})).blob()

const post = <T>(path: readonly string[], body: unknown, signal?: AbortSignal): Promise<T> =>
  ask(address(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

const get = <T>(path: readonly string[], asked: Asked = {}, signal?: AbortSignal): Promise<T> =>
  ask(address(path, asked), signal ? { signal } : {})

/** A draft with the sources it is held against. */
export interface VerifyRequest {
  readonly draft: Upload
  readonly sources: readonly Upload[]
  /** Whether the archive is searched as well. */
  readonly archive: boolean
}

/** All that the desk asks of the server. Every call throws `ApiError`. */
export const api = {
  status: () => get<Status>(['status']),
  read: (story: StoryRequest) => post<HearsayRecord>(['read'], story),
  keep: (story: StoryRequest) => post<Added>(['articles'], story),
  articles: (limit: number) => get<ArticleList>(['articles'], { limit }),
  article: (name: string) => get<KeptArticle>(['articles', name]),
  statements: (asked: Asked, signal?: AbortSignal) => get<Said>(['statements'], asked, signal),
  sources: (asked: Asked, signal?: AbortSignal) => get<SourceAudit>(['sources'], asked, signal),
  families: (phrase: string) =>
    get<{ readonly families: readonly QuoteFamily[] }>(['families'], { q: phrase, limit: 10 }),
  people: (asked: Asked) =>
    get<{ readonly rows: readonly PersonRow[]; readonly more: boolean }>(['people'], asked),
  person: (identity: string) => get<PersonCard>(['people', identity], { limit: 20 }),
  appearances: (identity: string) =>
    get<{ readonly rows: readonly { readonly article: string; readonly name: string }[] }>([
      'people',
      identity,
      'appearances',
    ]),
  verify: (request: VerifyRequest) => post<Verification>(['verify'], request),
  check: (request: CheckRequest) => post<CheckReport>(['check'], request),
  corrections: () => get<{ readonly rows: readonly Correction[] }>(['corrections']),
  correct: (correction: CorrectionRequest) => post<Correction>(['corrections'], correction),
  undo: (id: number) => post<Correction>(['corrections', String(id), 'undo'], {}),
}
