import { expect, test } from 'vitest'
import { growth } from './linear.ts'
import { interleaved, median, ratio } from './timing.ts'

test('median and ratio', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(ratio([2, 9, 4], [1, 3, 2])).toBe(2)
})

test('work is done in turns, the first of which is not counted', async () => {
  const order: string[] = []
  const times = await interleaved(
    new Map([
      ['a', () => order.push('a')],
      ['b', () => order.push('b')],
    ]),
    2,
  )
  expect(order.join('')).toBe('ababab')
  expect(times.get('a')).toHaveLength(2)
})

test('quadratic work is told from linear work', () => {
  const loop = (count: number) => {
    let sum = 0
    for (let i = 0; i < count; i++) sum += Math.sqrt(i)
    return sum
  }
  const text = 'x'.repeat(1500)
  expect(growth((t) => loop(t.length * 1500), text).excess).toBeLessThan(2)
  expect(growth((t) => loop(t.length ** 2), text).excess).toBeGreaterThan(4)
})
