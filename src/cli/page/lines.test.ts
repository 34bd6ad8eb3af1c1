import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineText, run } from './line.ts'
import { plain, safeJson } from './plain.ts'
import { breakWord, clip, columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

describe('columns', () => {
  test.each([
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['서울', 4],
    ['😂', 2],
    ['“q”', 3],
    ['', 0],
  ])('%s has %i', (text, width) => {
    expect(columns(text)).toBe(width)
  })
})

describe('words for a terminal', () => {
  test.each([
    ['a\u001b[31mb', 'a␛[31mb'],
    ['a\u009b31mb', 'a�31mb'],
    ['a\u202eb\u2066c', 'a�b�c'],
    ['a\r\n\tb', 'a b'],
    ['a\u007fb', 'a␡b'],
    ['a\ud800b', 'a�b'],
    ['María “¿sí?”', 'María “¿sí?”'],
  ])('%j becomes %j', (text, shown) => {
    expect(plain(text)).toBe(shown)
  })

  test('JSON keeps the value and shows no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = safeJson({ text }, 2)
        expect(JSON.parse(json)).toEqual({ text })
        expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
      }),
    )
    expect(safeJson('\u009b')).toBe('"\\u009b"')
  })
})

describe('lines', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 300 }).map(plain)

  test('hold all words in order', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (text, width) => {
        const lines = wrap([run(text, 'bold')], width, { first: [], rest: [] })
        expect(lines.map(lineText).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(columns(lineText(line))).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('break between words, not within pieces of one word', () => {
    const lines = wrap([run('aaa bb'), run('cc', 'bold'), run(', dd')], 12, indent(2))
    expect(lines.map(lineText)).toEqual(['  aaa bbcc,', '  dd'])
  })

  test('break a word that is wider than the page', () => {
    expect(breakWord('https://example.org/a', 10)).toEqual(['https://ex', 'ample.org/', 'a'])
    expect(breakWord('日本語', 4)).toEqual(['日本', '語'])
    expect(breakWord('e\u0301'.repeat(3), 2)).toEqual(['e\u0301e\u0301', 'e\u0301'])
  })

  test('are clipped between words', () => {
    expect(clip('one two three', 20)).toBe('one two three')
    expect(clip('one two three', 10)).toBe('one two…')
    expect(clip('onetwothree', 6)).toBe('onetw…')
  })

  // Other work on the machine may disturb one measurement.
  test('take time in proportion to the text', { retry: 2 }, () => {
    const took = (size: number): number => {
      const text = `${'word '.repeat(size)}${'x'.repeat(size)}`
      const start = performance.now()
      wrap([run(text)], 80, indent(2))
      return performance.now() - start
    }
    took(10_000)
    const short = Math.min(took(10_000), took(10_000), took(10_000))
    expect(Math.min(took(80_000), took(80_000), took(80_000))).toBeLessThan(short * 24 + 20)
  })
})
