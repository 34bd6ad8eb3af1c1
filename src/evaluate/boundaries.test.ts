import { expect, test } from 'vitest'
import { tokenSpan } from '../document/span.ts'
import { Tokens } from '../document/tokens.ts'
import { compareBoundaries } from './boundaries.ts'

const TEXT = 'Out. In.'
const read = (places: readonly (readonly [number, number])[], ends: readonly number[]) => ({
  text: TEXT,
  published: null,
  tokens: new Tokens(
    TEXT,
    Uint32Array.from(places, ([start]) => start),
    Uint32Array.from(places, ([, end]) => end),
  ),
  sentences: ends.map((end, i) => tokenSpan(ends[i - 1] ?? 0, end)),
})

const gold = read(
  [
    [0, 3],
    [3, 4],
    [5, 7],
    [7, 8],
  ],
  [2, 4],
)

test('a sentence counts where it begins and ends at the same characters, however it is cut inside', () => {
  const found = read(
    [
      [0, 4],
      [5, 7],
      [7, 8],
    ],
    [1, 3],
  )
  expect(compareBoundaries(gold, found)).toEqual({
    tokens: { right: 2, gold: 4, found: 3 },
    sentences: { right: 2, gold: 2, found: 2 },
  })
})

test('two sentences read as one are both missed', () => {
  const found = read(
    [
      [0, 3],
      [3, 4],
      [5, 7],
      [7, 8],
    ],
    [4],
  )
  expect(compareBoundaries(gold, found).sentences).toEqual({ right: 0, gold: 2, found: 1 })
})
