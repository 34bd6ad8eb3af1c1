import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../../../bench/linear.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { tokens } from '../tokens/stage.ts'
import { sentences } from './stage.ts'

const pipeline = Pipeline.start.with(tokens).with(sentences)
const read = (text: string) => pipeline.read({ text, published: null })
const sentencesOf = (text: string): readonly string[] => {
  const document = read(text)
  return document.sentences.map((span) => document.tokens.words(span))
}
const paragraphsOf = (text: string): readonly string[] => {
  const document = read(text)
  return document.paragraphs.map((span) => document.tokens.words(span))
}

/** Each is a text with `|` where one sentence ends and the next begins. */
describe.each([
  [
    'stops',
    ['The ferry left.|It rained!|Did it?|It did.', 'No way?!|Yes.', 'They paid 3.5 million.|Then 4.'],
  ],
  [
    'abbreviations',
    [
      'Mr. Quill met Dr. Vance on Jan. 4.|They spoke.',
      'He left the U.S. on Monday.|She stayed.',
      'It is in the U.S.|The rest is not.',
      'She runs Sorrel Inc.|He works there.',
      'Sorrel Inc. Chairwoman Ada Quill resigned.',
      'J. R. Sorrel and A. Quill won.|They left.',
      'No. 5 was late.|No.|That is all.',
    ],
  ],
  [
    'quotation marks',
    [
      '“We won.”|She left.',
      '“I will go,” she said.|“So,” he said, “will I.”',
      '“Where were you?” Ada Quill asked.|“Out.”',
      '"No!" she said.|"Why?" he asked.',
      '“No.” Quill said.',
      '“No.”|Quill said she was tired.',
      'He said, "We won."|She agreed.',
      '(It was late.)|They left.',
    ],
  ],
  [
    'quotation marks in news',
    [
      '“Will it sail?” she asked.|“It will.”',
      "''It sails,'' Ms. Quill said.|''Today.''",
      'He told her, ‘Go home.’|She went.',
      'He said, “They asked, ‘Who?’.”|She agreed.',
      '“It was late.|It rained.|Nobody came.”|They left.',
      '“We won!” – Ada Quill',
      '“We won.” — Ada Quill',
      'It was (“at last!”).|They left.',
    ],
  ],
  [
    'datelines and places',
    [
      'TROY, Mich. — Police said on Monday that it rained.|They left.',
      'LAKE CITY, Pa. (AP) — It rained.',
      'WASHINGTON — The mayor left.',
      'SEOUL, South Korea (Reuters) - The mayor left.',
      'She lives in Troy, Mich.|The house is old.',
      'The vote of Sen. Ada Quill (D-Pa.) counted.|It passed.',
      'They moved to Lima, Ohio, from Erie, Pa.|But he stayed.',
      'I was in LA.|Then I left.',
    ],
  ],
  [
    'times and figures',
    [
      'It opens at 8 p.m. Tuesday.|It closes at 9 a.m.|He sleeps.',
      'It is 2:25 a.m.|I have to go.',
      'It rose 3.5 percent to $1.2 million.|Shares fell 0.4%.',
      'Theodora (c. 1580–1660) and her son (b. March 1602) ruled.|They died.',
      'See p. 12 and approx. 30 others, etc.|Readers may write.',
      'She sang in Viva Harbour! (1965) and left.',
      'It cost $5.|Five more were sold.',
    ],
  ],
  [
    'numbered lines',
    [
      '1. Marina Sorrel.',
      '2.1. The harbour in winter',
      'IV. Results.',
      'Figure 2. The harbour in winter.',
      'Figure 1.3|The harbour in winter.',
      'b. A ferry.|It sails.',
      'He came in 2012.|She came later.',
    ],
  ],
  [
    'notes',
    [
      'It closed in 1971.[1]|She left.',
      'It closed in 1971. [1] [2]:34 [citation needed]|She left.',
      'It closed.|[He] left.',
      'They pay a fee. 8|However, some do not.',
      'They invent.23|Some do not.',
    ],
  ],
  [
    'what has no stop',
    [
      'The ferry in winter|Image: Ada Quill.',
      'I was going to —|Well, never mind.',
      'At 6:45 pm – The ferry sails.',
      'I think — I think it rained.',
      'his uncle — The Tideway Post’s editor — left.',
    ],
  ],
  [
    'small letters',
    [
      'the ferry was late.|it rained.',
      'It rained.|eHarbour was closed.|iPads sold.',
      'He wrote for Tideway. com and left.',
      'They sold approx. five.',
      'It was great! :)|We left.',
    ],
  ],
  ['capitals', ['FERRY SINKS IN STORM.|THE MAYOR LEFT.', 'MAYOR: FERRY TO SAIL']],
  ['addresses', ['See https://tideway.example/a.html?b=1.|Write to ada@tideway.example.|She reads.']],
  [
    'dots',
    [
      'He was… not well.',
      'They left. . . .|The rest stayed.',
      'It was . . . not well.',
      'He was not well…|The rest knew.',
      'She waited... and waited.',
    ],
  ],
  ['no white space', ['He wrote to tideway.com.|It was version 2.0.']],
])('%s', (_, cases) => {
  test.each(cases)('%s', (marked) =>
    expect(sentencesOf(marked.replaceAll('|', ' '))).toEqual(marked.split('|')),
  )
})

