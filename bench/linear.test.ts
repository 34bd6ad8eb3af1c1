import { expect, test } from 'vitest'
import { composeArticle } from '../src/article/article.ts'
import { readGolden } from '../src/corpora/golden.ts'
import { readArticle } from '../src/read.ts'
import { growth } from './linear.ts'

const read = (text: string) => readArticle(composeArticle({ id: 'long', text, published: '2024-05-04' }))
const stories = readGolden()
  .slice(0, 4)
  .map(({ text }) => text)
  .join('\n\n')

/** Reading eight times the text may take this many times longer than eight times as long. */
const ALLOWED = 2

test.each([
  ['stories', stories],
  ['quotation marks without a partner', `${'He said "no. '.repeat(1250)}\n`],
  ['one long line', `${'The harbour board said the pier was safe, and the mayor agreed. '.repeat(400)}`],
  ['names', `${'Ada Quill met Tom Sorrel and Ned Vance. '.repeat(400)}\n\n`],
  ['short paragraphs', '“We know,” she said.\n\n'.repeat(1500)],
])('reading time grows in proportion to length: %s', { timeout: 120_000 }, (_, text) => {
  expect(growth(read, text, 8, 3).excess).toBeLessThan(ALLOWED)
})
