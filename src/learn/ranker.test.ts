import { expect, test } from 'vitest'
import { RankLearner, RowList, scoreOf, shares } from './ranker.ts'

const best = (weights: Float32Array, candidates: readonly (readonly number[])[]): number => {
  const scores = candidates.map((rows) => scoreOf(weights, rows))
  return scores.indexOf(Math.max(...scores))
}

test('shares are those of a softmax, however large the scores', () => {
  const all = shares(Float64Array.of(1000, 1000, 1000 - Math.log(2)))
  expect(all[0]).toBeCloseTo(0.4, 10)
  expect(all[2]).toBeCloseTo(0.2, 10)
})

test('a step scales the scores', () => {
  expect(shares(Float64Array.of(2, 0), 0.5)[0]).toBeCloseTo(Math.E / (Math.E + 1), 10)
})

test('rows stay within the table', () => {
  const list = new RowList(64)
  for (let hash = -5; hash < 5; hash++) list.add(hash * 0x1234567)
  expect(list.rows.every((row) => row >= 0 && row < 64)).toBe(true)
})

test('learns which feature makes a candidate right, wherever it stands', () => {
  const learner = new RankLearner(16, { rate: 0.3, smoothing: 1 })
  const [near, far, name] = [1, 2, 3]
  for (let i = 0; i < 60; i++) {
    // Names are right, near or far.
    const candidates = i % 2 === 0 ? [[near!], [far!, name!]] : [[near!, name!], [far!]]
    learner.learn(candidates, i % 2 === 0 ? [false, true] : [true, false], 1)
  }
  const weights = learner.averaged()
  expect(best(weights, [[near!], [far!, name!]])).toBe(1)
  expect(best(weights, [[near!, name!], [far!]])).toBe(0)
  expect(weights[name!]).toBeGreaterThan(Math.abs(weights[near!]!))
})

test('of several right candidates any may be likely', () => {
  const learner = new RankLearner(8, { rate: 0.3, smoothing: 1 })
  for (let i = 0; i < 40; i++) learner.learn([[1], [2], [3]], [true, true, false], 1)
  const weights = learner.averaged()
  expect(weights[3]).toBeLessThan(Math.min(weights[1]!, weights[2]!))
})

test('nothing is learned where none is right', () => {
  const learner = new RankLearner(8, { rate: 0.3, smoothing: 1 })
  learner.learn([[1], [2]], [false, false], 1)
  expect([...learner.weights]).toEqual(new Array(8).fill(0))
})
