import { type Article, type Details, withDetails } from '../article/article.ts'
import { ArticleError } from '../article/article-error.ts'
import { readSource, STDIN } from '../article/files.ts'
import { kindOfName } from '../article/kind.ts'
import { parseArticle } from '../article/parse.ts'
import { openTranscriptBytes } from '../transcript/files.ts'
import type { Transcript } from '../transcript/transcript.ts'
import { TranscriptError } from '../transcript/transcript-error.ts'
import type { UnreadSource } from '../verify/verify.ts'

/** A file as somebody sends it: its words, or its bytes in Base64. */
export interface Upload {
  /** Its ending tells the format. */
  readonly name?: string | undefined
  readonly text?: string | undefined
  readonly base64?: string | undefined
}

/** A story as somebody sends it, with what is known of it. */
export interface StoryUpload extends Upload, Details {
  readonly id?: string | undefined
}

const bytesOf = ({ text, base64 }: Upload): Uint8Array =>
  base64 === undefined ? new TextEncoder().encode(text ?? '') : Buffer.from(base64, 'base64')

/** How a message calls it. */
const nameOf = ({ name }: Upload, usual: string): string => name ?? usual

const idOf = ({ id, name }: StoryUpload): string | undefined =>
  id ?? name?.replace(/^.*[\\/]/, '').replace(/(.)\.\w{1,8}$/, '$1')

/**
 * The one article of a file.
 *
 * @throws ArticleError, TranscriptError
 */
export async function openStory(upload: StoryUpload): Promise<Article> {
  const { name, text, id: _id, base64: _base64, ...details } = upload
  const id = idOf(upload) ?? 'article'
  if (name !== undefined && /\.docx$/i.test(name)) return withDetails(await openDocx(upload, id), details)
  const kind = name === undefined ? null : kindOfName(name)
  if (text !== undefined && (kind === null || kind === 'text' || kind === 'html' || kind === 'markdown'))
    return parseArticle(text, { id, ...details, kind: kind ?? undefined })
  const bytes = bytesOf(upload)
  let article: Article | null = null
  const source = { path: STDIN, kind, id, bytes: bytes.length }
  for await (const opened of readSource(source, { stdin: only(bytes) })) {
    if ('error' in opened)
      throw new ArticleError(opened.error.code, opened.error.detail, { source: nameOf(upload, 'story') })
    if (article)
      throw new ArticleError('bad-json', 'there are several articles in it. Send one at a time.', {
        source: nameOf(upload, 'story'),
      })
    article = opened.article
  }
  if (!article) throw new ArticleError('empty', 'there is no text in it. Send a story with words.')
  return withDetails(article, details)
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function openDocx(upload: Upload, id: string): Promise<Article> {
  const { readDocx } = await import('../transcript/docx.ts')
  const { composeArticle } = await import('../article/article.ts')
  try {
    const { text, problems } = await readDocx(bytesOf(upload))
    return composeArticle({ id, text, problems })
  } catch (error) {
    throw error instanceof TranscriptError ? error.at(nameOf(upload, 'draft.docx')) : error
  }
}

/** Source material; what cannot be read is told and never stops the rest. */
export async function openSources(
  uploads: readonly Upload[],
): Promise<{ readonly transcripts: readonly Transcript[]; readonly unread: readonly UnreadSource[] }> {
  const transcripts: Transcript[] = []
  const unread: UnreadSource[] = []
  for (const [place, upload] of uploads.entries()) {
    const name = nameOf(upload, `source ${place + 1}`)
    for await (const opened of openTranscriptBytes(name, bytesOf(upload))) {
      if ('transcript' in opened) transcripts.push(opened.transcript)
      else unread.push({ source: opened.source, reason: opened.error.detail })
    }
  }
  return { transcripts, unread }
}
