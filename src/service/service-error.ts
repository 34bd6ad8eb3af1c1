/** Where an error is from: what was sent, the archive, the service's limits, or a fault of Hearsay. */
export type ServiceErrorOrigin = 'article' | 'transcript' | 'check' | 'archive' | 'service' | 'fault'

/** What the service itself refuses. */
export type ServiceLimit = 'busy' | 'timeout' | 'stopped' | 'lost'

/** A task that could not be done, as it comes from a worker thread; `code` is that of the error it was there. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly origin: ServiceErrorOrigin
  readonly code: string

  constructor(origin: ServiceErrorOrigin, code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.origin = origin
    this.code = code
  }
}

const ORIGINS: Readonly<Record<string, ServiceErrorOrigin>> = {
  ArticleError: 'article',
  TranscriptError: 'transcript',
  CheckError: 'check',
  ArchiveError: 'archive',
}

/** Any error as one of the service; one that nobody foresaw is a fault. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  const { name, message, code } = error as Error & { readonly code?: unknown }
  const origin = ORIGINS[name]
  if (origin) return new ServiceError(origin, String(code), message, error)
  return new ServiceError('fault', 'fault', `This failed, and should not have: ${message}`, error)
}
