import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../bench/linear.ts'
import { composeArticle } from '../src/article/article.ts'
import { readArticle } from '../src/read.ts'
import { faultsOf } from './invariants.ts'

const read = (text: string) => readArticle(composeArticle({ id: 'odd', text, published: '2024-05-04' }))

const LINE =
  'The harbour board said on Monday that the pier was safe, and “nobody is to blame,” the mayor told reporters. '
const nested = (depth: number): string =>
  depth === 0
    ? 'It is shut.'
    : `She said, ${depth % 2 ? '“' : '‘'}${nested(depth - 1)}${depth % 2 ? '”' : '’'}`

const ODD: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['white space', ' \t\r\n\u00a0\u2028 '.repeat(200)],
  ['a single letter', 'a'],
  ['a single mark', '“'],
  ['10,000 straight marks', '"'.repeat(10_000)],
  ['10,000 straight marks among words', 'He said "no and " then. '.repeat(5_000)],
  ['10,000 opening marks', 'She said “yes. '.repeat(10_000)],
  ['10,000 closing marks', 'Yes,” she said. '.repeat(10_000)],
  ['10,000 single marks', "the boys' and 'girls ".repeat(5_000)],
  ['an odd mark in every paragraph', '“We know," she said.\n\n'.repeat(2_000)],
  ['one line of 1 MB', LINE.repeat(Math.ceil(1_000_000 / LINE.length))],
  ['one word of 1 MB', 'a'.repeat(1_000_000)],
  ['one number of 100,000 figures', '1'.repeat(100_000)],
  ['one name of 2,000 words', `${'Anna Maria '.repeat(1_000)}said it rained.`],
  ['lone surrogates', '\ud800 “\udc00 Ada\ud83d said,” \ude00 she said. \udfff'],
  ['no end of a sentence', 'and then he said that '.repeat(2_000)],
  ['nothing but capitals', 'MAYOR SAYS BRIDGE IS SAFE. “IT HOLDS,” SHE SAID. '.repeat(100)],
  ['nothing but stops', '. … ! ? '.repeat(5_000)],
  ['a table', `Team\tWon\tLost\n${'Northside\t12\t3\n'.repeat(500)}`],
  ['code', 'const said = (x) => { return `"` + x } // "he said"\n'.repeat(500)],
  ['markup', '<p class="quote">“We won,” <b>she</b> said</p>\n'.repeat(500)],
  ['Russian', 'Мэр сказал: «Мост безопасен». По словам полиции, никто не пострадал. '.repeat(50)],
  ['Chinese', '市长说：“桥是安全的。”警方表示，没有人受伤。'.repeat(50)],
  ['Arabic', 'قال العمدة: «الجسر آمن». وقالت الشرطة إن أحدا لم يصب بأذى. '.repeat(50)],
  ['German', '„Ich habe einen Fehler gemacht“, sagte Ada Quill am Montag vor Journalisten. '.repeat(50)],
  [
    'languages in turns',
    `${LINE}\n\n„Wir haben nicht mit der Stadt gesprochen“, sagte sie.\n\nОн сказал: «Нет».\n\n`.repeat(200),
  ],
  [
    'one quotation in another language',
    `She said, “${'ich habe nicht mit der Stadt gesprochen und '.repeat(2_000)}.”`,
  ],
  ['a list', `${LINE}\n\n${'* “The Pier,” Ada Quill\n'.repeat(500)}`],
  ['records', `${LINE}\n\n${'{"name": "Ada Quill", "said": ["no", "yes"]},\n'.repeat(500)}`],
  ['emoji and marks of direction', '“🎉👩‍👩‍👧‍👦\u202e,” said Ada\u0301 \u200fQuill🏽. '.repeat(200)],
  ['control characters', '“No\u0000,” he\u0007 said.\u001b[31m '.repeat(200)],
  ['quotes in quotes in quotes', `${nested(60)} ${nested(9)}`],
  ['reports of reports', `${'Ada said that Tom said that '.repeat(1_000)}it rained.`],
  [
    '5,000 quotes',
    'The ferry left.\n\n“It was late,” Ada Quill said. She told Tom Sorrel it “was wet.”\n\n'.repeat(2_500),
  ],
  [
    '1,000 people',
    Array.from({ length: 1_000 }, (_, i) => `Nurse Ada Q${'abcdefghij'[i % 10]}ill${i} said she left.`).join(
      ' ',
    ),
  ],
]

describe('any text is read into a sound record', () => {
  test.each(ODD)('%s', { timeout: 60_000 }, (_, text) => {
    const record = read(text)
    expect(faultsOf(record).slice(0, 5)).toEqual([])
    expect(record.article.text).toBe(text)
  })

  test('5,000 quotes are found, all of them', { timeout: 60_000 }, () => {
    const text = 'The ferry left.\n\n“It was late,” Ada Quill said.\n\n'.repeat(5_000)
    expect(read(text).statements.filter(({ mode }) => mode === 'direct')).toHaveLength(5_000)
  })
})

test.each(['Russian', 'Chinese', 'Arabic'])('%s is not read, and the record says so', (language) => {
  const record = read(ODD.find(([name]) => name === language)![1])
  expect(record.problems.map(({ code }) => code)).toEqual(['not-english'])
  expect(record.statements).toEqual([])
})

/** Pieces that reading turns on, so that chance meets them together. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...' \n“”‘’"\'.,:;!?—-()[]…'.split('')) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'said ',
        'told ',
        'according to ',
        'that ',
        'Ada Quill',
        'Mr. Sorrel',
        'the mayor',
        'she',
        ' 42',
        'who ',
      ],
      ...[
        '\n\n',
        '… ',
        ' on Monday',
        'not ',
        'was charged with fraud',
        ' and ',
        'asked ',
        'her husband ',
        '’s ',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 6 }),
  },
)

test.each([
  [
    'any string',
    fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 80 }),
    300,
  ],
  ['pieces of news', fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), 500],
] as const)(
  'property: %s is read into a sound record, the same each time',
  { timeout: 60_000 },
  (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const record = read(text)
        expect(faultsOf(record).slice(0, 5)).toEqual([])
        expect(record.article.text).toBe(text)
        expect(read(text)).toEqual(record)
      }),
      { numRuns },
    )
  },
)

/** Reading eight times the text may take this many times longer than eight times as long. */
const ALLOWED = 2.5

test.each([
  ['opening marks', 'She said “yes. '.repeat(1_000)],
  ['paragraphs that carry a quote on', '“We waited all night.\n\n'.repeat(500)],
  ['reports of reports', 'Ada said that Tom said that it rained. '.repeat(300)],
  ['pronouns', 'He told her that he had seen her with him and that she knew. '.repeat(300)],
  ['a table', 'Northside\t12\t3\n'.repeat(1_000)],
  ['one word', 'a'.repeat(50_000)],
  ['stops', '. … ! ? '.repeat(2_000)],
])('reading time grows in proportion to length: %s', { timeout: 120_000, retry: 2 }, (_, text) => {
  expect(growth(read, text, 8, 3).excess).toBeLessThan(ALLOWED)
})
