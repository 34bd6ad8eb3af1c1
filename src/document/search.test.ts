import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstPlace } from './search.ts'

test('agrees with a search from the front', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (numbers, least) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const found = sorted.findIndex((number) => number >= least)
      expect(firstPlace(sorted.length, (place) => sorted[place]! >= least)).toBe(
        found === -1 ? sorted.length : found,
      )
    }),
  )
})

test('of less than nothing the first place is 0', () => {
  expect(firstPlace(0, () => false)).toBe(0)
  expect(firstPlace(-1, () => false)).toBe(0)
})
