import { type Card, openModel } from '../../learn/card.ts'
import { rowOf } from '../../learn/hash.ts'
import { type RankWeights, readRanks } from '../../learn/rank-model.ts'
import { largest, RowList, type Rows, scoreOf, shares } from '../../learn/ranker.ts'
import type { Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { type PostReading, SIZE, typed, VERSION } from './post-features.ts'
import { type Body, POST_TYPES, type PostQuestion, type PostType } from './post-questions.ts'

/** A post: of what type, and for whom. */
export interface Post {
  readonly type: PostType
  readonly body: Body
}

/** All posts that a phrase may tell, in the order of {@link rowsOf}. */
export const optionsOf = ({ bodies }: PostQuestion): readonly Post[] =>
  bodies.flatMap((body) => POST_TYPES.map((type) => ({ type, body })))

/** The rows of each option's features, and last those of there being none. */
export function rowsOf(question: PostQuestion, reading: PostReading): readonly Rows[] {
  const rows = question.bodies.flatMap((body) => {
    const lists = POST_TYPES.map(() => new RowList(SIZE))
    reading.candidate(body, (hash) => {
      for (const [type, list] of lists.entries()) list.add(typed(hash, type))
    })
    return lists.map((list) => list.rows)
  })
  const none = new RowList(SIZE)
  reading.none((hash) => none.add(hash))
  return [...rows, none.rows]
}

/** The share that a body must have to be told. */
const LEAST = 0.35
const TYPES = POST_TYPES.length

/** Decides what post a phrase tells, if any. */
export class PostRanker {
  readonly #weights: Int8Array
  readonly #step: number

  constructor({ weights, step }: RankWeights) {
    this.#weights = weights
    this.#step = step
  }

  choose(question: PostQuestion, reading: PostReading): Post | null {
    const weights = this.#weights
    const scores = new Float64Array(question.bodies.length * TYPES + 1)
    let first = 0
    const emit = (hash: number): void => {
      for (let type = 0; type < TYPES; type++)
        scores[first + type]! += weights[rowOf(typed(hash, type), SIZE)]!
    }
    for (const body of question.bodies) {
      reading.candidate(body, emit)
      first += TYPES
    }
    reading.none((hash) => {
      scores[first]! += weights[rowOf(hash, SIZE)]!
    })
    const best = this.#likeliest(scores)
    return best === null ? null : optionsOf(question)[best]!
  }

  /** Place of the likeliest option by rows as {@link rowsOf} gives them, null where there is none. */
  of(rows: readonly Rows[]): number | null {
    return this.#likeliest(Float64Array.from(rows, (one) => scoreOf(this.#weights, one)))
  }

  /** Null where the share of the body is too small: the types of one body are added up. */
  #likeliest(scores: Float64Array): number | null {
    const all = shares(scores, this.#step)
    const best = largest(all, all.length - 1)
    const first = best - (best % TYPES)
    let share = 0
    for (let type = 0; type < TYPES; type++) share += all[first + type]!
    return share >= LEAST ? best : null
  }
}

/** Builds the model from the sections of a weight file. */
export const postModel = (sections: Sections): PostRanker =>
  new PostRanker(readRanks(sections, 'relations', 'post', SIZE))

/** The shipped model, read on first use. */
export const shippedPosts = lazy((): PostRanker => {
  const card = JSON.parse(resourceText('models/relations/card.json')) as Card
  return postModel(openModel('relations', VERSION, card, resourceBytes('models/relations/weights.bin')))
})
