import type { Details, Problem } from './article.ts'
import { ArticleError } from './article-error.ts'
import { findDate } from './dates.ts'

/** An article within a file of several: what it holds, still as text or as a page. */
export interface EnclosedArticle {
  readonly id: string
  readonly kind: 'text' | 'html'
  readonly content: string
  readonly details: Details
  readonly problems: readonly Problem[]
}

/** The bytes of a line without its end; null where the line was longer than allowed. */
export interface RawLine {
  /** Counted from 1. */
  readonly number: number
  readonly bytes: Uint8Array | null
}

const SHAPE =
  'Write an object a line: {"id": "…", "text": "…"} or {"id": "…", "html": "…"}, with "url", "outlet", "headline" and "published" as known.'

/**
 * Reads one line of NDJSON: `{"id", "url"?, "outlet"?, "headline"?, "byline"?, "published"?, "language"?,
 * "text" | "html"}`. Other keys are passed over.
 *
 * @throws ArticleError `bad-json`, without its place
 */
export function parseNdjsonLine(line: string): EnclosedArticle {
  const fields = parseObject(line)
  const id = typeof fields.id === 'number' ? String(fields.id) : fields.id
  if (typeof id !== 'string' || id.trim() === '') throw badJson('the line has no "id"')
  const { text, html } = fields
  const content = typeof text === 'string' ? text : html
  if (typeof content !== 'string') throw badJson(`article "${id}" has neither "text" nor "html" as a string`)
  const problems: Problem[] = []
  const details: Details = {
    url: textOf(fields, 'url', problems),
    outlet: textOf(fields, 'outlet', problems),
    headline: textOf(fields, 'headline', problems),
    language: textOf(fields, 'language', problems),
    byline: bylineOf(fields.byline),
    published: publishedOf(fields, problems),
  }
  return { id, kind: typeof text === 'string' ? 'text' : 'html', content, details, problems }
}

const badJson = (what: string, cause?: unknown): ArticleError =>
  new ArticleError('bad-json', `${what}. ${SHAPE}`, null, cause)

type Fields = Readonly<Record<string, unknown>>

function parseObject(line: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    const short = line.length > 200 || /[}\]]\s*$/.test(line) ? '' : '; the line may have been cut off'
    throw badJson(`this is not valid JSON (${(cause as Error).message.slice(0, 120)})${short}`, cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badJson('this is JSON, but not an object')
  }
  return value as Fields
}

function textOf(fields: Fields, key: string, problems: Problem[]): string | null {
  const value = fields[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.trim() || null
  problems.push({
    code: 'bad-field',
    message: `"${key}" is not a string and was passed over`,
    evidence: null,
  })
  return null
}

function bylineOf(value: unknown): readonly string[] | null {
  const names = Array.isArray(value) ? value : [value]
  const people = names.filter((name): name is string => typeof name === 'string' && name.trim() !== '')
  return people.length > 0 ? people : null
}

function publishedOf(fields: Fields, problems: Problem[]): string | null {
  const given = textOf(fields, 'published', problems)
  const date = given && findDate(given.slice(0, 80))
  if (given && !date) {
    const message = `"published" is no date that can be read (${given.slice(0, 40)}); write it as 2025-02-21`
    problems.push({ code: 'bad-date', message, evidence: null })
  }
  return date ? date.value : null
}

/**
 * Splits bytes into lines as they come; no more than one line is kept. A line over `limit` bytes is given as null
 * and the next one is read.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<RawLine> {
  let number = 0
  let kept: Uint8Array[] = []
  let length = 0
  const take = (): RawLine => {
    const bytes = length > limit ? null : joinBytes(kept, length)
    kept = []
    length = 0
    number++
    return { number, bytes }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      kept.push(chunk.subarray(from, end))
      length += end - from
      from = end + 1
      yield take()
    }
    length += chunk.length - from
    if (length > limit) kept = []
    else if (from < chunk.length) kept.push(chunk.slice(from))
  }
  if (length > 0) yield take()
}

function joinBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts
  if (first && parts.length === 1) return first
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
