import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clauseAround } from './clause.ts'

const around = (text: string, words: string, most: number): string | null => {
  const start = text.indexOf(words)
  return clauseAround(text, { start, end: start + words.length }, most)?.words ?? null
}

test.each([
  [
    'a short sentence is whole',
    'It rained. Mr. Holm left on Monday. It stopped.',
    60,
    'Mr. Holm left on Monday.',
  ],
  ['a line is a sentence', 'A headline\n\nHe left on Monday\nNo more.', 60, 'He left on Monday'],
  [
    'a long one is cut at its pauses',
    'The captain, who had slept, left the pier on Monday, and the crew, all of nine, stayed.',
    35,
    '… left the pier on Monday …',
  ],
  [
    'as much as fits is kept',
    'The captain, who had slept, left the pier on Monday, and the crew, all of nine, stayed.',
    53,
    'The captain, who had slept, left the pier on Monday …',
  ],
  [
    'a whole one may be longer',
    'He left the pier on Monday, and she stayed.',
    28,
    'He left the pier on Monday, and she stayed.',
  ],
  [
    'what does not fit is left out',
    'The captain of the old ferry left the harbour on Monday with all.',
    20,
    null,
  ],
  ['a mark without a partner goes', 'He said. “We left on Monday. It rained.”', 60, '“We left on Monday.”'],
])('%s', (_, text, most, expected) => {
  expect(around(text, 'Monday', most)).toBe(expected)
})

test('what is returned is never longer than asked for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (before, after) => {
      const found = clauseAround(`${before}May${after}`, { start: before.length, end: before.length + 3 }, 80)
      if (found) expect(found.words.length).toBeLessThanOrEqual(80 * 1.6)
    }),
  )
})
