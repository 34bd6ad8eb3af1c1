import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDate } from './dates.ts'
import { readNames } from './names.ts'
import { parseText } from './text.ts'

const read = (text: string) => {
  const article = parseText(text, 'story')
  expect(article.text).toBe(text)
  for (const { text: words, evidence } of article.credits)
    expect(text.slice(evidence!.start, evidence!.end)).toBe(words)
  return article
}

describe('header lines', () => {
  test('date and photo credit in one line', () => {
    const article = read(
      ' date 2024-05-17 Getty Images\n\nOrla Finch is opening up about the flood in a new film.\n',
    )
    expect(article).toMatchObject({
      published: '2024-05-17',
      headline: null,
      credits: [{ kind: 'photo', text: 'Getty Images' }],
    })
    expect(article.credits[0]!.evidence).toEqual({ start: 17, end: 29 })
  })

  test('headline, byline, date, dateline', () => {
    const text =
      'Harbour mayor quits after vote\r\n\r\nBy Orla Finch and Tom van Dahl, Staff Writers\r\nPublished: May 17, 2024 10:30 a.m. ET\r\n\r\nPORT ELLIS (Reuters) - The mayor quit.'
    expect(read(text)).toMatchObject({
      headline: 'Harbour mayor quits after vote',
      byline: ['Orla Finch', 'Tom van Dahl'],
      published: '2024-05-17',
      outlet: 'Reuters',
      credits: [{ kind: 'text', text: 'Reuters' }],
    })
  })

  test.each([
    ['Photo: Orla Finch/Getty Images', 'photo', 'Orla Finch/Getty Images'],
    ['(Photo by Tom Dahl)', 'photo', 'Tom Dahl'],
    [
      'Caption: The pier after the storm of last winter.',
      'caption',
      'The pier after the storm of last winter.',
    ],
    ['2024-05-17 Associated Press', 'text', 'Associated Press'],
  ])('%s', (line, kind, text) => {
    expect(read(`${line}\n\nThe pier is gone.`).credits).toMatchObject([{ kind, text }])
  })
})

describe('labels and datelines', () => {
  test('labels', () => {
    const text =
      'URL: https://example.org/a\nHeadline: Fire is out\nSource: The Harbour Post\nUpdated: 2024-05-18\n\nIt burned.'
    expect(read(text)).toMatchObject({
      url: 'https://example.org/a',
      headline: 'Fire is out',
      outlet: 'The Harbour Post',
      published: null,
    })
  })

  test.each([
    'By Tuesday morning the fire was out.\n\nIt had burned for days.',
    'The mayor said: no.\n\nMore.',
    'Interviewer: What happened?\n\nFinch: Nothing.',
    'Photo by Orla Finch shows the fire.\n\nIt burned.',
    'He won — against all odds.',
    'One line of text',
    'In 2024-05-17 terms, that was late.\n\nMore.',
  ])('is the story, not a header: %s', (text) => {
    expect(read(text)).toMatchObject({
      headline: null,
      byline: [],
      published: null,
      credits: [],
      outlet: null,
    })
  })

  test.each([
    ['NEW ELLIS, May 17, 2024 (AP) — The mayor quit.', '2024-05-17', 'AP'],
    ['PORT ELLIS, N.M. (AP) — The mayor quit.', null, 'AP'],
    ['May 3 (Reuters) - Shares fell.', null, 'Reuters'],
    ['PORT ELLIS — The mayor quit.', null, null],
  ])('dateline: %s', (text, published, outlet) => {
    expect(read(text)).toMatchObject({ published, outlet })
  })
})

describe('the text', () => {
  test('nothing but white space is an error', () => {
    expect(() => parseText('', 'x')).toThrow(expect.objectContaining({ code: 'empty' }) as Error)
    expect(() => parseText(' \r\n\t ', 'x')).toThrow(expect.objectContaining({ code: 'empty' }) as Error)
  })

  test('any text is kept as given, lone surrogates too, and evidence stands in it', () => {
    const line = fc.constantFrom(
      'date 2024-05-17 Getty Images',
      'By Orla Finch',
      'Photo: X/AFP',
      '',
      '  ',
      'LONDON (AP) — Hi.',
      '\ud800',
      '“',
      'Published: 3 May 2024',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.string({ unit: 'binary' })), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, end) => {
          const text = `${lines.join(end)}x`
          read(text)
        },
      ),
    )
  })

  test('a line of 1 MB and 50 MB of text take no time to speak of', () => {
    const began = performance.now()
    read('word '.repeat(200_000))
    read('The mayor said so, and few people doubted it.\n'.repeat(1_000_000))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('dates', () => {
  test.each([
    ['2024-05-17', '2024-05-17'],
    ['2024-05-17T09:05:00Z', '2024-05-17T09:05:00Z'],
    ['2024-05-17 09:05 +0200', '2024-05-17T09:05:00+02:00'],
    ['Friday, May 17, 2024', '2024-05-17'],
    ['Sept. 3rd, 2023', '2023-09-03'],
    ['17 May 2024', '2024-05-17'],
    ['the 3rd of June, 2021', '2021-06-03'],
    ['17/05/2024', '2024-05-17'],
    ['05/17/2024', '2024-05-17'],
    ['17.5.2024', '2024-05-17'],
    ['03/04/2024', null],
    ['31 February 2024', null],
    ['May 17', null],
    ['marchers 17 2024', null],
  ])('%s → %s', (text, value) => {
    expect(findDate(text)?.value ?? null).toBe(value)
  })
})

describe('bylines', () => {
  test.each([
    ['By ORLA FINCH | The Harbour Post', ['ORLA FINCH']],
    ['Orla Finch, Tom Dahl and Ana de la Cruz', ['Orla Finch', 'Tom Dahl', 'Ana de la Cruz']],
    ['By Orla Finch in Port Ellis', ['Orla Finch']],
    ['By Orla Finch, Harrow Gazette', ['Orla Finch']],
    ['Associated Press', []],
    ['Reuters Staff', []],
    ['Tuesday Morning', []],
  ])('%s', (text, names) => {
    expect(readNames(text)).toEqual(names)
  })
})
