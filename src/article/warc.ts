import { WARCParser } from 'warcio'
import { ArticleError } from './article-error.ts'

/** A page as it was archived. */
export interface ArchivedPage {
  readonly id: string
  readonly url: string
  /** ISO 8601, UTC: when it was fetched. */
  readonly fetched: string | null
  readonly bytes: Uint8Array
}

const PAGE = /\b(?:text\/html|application\/xhtml\+xml)\b/i

/**
 * The web pages of a WARC file (ISO 28500), already unpacked, as they come; warcio reads it. Answers other than 200 and
 * other kinds are passed over. A page of more than `limit` bytes is an error in its place. A file that is cut off gives
 * the pages before the cut, then an error.
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ArchivedPage | ArticleError> {
  const used = new Map<string, number>()
  const ending = new Ending(chunks)
  let records = 0
  try {
    for await (const record of new WARCParser(ending)) {
      records++
      const url = record.warcTargetURI
      const { httpHeaders } = record
      if (record.warcType !== 'response' || !url || !httpHeaders) continue
      if (httpHeaders.statusCode !== 200 || !PAGE.test(httpHeaders.headers.get('content-type') ?? ''))
        continue
      const bytes = await readPage(record, limit)
      if (!bytes)
        yield new ArticleError('too-large', `the page ${url} has over ${limit} bytes and was passed over.`)
      else yield { id: nameOf(url, used), url, fetched: record.warcDate ?? null, bytes }
    }
    if (records > 0 && !ending.whole) throw new Error('the last record is not whole')
  } catch (cause) {
    yield new ArticleError(
      'unreadable',
      `the WARC file breaks off or is damaged after ${records} records (${reason(cause)}). What stands before was read; fetch the file again.`,
      null,
      cause,
    )
    return
  }
  if (records === 0) yield new ArticleError('empty', 'there is no record in this WARC file. Give another.')
}

/** Passes bytes on and remembers the last of them: every record of WARC ends with two empty lines. */
class Ending implements AsyncIterable<Uint8Array> {
  readonly #chunks: AsyncIterable<Uint8Array>
  #last = ''

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks
  }

  get whole(): boolean {
    return this.#last.endsWith('\r\n\r\n')
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#chunks) {
      this.#last = (this.#last + String.fromCharCode(...chunk.subarray(-4))).slice(-4)
      yield chunk
    }
  }
}

const reason = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).slice(0, 120)

/** The body with its transfer and content encoding undone; null where it is too long. */
async function readPage(record: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of record) {
    length += part.length
    if (length <= limit) parts.push(part)
  }
  return length > limit ? null : Buffer.concat(parts)
}

/** The last part of an address that says something, told apart by a number. */
function nameOf(url: string, used: Map<string, number>): string {
  const { hostname, pathname } = URL.canParse(url) ? new URL(url) : { hostname: url, pathname: '' }
  const part = pathname.split('/').findLast((one) => one !== '' && !/^index\.\w+$/.test(one))
  const stem = (part ?? hostname).replace(/(?<=.)\.(?:html?|php|aspx?|xhtml)$/, '').slice(0, 80)
  const count = (used.get(stem) ?? 0) + 1
  used.set(stem, count)
  return count === 1 ? stem : `${stem}-${count}`
}
