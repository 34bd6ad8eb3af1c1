import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ArticleError } from '../article/article-error.ts'
import { decode } from '../article/decode.ts'
import { readSource } from '../article/files.ts'
import { kindOfName, sniffKind } from '../article/kind.ts'
import { STDIN, unreadable } from '../article/sources.ts'
import { transcribeArticle } from './article.ts'
import { parseTranscript, sniffTranscript, type TextKind, withWords } from './parse.ts'
import type { Transcript } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'

/** One source, or why there is none; `source` is the file's path. */
export type OpenedTranscript =
  | { readonly source: string; readonly transcript: Transcript }
  | { readonly source: string; readonly error: TranscriptError }

/** The largest file that is read: ten hours of captions have 2 MB. */
export const LARGEST_SOURCE = 256 * 1024 * 1024
const DEEPEST = 64

type FileKind = 'pdf' | 'docx' | 'article' | TextKind

const BY_ENDING: ReadonlyMap<string, FileKind> = new Map([
  ['vtt', 'webvtt'],
  ['srt', 'srt'],
  ['json', 'json'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['txt', 'text'],
  ['text', 'text'],
])

function kindOfFile(name: string): FileKind | null {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase()
  return (ending && BY_ENDING.get(ending)) || (kindOfName(name) ? 'article' : null)
}

/**
 * All the source material that `inputs` stand for: files as they are, folders with everything in them that can be a
 * source, sorted by name. What cannot be read comes as an error in its place and never stops the rest.
 */
export async function* openTranscripts(inputs: readonly string[]): AsyncGenerator<OpenedTranscript> {
  const seen = new Set<string>()
  for (const input of inputs) {
    for (const file of filesOf(input)) {
      if (typeof file !== 'string') yield file
      else if (!seen.has(file)) {
        seen.add(file)
        for await (const opened of openTranscript(file)) if (file === input || !isOther(opened)) yield opened
      }
    }
  }
}

/** JSON in a folder that is something else than a transcript is no source, like a picture there. */
const isOther = (opened: OpenedTranscript): boolean =>
  'error' in opened && opened.error.code === 'no-transcript'

function* filesOf(input: string): Generator<string | OpenedTranscript> {
  let stats: Stats
  try {
    stats = statSync(input)
  } catch (cause) {
    yield { source: input, error: asTranscriptError(unreadable({ source: input }, cause), input) }
    return
  }
  if (!stats.isDirectory()) {
    yield input
    return
  }
  let found = false
  for (const file of walk(input, 0)) {
    found = true
    yield file
  }
  if (!found)
    yield {
      source: input,
      error: new TranscriptError(
        'no-sources',
        'no source is in this folder. Sources end in .vtt, .srt, .json, .txt, .md, .html, .pdf, .docx, .ndjson.',
        input,
      ),
    }
}

function* walk(folder: string, depth: number): Generator<string | OpenedTranscript> {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory() && depth < DEEPEST) yield* walk(path, depth + 1)
      else if (!entry.isDirectory() && kindOfFile(entry.name)) yield path
    }
  } catch (cause) {
    yield { source: folder, error: asTranscriptError(unreadable({ source: folder }, cause), folder) }
  }
}

/** Reads one file: one transcript, or one for each article of NDJSON. Never throws. */
export async function* openTranscript(path: string): AsyncGenerator<OpenedTranscript> {
  try {
    const kind = kindOfFile(basename(path))
    if (kind === 'article') yield* openArticle(path)
    else yield { source: path, transcript: await readTranscript(path, kind) }
  } catch (error) {
    yield { source: path, error: asTranscriptError(error, path) }
  }
}

/**
 * Reads the bytes of one file as `openTranscript` reads the file; `name` tells the format by its ending and stands in
 * messages. Never throws.
 */
export async function* openTranscriptBytes(
  name: string,
  bytes: Uint8Array,
): AsyncGenerator<OpenedTranscript> {
  try {
    const kind = kindOfFile(name)
    if (kind === 'article') yield* openArticle(name, bytes)
    else yield { source: name, transcript: await transcribeBytes(bytes, name, kind) }
  } catch (error) {
    yield { source: name, error: asTranscriptError(error, name) }
  }
}

/** Pages and lines of articles, as they are read everywhere. */
async function* openArticle(path: string, bytes?: Uint8Array): AsyncGenerator<OpenedTranscript> {
  const source = {
    path: bytes ? STDIN : path,
    kind: kindOfName(path),
    id: path,
    bytes: bytes?.length ?? statSync(path).size,
  }
  for await (const opened of readSource(source, bytes ? { stdin: only(bytes) } : {})) {
    const id = opened.line === undefined ? path : `${path}:${opened.line}`
    if ('error' in opened) yield { source: id, error: asTranscriptError(opened.error, id) }
    else yield { source: id, transcript: withWords(transcribeArticle(opened.article, id, false)) }
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function readTranscript(path: string, kind: FileKind | null): Promise<Transcript> {
  const { size } = statSync(path)
  if (size > LARGEST_SOURCE)
    throw new TranscriptError('too-large', 'it has over 256 MB, and no more are read. Split it.')
  return transcribeBytes(readFileSync(path), path, kind)
}

async function transcribeBytes(bytes: Uint8Array, path: string, kind: FileKind | null): Promise<Transcript> {
  if (kind === 'pdf' || (kind === null && startsWith(bytes, '%PDF-'))) {
    const { parsePdf } = await import('./pdf.ts')
    return withWords(await parsePdf(bytes, path))
  }
  if (kind === 'docx') {
    const { parseDocx } = await import('./docx.ts')
    return withWords(await parseDocx(bytes, path))
  }
  const { text, problems } = await decode(bytes)
  const transcript = await parseAs(text, path, kind)
  return problems.length === 0
    ? transcript
    : { ...transcript, problems: [...problems, ...transcript.problems] }
}

async function parseAs(text: string, path: string, kind: FileKind | null): Promise<Transcript> {
  const sniffed = sniffTranscript(text)
  const named = kind === null || (kind === 'text' && sniffed !== 'json') ? sniffed : (kind as TextKind)
  if (named === 'markdown') {
    const transcript = parseTranscript(text, path, named)
    if (transcript.format === 'labelled') return transcript
    const { parseMarkdown } = await import('../article/markdown.ts')
    return withWords(transcribeArticle(parseMarkdown(text, path), path, false))
  }
  if (named === 'text' && kind === null && sniffKind(text) === 'html') {
    const { parseHtml } = await import('../article/html.ts')
    return withWords(transcribeArticle(parseHtml(text, path), path, false))
  }
  return parseTranscript(text, path, named)
}

const startsWith = (bytes: Uint8Array, ascii: string): boolean =>
  [...ascii].every((character, i) => bytes[i] === character.charCodeAt(0))

/** Whatever a parser or the system throws, told as an error of the source at its place; the cause is kept. */
function asTranscriptError(error: unknown, source: string): TranscriptError {
  if (error instanceof TranscriptError) return error.at(source)
  if (error instanceof ArticleError) {
    const code = error.code === 'empty' || error.code === 'too-large' ? error.code : 'unreadable'
    return new TranscriptError(code, error.detail, source, error)
  }
  const known = unreadable({ source }, error)
  return new TranscriptError('unreadable', known.detail, source, error)
}
