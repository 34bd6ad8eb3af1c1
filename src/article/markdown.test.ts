import { describe, expect, test } from 'vitest'
import { parseMarkdown } from './markdown.ts'

describe('markdown', () => {
  test('marks go, paragraphs stay, the first heading is the headline', () => {
    const article = parseMarkdown(
      '# Pier *closed*\n\nThe **mayor** said [the pier](https://example.org "x") would\nclose.\n\n![A pier](p.jpg "caption")\n\n> “It is over,” she said.\n\n- one\n- two & `three`\n\n## Later\n\n```\ncode\n```\n\nThat was all.',
      'pier',
    )
    expect(article.headline).toBe('Pier closed')
    expect(article.text).toBe(
      'The mayor said the pier would close.\n\n“It is over,” she said.\n\none\n\ntwo & three\n\nLater\n\nThat was all.',
    )
  })

  test('front matter', () => {
    const article = parseMarkdown(
      '---\ntitle: "Pier: closed"\ndate: 2024-05-17 # a Friday\nauthors:\n  - Orla Finch\n  - Tom Dahl\nurl: https://example.org/pier\noutlet: The Harbour Post\nlang: en-GB\ntags: [a, b]\n---\n\nIt closed.\n',
      'pier',
    )
    expect(article).toMatchObject({
      headline: 'Pier: closed',
      published: '2024-05-17',
      byline: ['Orla Finch', 'Tom Dahl'],
      url: 'https://example.org/pier',
      outlet: 'The Harbour Post',
      language: 'en-GB',
      text: 'It closed.',
    })
  })

  test('a dash line that opens no front matter is a rule', () => {
    expect(parseMarkdown('---\n\nIt closed.', 'x').text).toBe('It closed.')
  })

  test('header lines are read as in plain text', () => {
    expect(parseMarkdown('# T\n\nBy Orla Finch\n\nPORT ELLIS (AP) — It closed.', 'x')).toMatchObject({
      byline: ['Orla Finch'],
      outlet: 'AP',
    })
  })

  test('nothing but a title and pictures is a problem that says so', () => {
    expect(parseMarkdown('# T\n\n![x](y)', 'x')).toMatchObject({
      headline: 'T',
      text: '',
      problems: [{ code: 'no-article' }],
    })
  })

  test.each([
    ['block quotes', '> '.repeat(10_000)],
    ['lists', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
    ['brackets', '[a]('.repeat(100_000)],
    ['emphasis', '*a **b '.repeat(50_000)],
    ['quotation marks', '"'.repeat(10_000)],
  ])('thousands of unbalanced %s neither crash nor hang', (_, markdown) => {
    const began = performance.now()
    expect(parseMarkdown(`${markdown}\n\nThe end.`, 'x').text).toContain('The end.')
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
