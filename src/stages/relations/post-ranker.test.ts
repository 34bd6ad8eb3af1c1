import { expect, test } from 'vitest'
import type { RankDecision } from '../../learn/rank-model.ts'
import { bytesOf, decodeSections, encodeSections } from '../../learn/weight-file.ts'
import { SIZE } from './post-features.ts'
import { postModel } from './post-ranker.ts'
import { scorePosts, trainPosts } from './train.ts'

/** One body: three types of post and none; of each its only feature. */
const decision = (feature: number, right: number): RankDecision => ({
  rows: [[feature], [feature + 1], [feature + 2], [feature + 3]],
  right: [0, 1, 2, 3].map((option) => option === right),
  weight: 1,
})

const DECISIONS = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? decision(10, 1) : decision(50, 3)))
const PLAN = { seed: 7, epochs: 20 }

test('what is learned is chosen, and nothing where nothing is right', () => {
  const model = postModel(decodeSections(trainPosts(DECISIONS, PLAN)))
  expect(model.of(decision(10, 1).rows)).toBe(1)
  expect(model.of(decision(50, 3).rows)).toBeNull()
})

test('the same decisions and plan give the same bytes', () => {
  expect(trainPosts(DECISIONS, PLAN)).toEqual(trainPosts(DECISIONS, PLAN))
})

test('scores are of stories that were not learned', () => {
  expect(scorePosts([DECISIONS, DECISIONS, DECISIONS], PLAN)).toEqual({
    precision: 100,
    recall: 100,
    f1: 100,
  })
})

test('a file with a table of another size is refused', () => {
  const sections = encodeSections({
    'post-weights': bytesOf(new Int8Array(SIZE / 2)),
    'post-step': bytesOf(Float32Array.of(1)),
  })
  expect(() => postModel(decodeSections(sections))).toThrow(/weight file of relations/)
})
