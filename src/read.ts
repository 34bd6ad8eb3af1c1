import type { Article } from './article/article.ts'
import { Tokens } from './document/tokens.ts'
import { english } from './english.ts'
import { readable } from './language/readable.ts'
import { buildRecord, unreadRecord } from './record/build.ts'
import type { HearsayRecord } from './record/record.ts'

/**
 * Reads an article into its record. Deterministic; never throws for any text. Of a text that is not English, or that is
 * no prose, the record says so and holds nothing else; passages of that kind in an English text are left unread.
 */
export function readArticle(article: Article): HearsayRecord {
  const { language, text, problems } = readable(article.text, article.language)
  const told = { ...article, language, problems: [...article.problems, ...problems] }
  if (text === null) return unreadRecord(told)
  const document = english.read({ text, published: article.published })
  if (text === article.text) return buildRecord(told, document)
  // The words that were hidden from the rules stand in what is quoted.
  const tokens = new Tokens(article.text, document.tokens.start, document.tokens.end)
  return buildRecord(told, { ...document, text: article.text, tokens })
}
