import type { Card } from '../../../learn/card.ts'
import { seededRandom, shuffled } from '../../../learn/random.ts'
import { inBatches, rateAt, type Schedule } from '../../../learn/training/neural/batches.ts'
import { decodeSections, encodeSections } from '../../../learn/weight-file.ts'
import { type Calibration, fitCurve, type Limits, type Outcome, shareRight } from './calibration.ts'
import type { Example } from './example.ts'
import { Learner, type Losses } from './learner.ts'
import { BEGIN } from './parts.ts'
import type { Found, Reviser } from './reviser.ts'
import { reviserOf, sectionsOf } from './weights.ts'

export interface StatementTraining {
  readonly seed: number
  readonly epochs: number
  /** models/kernel.wasm. */
  readonly kernel: Uint8Array
  readonly progress?: (run: string, epoch: number, losses: Losses) => void
}

/** Per cent of the cues found in stories that were not learned from, and of the annotators'. */
export interface Trained {
  readonly bytes: Uint8Array
  readonly scores: Card['scores']
}

/** Parts of the news; each is read by a model that learned from the others, to calibrate on. */
const FOLDS = 3
/** Items that are learned from at once. */
const BATCH = 400
const SCHEDULE: Schedule = { rate: 0.002, warmUp: 100, lowest: 0.02 }

/** What curves are fitted to: scores that are plain still. */
const CALIBRATED: Limits = { own: 0.2, shared: 0 }

/** Curves that leave probabilities as they are. */
export const PLAIN: Calibration = { shared: { slope: 1, offset: 0 }, own: { slope: 1, offset: 0 } }

/** What is learned from, each story by its sentences. */
export interface StoriesToLearn {
  /** Stories such as will be read: probabilities are calibrated on these alone, on none of their variants. */
  readonly news: readonly { readonly examples: readonly Example[]; readonly variants: readonly Example[] }[]
  readonly others: readonly (readonly Example[])[]
}

/** Learns the weight file from the examples of stories. The same stories and settings give the same bytes. */
export function trainStatements({ news, others }: StoriesToLearn, training: StatementTraining): Trained {
  const learned = (among: StoriesToLearn['news']): readonly Example[] => [
    ...among.flatMap(({ examples, variants }) => [...examples, ...variants]),
    ...others.flat(),
  ]
  const outcomes = Array.from({ length: FOLDS }, (_, fold) => {
    const rest = learned(news.filter((_, s) => s % FOLDS !== fold))
    const reviser = reviserOf(
      decodeSections(learn(rest, training, PLAIN, `part ${fold + 1} of ${FOLDS} left out`)),
      training.kernel,
      CALIBRATED,
    )
    return outcomesOf(
      reviser,
      news.filter((_, s) => s % FOLDS === fold).map(({ examples }) => examples),
    )
  })
  const all = outcomes.flat()
  const bytes = learn(learned(news), training, calibrationOf(all), 'all stories')
  const wanted = news.flatMap(({ examples }) => examples)
  return { bytes, scores: { 'training stories, by parts left out': cueScores(all, wanted) } }
}

/** Cues at even odds or better. */
function cueScores(
  outcomes: readonly CueOutcome[],
  examples: readonly Example[],
): Readonly<Record<string, number>> {
  const { shared, own } = calibrationOf(outcomes)
  const given = outcomes.filter((one) => shareRight(one.shared ? shared : own, one.probability) >= 0.5)
  const right = given.filter((one) => one.right).length
  const wanted = examples.reduce((sum, { cues }) => sum + cues.filter((c) => c > 0).length, 0)
  const percent = (share: number): number => Math.round(1000 * share) / 10
  return {
    precision: percent(right / Math.max(1, given.length)),
    recall: percent(right / Math.max(1, wanted)),
  }
}

/** A cue that a model found in stories it had not learned from. */
export interface CueOutcome extends Outcome {
  /** Whether the rules have it too. */
  readonly shared: boolean
}

export const calibrationOf = (outcomes: readonly CueOutcome[]): Calibration => ({
  shared: fitCurve(outcomes.filter(({ shared }) => shared)),
  own: fitCurve(outcomes.filter(({ shared }) => !shared)),
})

/** How a model fares with stories, cue by cue. */
export const outcomesOf = (
  reviser: Reviser,
  stories: readonly (readonly Example[])[],
): readonly CueOutcome[] =>
  stories.flatMap((examples) => {
    const found = reviser.read(examples.map(({ described }) => described))
    return examples.flatMap((example, e) =>
      found[e]!.map((one) => ({
        probability: one.score,
        right: isRight(example, one),
        shared: example.described.sentence.byCue.has(one.at),
      })),
    )
  })

/** Whether annotators have the cue too, with content that is mostly the same; where rules gave quotations, the cue is all. */
function isRight({ marked, cues, described }: Example, { at, parts }: Found): boolean {
  if (cues[at] === 0) return false
  const right = marked.find(({ item }) => item === at)!.parts
  const draft = described.sentence.byCue.get(at)
  if (draft && draft.quotes.length > 0) return true
  let [both, either] = [0, 0]
  for (let k = 0; k < right.length; k++) {
    const wanted = right[k] === BEGIN.content || right[k] === BEGIN.content + 1
    const given = parts?.content.some(({ from, to }) => from <= k && k < to) ?? false
    both += Number(wanted && given)
    either += Number(wanted || given)
  }
  return 2 * both >= either && both > 0
}

/** Learns the weight file from examples, with a calibration that is known. */
export const learn = (
  examples: readonly Example[],
  training: StatementTraining,
  calibration: Calibration,
  run: string,
): Uint8Array =>
  learnPhases(
    Array.from({ length: training.epochs }, () => examples),
    training,
    calibration,
    run,
  )

/** Learns from the examples of each epoch in turn. */
export function learnPhases(
  epochs: readonly (readonly Example[])[],
  { seed, kernel, progress }: StatementTraining,
  calibration: Calibration,
  run: string,
): Uint8Array {
  const random = seededRandom(seed)
  const learner = new Learner(kernel, random)
  const total = epochs.reduce((sum, examples) => sum + batchesOf(examples).length, 0)
  let step = 0
  for (const [epoch, examples] of epochs.entries()) {
    const sums = { cues: 0, parts: 0 }
    const batches = batchesOf(shuffled(examples, random))
    for (const batch of batches) {
      step++
      const losses = learner.batch(batch, rateAt(SCHEDULE, step, total))
      sums.cues += losses.cues / batches.length
      sums.parts += losses.parts / batches.length
    }
    progress?.(run, epoch + 1, sums)
  }
  return encodeSections(sectionsOf((name) => learner.numbers(name), calibration))
}

const batchesOf = (examples: readonly Example[]): readonly (readonly Example[])[] =>
  inBatches(examples, BATCH, ({ described }) => described.sentence.length)
