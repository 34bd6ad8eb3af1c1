import { type Card, openModel } from '../../learn/card.ts'
import { rowOf } from '../../learn/hash.ts'
import { RowList, scoreOf, shares } from '../../learn/ranker.ts'
import { asInt8, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { DESCRIPTION_SIZE, DescriptionReading } from './description-features.ts'
import type { Described, Identify } from './descriptions.ts'
import type { Draft } from './draft.ts'
import { weight } from './lexicon.ts'
import { PronounReading, SIZE, VERSION } from './pronoun-features.ts'
import { byWeight, type Choose, type Question } from './pronouns.ts'

/** What is asked about some candidates, and of their being none: features, given as hashes. */
interface Reading<Candidate> {
  candidate(candidate: Candidate, place: number, emit: (hash: number) => void): void
  none(emit: (hash: number) => void): void
}

/** The rows of each candidate's features, in their order, and last those of its being none of them. */
function rowsBy<Candidate>(
  reading: Reading<Candidate>,
  candidates: readonly Candidate[],
  size: number,
): readonly (readonly number[])[] {
  const rows = candidates.map((candidate, place) => {
    const list = new RowList(size)
    reading.candidate(candidate, place, (hash) => list.add(hash))
    return list.rows
  })
  const none = new RowList(size)
  reading.none((hash) => none.add(hash))
  return [...rows, none.rows]
}

/** The rows of the candidates of a pronoun, and of none. */
export const rowsOf = (draft: Draft, question: Question): readonly (readonly number[])[] =>
  rowsBy(new PronounReading(draft, question), question.candidates, SIZE)

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

/** The rows of the candidates of a description, and of none. */
export const descriptionRows = (draft: Draft, described: Described): readonly (readonly number[])[] =>
  rowsBy(new DescriptionReading(draft, described), described.candidates, DESCRIPTION_SIZE)

/** Identifies whom a description means with the likeliest candidate, if its share is not too small. */
export const identifyBy =
  (weights: Int8Array | Float32Array, step: number): Identify =>
  (draft, described) => {
    const rows = descriptionRows(draft, described)
    const all = shares(
      Float64Array.from(rows, (one) => scoreOf(weights, one)),
      step,
    )
    let best = 0
    for (let k = 1; k < described.candidates.length; k++) if (all[k]! > all[best]!) best = k
    return all[best]! >= weight('description-share') ? best : -1
  }

/** What is learned of who is who. */
export interface EntityModel {
  readonly choose: Choose
  readonly identify: Identify
}

function weightsOf(sections: Sections, name: string, size: number): readonly [Int8Array, number] {
  const weights = sections[`${name}-weights`]
  const step = sections[`${name}-step`]
  if (!weights || !step || weights.length !== size)
    throw new ModelError(
      'bad-weights',
      `the weight file of entities has not the sections "${name}-weights" and "${name}-step"`,
    )
  return [asInt8(weights), new Float32Array(step.buffer, step.byteOffset, 1)[0]!]
}

/** Builds the model from the sections of a weight file. */
export const entityModel = (sections: Sections): EntityModel => ({
  choose: byModel(...weightsOf(sections, 'pronoun', SIZE)),
  identify: identifyBy(...weightsOf(sections, 'description', DESCRIPTION_SIZE)),
})

/** The shipped model, read on first use. */
export const shippedModel = lazy((): EntityModel => {
  const card = JSON.parse(resourceText('models/entities/card.json')) as Card
  return entityModel(openModel('entities', VERSION, card, resourceBytes('models/entities/weights.bin')))
})
