import type { Document } from '../../document/document.ts'
import type { Attribution, Statement } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Read } from './who.ts'

/** Whom something was said to, and the words that name them. */
export interface Listener {
  readonly addressee: number
  readonly told: TokenSpan
}

type Known = Pick<Attribution, 'speaker' | 'addressee'>

/** Statements looked back over for the one that was answered. */
const BACK = 4
const REPLYING = /^(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?|shouted|shot)$/

/**
 * Whom a statement without a named addressee was said to: the one who asked it, or, in a dialogue that somebody retells,
 * the other of the two (`“I said, ‘Sit down.’ He said, ‘Why?’” Reyes recalled`).
 */
export class Listeners {
  readonly #document: Document<Read>
  readonly #settle: (place: number) => Known

  constructor(document: Document<Read>, settle: (place: number) => Known) {
    this.#document = document
    this.#settle = settle
  }

  of(statement: Statement, place: number, speaker: number | null): Listener | null {
    if (speaker === null || statement.act === 'think' || statement.addressee) return null
    return this.#asker(statement, place, speaker) ?? this.#partner(statement, place, speaker)
  }

  /** `Asked by a juror whether he slept, Pell said he did`: the juror. */
  #asker(statement: Statement, place: number, speaker: number): Listener | null {
    const { statements, tokens } = this.#document
    const before = this.#before(statement, place)
    if (before === null) return null
    const asked = statements[before]!
    if (asked.act !== 'ask' || !asked.source) return null
    const { speaker: asker, addressee } = this.#settle(before)
    if (asker === null || asker === speaker) return null
    const replies = statement.cue !== null && REPLYING.test(tokens.lower(statement.cue.start))
    if (addressee !== speaker && !(replies && addressee === null)) return null
    return this.#isPast(asked, statement) ? null : { addressee: asker, told: asked.source }
  }

  /** More than one paragraph lies between. */
  #isPast(earlier: Statement, later: Statement): boolean {
    const { text } = this.#document
    const gap = text.slice(earlier.content.at(-1)!.end, later.content[0]!.start)
    return gap.length > 600 || (gap.match(/\n+/g)?.length ?? 0) > 1
  }

  /** The statement before at the same level. */
  #before({ within }: Statement, place: number): number | null {
    for (let before = place - 1; before >= Math.max(0, place - BACK); before--)
      if (this.#document.statements[before]!.within === within) return before
    return null
  }

  #partner(statement: Statement, place: number, speaker: number): Listener | null {
    const { statements } = this.#document
    if (statement.within === null || !statement.cue || !statement.source) return null
    const outer = statements[statement.within]!
    const teller = this.#settle(statement.within).speaker
    if (teller === null || outer.mode === 'indirect') return null
    const before = this.#before(statement, place)
    const other = before !== null && statements[before]!.act !== 'think' ? this.#settle(before).speaker : null
    const otherWords = before === null ? null : statements[before]!.source
    if (speaker === teller) {
      if (other === null || other === teller || !otherWords) return null
      return { addressee: other, told: otherWords }
    }
    const me = this.#tellerBefore(statement, outer)
    if (me !== null) return { addressee: teller, told: me }
    if (statement.mode === 'indirect' || other !== teller || !otherWords) return null
    return { addressee: teller, told: otherWords }
  }

  /** `He looked at me and said`: the word for the one who tells it, in the sentence before the cue. */
  #tellerBefore(statement: Statement, outer: Statement): TokenSpan | null {
    const { tokens } = this.#document
    const first = tokens.at(outer.content[0]!.start)
    for (let i = statement.cue!.end; i > Math.max(first, statement.cue!.start - 14); i--) {
      if (/^(?:[.?!]|["”’])$/.test(tokens.form(i - 1)) && i - 1 < statement.cue!.start) return null
      if (/^(?:me|us)$/.test(tokens.lower(i - 1))) return { start: i - 1, end: i }
    }
    return null
  }
}
