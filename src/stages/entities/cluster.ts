import type { EntityType, Gender, GrammaticalNumber, Mention } from '../../document/layers.ts'
import type { NameForm } from './name-form.ts'

/** A mention of one name or noun counts this much for the type; what a pronoun shows counts more. */
const TYPE_BY_PRONOUN = 2

/** An entity in the making. */
export class Cluster {
  readonly id: number
  readonly mentions: number[] = []
  /** Multi-word names first found; empty for an entity without a name. */
  readonly forms: NameForm[] = []
  /** Nouns by which it has been called, roles among them, in lower case. */
  readonly nouns = new Set<string>()
  /** Modifiers of those nouns. */
  readonly modifiers = new Set<string>()
  /** Those of the modifiers that are names. */
  readonly proper = new Set<string>()
  readonly ages = new Set<number>()
  /** Clusters that it is made of. */
  readonly members: Cluster[] = []
  number: GrammaticalNumber | null = null
  /** The entity that took over this one's mentions. */
  mergedInto: Cluster | null = null
  /** Place of the last mention met so far in text order. */
  seen = -1
  readonly #types = new Map<EntityType, number>()
  readonly #genders = { female: 0, male: 0 }
  /** What nouns, titles and names show, pronouns apart. */
  #called: Gender | null = null

  constructor(id: number) {
    this.id = id
  }

  get named(): boolean {
    return this.forms.length > 0
  }

  /** The type with most evidence; null without any. */
  get type(): EntityType | null {
    let best: EntityType | null = null
    for (const [type, weight] of this.#types)
      if (best === null || weight > this.#types.get(best)!) best = type
    return best
  }

  /** What the text shows; null if it shows nothing or both. */
  get gender(): Gender | null {
    const { female, male } = this.#genders
    if (female === male) return null
    return female > male ? 'female' : 'male'
  }

  /** The gender that nouns and titles show: pronouns may have been given to the wrong one. */
  get genderCalled(): Gender | null {
    return this.#called
  }

  add(place: number, mention: Mention): void {
    this.mentions.push(place)
    this.number ??= mention.number
    if (mention.form === 'pronoun') {
      if (mention.gender !== null) this.#vote('person', TYPE_BY_PRONOUN)
      this.hear(mention.gender, 1)
    } else {
      if (mention.type !== null) this.#vote(mention.type, 1)
      this.hear(mention.gender, 3)
      this.#called ??= mention.gender
    }
  }

  #vote(type: EntityType, weight: number): void {
    this.#types.set(type, (this.#types.get(type) ?? 0) + weight)
  }

  /** Evidence of type: what the shape of the text shows. */
  become(type: EntityType): void {
    this.#vote(type, this.mentions.length + TYPE_BY_PRONOUN)
  }

  /** Evidence of gender. */
  hear(gender: Gender | null, weight: number): void {
    if (gender !== null) this.#genders[gender] += weight
  }
}
