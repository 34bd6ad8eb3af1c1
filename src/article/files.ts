import { createReadStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Article, withDetails } from './article.ts'
import { ArticleError, type Place } from './article-error.ts'
import { type Decoded, decode, decodeAs, decodeStrictly, decodeUnicode } from './decode.ts'
import { isCollection, type Kind, type StoryKind, sniffKind } from './kind.ts'
import { type EnclosedArticle, parseNdjsonLine, splitLines } from './ndjson.ts'
import { listSources, type Source, STDIN, unreadable } from './sources.ts'
import { parseText } from './text.ts'

export { type Listing, listSources, type Source, STDIN } from './sources.ts'

/** One article, or why there is none; `source` is the file's path, `-` for standard input; `line` is NDJSON's. */
export type Opened =
  | { readonly source: string; readonly line?: number; readonly article: Article }
  | { readonly source: string; readonly line?: number; readonly error: ArticleError }

export interface OpenOptions {
  /** Read everything as this kind, whatever the names say. */
  readonly kind?: Kind | undefined
  /** WHATWG label of the encoding to insist on. */
  readonly encoding?: string | undefined
  /** ISO 8601 date for what does not say when it was published. */
  readonly published?: string | undefined
  /** In place of the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined
}

/** The largest file, or line of NDJSON, that is read. A book has 1 MB; more is no story but an archive. */
export const LARGEST = 64 * 1024 * 1024

/** The largest web page or Markdown file: as a tree it takes a hundred times its size in memory. */
export const LARGEST_PAGE = 16 * 1024 * 1024

/**
 * Reads all that `inputs` stand for: files, folders, `-` for standard input, one article after the other. What
 * cannot be read comes as an error in its place and never stops the rest.
 */
export async function* openArticles(
  inputs: readonly string[],
  options: OpenOptions = {},
): AsyncGenerator<Opened> {
  const { sources, errors } = listSources(inputs)
  for (const error of errors) yield { source: error.place!.source, error }
  const seen = new Map<string, string>()
  for (const source of sources) {
    for await (const opened of readSource(source, options)) yield refuseSecond(opened, seen)
  }
}

/** Records are kept under their id: a second article of the same id would take the first one's place. */
function refuseSecond(opened: Opened, seen: Map<string, string>): Opened {
  if ('error' in opened) return opened
  const { article, ...place } = opened
  const first = seen.get(article.id)
  if (first !== undefined) return { ...place, error: duplicate(article.id, first).at(place) }
  seen.set(article.id, place.source)
  return opened
}

const duplicate = (id: string, first: string): ArticleError =>
  new ArticleError(
    'duplicate-id',
    `the id "${id}" stands already in ${first}. Give each article an id of its own.`,
  )

/** Reads one file: one article, or one for each line of NDJSON. Never throws. */
export async function* readSource(source: Source, options: OpenOptions = {}): AsyncGenerator<Opened> {
  try {
    const kind = options.kind ?? source.kind
    if (source.path === STDIN || kind === null || kind === 'ndjson') {
      yield* readStream(source, kind, options)
    } else if (kind === 'warc') {
      yield* readPages(chunksOf(source, options), source, options)
    } else if (isCollection(kind)) {
      yield* readEnclosed(readWhole(source), source, kind, options)
    } else {
      yield { source: source.path, article: await readBytes(readWhole(source), source, kind, options) }
    }
  } catch (error) {
    yield { source: source.path, error: asArticleError(error, { source: source.path }) }
  }
}

const chunksOf = (source: Source, options: OpenOptions): AsyncIterable<Uint8Array> =>
  source.path === STDIN ? (options.stdin ?? process.stdin) : createReadStream(source.path)

function readWhole(source: Source): Uint8Array {
  if (source.bytes > LARGEST) throw tooLarge(source.bytes, LARGEST)
  return readFileSync(source.path)
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MB`

const tooLarge = (bytes: number, limit: number): ArticleError =>
  new ArticleError(
    'too-large',
    `it has ${megabytes(bytes)}, and no more than ${megabytes(limit)} are read. Split it into stories, or give them as NDJSON, one a line.`,
  )

async function readBytes(
  bytes: Uint8Array,
  source: Source,
  kind: StoryKind | null,
  options: OpenOptions,
): Promise<Article> {
  const decoded = await decode(bytes, options.encoding)
  const known = kind ?? sniffKind(decoded.text)
  const article = await parseAs(isCollection(known) ? 'text' : known, decoded.text, source.id)
  return orPublished({ ...article, problems: [...placed(decoded, article), ...article.problems] }, options)
}

/** A place in the file is a place in the article only where the article is the file as given. */
const placed = ({ text, problems }: Decoded, article: Article): Article['problems'] =>
  article.text === text ? problems : problems.map((problem) => ({ ...problem, evidence: null }))

const orPublished = (article: Article, { published }: OpenOptions): Article => ({
  ...article,
  published: article.published ?? published ?? null,
})

/** The parsers of pages and Markdown take a tenth of a second to load: only who needs them waits for them. */
async function parseAs(kind: StoryKind, text: string, id: string): Promise<Article> {
  if (kind !== 'text' && text.length > LARGEST_PAGE) throw tooLarge(text.length, LARGEST_PAGE)
  if (kind === 'html') {
    const { parseHtml } = await import('./html.ts')
    return parseHtml(text, id)
  }
  if (kind === 'markdown') {
    const { parseMarkdown } = await import('./markdown.ts')
    return parseMarkdown(text, id)
  }
  return parseText(text, id)
}

/** The stories of a feed or of ninjs, which are read whole. */
async function* readEnclosed(
  bytes: Uint8Array,
  source: Source,
  kind: 'feed' | 'ninjs',
  options: OpenOptions,
): AsyncGenerator<Opened> {
  const { text } = await decode(bytes, options.encoding)
  if (text.length > LARGEST_PAGE) throw tooLarge(text.length, LARGEST_PAGE)
  const entries =
    kind === 'feed'
      ? (await import('./feed.ts')).readFeed(text, source.id)
      : (await import('./ninjs.ts')).readNinjs(text, source.id)
  if (entries.length === 0) throw new ArticleError('empty', 'there is no story in it. Give another file.')
  for (const entry of entries) {
    try {
      if (entry instanceof ArticleError) throw entry
      yield { source: source.path, article: await readEntry(entry, options) }
    } catch (error) {
      yield { source: source.path, error: asArticleError(error, { source: source.path }) }
    }
  }
}

/** Bytes without their gzip; a file cut off is told when its end is read. */
async function unpacked(chunks: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const input = chunks[Symbol.asyncIterator]()
  const first = await readFirst(input)
  const whole = resume(first, input)
  if (first[0] !== 0x1f || first[1] !== 0x8b) return whole
  const gunzip = createGunzip()
  // The error of either end reaches who reads.
  pipeline(Readable.from(whole), gunzip).catch(() => {})
  return gunzip
}

/** The pages of a WARC file, one at a time. */
async function* readPages(
  chunks: AsyncIterable<Uint8Array>,
  source: Source,
  options: OpenOptions,
): AsyncGenerator<Opened> {
  const { readWarc } = await import('./warc.ts')
  for await (const page of readWarc(await unpacked(chunks), LARGEST_PAGE)) {
    try {
      if (page instanceof ArticleError) throw page
      const { id, url, bytes } = page
      const { text } = await decode(bytes, options.encoding)
      const article = await parseAs('html', text, id)
      // A page that does not tell its address is known by the one it was fetched from.
      yield { source: source.path, article: orPublished({ ...article, url: article.url ?? url }, options) }
    } catch (error) {
      yield { source: source.path, error: asArticleError(error, { source: source.path }) }
    }
  }
}

async function readEntry(entry: EnclosedArticle, options: OpenOptions): Promise<Article> {
  const { id, kind, content, details, problems } = entry
  const article = withDetails(await parseAs(kind, content, id), details)
  // What an entry holds is the article: there is nothing around it to be told apart.
  const own = article.problems.filter(({ code }) => code !== 'no-article')
  return orPublished({ ...article, problems: [...problems, ...own] }, options)
}

async function* readStream(source: Source, kind: Kind | null, options: OpenOptions): AsyncGenerator<Opened> {
  const input = chunksOf(source, options)[Symbol.asyncIterator]()
  const first = await readFirst(input)
  const known = kind ?? sniffKind(new TextDecoder().decode(first))
  const chunks = resume(first, input)
  if (known === 'ndjson') {
    if (options.encoding === undefined) refuseOtherThanUtf8(first)
    yield* readLines(chunks, source, options)
  } else if (known === 'warc') {
    yield* readPages(chunks, source, options)
  } else if (isCollection(known)) {
    yield* readEnclosed(await collect(chunks), source, known, options)
  } else {
    yield { source: source.path, article: await readBytes(await collect(chunks), source, known, options) }
  }
}

function refuseOtherThanUtf8(first: Uint8Array): void {
  const encoding = decodeUnicode(first)?.encoding ?? 'utf-8'
  if (encoding === 'utf-8') return
  throw new ArticleError('bad-encoding', `NDJSON is UTF-8, and this is ${encoding}. Save it as UTF-8.`)
}

const ENOUGH_TO_SNIFF = 4096

async function readFirst(input: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let read: Uint8Array = new Uint8Array()
  while (read.length < ENOUGH_TO_SNIFF) {
    const { done, value } = await input.next()
    if (done) break
    read = Buffer.concat([read, value])
  }
  return read
}

async function* resume(first: Uint8Array, input: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await input.next(); !next.done; next = await input.next()) yield next.value
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length > LARGEST) throw tooLarge(length, LARGEST)
  }
  return Buffer.concat(parts)
}

async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  source: Source,
  options: OpenOptions,
): AsyncGenerator<Opened> {
  const seen = new Map<string, string>()
  let found = false
  for await (const { number: line, bytes } of splitLines(chunks, LARGEST)) {
    const place = { source: source.path, line }
    try {
      if (bytes === null)
        throw new ArticleError('too-large', `the line has over ${megabytes(LARGEST)}. Split the story.`)
      const text = decodeLine(bytes, options.encoding)
      if (text.trim() === '') continue
      found = true
      yield { ...place, article: await readLine(text, line, seen, options) }
    } catch (error) {
      found = true
      yield { ...place, error: asArticleError(error, place) }
    }
  }
  if (!found) throw new ArticleError('empty', 'there is no article in it. Write one JSON object a line.')
}

async function readLine(
  text: string,
  line: number,
  seen: Map<string, string>,
  options: OpenOptions,
): Promise<Article> {
  const { id, kind, content, details, problems } = parseNdjsonLine(text)
  const first = seen.get(id)
  if (first !== undefined) throw duplicate(id, first)
  seen.set(id, `line ${line}`)
  const article = withDetails(await parseAs(kind, content, id), details)
  return orPublished({ ...article, problems: [...problems, ...article.problems] }, options)
}

function decodeLine(bytes: Uint8Array, encoding: string | undefined): string {
  if (encoding !== undefined) return decodeAs(bytes, encoding).text
  const text = decodeStrictly(bytes)
  if (text === null) throw new ArticleError('bad-encoding', 'the line is not UTF-8. Save the file as UTF-8.')
  return text
}

/** What the system or a parser throws, told as an error of the input at its place; the cause is kept. */
function asArticleError(error: unknown, place: Place): ArticleError {
  return error instanceof ArticleError ? error.at(place) : unreadable(place, error)
}
