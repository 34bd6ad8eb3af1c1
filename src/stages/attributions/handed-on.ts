import type { Document } from '../../document/document.ts'
import type { Statement } from '../../document/layers.ts'
import { placeAt } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import { isContent, type Read, type Who } from './who.ts'

/** Somebody who handed on what another said, and the words that name him. */
export interface Carrier {
  readonly entity: number
  readonly evidence: TokenSpan
}

/** How far from the words that quote somebody the one who quotes may stand. */
const REACH = 6
/** Tokens of a sentence looked at on either side of the cue; keeps a text of one sentence linear. */
const WINDOW = 60
const QUOTING = /^quot(?:ed|es)$/
/** Only of what stands for itself: within another's words whoever is cited has been settled. */
const CITING = /^cit(?:ed|es|ing)$/
/** `a statement read by her lawyer`. */
const READ_OUT = /^(?:read|issued|released|relayed|posted|signed)$/

/** Those who hand on what somebody else said, by the words around it: `said through his lawyer`, `the paper quoted him as saying`. */
export class HandedOn {
  readonly #document: Document<Read>
  readonly #who: Who

  constructor(document: Document<Read>, who: Who) {
    this.#document = document
    this.#who = who
  }

  /** The carriers of one statement, in text order. */
  of(statement: Statement): readonly Carrier[] {
    const sentence = this.#sentenceOf(statement)
    if (!sentence || statement.unattributed) return []
    const quoting = statement.source && this.#quoting(statement, statement.source, sentence)
    return [...this.#speakingFor(statement, sentence), ...(quoting ? [quoting] : [])]
  }

  #sentenceOf({ cue, source }: Statement): TokenSpan | null {
    const { sentences } = this.#document
    const token = cue?.start ?? source?.start
    if (token === undefined) return null
    const sentence = sentences[placeAt(sentences, token)]
    if (!sentence) return null
    return { start: Math.max(sentence.start, token - WINDOW), end: Math.min(sentence.end, token + WINDOW) }
  }

  /** `said through his lawyer`, `in a statement read by her sister`. */
  #speakingFor(statement: Statement, { start, end }: TokenSpan): readonly Carrier[] {
    const { tokens } = this.#document
    const found: Carrier[] = []
    for (let i = start; i + 1 < end; i++) {
      const through = /^(?:through|via)$/.test(tokens.lower(i))
      const readOut = (through || tokens.lower(i) === 'by') && this.#isReadOut(i)
      if ((!through && !readOut) || isContent(this.#document, statement, i)) continue
      const carrier = this.#who.spanFrom(i + 1)
      const entity = carrier && this.#who.startingAt(i + 1)
      if (carrier === null || entity === null) continue
      const { type, named } = this.#document.entities[entity]!
      if (type === 'person' || (type === 'organization' && named && readOut))
        found.push({ entity, evidence: carrier })
    }
    return found
  }

  #isReadOut(by: number): boolean {
    const { tokens } = this.#document
    const verb = /^(?:out|aloud)$/.test(tokens.lower(by - 1)) ? by - 2 : by - 1
    return READ_OUT.test(tokens.lower(verb))
  }

  /** `The Standard, meanwhile, quoted an officer as saying`: who stands before the verb that the source follows. */
  #quoting({ within }: Statement, source: TokenSpan, sentence: TokenSpan): Carrier | null {
    const { tokens, entities } = this.#document
    const verb = tokens.lower(source.start - 1)
    if (!QUOTING.test(verb) && !(within === null && CITING.test(verb))) return null
    for (let end = source.start - 1; end > Math.max(sentence.start, source.start - 1 - REACH); end--) {
      const entity = this.#who.endingAt(end)
      if (entity === null) continue
      const { type, named } = entities[entity]!
      const evidence = this.#who.spanTo(end)
      return evidence && type === 'organization' && named ? { entity, evidence } : null
    }
    return null
  }
}
