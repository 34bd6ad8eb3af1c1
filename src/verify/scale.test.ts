import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, says, verdictOf } from '../../test/made-council.ts'
import { parseTranscript } from '../transcript/parse.ts'
import type { Transcript } from '../transcript/transcript.ts'
import { verify } from './verify.ts'

const talk = (hours: number): Transcript => {
  const sentence = (i: number): string =>
    `SPEAKER ${i % 7}: Item ${i} of the list costs ${i * 37} crowns, and street ${i % 211} will pay ${i % 89} of them by ${1900 + (i % 120)}.`
  return parseTranscript(Array.from({ length: hours * 450 }, (_, i) => sentence(i)).join('\n\n'), 'long.txt')
}

test('a ten-hour transcript is searched in a moment', () => {
  const long = talk(10)
  const before = performance.now()
  const quote = check(
    '“Item 4321 of the list costs 159,877 crowns, and street 101 will pay 49 of them,” Ana Reyes said.',
    [long],
  )
  expect(verdictOf(quote)).toBe('typography')
  expect(
    verdictOf(
      check(
        '“Item 4321 of the list costs 159,878 crowns, and street 101 will pay 49 of them,” Ana Reyes said.',
        [long],
      ),
    ),
  ).toBe('altered: number')
  expect(performance.now() - before).toBeLessThan(8000)
})

test('a source of one word again and again takes no square of time', () => {
  const same = parseTranscript(`REYES: ${'no '.repeat(60_000)}\n\nOKAFOR: yes.\n`)
  const before = performance.now()
  expect(verify(says('no no no no no no no no no no no'), [same]).quotes[0]!.verdict).toBe('verbatim')
  verify(says(`${'no '.repeat(2000)}yes`), [same])
  expect(performance.now() - before).toBeLessThan(15_000)
})

test('any draft and any source: offsets in bounds, nothing thrown', () => {
  const words = fc.array(
    fc.constantFrom(
      'We',
      'will',
      'not',
      '“',
      '”',
      '…',
      '[',
      ']',
      'said',
      'Reyes',
      '43,548',
      '.',
      ',',
      "'s",
      'town',
      '\n\n',
      '’',
      '-',
      '🙂',
      'e\u0301',
    ),
  )
  fc.assert(
    fc.property(words, words, (draft, source) => {
      const text = `x ${draft.join(' ')}`
      const sourceText = `REYES: y ${source.join(' ')}\n\nOKAFOR: z\n`
      const { quotes } = verify(text, [parseTranscript(sourceText)])
      for (const { pieces, matches } of quotes) {
        for (const piece of pieces) expect(text.slice(piece.start, piece.end)).toBe(piece.text)
        for (const { edits, ratio } of matches) {
          expect(ratio).toBeGreaterThanOrEqual(0)
          for (const { printed } of edits) expect(text.slice(printed.start, printed.end)).toBe(printed.text)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('a draft of nothing but ellipses and brackets takes time as its length', () => {
  const long = `“${'a … [b] [...] '.repeat(20_000)}” Ana Reyes said.`
  const before = performance.now()
  verify(long, [parseTranscript('REYES: a b a b\n\nOKAFOR: c\n')])
  expect(performance.now() - before).toBeLessThan(15_000)
})
