import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { ArticleError } from '../../article/article-error.ts'
import { decode } from '../../article/decode.ts'
import { LARGEST, LARGEST_PAGE, readSource } from '../../article/files.ts'
import { kindOfName, sniffKind } from '../../article/kind.ts'
import { SourceMap } from '../../article/source-map.ts'
import { listSources, type Source, STDIN, unreadable } from '../../article/sources.ts'
import { type LocatedStory, locateStory } from '../../check/locate-story.ts'

/** A story to be checked. */
export interface OpenedStory extends LocatedStory {
  /** As the person named it; an article of many in a file has its id after `#`. */
  readonly name: string
  /** The file that suppressions lie beside; null where there is none to lie beside. */
  readonly file: string | null
  /** Whether places are those of the file: of text and Markdown. */
  readonly inPlace: boolean
}

export type Opened = OpenedStory | { readonly name: string; readonly error: ArticleError }

export interface OpenOptions {
  /** What standard input is to be called, and to be read as. */
  readonly stdinName: string | null
  /** ISO 8601; for stories that do not say. */
  readonly published: string | undefined
}

/** Opens all that `inputs` stand for, one story after the other. What cannot be read is an error in its place. */
export async function* openStories(inputs: readonly string[], options: OpenOptions): AsyncGenerator<Opened> {
  const { sources, errors } = listSources(inputs)
  for (const error of errors) yield { name: error.place?.source ?? '', error }
  for (const source of sources) {
    try {
      yield* source.path === STDIN ? openStdin(source, options) : openFile(source, options)
    } catch (error) {
      const place = { source: source.path === STDIN ? (options.stdinName ?? STDIN) : source.path }
      yield {
        name: place.source,
        error: error instanceof ArticleError ? error.at(place) : unreadable(place, error),
      }
    }
  }
}

async function* openFile(source: Source, { published }: OpenOptions): AsyncGenerator<Opened> {
  const { path, kind, id } = source
  if (kind !== null && kind !== 'text' && kind !== 'markdown') {
    yield* openParsed(source, published)
    return
  }
  if (source.bytes > LARGEST) throw tooLarge(LARGEST)
  const { text } = await decode(readFileSync(path))
  const known = kind ?? sniffKind(text)
  if (known === 'text' || known === 'markdown')
    yield located(text, known, { name: path, file: path, id, published })
  else yield* openParsed({ ...source, kind: known }, published)
}

/** Standard input is read whole: a story is short, and its kind shows in its name or its words. */
async function* openStdin(source: Source, { stdinName, published }: OpenOptions): AsyncGenerator<Opened> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    parts.push(chunk)
    length += chunk.length
    if (length > LARGEST) throw tooLarge(LARGEST)
  }
  const bytes = Buffer.concat(parts)
  const { text } = await decode(bytes)
  const kind = (stdinName === null ? null : kindOfName(stdinName)) ?? sniffKind(text)
  const name = stdinName ?? '<stdin>'
  const id = stdinName === null ? 'stdin' : basename(stdinName).replace(/(?<=.)\.[A-Za-z]+$/, '')
  if (kind === 'text' || kind === 'markdown') {
    yield located(text, kind, { name, file: stdinName, id, published })
    return
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  const options = { published, stdin: again(), kind }
  for await (const opened of readSource({ ...source, kind, id }, options)) {
    if ('error' in opened) yield { name, error: opened.error }
    else yield { name, file: null, inPlace: false, ...unlocated(opened.article) }
  }
}

/** Pages, feeds and lines of JSON: the text is not the file's, so places are the text's. */
async function* openParsed(source: Source, published: string | undefined): AsyncGenerator<Opened> {
  for await (const opened of readSource(source, { published })) {
    if ('error' in opened) yield { name: source.path, error: opened.error }
    else {
      const many = opened.line !== undefined || opened.article.id !== source.id
      const name = many ? `${source.path}#${opened.article.id}` : source.path
      yield { name, file: many ? null : source.path, inPlace: false, ...unlocated(opened.article) }
    }
  }
}

const unlocated = (article: LocatedStory['article']): LocatedStory => ({
  article,
  map: new SourceMap(article.text),
  comments: [],
})

interface Naming {
  readonly name: string
  readonly file: string | null
  readonly id: string
  readonly published: string | undefined
}

function located(
  text: string,
  kind: 'text' | 'markdown',
  { name, file, id, published }: Naming,
): OpenedStory {
  if (kind === 'markdown' && text.length > LARGEST_PAGE) throw tooLarge(LARGEST_PAGE)
  return { name, file, inPlace: true, ...locateStory(text, kind, id, { published }) }
}

const tooLarge = (limit: number): ArticleError =>
  new ArticleError(
    'too-large',
    `it has more than ${Math.ceil(limit / (1024 * 1024))} MB, which is no story. Split it into stories.`,
  )
