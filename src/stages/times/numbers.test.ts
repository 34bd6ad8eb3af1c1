import { expect, test } from 'vitest'
import { parseCount } from './numbers.ts'

test.each([
  ['twenty - five', 25],
  ['444', 444],
  ['8,000', 8000],
  ['one hundred and fifty', 150],
  ['two dozen', 24],
  ['three thousand five hundred', 3500],
  ['six or seven', 6],
  ['200 – 400', 200],
  ['about twelve', 12],
  ['an', 1],
  ['47.42', 47.42],
])('%s is %d', (words, value) => expect(parseCount(words.split(' ')).value).toBe(value))

test.each([
  ['few', 1],
  ['few hundred', 100],
  ['dozens', 10],
])('%s has no number, and a scale of %d', (words, scale) =>
  expect(parseCount(words.split(' '))).toEqual({ value: null, scale }),
)
