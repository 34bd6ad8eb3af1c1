import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mark, marksByParagraph, type Part, paragraphsOf, partsOf } from './paragraphs.ts'
import { visible } from './visible.ts'

const mark = (id: string, start: number, end: number, depth = 0): Mark => ({ id, start, end, depth })

/** `a[b(s1)]` of a text. */
const shown = (text: string, parts: readonly Part[]): string =>
  parts
    .map((part) =>
      part.kind === 'words'
        ? text.slice(part.start, part.end)
        : `[${part.id}${part.opens ? '' : '…'}:${shown(text, part.parts)}]`,
    )
    .join('')

describe('a paragraph with its statements', () => {
  test('keeps nested ones in each other', () => {
    const text = 'He said: she told me it was late.'
    const parts = partsOf({ start: 0, end: text.length }, [mark('s2', 21, 32, 1), mark('s1', 9, 32)])
    expect(shown(text, parts)).toBe('He said: [s1:she told me [s2:it was late]].')
  })

  test('puts the inner of two alike inside', () => {
    expect(shown('abc', partsOf({ start: 0, end: 3 }, [mark('in', 0, 3, 1), mark('out', 0, 3)]))).toBe(
      '[out:[in:abc]]',
    )
  })

  test('divides one that reaches over the end of another', () => {
    expect(shown('abcdef', partsOf({ start: 0, end: 6 }, [mark('a', 0, 4), mark('b', 2, 6)]))).toBe(
      '[a:ab[b:cd]][b…:ef]',
    )
  })

  test('goes on in the next paragraph', () => {
    const text = 'one two\n\nthree four'
    const paragraphs = paragraphsOf(text)
    const marks = marksByParagraph(paragraphs, [mark('s1', 4, 14)])
    expect(paragraphs.map((one, at) => shown(text, partsOf(one, marks[at]!)))).toEqual([
      'one [s1:two]',
      '[s1…:three] four',
    ])
  })

  test('has all words of the text, once and in order, whatever the statements', () => {
    const words = (parts: readonly Part[]): readonly number[] =>
      parts.flatMap((part) =>
        part.kind === 'said'
          ? words(part.parts)
          : Array.from({ length: part.end - part.start }, (_, at) => part.start + at),
      )
    const span = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(3))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const marks = spans.map(([a, b, depth], at) => mark(`s${at}`, Math.min(a, b), Math.max(a, b), depth))
        const parts = partsOf({ start: 5, end: 35 }, marks)
        expect(words(parts)).toEqual(Array.from({ length: 30 }, (_, at) => at + 5))
      }),
    )
  })
})

test('what cannot be seen gets a sign of the same length', () => {
  const text = 'a\u202eb\u0000c\ud800 “ok” 🙂'
  expect(visible(text)).toBe('a\ufffdb\ufffdc\ufffd “ok” 🙂')
  expect(visible(text)).toHaveLength(text.length)
})
