import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanced, curled } from './marks.ts'

/** The piece as it is shown; the article is searched for it. */
function shown(article: string, piece: string): string {
  const start = article.indexOf(piece)
  return balanced(article, start, start + piece.length)
}

test.each([
  ["He said ``no'' twice", 'He said “no” twice'],
  ["He said ''no'', twice", 'He said “no”, twice'],
  ["the dogs' bowls and 'no'", "the dogs' bowls and 'no'"],
])('%s is shown as %s', (text, expected) => {
  expect(curled(text)).toBe(expected)
})

describe('a piece of an article', () => {
  test.each([
    [
      'gets back the mark after it',
      'He said it was “a wet day.” Then',
      'it was “a wet day.',
      'it was “a wet day.”',
    ],
    [
      'keeps marks in marks',
      'Then: “You said, ‘Nobody warned us,’” she said. So',
      '“You said, ‘Nobody warned us,’” she said.',
      '“You said, ‘Nobody warned us,’” she said.',
    ],
    ['gets back the mark before it', '“Wet” it was, he said', 'Wet” it was', '“Wet” it was'],
    [
      'written as two characters',
      "She said it was ''a flop,'' and left",
      "it was ''a flop",
      'it was “a flop”',
    ],
    ['with grave accents', "She said it was ``a flop,'' and left", 'it was ``a flop', 'it was “a flop”'],
    [
      'that opens far before',
      '“We went home” and “slept all day,” he said',
      'went home” and “slept',
      '“went home” and “slept”',
    ],
    [
      'loses a mark nobody opened',
      'He said schools,” for example, may close',
      'schools,” for example, may close',
      'schools, for example, may close',
    ],
    ['loses a mark at its end', 'He said it was “ and left', 'it was “', 'it was'],
    ['with single marks', 'He said it was ‘a wet day.’ Then', 'it was ‘a wet day', 'it was ‘a wet day’'],
    ['whose single mark closes far behind', 'He said: ‘We left. It rained.’', '‘We left.', '‘We left.’'],
    ['opened by a single mark', '‘Wet’ it was, he said', 'Wet’ it was', '‘Wet’ it was'],
    ['keeps inches', 'He said the 6" pipe burst', 'the 6" pipe burst', 'the 6" pipe burst'],
    ['that is whole', 'He said “no” to it', '“no” to it', '“no” to it'],
  ])('%s', (_, article, piece, expected) => {
    expect(shown(article, piece)).toBe(expected)
  })

  test('never has a curly mark without a partner', () => {
    const words = fc.array(fc.constantFrom('“', '”', ' ', 'a', '.', "'", '"', '\n'), { maxLength: 40 })
    fc.assert(
      fc.property(words, fc.nat(40), fc.nat(40), (characters, a, b) => {
        const article = characters.join('')
        const text = balanced(article, Math.min(a, b), Math.max(a, b))
        if (text.includes('"') || text.includes("'")) return
        let depth = 0
        for (const mark of text.match(/[“”]/gu) ?? []) {
          depth += mark === '“' ? 1 : -1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})
