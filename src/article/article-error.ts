/** What went wrong: the name a program tells errors apart by. */
export type ArticleErrorCode =
  | 'empty'
  | 'binary'
  | 'too-large'
  | 'unreadable'
  | 'not-found'
  | 'no-stories'
  | 'bad-json'
  | 'bad-feed'
  | 'bad-encoding'
  | 'no-article'
  | 'duplicate-id'

/** Where in the input: a file's name as the person gave it, and a line counted from 1. */
export interface Place {
  readonly source: string
  readonly line?: number
}

/**
 * Input that gives no article. The message says where, what is wrong and what to do about it; `detail` is the
 * message without the place.
 */
export class ArticleError extends Error {
  override readonly name = 'ArticleError'
  readonly code: ArticleErrorCode
  readonly detail: string
  readonly place: Place | null

  constructor(code: ArticleErrorCode, detail: string, place: Place | null = null, cause?: unknown) {
    super(place ? `${describePlace(place)}: ${detail}` : detail, cause === undefined ? undefined : { cause })
    this.code = code
    this.detail = detail
    this.place = place
  }

  /** The same error with its place, for a reader that knows the words but not the file. */
  at(place: Place): ArticleError {
    return this.place ? this : new ArticleError(this.code, this.detail, place, this.cause)
  }
}

const describePlace = (place: Place): string =>
  place.line === undefined ? place.source : `${place.source}:${place.line}`
