import type { Document } from '../../document/document.ts'
import type { Entity } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import type { Read, Who } from './who.ts'

/** How far behind a document its maker may be named: `a statement released on Monday by her family`. */
const MAKER_REACH = 9

/** `a report obtained by the Post`: who has a document has not made it. */
const HANDING_ON = /^(?:obtained|seen|reviewed|viewed|cited|quoted|heard|leaked|read|examined|shared)$/

/** How many statements before `the statement` its maker may have spoken. */
const MAKER_BACK = 6

/** Documents and places do not go on talking. */
export const isAlive = ({ type }: Entity): boolean => type !== 'work' && type !== 'place'

function holdsWord(tokens: Tokens, span: TokenSpan, word: string): boolean {
  for (let i = span.start; i < span.end; i++) if (tokens.lower(i) === word) return true
  return false
}

/** Who speaks where a document is said to speak: whoever made it, as entities. */
export class Makers {
  readonly #document: Document<Read>
  readonly #who: Who
  /** Who is behind the statement at a place. */
  readonly #speakerOf: (place: number) => number | null

  constructor(document: Document<Read>, who: Who, speakerOf: (place: number) => number | null) {
    this.#document = document
    this.#who = who
    this.#speakerOf = speakerOf
  }

  /** The maker of the document that a statement at `place` has as its source; null where it is none, or made by nobody known. */
  of(source: TokenSpan, place: number): number | null {
    return this.#named(source) ?? this.#spokenBefore(source, place)
  }

  /**
   * A document speaks for its maker, if the words name one: `a tweet on Monday by Pompeo`, `data from the agency`,
   * `the ministry's report`.
   */
  #named(source: TokenSpan): number | null {
    const mention = this.#who.mention(source)
    if (mention?.form !== 'nominal' || mention.type !== 'work') return null
    const { tokens, tags } = this.#document
    for (let i = source.start; i < Math.min(tokens.length, mention.head + MAKER_REACH); i++) {
      if (i > mention.head && /^[.;:"“”]$/.test(tokens.form(i))) break
      const owner = tags.xpos(i + 1) === 'POS' && i < mention.head
      const maker =
        i > mention.head && /^(?:by|from|of)$/.test(tokens.lower(i)) && !HANDING_ON.test(tokens.lower(i - 1))
      if (!owner && !maker) continue
      const entity = owner ? this.#who.endingAt(i + 1) : this.#who.startingAt(i + 1)
      if (entity !== null && /^(?:person|organization|group)$/.test(this.#document.entities[entity]!.type))
        return entity
    }
    return this.#bodyIn(source, mention.head)
  }

  /** `Lakeside University data`, `an NTSB report`: the body whose name says which document it is. */
  #bodyIn({ start }: TokenSpan, head: number): number | null {
    const { entities, tags } = this.#document
    for (let end = head; end > start; end--) {
      const entity = this.#who.endingAt(end)
      if (entity !== null && entities[entity]!.named && entities[entity]!.type === 'organization')
        return entity
      if (!/^(?:NOUN|ADJ|PROPN)$/.test(tags.upos(end - 1))) break
    }
    return null
  }

  /** `The statement said`: whoever spoke in the statement, letter, report of a few statements before. */
  #spokenBefore(source: TokenSpan, place: number): number | null {
    const { tokens, statements } = this.#document
    const noun = this.#documentNoun(source)
    if (noun === null) return null
    for (let before = place - 1; before >= Math.max(0, place - MAKER_BACK); before--) {
      const { venue } = statements[before]!
      if (!venue || !holdsWord(tokens, venue, noun)) continue
      const speaker = this.#speakerOf(before)
      if (speaker !== null && isAlive(this.#document.entities[speaker]!)) return speaker
    }
    return null
  }

  /** The noun of `the statement`, or of what `it` stands for, if that is a document. */
  #documentNoun(source: TokenSpan): string | null {
    const { tokens, entities } = this.#document
    const mention = this.#who.mention(source)
    const first = tokens.lower(source.start)
    if (mention?.form === 'nominal' && mention.type === 'work' && /^(?:the|this|that|its)$/.test(first))
      return tokens.lower(mention.head)
    const entity = first === 'it' ? this.#who.entity(source) : null
    if (entity === null || entities[entity]!.type !== 'work') return null
    return entities[entity]!.name.toLowerCase().split(' ').at(-1) ?? null
  }
}
