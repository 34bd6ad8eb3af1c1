import type { EventType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Rule } from '../../pipeline/rules.ts'
import type { Phrase } from '../clauses/phrase.ts'

/** An event as one place of the text tells it. */
export interface Draft {
  readonly rule: Rule
  readonly type: EventType
  /** Who has which part, the one it is about first. */
  readonly roles: ReadonlyMap<string, readonly Phrase[]>
  readonly charge: string | null
  /** Whether the words say that it comes on top of others: "also charged". */
  readonly further: boolean
  readonly trigger: TokenSpan
  /** Token number of the verb or noun that tells it. */
  readonly anchor: number
  readonly evidence: TokenSpan
  readonly sentence: TokenSpan
}
