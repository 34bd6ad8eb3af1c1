/** What went wrong with an archive: the name a program tells errors apart by. */
export type ArchiveErrorCode =
  | 'not-found'
  | 'not-an-archive'
  | 'corrupt'
  | 'newer'
  | 'older'
  | 'permission'
  | 'full'
  | 'locked'
  | 'unreachable'
  | 'exists'
  | 'bad-question'
  | 'bad-import'
  | 'unknown'
  | 'ambiguous'
  | 'failed'

/** An archive cannot do what was asked. The message says which, what is wrong and what to do about it. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly code: ArchiveErrorCode

  constructor(code: ArchiveErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
