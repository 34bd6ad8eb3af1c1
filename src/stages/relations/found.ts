import { type Relation, type RelationType, SYMMETRIC } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { Bond } from './couples.ts'

/** A tie between two phrases as one place of the text tells it. */
export interface Tie {
  readonly type: RelationType
  readonly from: Phrase
  readonly to: Phrase
  readonly evidence: TokenSpan
  readonly sentence: TokenSpan
  readonly by: string
  /** Whose kin it is, and what several such are to each other. */
  readonly owner?: Phrase
  readonly bond?: Bond
  /** Token number of the noun of kinship, or of its possessor where that is earlier. */
  readonly at?: number
}

/** Relations between entities, each once, with the first words that tell it. */
export class Relations {
  readonly #byKey = new Map<string, Relation>()

  add(relation: Relation): void {
    const { type, from, to } = relation
    if (from === to) return
    const ends = SYMMETRIC.has(type) && to < from ? [to, from] : [from, to]
    const key = [type, ...ends].join(' ')
    if (!this.#byKey.has(key)) this.#byKey.set(key, relation)
  }

  some(test: (relation: Relation) => boolean): boolean {
    return this.#byKey.values().some(test)
  }

  /** In the order in which the text tells them. */
  get all(): readonly Relation[] {
    return [...this.#byKey.values()].sort((a, b) => a.evidence.start - b.evidence.start)
  }
}
