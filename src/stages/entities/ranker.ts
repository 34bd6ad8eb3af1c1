import { type Card, openModel } from '../../learn/card.ts'
import { type RankWeights, readRanks } from '../../learn/rank-model.ts'
import { candidateRows, candidateScores, largest, type Rows, shares } from '../../learn/ranker.ts'
import type { Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { DESCRIPTION_SIZE, DescriptionReading } from './description-features.ts'
import type { Described, Identify } from './descriptions.ts'
import type { Draft } from './draft.ts'
import { weight } from './lexicon.ts'
import { PronounReading, SIZE, VERSION } from './pronoun-features.ts'
import { byWeight, type Choose, type Question } from './pronouns.ts'

/** The rows of the candidates of a pronoun, and of none. */
export const rowsOf = (draft: Draft, question: Question): readonly Rows[] =>
  candidateRows(new PronounReading(draft, question), question.candidates, SIZE)

/**
 * Chooses the candidate that is clear by weight alone, if its share is not too small; else the likeliest, if its share
 * reaches what its kind asks for.
 */
export const byModel =
  ({ weights, step }: RankWeights): Choose =>
  (draft, question) => {
    const { candidates, kind } = question
    const all = shares(candidateScores(new PronounReading(draft, question), candidates, weights), step)
    const best = largest(all, candidates.length)
    const weighed = byWeight(draft, question)
    const own = candidates.findIndex(({ cluster }) => cluster === weighed)
    if (own >= 0 && all[own]! >= weight('weighed-share')) return weighed
    return all[best]! >= weight(`${kind}-share`) ? candidates[best]!.cluster : null
  }

/** The rows of the candidates of a description, and of none. */
export const descriptionRows = (draft: Draft, described: Described): readonly Rows[] =>
  candidateRows(new DescriptionReading(draft, described), described.candidates, DESCRIPTION_SIZE)

/** Identifies whom a description means with the likeliest candidate, if its share is not too small. */
export const identifyBy =
  ({ weights, step }: RankWeights): Identify =>
  (draft, described) => {
    const { candidates } = described
    const all = shares(candidateScores(new DescriptionReading(draft, described), candidates, weights), step)
    const best = largest(all, candidates.length)
    return all[best]! >= weight('description-share') ? best : -1
  }

/** What is learned of who is who. */
export interface EntityModel {
  readonly choose: Choose
  readonly identify: Identify
}

/** Builds the model from the sections of a weight file. */
export const entityModel = (sections: Sections): EntityModel => ({
  choose: byModel(readRanks(sections, 'entities', 'pronoun', SIZE)),
  identify: identifyBy(readRanks(sections, 'entities', 'description', DESCRIPTION_SIZE)),
})

/** The shipped model, read on first use. */
export const shippedModel = lazy((): EntityModel => {
  const card = JSON.parse(resourceText('models/entities/card.json')) as Card
  return entityModel(openModel('entities', VERSION, card, resourceBytes('models/entities/weights.bin')))
})
