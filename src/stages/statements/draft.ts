import type { Act } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'

/** A statement while it is being found; spans are tokens, quotation marks still among them. */
export interface Draft {
  readonly act: Act
  readonly content: readonly TokenSpan[]
  /** Places of the quotations that are content as a whole. */
  readonly quotes: readonly number[]
  readonly cue: TokenSpan | null
  readonly source: TokenSpan | null
  readonly addressee: TokenSpan | null
  readonly venue: TokenSpan | null
  readonly via: readonly TokenSpan[]
  readonly unattributed: boolean
  /** Whether the content is the quotation that opens the next paragraph: `Sandoval, a smokejumper, said:`. */
  readonly awaits: boolean
  /** That it is right, where the model says so; else the rule's share is. */
  readonly probability: number | null
  readonly by: string
}

export const NOTHING: Omit<Draft, 'content' | 'act' | 'by'> = {
  quotes: [],
  cue: null,
  source: null,
  addressee: null,
  venue: null,
  via: [],
  unattributed: false,
  awaits: false,
  probability: null,
}
