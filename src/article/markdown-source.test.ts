import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateMarkdown } from './markdown-source.ts'

/** Where words of the text stand in the file. */
function written(markdown: string, words: string): string {
  const { article, map } = locateMarkdown(markdown, 'story')
  const start = article.text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  const span = map.span({ start, end: start + words.length })
  return markdown.slice(span.start, span.end)
}

describe('Markdown with its places', () => {
  test.each([
    ['words in bold', 'We **will** go.', 'will', 'will'],
    ['words across marks', 'We **will** go.', 'We will go', 'We **will** go'],
    ['a link', 'See [the pier](http://a.b/c_d) now.', 'the pier now', 'the pier](http://a.b/c_d) now'],
    ['an escape', 'It is \\*here\\*.', '*here*', '*here\\*'],
    ['a named sign', '&ldquo;Go&rdquo; &amp; stay', '“Go” & stay', '&ldquo;Go&rdquo; &amp; stay'],
    ['a numbered sign outside the basic plane', 'A &#128512; b', '😀', '&#128512;'],
    ['an emoji', 'A 😀 **b**', '😀 b', '😀 **b'],
    ['lines of a block quote', '> one\n> two', 'one two', 'one\n> two'],
    ['words after front matter', '---\ntitle: A\n---\n\nThe pier.', 'The pier', 'The pier'],
    ['words after a comment', '<!-- no -->\n\nThe pier.', 'The pier', 'The pier'],
  ])('%s', (_, markdown, words, expected) => expect(written(markdown, words)).toBe(expected))

  test('the title is a line of the text, and the headline', () => {
    const { article } = locateMarkdown('# A pier\n\nIt is here.', 'story')
    expect(article).toMatchObject({ text: 'A pier\n\nIt is here.', headline: 'A pier' })
  })

  test('every letter of the text is the letter in the file', () => {
    const part = fc.constantFrom(
      'a',
      'B',
      '**',
      '_',
      '`',
      '[x](y)',
      '\n',
      '\n\n',
      '> ',
      '# ',
      '- ',
      ' ',
      '😀',
      '“',
      '<b>',
      '\\*',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const markdown = `w ${parts.join('')}`
        const { article, map } = locateMarkdown(markdown, 'story')
        for (const [i, letter] of [...article.text].entries()) {
          if (!/[\p{L}]/u.test(letter)) continue
          const at = [...article.text].slice(0, i).join('').length
          const { start, end } = map.span({ start: at, end: at + letter.length })
          expect(markdown.slice(start, end)).toBe(letter)
        }
      }),
    )
  })
})
