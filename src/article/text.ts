import { type Article, composeArticle } from './article.ts'
import { ArticleError } from './article-error.ts'
import { readHeader } from './header.ts'

/**
 * Plain text to an article. The text is never changed; a header above the story gives what it says.
 *
 * @throws ArticleError `empty`
 */
export function parseText(text: string, id: string): Article {
  requireWords(text)
  const { details, credits } = readHeader(text)
  return composeArticle({
    id,
    text,
    url: details.url ?? null,
    outlet: details.outlet ?? null,
    headline: details.headline ?? null,
    byline: details.byline ?? [],
    published: details.published ?? null,
    credits,
  })
}

/** @throws ArticleError `empty` where `text` is white space only. */
export function requireWords(text: string): void {
  if (/\S/.test(text)) return
  const what = text === '' ? 'there is no text in it' : 'there is nothing but white space in it'
  throw new ArticleError('empty', `${what}. Give a file with the words of a story.`)
}
