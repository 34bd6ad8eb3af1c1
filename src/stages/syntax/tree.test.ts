import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestTree, isTree, type Scores } from './tree.ts'

const score = ({ values, at, stride }: Scores, heads: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < heads.length; i++) sum += values[at + i * stride + heads[i]! + 1]!
  return sum
}

function* allHeads(length: number): Generator<Int32Array> {
  const heads = new Int32Array(length).fill(-1)
  for (let code = 0; code < (length + 1) ** length; code++) {
    let rest = code
    for (let i = 0; i < length; i++) {
      heads[i] = (rest % (length + 1)) - 1
      rest = Math.floor(rest / (length + 1))
    }
    if (isTree(heads)) yield heads.slice()
  }
}

const matrices = fc.integer({ min: 1, max: 4 }).chain((length) =>
  fc.tuple(
    fc.constant(length),
    fc.array(fc.integer({ min: -50, max: 50 }), {
      minLength: length * (length + 1),
      maxLength: length * (length + 1),
    }),
  ),
)

describe('the best tree', () => {
  test('is the highest of all trees of up to three tokens, where every root is tried', () => {
    fc.assert(
      fc.property(matrices, ([length, values]) => {
        const scores = { values: Float32Array.from(values), at: 0, stride: length + 1 }
        const found = bestTree(scores, length)
        expect(isTree(found)).toBe(true)
        if (length > 3) return
        const highest = Math.max(...[...allHeads(length)].map((heads) => score(scores, heads)))
        expect(score(scores, found)).toBe(highest)
      }),
      { numRuns: 300 },
    )
  })

  test('is a tree for any scores of a long sentence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 40 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        (length, dice) => {
          const values = Float32Array.from({ length: length * (length + 1) }, () => dice.next().value)
          expect(isTree(bestTree({ values, at: 0, stride: length + 1 }, length))).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('breaks a cycle where it costs least', () => {
    // Each row: root, token 0, token 1, token 2.
    const rows = [
      [5, 0, 9, 0],
      [1, 9, 0, 0],
      [0, 0, 4, 0],
    ]
    expect([...bestTree({ values: Float32Array.from(rows.flat()), at: 0, stride: 4 }, 3)]).toEqual([-1, 0, 1])
  })
})

test('two roots or a cycle are no tree', () => {
  expect(isTree(Int32Array.of(-1, 0, 1))).toBe(true)
  expect(isTree(Int32Array.of(-1, -1))).toBe(false)
  expect(isTree(Int32Array.of(-1, 2, 1))).toBe(false)
})
