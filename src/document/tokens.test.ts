import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { charSpan, tokenSpan } from './span.ts'
import { Tokens } from './tokens.ts'

/** Words apart at white space. */
function cut(text: string): Tokens {
  const found = [...text.matchAll(/\S+/g)]
  return new Tokens(
    text,
    Uint32Array.from(found, (word) => word.index),
    Uint32Array.from(found, (word) => word.index + word[0].length),
  )
}

const tokens = cut('  Ada’s ferry\n\nleft LATE ')

test('forms are words as written, lower ones with a straight apostrophe', () => {
  expect([0, 1, 2, 3].map((i) => tokens.form(i))).toEqual(['Ada’s', 'ferry', 'left', 'LATE'])
  expect(tokens.lower(0)).toBe("ada's")
  expect(tokens.lower(3)).toBe('late')
})

test('a form has no white space inside: a clitic torn off by a careless export', () => {
  const torn = new Tokens('he ’ s', Uint32Array.of(0, 3), Uint32Array.of(2, 6))
  expect([torn.form(1), torn.lower(1), torn.words(tokenSpan(1, 2))]).toEqual(['’s', "'s", '’ s'])
})

test('outside the text there are no words', () => {
  for (const i of [-1, 4, 1000]) {
    expect(tokens.form(i)).toBe('')
    expect(tokens.lower(i)).toBe('')
  }
  expect(tokens.words(tokenSpan(2, 2))).toBe('')
})

test('spans give characters and the text as it stands', () => {
  expect(tokens.chars(tokenSpan(0, 2))).toEqual(charSpan(2, 13))
  expect(tokens.words(tokenSpan(1, 3))).toBe('ferry\n\nleft')
})

test('white space before: at the start, and between words', () => {
  const apart = new Tokens('no.', Uint32Array.of(0, 2), Uint32Array.of(2, 3))
  expect([apart.spaceBefore(0), apart.spaceBefore(1)]).toEqual([true, false])
  expect(tokens.spaceBefore(1)).toBe(true)
})

describe('at: the first token that ends after an offset', () => {
  test.each([
    [0, 0],
    [2, 0],
    [6, 0],
    [7, 1],
    [13, 2],
    [24, 4],
    [9999, 4],
  ])('offset %i → token %i', (offset, token) => expect(tokens.at(offset)).toBe(token))
})

describe('within: the tokens that overlap characters', () => {
  test.each([
    ['a whole word', charSpan(2, 7), tokenSpan(0, 1)],
    ['part of a word', charSpan(4, 5), tokenSpan(0, 1)],
    ['parts of two words', charSpan(6, 9), tokenSpan(0, 2)],
    ['white space alone', charSpan(13, 15), tokenSpan(2, 2)],
    ['nothing', charSpan(9, 9), tokenSpan(1, 1)],
    ['all', charSpan(0, 100), tokenSpan(0, 4)],
  ])('%s', (_, chars, expected) => expect(tokens.within(chars)).toEqual(expected))
})

test('property: within agrees with looking at every token', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'bc', ' ', '\n'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(10), (text, start, length) => {
      const all = cut(text)
      const span = charSpan(start, start + length)
      const held = Array.from({ length: all.length }, (_, i) => i).filter(
        (i) => all.start[i]! < span.end && all.end[i]! > span.start,
      )
      const { start: from, end: to } = all.within(span)
      expect(Array.from({ length: to - from }, (_, i) => from + i)).toEqual(length === 0 ? [] : held)
    }),
  )
})
