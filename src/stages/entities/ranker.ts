import { type Card, openModel } from '../../learn/card.ts'
import { rowOf } from '../../learn/hash.ts'
import { RowList, shares } from '../../learn/ranker.ts'
import { asInt8, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import type { Draft } from './draft.ts'
import { weight } from './lexicon.ts'
import { PronounReading, SIZE, VERSION } from './pronoun-features.ts'
import { byWeight, type Choose, type Question } from './pronouns.ts'

/** The rows of each candidate's features, in their order, and last those of its being none of them. */
export function rowsOf(draft: Draft, question: Question): readonly (readonly number[])[] {
  const reading = new PronounReading(draft, question)
  const rows = question.candidates.map((candidate, rank) => {
    const list = new RowList(SIZE)
    reading.candidate(candidate, rank, (hash) => list.add(hash))
    return list.rows
  })
  const none = new RowList(SIZE)
  reading.none((hash) => none.add(hash))
  return [...rows, none.rows]
}

/**
 * Chooses by weights whose unit is `step`: the candidate that is clear by weight alone, if its share is not too small; else
 * the likeliest, if its share reaches what its kind asks for.
 */
export const byModel =
  (weights: Int8Array | Float32Array, step: number): Choose =>
  (draft, question) => {
    const reading = new PronounReading(draft, question)
    let sum = 0
    const emit = (hash: number): void => {
      sum += weights[rowOf(hash, SIZE)]!
    }
    const scores = new Float64Array(question.candidates.length + 1)
    for (const [rank, candidate] of question.candidates.entries()) {
      sum = 0
      reading.candidate(candidate, rank, emit)
      scores[rank] = sum
    }
    sum = 0
    reading.none(emit)
    scores[question.candidates.length] = sum
    const all = shares(scores, step)
    let best = 0
    for (let k = 1; k < question.candidates.length; k++) if (all[k]! > all[best]!) best = k
    const weighed = byWeight(draft, question)
    const own = question.candidates.findIndex(({ cluster }) => cluster === weighed)
    if (own >= 0 && all[own]! >= weight('weighed-share')) return weighed
    return all[best]! >= weight(`${question.kind}-share`) ? question.candidates[best]!.cluster : null
  }

/** Builds the chooser from the sections of a weight file. */
export function pronounChooser(sections: Sections): Choose {
  const { weights, step } = sections
  if (!weights || !step || weights.length !== SIZE)
    throw new ModelError(
      'bad-weights',
      'the weight file of entities has not the sections "weights" and "step"',
    )
  return byModel(asInt8(weights), new Float32Array(step.buffer, step.byteOffset, 1)[0]!)
}

/** The shipped model, read on first use. */
export const shippedChooser = lazy((): Choose => {
  const card = JSON.parse(resourceText('models/entities/card.json')) as Card
  return pronounChooser(openModel('entities', VERSION, card, resourceBytes('models/entities/weights.bin')))
})
