import { expect, test } from 'vitest'
import { charSpan, contains, overlaps, spanLength } from './span.ts'

const span = charSpan(10, 20)

test.each([
  [charSpan(10, 20), true, true],
  [charSpan(12, 13), true, true],
  [charSpan(15, 15), true, true],
  [charSpan(9, 20), false, true],
  [charSpan(19, 21), false, true],
  [charSpan(20, 25), false, false],
  [charSpan(0, 10), false, false],
])('[10, 20) and %j: contains %s, overlaps %s', (other, held, shared) => {
  expect(contains(span, other)).toBe(held)
  expect(overlaps(span, other)).toBe(shared)
  expect(overlaps(other, span)).toBe(shared)
})

test('length', () => {
  expect(spanLength(span)).toBe(10)
  expect(spanLength(charSpan(3, 3))).toBe(0)
})
