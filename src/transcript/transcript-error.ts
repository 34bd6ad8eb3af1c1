/** What went wrong: the name a program tells errors apart by. */
export type TranscriptErrorCode =
  | 'empty'
  | 'no-text'
  | 'bad-format'
  | 'no-transcript'
  | 'encrypted'
  | 'too-large'
  | 'unreadable'
  | 'no-sources'

/** A source that gives no words to search. The message says which, what is wrong and what to do about it. */
export class TranscriptError extends Error {
  override readonly name = 'TranscriptError'
  readonly code: TranscriptErrorCode
  /** The message without the place. */
  readonly detail: string
  /** The file's name as the person gave it; null where only the words are known. */
  readonly source: string | null

  constructor(code: TranscriptErrorCode, detail: string, source: string | null = null, cause?: unknown) {
    super(source === null ? detail : `${source}: ${detail}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.detail = detail
    this.source = source
  }

  /** The same error with its file, for a reader that knows the words but not the file. */
  at(source: string): TranscriptError {
    return this.source === null ? new TranscriptError(this.code, this.detail, source, this.cause) : this
  }
}
