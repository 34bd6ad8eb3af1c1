import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

async function* from<T>(values: readonly T[], pause = 0): AsyncGenerator<T> {
  for (const value of values) {
    if (pause > 0) await wait(pause)
    yield value
  }
}

const collect = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

test('results come in the order of the inputs, whatever each takes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      async (delays, ahead) => {
        const inputs = delays.map((delay, place) => ({ delay, place }))
        const work = async ({ delay, place }: { delay: number; place: number }): Promise<number> => {
          await wait(delay)
          return place
        }
        expect(await collect(inOrder(from(inputs), work, ahead))).toEqual(inputs.map(({ place }) => place))
      },
    ),
    { numRuns: 25 },
  )
})

test('no more than `ahead` are started and not yet taken', async () => {
  let [held, most] = [0, 0]
  const work = async (n: number): Promise<number> => {
    held++
    most = Math.max(most, held)
    return n
  }
  for await (const n of inOrder(from(Array.from({ length: 50 }, (_, n) => n)), work, 4)) {
    await wait(1)
    held--
    expect(n).toBeGreaterThanOrEqual(0)
  }
  expect(most).toBeLessThanOrEqual(5)
})

test('a result does not wait for the next input', async () => {
  const never = Promise.withResolvers<number>()
  async function* slow(): AsyncGenerator<number> {
    yield 1
    yield await never.promise
  }
  const results = inOrder(slow(), async (n) => n, 8)
  expect((await results.next()).value).toBe(1)
  never.resolve(2)
  expect((await results.next()).value).toBe(2)
  expect((await results.next()).done).toBe(true)
})

test('a failure of the inputs or of the work reaches who takes the results', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1
    throw new Error('no more')
  }
  await expect(collect(inOrder(broken(), async (n) => n, 2))).rejects.toThrow('no more')
  const fail = async (n: number): Promise<number> => {
    if (n === 2) throw new Error('not this one')
    return n
  }
  await expect(collect(inOrder(from([1, 2, 3]), fail, 8))).rejects.toThrow('not this one')
})
