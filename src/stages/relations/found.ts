import { type Relation, type RelationType, SYMMETRIC } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Phrase } from '../clauses/phrase.ts'

/** A tie between two phrases as one place of the text tells it. */
export interface Tie {
  readonly type: RelationType
  readonly from: Phrase
  readonly to: Phrase
  readonly evidence: TokenSpan
  readonly sentence: TokenSpan
  readonly by: string
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

  /** In the order in which the text tells them. */
  get all(): readonly Relation[] {
    return [...this.#byKey.values()].sort((a, b) => a.evidence.start - b.evidence.start)
  }
}
