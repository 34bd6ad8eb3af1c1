import { IS, NOUN } from './lexicon.ts'
import type { Name } from './names.ts'
import type { Reading } from './reading.ts'

const QUOTE = /^["“”‘’']$/
const ADDRESSED =
  /^(?:ambassador|adviser|advisor|aide|assistant|envoy|counsel|representative|secretary|heir|witness|witnesses|party|consultant|delegate|opponent|challenger)$/

/** The noun phrases that prepositions tie to the phrase before them. */
export class Modifiers {
  readonly #reading: Reading
  readonly #names: readonly Name[]
  readonly #nameAt: Int32Array

  constructor(reading: Reading, names: readonly Name[], nameAt: Int32Array) {
    this.#reading = reading
    this.#names = names
    this.#nameAt = nameAt
  }

  /** The end of the phrase with head `head` and words up to `from`, with its modifiers to the right. */
  endAfter(head: number, from: number, limit: number): number {
    let end = this.#joined(head, from, limit)
    for (let depth = 0; depth < 3; depth++) {
      const next = this.#modifierEnd(depth === 0 ? head : -1, end, limit)
      if (next === null) break
      end = next
    }
    return end
  }

  /** The end with a second noun that shares the article: `an author and editor`, `his aide and brother-in-law`. */
  #joined(head: number, from: number, limit: number): number {
    const reading = this.#reading
    const second = from + 1
    if (head < 0 || second >= limit || reading.tokens.lower(from) !== 'and' || this.#nameAt[second] !== -1)
      return from
    const inLaw = reading.form(second + 1) === '-' && reading.tokens.lower(second + 2) === 'in'
    const end = inLaw ? second + 5 : second + 1
    const roles =
      reading.is(head, IS.role) &&
      reading.is(second, IS.role | IS.kin) &&
      reading.tags.upos(second) === 'NOUN'
    if (!roles || reading.is(head, IS.plural) || reading.is(second, IS.plural)) return from
    return reading.tags.upos(end) !== 'NOUN' && (this.#nameAt[end] ?? -1) === -1 ? end : from
  }

  #modifierEnd(head: number, at: number, limit: number): number | null {
    const { tokens, tags } = this.#reading
    const word = tokens.lower(at)
    if (head >= 0 && /^(?:familiar|close|responsible|involved)$/.test(word) && tags.upos(at + 1) === 'ADP')
      return this.phraseEnd(at + 2, limit)
    if (this.#isSharedPreposition(at)) return this.phraseEnd(at + 4, limit)
    if (word === 'in' && tokens.lower(at + 1) === 'charge' && tokens.lower(at + 2) === 'of')
      return this.phraseEnd(at + 3, limit)
    if (head >= 0 && isReduced(this.#reading, head, at)) return this.#reducedEnd(at, limit)
    if (!/^(?:of|for|from|with|at|in|to|on|by|about|against|into|within|across|inside|near)$/.test(word))
      return null
    const end = this.phraseEnd(at + 1, limit)
    if (end === null) return null
    return this.#attaches(word, head, at + 1, end) ? end : null
  }

  /** `in and producer on`: two nouns with a preposition each share what follows. */
  #isSharedPreposition(at: number): boolean {
    const { tokens, tags } = this.#reading
    if (tags.upos(at) !== 'ADP' || tokens.lower(at + 1) !== 'and' || tags.upos(at + 3) !== 'ADP') return false
    return this.#reading.is(at + 2, IS.role)
  }

  /** `records obtained by …`, `firefighters arriving on …`. */
  #reducedEnd(verb: number, limit: number): number | null {
    const end = this.phraseEnd(verb + 2, limit)
    return end
  }

  #attaches(word: string, head: number, start: number, end: number): boolean {
    const reading = this.#reading
    if (word === 'of') return true
    const noun = reading.tokens.lower(head)
    const document = head >= 0 && reading.is(head, IS.document)
    const named = this.#hasName(start, end)
    if (word === 'for' && head < 0) return named
    if (word === 'for') return reading.is(head, IS.represents) || (named && reading.is(head, NOUN))
    if (word === 'to') return ADDRESSED.test(noun)
    if (/^(?:by|about|against|into)$/.test(word)) return document
    if (word === 'on') return document || /^experts?$/.test(noun)
    if (word === 'with') return head >= 0 && named && reading.is(head, IS.role)
    if (word === 'within' || word === 'across' || word === 'near' || word === 'inside')
      return named || reading.is(end - 1, IS.scene)
    return named || reading.is(end - 1, IS.scene)
  }

  #hasName(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#nameAt[i] !== -1) return true
    return false
  }

  /** The end of the simple noun phrase that starts at `from`, or null. */
  phraseEnd(from: number, limit: number): number | null {
    const reading = this.#reading
    const { tags, tokens } = reading
    let end: number | null = null
    for (let i = from; i < limit && i < from + 14; ) {
      const title = end === null || end === i ? this.#quotedEnd(i) : null
      if (title !== null) return title
      const name = this.#nameAt[i]!
      if (name !== -1) {
        i = this.#names[name]!.end
        end = i
        i = this.#joinedEnd(name, this.#placeEnd(i, limit), limit)
        end = i
        continue
      }
      const upos = tags.upos(i)
      const form = tokens.lower(i)
      if (tags.xpos(i) === 'PRP' && end === null) return i + 1
      if (upos === 'NOUN' || upos === 'PROPN') {
        if (reading.is(i, IS.calendar)) break
        end = i + 1
      } else if (upos === 'DET' || tags.xpos(i) === 'PRP$') {
        if (end !== null || i > from + 1) break
      } else if (upos === 'NUM') end = i + 1
      else if (form === 'and' || form === '&') {
        if (end !== i || !this.#coordinates(i)) break
      } else if (form === '-' && reading.touches(i)) {
        // A hyphen joins the words around it.
      } else if (tags.xpos(i) === 'POS') {
        if (end !== i) break
      } else if (
        upos === 'ADJ' ||
        (upos === 'ADV' && end === null) ||
        (upos === 'VERB' && end === null && isPremodifier(reading, i))
      ) {
        if (end === i && tags.xpos(i - 1) !== 'POS' && form !== '-' && !isNounAhead(reading, i, limit)) break
      } else break
      i++
    }
    return end
  }

  /** The end of the title of a work in quotation marks that opens at `at`, its marks and a comma inside them included. */
  #quotedEnd(at: number): number | null {
    const reading = this.#reading
    if (!QUOTE.test(reading.form(at))) return null
    const name = this.#nameAt[at + 1] ?? -1
    if (name === -1 || this.#names[name]!.type !== 'work') return null
    let end = this.#names[name]!.end
    if (reading.form(end) === ',') end++
    return QUOTE.test(reading.form(end)) ? end + 1 : null
  }

  /** `Boulder, Colorado` after a name that ends at `at`. */
  #placeEnd(at: number, limit: number): number {
    if (this.#reading.form(at) !== ',' || at + 1 >= limit) return at
    const name = this.#nameAt[at + 1]!
    if (name === -1) return at
    const place = this.#names[name]!
    const known = place.known === 'place:state' || place.known === 'place:country'
    return known && place.start === at + 1 ? place.end : at
  }

  /** `(NTSB)` and `and NPR` after the name of an organization or place. */
  #joinedEnd(name: number, at: number, limit: number): number {
    const { type } = this.#names[name]!
    let end = at
    if (
      type === 'organization' &&
      this.#reading.form(end) === '(' &&
      this.#reading.form(end + 2) === ')' &&
      end + 2 < limit
    )
      end += 3
    if (type === 'person' || this.#reading.tokens.lower(end) !== 'and') return end
    const next = this.#nameAt[end + 1] ?? -1
    return next !== -1 && this.#names[next]!.type === type && type !== null ? this.#names[next]!.end : end
  }

  #coordinates(and: number): boolean {
    const reading = this.#reading
    const { tags } = reading
    if (this.#nameAt[and + 1] !== -1 || reading.is(and - 1, IS.role | IS.person | IS.kin)) return false
    return (
      tags.upos(and - 1) === 'NOUN' &&
      (tags.upos(and + 1) === 'NOUN' || (tags.upos(and + 1) === 'ADJ' && tags.upos(and + 2) === 'NOUN'))
    )
  }
}

const isPremodifier = (reading: Reading, i: number) => /^VB[NG]$/.test(reading.tags.xpos(i))

const isNounAhead = (reading: Reading, i: number, limit: number) =>
  i + 1 < limit && /^(?:NOUN|PROPN|ADJ)$/.test(reading.tags.upos(i + 1))

function isReduced(reading: Reading, head: number, at: number): boolean {
  const { tags, tokens } = reading
  if (!/^VB[NG]$/.test(tags.xpos(at)) || tags.upos(at) !== 'VERB') return false
  if (reading.is(at, IS.say) || tokens.lower(at) === 'according') return false
  if (tokens.lower(at) === 'called') return false
  if (tags.xpos(at) === 'VBN' && !reading.is(head, IS.document)) return tokens.lower(at + 1) === 'by'
  return /^(?:by|in|for|on|at|to|from|with|of)$/.test(tokens.lower(at + 1))
}
