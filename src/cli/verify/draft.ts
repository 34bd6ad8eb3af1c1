import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Article, composeArticle } from '../../article/article.ts'
import { ArticleError } from '../../article/article-error.ts'
import { openArticles } from '../../article/files.ts'
import { unreadable } from '../../article/sources.ts'
import { TranscriptError } from '../../transcript/transcript-error.ts'

/** A draft, and whether its text is the file's as given, so that offsets count in the file. */
export interface OpenedDraft {
  readonly article: Article
  readonly asFile: boolean
}

/**
 * The one article that `path` holds.
 *
 * @throws ArticleError, TranscriptError
 */
export async function openDraft(path: string): Promise<OpenedDraft> {
  if (/\.docx$/i.test(path)) return { article: await openDocx(path), asFile: false }
  let article: Article | null = null
  for await (const opened of openArticles([path])) {
    if ('error' in opened) throw opened.error
    if (article)
      throw new ArticleError('bad-json', 'there are several articles in it. Give one draft at a time.', {
        source: path,
      })
    article = opened.article
  }
  if (!article)
    throw new ArticleError('empty', 'there is no draft in it. Give a file with the words of a story.', {
      source: path,
    })
  return { article, asFile: /\.te?xt$/i.test(path) || !/\.\w+$/.test(path) }
}

async function openDocx(path: string): Promise<Article> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw unreadable({ source: path }, cause)
  }
  const { readDocx } = await import('../../transcript/docx.ts')
  try {
    const { text, problems } = await readDocx(bytes)
    return composeArticle({ id: basename(path, '.docx'), text, problems })
  } catch (error) {
    throw error instanceof TranscriptError ? error.at(path) : error
  }
}
