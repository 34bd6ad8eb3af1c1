import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitCurve, shareRight } from './calibration.ts'

test('a curve gives the share of right ones back', () => {
  const outcomes = [0.2, 0.9].flatMap((probability) =>
    Array.from({ length: 400 }, (_, i) => ({ probability, right: i % 10 < (probability > 0.5 ? 7 : 3) })),
  )
  const curve = fitCurve(outcomes)
  expect(shareRight(curve, 0.9)).toBeCloseTo(0.7, 1)
  expect(shareRight(curve, 0.2)).toBeCloseTo(0.3, 1)
})

test('whatever the outcomes, it gives shares, larger ones to what is likelier', () => {
  const outcome = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() })
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
      const curve = fitCurve(outcomes)
      for (const p of [0, 0.01, 0.5, 0.99, 1]) {
        const share = shareRight(curve, p)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }
    }),
  )
})
