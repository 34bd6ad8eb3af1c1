import { quantize } from './quantize.ts'
import { seededRandom, shuffled } from './random.ts'
import { RankLearner, type Rows } from './ranker.ts'
import { asInt8, bytesOf, ModelError, type Sections } from './weight-file.ts'

/** A choice to learn from: each candidate's rows and whether it is right; how many times it counts. */
export interface RankDecision {
  readonly rows: readonly Rows[]
  readonly right: readonly boolean[]
  readonly weight: number
}

export interface RankPlan {
  readonly seed: number
  readonly epochs: number
}

/** Learned weights in whole numbers, and what a step is worth. */
export interface RankWeights {
  readonly weights: Int8Array
  readonly step: number
}

/** Rate and smoothing of the learner: the sums of squared gradients are small where a feature is rare. */
const RATE = { rate: 0.1, smoothing: 1 }

/** Learns a table of `size` weights. The same decisions and plan give the same weights. */
export function learnRanks(
  decisions: readonly RankDecision[],
  size: number,
  { seed, epochs }: RankPlan,
): RankWeights {
  const random = seededRandom(seed)
  const learner = new RankLearner(size, RATE)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const { rows, right, weight } of shuffled(decisions, random)) learner.learn(rows, right, weight)
  const { bytes, step } = quantize(learner.averaged())
  return { weights: bytes, step }
}

/** The sections of a weight file that {@link readRanks} reads under the same name. */
export const rankSections = (name: string, { weights, step }: RankWeights): Sections => ({
  [`${name}-weights`]: bytesOf(weights),
  [`${name}-step`]: bytesOf(Float32Array.of(step)),
})

/** @throws ModelError where the weight file of the stage has no such sections of that size */
export function readRanks(sections: Sections, stage: string, name: string, size: number): RankWeights {
  const weights = sections[`${name}-weights`]
  const step = sections[`${name}-step`]
  if (!weights || !step || weights.length !== size)
    throw new ModelError(
      'bad-weights',
      `the weight file of ${stage} has not the sections "${name}-weights" and "${name}-step"`,
    )
  return { weights: asInt8(weights), step: new Float32Array(step.buffer, step.byteOffset, 1)[0]! }
}
