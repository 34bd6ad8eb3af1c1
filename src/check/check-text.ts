import { type ParseOptions, parseArticle } from '../article/parse.ts'
import { type CheckOptions, checkArticle } from './check.ts'
import type { Report } from './report.ts'

/**
 * Reads a story, plain text or HTML, and checks it. Places are those of `input` for plain text, of the text that was read
 * for HTML.
 *
 * @throws ArticleError code `empty` if there are no words, `no-article` if a page has no text
 * @throws CheckError `unknown-rule`
 */
export const check = (input: string, options: CheckOptions & ParseOptions = {}): Report =>
  checkArticle(parseArticle(input, options), options)
