import type { Article } from './article/article.ts'
import type { Document } from './document/document.ts'
import { Tokens } from './document/tokens.ts'
import { english } from './english.ts'
import { readable } from './language/readable.ts'
import { buildRecord, unreadRecord } from './record/build.ts'
import type { HearsayRecord } from './record/record.ts'

/** A record and the layers that it was made of; no layers where nothing was read. */
export interface Reading {
  readonly record: HearsayRecord
  readonly document: Document | null
}

/**
 * Reads an article into its record. Deterministic; never throws for any text. Of a text that is not English, or that is
 * no prose, the record says so and holds nothing else; passages of that kind in an English text are left unread.
 */
export const readArticle = (article: Article): HearsayRecord => readLayers(article).record

/** As {@link readArticle}, with the layers over `article.text`. */
export function readLayers(article: Article): Reading {
  const { language, text, problems } = readable(article.text, article.language)
  const told = { ...article, language, problems: [...article.problems, ...problems] }
  if (text === null) return { record: unreadRecord(told), document: null }
  const read = english.read({ text, published: article.published })
  // The words that were hidden from the rules stand in what is quoted.
  const document =
    text === article.text
      ? read
      : {
          ...read,
          text: article.text,
          tokens: new Tokens(article.text, read.tokens.start, read.tokens.end),
        }
  return { record: buildRecord(told, document), document }
}
