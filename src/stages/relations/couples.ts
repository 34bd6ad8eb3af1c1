import type { ClauseText } from '../clauses/text.ts'

const COUPLE = /^(?:couple|pair|duo|newlyweds|parents|spouses)$/

/** The two last told to be spouses or partners; places in the entities layer. */
export type Pair = readonly [number, number]

/** Who the entities of a document stand for: themselves, their members, or a couple told before. */
export class Couples {
  readonly #text: ClauseText
  readonly #isCouple = new Map<number, boolean>()
  /** The pair told last. */
  last: Pair | null = null

  constructor(text: ClauseText) {
    this.#text = text
  }

  /** The members of an entity; the pair told last where it is called a couple and its members are not known. */
  people(entity: number): readonly number[] {
    const { members } = this.#text.cast.entities[entity]!
    if (members.length > 0) return members
    return this.last !== null && this.#called(entity) ? this.last : [entity]
  }

  #called(entity: number): boolean {
    let known = this.#isCouple.get(entity)
    if (known === undefined) {
      const { cast, tokens } = this.#text
      known = cast.entities[entity]!.mentions.some((place) =>
        COUPLE.test(tokens.lower(cast.mentions[place]!.head)),
      )
      this.#isCouple.set(entity, known)
    }
    return known
  }
}