describe('paragraphs', () => {
  test('end at a blank line', () => {
    expect(paragraphsOf('One ferry.\n\nTwo ferries\r\n\r\nThree.\n \t\nFour.')).toEqual([
      'One ferry.',
      'Two ferries',
      'Three.',
      'Four.',
    ])
  })

  test('end at a line end, where lines are as long as they like', () => {
    expect(paragraphsOf('One ferry.\nTwo ferries.\rThree.\u2029Four.')).toHaveLength(4)
  })

  test('run over line ends that only keep lines short', () => {
    const lines = [
      'The ferry that was to leave the harbour of Tideway at',
      'noon did not leave before the evening, because of the',
      'storm that had come in over night from the north, and',
      'because of an engine.',
    ]
    expect(paragraphsOf(`${lines.join('\n')}\n\nIt rained.`)).toEqual([lines.join('\n'), 'It rained.'])
  })

  test('end a sentence, stop or no stop', () => {
    expect(sentencesOf('Ferry to run again\n\nIt rained. He said\n\nnothing')).toEqual([
      'Ferry to run again',
      'It rained.',
      'He said',
      'nothing',
    ])
  })
})

const anyText = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Ada',
        ' said',
        '. ',
        '.',
        '” ',
        ' “',
        '\n',
        '\n\n',
        '… ',
        'Mr.',
        ' U.S.',
        '? ',
        "' ",
        ' [1]',
        '1. ',
        ' — ',
        ' (1965)',
        ' :)',
        ' . .',
        'x',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
)

test('property: every token is in one sentence and one paragraph, and no sentence leaves its paragraph', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { tokens, sentences, paragraphs } = read(text)
      for (const spans of [sentences, paragraphs]) {
        let at = 0
        for (const { start, end } of spans) {
          expect(start).toBe(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBe(tokens.length)
      }
      const ends = new Set(sentences.map(({ end }) => end))
      expect(paragraphs.filter(({ end }) => !ends.has(end))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['sentences', 'The ferry left. “It was late,” she said. '.repeat(500)],
  ['no stop', 'and then '.repeat(5_000)],
  ['stops', '. ” '.repeat(5_000)],
  ['opening marks after a stop', `a. ${'“ '.repeat(5_000)}`],
  ['blank lines', '\n\n'.repeat(10_000)],
  ['stops and brackets', '.)'.repeat(5_000)],
  ['dots apart', '. '.repeat(8_000)],
  ['notes', `It rained.${' [1]'.repeat(5_000)}`],
  ['open notes', '. ['.repeat(5_000)],
  ['dashes', 'it — The '.repeat(3_000)],
])('takes time in proportion to length: %s', { retry: 2 }, (_, text) => {
  expect(growth(read, text).excess).toBeLessThan(2.5)
})
