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
  ['dots', ['He was… not well.', 'He was not well…|The rest knew.', 'She waited... and waited.']],
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
])('takes time in proportion to length: %s', { retry: 2 }, (_, text) => {
  expect(growth(read, text).excess).toBeLessThan(2.5)
})
