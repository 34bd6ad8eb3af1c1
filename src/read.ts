import type { Article } from './article/article.ts'
import { english } from './english.ts'
import { looksEnglish } from './language/looks-english.ts'
import { buildRecord, unreadRecord } from './record/build.ts'
import type { HearsayRecord } from './record/record.ts'

/**
 * Reads an article into its record. Deterministic; never throws for any text. Of a text that is not English the record
 * says so and holds nothing else.
 */
export function readArticle(article: Article): HearsayRecord {
  const { text, published, language } = article
  if (looksEnglish(text)) {
    const tag = language?.toLowerCase().startsWith('en') ? language : 'en'
    return buildRecord({ ...article, language: tag }, english.read({ text, published }))
  }
  const other = language !== null && !language.toLowerCase().startsWith('en') ? language : 'und'
  return unreadRecord(
    { ...article, language: other },
    {
      code: 'not-english',
      message: 'The text does not look English, so nothing was read from it. Only English can be read.',
      evidence: null,
    },
  )
}
