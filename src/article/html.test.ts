import { describe, expect, test } from 'vitest'
import type { ArticleError } from './article-error.ts'
import { parseHtml } from './html.ts'
import { parseArticle } from './parse.ts'

const STORY = [
  'The harbour of Port Ellis will stay closed until the spring, its mayor said on Friday, after a storm took away half of the old pier.',
  '“We will rebuild it, and we will rebuild it higher,” said the mayor, Orla Finch, who was standing in the rain with a few dozen neighbours.',
  'The cost of the work, about $20 million, has yet to be found, according to the harbour board, which met behind closed doors on Thursday night.',
]
const PARAGRAPHS = STORY.map((text) => `<p>${text}</p>`).join('\n')

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`
const textOf = (inner: string): string =>
  parseHtml(
    page(
      `<article><h1>Pier closed</h1>${PARAGRAPHS}${inner}<p>Nobody was hurt in the storm, the police said.</p></article>`,
    ),
    'x',
  ).text
/** What `inner` comes to between the paragraphs of a story. */
const inStory = (inner: string): string[] =>
  textOf(inner)
    .split('\n\n')
    .filter((text) => ![...STORY, 'Nobody was hurt in the storm, the police said.'].includes(text))

describe('text', () => {
  test('paragraphs are divided by blank lines', () => {
    expect(parseHtml(page(`<article>${PARAGRAPHS}</article>`), 'x').text).toBe(STORY.join('\n\n'))
  })

  test.each([
    [
      'inline elements add no space',
      '<p>The <b>har</b>bour, <a href="/x">it</a><i>’s</i> said, is <em>cl</em>osed for now.</p>',
      ['The harbour, it’s said, is closed for now.'],
    ],
    [
      'entities and odd spaces',
      '<p>Finch&nbsp;&amp; Dahl &ldquo;agree&rdquo; on har\u00adbour works.</p>',
      ['Finch & Dahl “agree” on harbour works.'],
    ],
    [
      'line ends',
      '<p>She read a poem aloud:<br>The sea is wide,<br/>the sea is long.<br><br>Then she left the stage.</p>',
      ['She read a poem aloud:\nThe sea is wide,\nthe sea is long.', 'Then she left the stage.'],
    ],
    [
      'block quotes, headings, lists',
      '<h2>What now</h2><blockquote><p>“We shall see what the winter brings us.”</p></blockquote><ul><li>The pier is closed for good.</li><li>The market moves to the square.</li></ul>',
      [
        'What now',
        '“We shall see what the winter brings us.”',
        'The pier is closed for good.',
        'The market moves to the square.',
      ],
    ],
    [
      'a post with its signature',
      '<blockquote><p>The pier is gone, and so is my boat.</p>— Tom Dahl (@tdahl) <a href="https://example.org">May 17, 2024</a></blockquote>',
      ['The pier is gone, and so is my boat.', '— Tom Dahl (@tdahl) May 17, 2024'],
    ],
  ])('%s', (_, inner, expected) => {
    expect(inStory(inner)).toEqual(expected)
  })
})

describe('what is left out and what is kept', () => {
  test.each([
    ['scripts', '<script>var a = "The mayor said so."</script>'],
    [
      'figures',
      '<figure><img src="p.jpg"><figcaption>The pier on Friday. (Tom Dahl/Getty Images)</figcaption></figure>',
    ],
    ['captions without a figure', '<div><img src="p.jpg"></div><p>The pier on Friday</p>'],
    ['related links', '<p><a href="/a">Storm took half of the pier in one night</a></p>'],
    [
      'lists of links',
      '<h3>Related</h3><ul><li><a href="/a">Storm takes pier</a></li><li><a href="/b">Board meets again</a></li></ul>',
    ],
    ['pointers', '<p>READ MORE: Storm takes pier</p>'],
    ['newsletter prompts', '<p>Sign up for our newsletter to get the harbour news every morning.</p>'],
    [
      'by their names',
      '<div class="newsletter-promo"><p>All the news of the harbour, every morning at six.</p></div>',
    ],
    ['advertisements', '<div class="ad-slot">Advertisement</div>'],
    ['cookies', '<p>This website uses cookies to improve your experience.</p>'],
    ['rights', '<p>Copyright 2024 The Harbour Post. All rights reserved.</p>'],
  ])('left out: %s', (_, inner) => {
    expect(inStory(inner)).toEqual([])
  })

  test.each([
    'Copyright law will change next year, the minister said.',
    'No agreement can be reached by Friday, both sides said.',
    'More on the case is to come out next week, officials said.',
    '“Sign up for our newsletter,” she said, “and you will see.”',
    'Follow the money, investigators told the court on Monday.',
  ])('kept, for all its words: %s', (text) => {
    expect(inStory(`<p>${text}</p>`)).toEqual([text])
  })

  test('what stands above and below a story goes; its credit is kept as one', () => {
    const article = parseHtml(
      page(
        `<article><h1>Pier closed</h1><p>By Orla Finch</p><p>May 17, 2024</p>${PARAGRAPHS}<p>(Reporting by Orla Finch; editing by Tom Dahl)</p><p>Comments</p></article>`,
      ),
      'x',
    )
    expect(article.text).toBe(STORY.join('\n\n'))
    expect(article.credits).toEqual([
      { kind: 'text', text: 'Reporting by Orla Finch; editing by Tom Dahl', evidence: null },
    ])
  })
})

const ld = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
const details = (head: string, body = '') =>
  parseHtml(page(`<article>${body}${PARAGRAPHS}</article>`, head), 'x')
const declared = {
  '@type': ['NewsArticle'],
  headline: 'Pier &amp; harbour closed',
  author: [
    { '@type': 'Person', name: 'Orla Finch' },
    { '@type': 'Person', name: 'Tom Dahl' },
    { '@type': 'Organization', name: 'Ellis Press' },
  ],
  publisher: { '@type': 'Organization', name: 'The Harbour Post' },
  datePublished: '2024-05-17T09:05:00+01:00',
  mainEntityOfPage: { '@id': 'https://example.org/pier' },
  image: { '@type': 'ImageObject', caption: 'The pier on Friday', creditText: 'Ana Cruz/Getty Images' },
}
const expected = {
  headline: 'Pier & harbour closed',
  byline: ['Orla Finch', 'Tom Dahl'],
  outlet: 'The Harbour Post',
  published: '2024-05-17T09:05:00+01:00',
  url: 'https://example.org/pier',
  language: 'en-GB',
}

describe('details that JSON-LD declares', () => {
  test('JSON-LD, alone, in a list, in a graph, in a comment', () => {
    for (const value of [
      declared,
      [{ '@type': 'WebPage' }, declared],
      { '@graph': [{ '@type': 'WebSite' }, declared] },
      `<!-- ${JSON.stringify(declared)} -->`,
    ]) {
      expect(details(ld(value))).toMatchObject(expected)
    }
    expect(details(ld(declared)).credits).toEqual([
      { kind: 'photo', text: 'Ana Cruz/Getty Images', evidence: null },
      { kind: 'caption', text: 'The pier on Friday', evidence: null },
    ])
  })

  test('JSON-LD that points to its author and publisher', () => {
    const graph = [
      { '@type': 'Article', headline: 'Pier closed', author: { '@id': '#a' }, publisher: { '@id': '#p' } },
      { '@type': 'Person', '@id': '#a', name: 'Orla Finch' },
      { '@type': 'Organization', '@id': '#p', name: 'The Harbour Post' },
    ]
    expect(details(ld({ '@graph': graph }))).toMatchObject({
      byline: ['Orla Finch'],
      outlet: 'The Harbour Post',
    })
  })

  test('broken JSON-LD is mended or passed over', () => {
    expect(details(ld('{"@type":"NewsArticle","headline":"Pier\n closed",}')).headline).toBe('Pier closed')
    expect(
      details(
        `${ld('{"@type":"NewsArticle","headline":')}${ld('null')}${ld('[[[1]]]')}<meta property="og:title" content="Pier closed">`,
      ).headline,
    ).toBe('Pier closed')
  })
})

describe('details of the page', () => {
  test('Open Graph and meta elements', () => {
    const head = `<meta property="og:title" content="Pier closed | The Harbour Post"><meta property="og:site_name" content="The Harbour Post">
      <meta property="article:published_time" content="2024-05-17T09:05:00Z"><meta name="author" content="Orla Finch and Tom Dahl">
      <link rel="canonical" href="https://example.org/pier"><meta property="og:locale" content="en_US">`
    expect(details(head)).toMatchObject({
      ...expected,
      headline: 'Pier closed',
      published: '2024-05-17T09:05:00Z',
    })
  })

  test('the page itself', () => {
    const body =
      '<h1>Pier closed</h1><div class="byline">By <a rel="author" href="/o">Orla Finch</a></div><time datetime="2024-05-17">Friday</time>'
    expect(details('<title>Pier closed - The Harbour Post</title>', body)).toMatchObject({
      headline: 'Pier closed',
      byline: ['Orla Finch'],
      published: '2024-05-17',
      outlet: null,
    })
    expect(details('<link rel="canonical" href="https://example.org/2024/05/17/pier">').published).toBe(
      '2024-05-17',
    )
  })

  test('captions with their credits, in elements of their own or in brackets', () => {
    const figures = `<figure><img src="a"><figcaption>The pier on Friday. <span class="credit">Ana Cruz/Getty Images</span></figcaption></figure>
      <figure><img src="b"><figcaption>The mayor. (Photo: Tom Dahl)</figcaption></figure>`
    expect(details('', figures).credits.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'caption: The pier on Friday.',
      'photo: Ana Cruz/Getty Images',
      'caption: The mayor.',
      'photo: Tom Dahl',
    ])
  })
})

describe('bad pages', () => {
  test('a page without an article gives its text and says so', () => {
    const article = parseHtml(
      page('<nav><a href="/a">News</a> <a href="/b">Sport</a></nav><form><label>Name</label></form>'),
      'x',
    )
    expect(article.problems).toMatchObject([{ code: 'no-article' }])
    expect(article.text).toContain('News')
  })

  test('no text at all is an error that says what to do', () => {
    for (const html of ['<html></html>', '<html><body><script>1</script></body></html>', '<!-- -->']) {
      expect(() => parseHtml(html, 'x')).toThrow(
        expect.objectContaining({ code: 'no-article' }) as ArticleError,
      )
    }
    expect(() => parseHtml('  ', 'x')).toThrow(expect.objectContaining({ code: 'empty' }) as ArticleError)
  })

  test('an article that only search engines are given', () => {
    const body = JSON.stringify({ '@type': 'NewsArticle', articleBody: STORY.join('\n') })
    expect(
      parseHtml(page(`<div id="app"></div><script type="application/ld+json">${body}</script>`), 'x'),
    ).toMatchObject({ text: STORY.join('\n\n'), problems: [] })
  })

  test.each([
    ['unclosed', `<html><body><div><article><h1>Pier<p>${STORY.join('<p>')}`],
    ['a fragment', PARAGRAPHS],
    [
      'without a body tag',
      `<!doctype html><html lang=en><title>Pier</title><article>${PARAGRAPHS}</article>`,
    ],
    ['closed too often', `${'</div>'.repeat(1000)}${PARAGRAPHS}`],
    ['10,000 levels deep', `<html><body>${'<div>'.repeat(10_000)}${PARAGRAPHS}`],
    ['10,000 tables deep', `<html><body>${'<table><tr><td>'.repeat(10_000)}${PARAGRAPHS}`],
    ['10,000 unclosed inline elements', `<html><body>${PARAGRAPHS}<p>${'<b>x <i>'.repeat(5_000)}`],
    ['10,000 angle brackets', `${PARAGRAPHS}${'<'.repeat(10_000)}`],
    ['a surrogate without its other half', `${PARAGRAPHS}<p>It went \ud800 away in the end, she said.</p>`],
  ])('%s', (_, html) => {
    const began = performance.now()
    const { text } = parseHtml(html, 'x')
    for (const paragraph of STORY) expect(text).toContain(paragraph)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test.each([
    [
      'line ends',
      (count: number) => `<div>${'The pier is closed for now, they said.<br>'.repeat(count)}</div>`,
    ],
    [
      'inline elements',
      (count: number) => `<p>${'<span>The pier is closed for now, they said. </span>'.repeat(count)}</p>`,
    ],
    ['paragraphs', (count: number) => PARAGRAPHS.repeat(count)],
    ['links', (count: number) => `${PARAGRAPHS}${'<a href="/x">Pier is closed</a> '.repeat(count)}`],
  ])('time grows with the length: %s', (_, make) => {
    const timeOf = (count: number): number => {
      const began = performance.now()
      parseHtml(page(make(count)), 'x')
      return performance.now() - began
    }
    timeOf(500)
    const small = Math.max(40, Math.min(timeOf(1000), timeOf(1000)))
    expect(Math.min(timeOf(8000), timeOf(8000))).toBeLessThan(small * 8 * 4)
  })
})

test('one call for programs tells a page from a text and takes what is given', () => {
  expect(parseArticle(page(PARAGRAPHS), { id: 'a', outlet: 'The Harbour Post' })).toMatchObject({
    id: 'a',
    outlet: 'The Harbour Post',
    text: STORY.join('\n\n'),
  })
  expect(
    parseArticle(' date 2024-05-17 Getty Images\n\nIt closed.', { published: '2020-01-01' }).published,
  ).toBe('2020-01-01')
})
