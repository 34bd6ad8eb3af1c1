import type { Article } from './article/article.ts'
import { english } from './english.ts'
import { buildRecord } from './record/build.ts'
import type { HearsayRecord } from './record/record.ts'

/** Reads an article into its record. Deterministic; never throws for any text. */
export function readArticle(article: Article): HearsayRecord {
  return buildRecord(article, english.read({ text: article.text, published: article.published }))
}
