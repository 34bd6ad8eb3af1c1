import { expect, test } from 'vitest'
import { isInPart, PARTS } from './parts.ts'

test('every story is in one part', () => {
  const parts = Array.from({ length: PARTS }, (_, i) => i + 1)
  for (let place = 0; place < 10; place++)
    expect(parts.filter((part) => isInPart(place, part))).toHaveLength(1)
})
