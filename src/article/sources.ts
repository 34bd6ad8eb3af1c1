import { closeSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ArticleError, type Place } from './article-error.ts'
import { isCollection, type Kind, kindOfName, sniffKind } from './kind.ts'

/** A file to read, or standard input. */
export interface Source {
  /** `-` is standard input. */
  readonly path: string
  /** Null where only the content can tell. */
  readonly kind: Kind | null
  /** The id of its article, unless the input gives one: the file's name without its ending, told apart by a number. */
  readonly id: string
  /** Size; 0 where unknown. */
  readonly bytes: number
}

export interface Listing {
  /** In the order given, folders sorted by name. */
  readonly sources: readonly Source[]
  /** Files in folders that are no stories: hidden, or of another kind. */
  readonly skipped: number
  readonly errors: readonly ArticleError[]
}

/** Standard input, as named on a command line. */
export const STDIN = '-'

/** Folders within folders deeper than this are not followed (a link may lead back up). */
const DEEPEST = 64

/**
 * The files that `inputs` stand for: files as they are, folders with everything readable in them. Cheap: only what
 * is named without a known ending is looked into. What is missing or empty is an error in the list, and never
 * stops the rest.
 */
export function listSources(inputs: readonly string[]): Listing {
  const found: Omit<Source, 'id'>[] = []
  const errors: ArticleError[] = []
  let skipped = 0
  const walk = (folder: string, depth: number): void => {
    for (const entry of readFolder(folder, errors)) {
      const path = join(folder, entry.name)
      const kind = kindOfName(entry.name)
      if (entry.name.startsWith('.')) skipped++
      else if (entry.isDirectory() && depth < DEEPEST) walk(path, depth + 1)
      else if (kind && !entry.isDirectory()) found.push({ path, kind, bytes: sizeOf(path) })
      else skipped++
    }
  }
  for (const input of inputs) {
    if (input === STDIN) {
      found.push({ path: STDIN, kind: null, bytes: 0 })
      continue
    }
    const stats = look(input, errors)
    if (!stats) continue
    if (stats.isDirectory()) {
      const [before, faults] = [found.length, errors.length]
      walk(input, 0)
      if (found.length === before && errors.length === faults) errors.push(noStories(input))
    } else {
      found.push({
        path: input,
        kind: kindOfName(input) ?? sniffFile(input, stats.isFile()),
        bytes: stats.size,
      })
    }
  }
  return { sources: withIds(found), skipped, errors }
}

function look(input: string, errors: ArticleError[]): Stats | null {
  try {
    return statSync(input)
  } catch (cause) {
    errors.push(unreadable({ source: input }, cause))
    return null
  }
}

/** What holds many articles is told by its first bytes; all else can wait until it is read. */
function sniffFile(path: string, regular: boolean): Kind | null {
  if (!regular) return null
  const start = new Uint8Array(4096)
  try {
    const file = openSync(path, 'r')
    const length = readSync(file, start, 0, start.length, null)
    closeSync(file)
    const kind = sniffKind(new TextDecoder().decode(start.subarray(0, length)))
    return isCollection(kind) ? kind : null
  } catch {
    return null
  }
}

const noStories = (folder: string): ArticleError =>
  new ArticleError(
    'no-stories',
    'no story is in this folder. Stories end in .txt, .md, .html, .ndjson, .jsonl, .rss, .atom, .xml, .ninjs, .warc or .warc.gz.',
    { source: folder },
  )

function readFolder(folder: string, errors: ArticleError[]) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    errors.push(unreadable({ source: folder }, cause))
    return []
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** A file or folder that the system does not let us read. */
export function unreadable(place: Place, cause: unknown): ArticleError {
  const { code, message } = cause as { readonly code?: string; readonly message: string }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ArticleError('not-found', 'there is no such file or folder. Check the name.', place, cause)
  }
  const denied = code === 'EACCES' || code === 'EPERM'
  const detail = denied ? 'you may not read this. Change its permissions.' : `it cannot be read (${message}).`
  return new ArticleError('unreadable', detail, place, cause)
}

function withIds(files: readonly Omit<Source, 'id'>[]): readonly Source[] {
  const used = new Set<string>()
  return files.map((file) => {
    const stem = file.path === STDIN ? 'stdin' : basename(file.path).replace(/(?<=.)\.[A-Za-z]+$/, '')
    let id = stem
    for (let count = 2; used.has(id); count++) id = `${stem}-${count}`
    used.add(id)
    return { ...file, id }
  })
}
