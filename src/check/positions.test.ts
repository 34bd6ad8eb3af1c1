import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lines } from './positions.ts'

test.each([
  ['the start', 0, 1, 1],
  ['after an emoji of two units', 3, 1, 4],
  ['the second line, after \\r\\n', 6, 2, 1],
  ['the third, after \\r', 8, 3, 1],
  ['past the end', 99, 3, 3],
])('%s', (_, offset, line, column) => {
  expect(new Lines('😀a!\r\nb\rcd').at(offset)).toEqual({ line, column })
})

test('offsets and positions are each other’s reverse', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '😀', '\n', '\r\n', '“', ' ')), fc.nat(60), (parts, at) => {
      const text = parts.join('')
      const lines = new Lines(text)
      const offset = Math.min(at, text.length)
      expect(lines.offset(lines.at(offset))).toBe(offset)
    }),
  )
})
