import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileString } from 'assemblyscript/asc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Workspace } from '../src/learn/neural/kernel.ts'
import { seededRandom } from '../src/learn/random.ts'

const file = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)))
const work = new Workspace(file('models/kernel.wasm'), 100_000)
const random = seededRandom(1)

function numbers(count: number): number {
  const at = work.take(count)
  for (let i = 0; i < count; i++) work.floats[at + i] = random() * 2 - 1
  return at
}

test('the kernel is what its source gives', async () => {
  const source = new TextDecoder().decode(file('kernel/kernel.ts'))
  const { binary, stderr } = await compileString(source, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    enable: ['simd'],
    runtime: 'stub',
    noExportMemory: true,
    importMemory: true,
  })
  expect(stderr.toString()).toBe('')
  expect(Buffer.from(binary!).equals(file('models/kernel.wasm'))).toBe(true)
}, 60_000)

describe('products of matrices', () => {
  const shapes = fc.record({
    m: fc.integer({ min: 1, max: 9 }),
    n: fc.constantFrom(8, 16, 24),
    k: fc.constantFrom(2, 8, 18),
    turned: fc.boolean(),
    add: fc.boolean(),
  })

  test('are sums of products', () => {
    fc.assert(
      fc.property(shapes, ({ m, n, k, turned, add }) => {
        work.drop()
        const [a, b, c] = [numbers(m * k), numbers(k * n), numbers(m * n)]
        const before = work.floats.slice(c, c + m * n)
        const [row, column] = turned ? [1, m] : [k, 1]
        work.kernel.multiply(a * 4, row, column, b * 4, n, c * 4, n, m, n, k, add)
        for (let i = 0; i < m; i++)
          for (let j = 0; j < n; j++) {
            let sum = add ? before[i * n + j]! : 0
            for (let l = 0; l < k; l++)
              sum += work.floats[a + i * row + l * column]! * work.floats[b + l * n + j]!
            expect(work.floats[c + i * n + j]).toBeCloseTo(sum, 4)
          }
      }),
    )
  })

  test('numbers that are no numbers or too large are kept within limits when rounded', () => {
    work.drop()
    const x = work.take(16)
    work.floats.set([Number.NaN, 1e38, -1e38, 0, Number.POSITIVE_INFINITY, 1, 2, 3], x)
    work.floats.fill(0, x + 8, x + 16)
    const [out, scales] = [work.take(8), work.take(8)]
    work.kernel.roundRows(x * 4, out * 4, scales * 4, 2, 8, 2047)
    for (let i = 0; i < 16; i++) expect(Math.abs(work.shorts[2 * out + i]!)).toBeLessThanOrEqual(32768)
    expect(work.floats[scales + 1]).toBe(0)
  })
})

test('a recurrent unit forgets, takes in and lets pass, in either direction', () => {
  const gate = (x: number): number => (1 + x / (1 + Math.abs(x))) / 2
  for (const step of [1, -1]) {
    work.drop()
    const [count, d] = [5, 8]
    const [u, x, h, c] = [numbers(count * 3 * d), numbers(count * d), numbers(count * d), numbers(count * d)]
    const first = step === 1 ? 0 : count - 1
    work.kernel.recur(u * 4, 3 * d, x * 4, h * 4, c * 4, d, d, first, count, step)
    for (let j = 0; j < d; j++) {
      let state = 0
      for (let n = 0, row = first; n < count; n++, row += step) {
        const [z, f, r] = [0, d, 2 * d].map((o) => work.floats[u + row * 3 * d + o + j]!)
        state = z! + gate(f!) * (state - z!)
        const passed = work.floats[x + row * d + j]!
        expect(work.floats[h + row * d + j]).toBeCloseTo(passed + gate(r!) * (state - passed), 5)
      }
    }
  }
})
