import type { Document } from '../../document/document.ts'
import type { Attribution, Statement } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Read, Who } from './who.ts'

/** Whom something was said to, and the words that name them. */
export interface Listener {
  readonly addressee: number
  readonly told: TokenSpan
}

type Known = Pick<Attribution, 'speaker' | 'addressee'>

/** Statements looked back over for the one that was answered. */
const BACK = 4
/** In its tense and form a word for speaking to one who is there. */
const SAYING =
  /^(?:said|says|asked|asks|goes|went|replied|replies|answered|shouted|screamed|whispered|yelled|told|tells)$/
const REPLYING = /^(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?|shouted|shot)$/

/**
 * Whom a statement without a named addressee was said to: the one who asked it, or, in a dialogue that somebody retells,
 * the other of the two (`“I said, ‘Sit down.’ He said, ‘Why?’” Reyes recalled`).
 */
export class Listeners {
  readonly #document: Document<Read>
  readonly #who: Who
  readonly #settle: (place: number) => Known

  constructor(document: Document<Read>, who: Who, settle: (place: number) => Known) {
    this.#document = document
    this.#who = who
    this.#settle = settle
  }

  of(statement: Statement, place: number, speaker: number | null): Listener | null {
    if (statement.act === 'think' || statement.addressee) return null
    const asked = statement.act === 'ask' ? this.#asked(statement, place, speaker) : null
    if (asked !== null) return asked
    const said = speaker === null ? null : this.#asker(statement, place, speaker)
    return said ?? this.#partner(statement, place, speaker) ?? this.#teller(statement, speaker)
  }

  /** `Asked by a juror whether he slept, Pell said he did`: Pell, who answers in the same sentence or is asked about. */
  #asked(statement: Statement, place: number, asker: number | null): Listener | null {
    const { statements, tokens } = this.#document
    const after = place + 1 < statements.length ? statements[place + 1]! : null
    if (!statement.cue || !after?.source || !after.cue || (after.act !== 'say' && after.act !== 'write'))
      return null
    if (after.within !== statement.within || this.#isPast(statement, after)) return null
    const answers = this.#who.entity(after.source)
    if (answers === null || answers === asker) return null
    const opens =
      /^asked$/i.test(tokens.form(statement.cue.start)) && this.#opensSentence(statement.cue.start)
    const replies = REPLYING.test(tokens.lower(after.cue.start))
    if (!opens && !replies && !this.#isAbout(statement, answers)) return null
    return { addressee: answers, told: after.source }
  }

  #opensSentence(token: number): boolean {
    const { sentences } = this.#document
    const place = firstPlace(sentences.length, (at) => sentences[at]!.start > token) - 1
    return sentences[place]?.start === token
  }

  /** `She would say`, `he used to joke`: to whomever there was. */
  #isHabit({ start, end }: TokenSpan): boolean {
    const { tokens } = this.#document
    for (let i = start - 2; i < end; i++)
      if (/^(?:would|used|kept|keeps|always|often|'d|’d)$/.test(tokens.lower(i))) return true
    return false
  }

  /** `asked whether Pell had slept`: the first that the question names. */
  #isAbout({ content, mode }: Statement, entity: number): boolean {
    if (mode === 'direct') return false
    const { tokens } = this.#document
    const { start, end } = tokens.within(content[0]!)
    if (!/^(?:whether|if|why|how|what|when|where|who)$/.test(tokens.lower(start))) return false
    for (let i = start; i < Math.min(end, start + 4); i++) {
      const named = this.#who.startingAt(i)
      if (named !== null) return named === entity
    }
    return false
  }

  /** `“He said, ‘Sit down,’” Reyes recalled`: who retells a talk in words of his own was there to hear it. */
  #teller(statement: Statement, speaker: number | null): Listener | null {
    const { statements, tokens } = this.#document
    if (statement.within === null || !statement.cue || !statement.source) return null
    const outer = statements[statement.within]!
    const teller = this.#settle(statement.within).speaker
    if (teller === null || teller === speaker || outer.mode !== 'direct') return null
    const { start, end } = statement.source
    const word = tokens.lower(start)
    const cue = tokens.lower(statement.cue.end - 1)
    if (!SAYING.test(cue) || this.#isHabit(statement.cue)) return null
    const pronoun = end - start === 1 && /^(?:he|she)$/.test(word)
    const heard = pronoun && /^(?:said|asked)$/.test(cue)
    const quoted =
      statement.mode === 'direct' && (pronoun || /^(?:it|they)$/.test(word) || /^(?:my|our|the)$/.test(word))
    if (!heard && !quoted) return null
    return { addressee: teller, told: outer.source ?? outer.cue ?? statement.source }
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

  #partner(statement: Statement, place: number, speaker: number | null): Listener | null {
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
