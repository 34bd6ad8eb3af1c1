import type { TokenSpan } from '../../document/span.ts'
import { IS, NOUN } from './lexicon.ts'
import type { Name } from './names.ts'
import type { Reading } from './reading.ts'

/** A noun phrase without what follows its head. */
export interface NounPhrase {
  readonly start: number
  readonly end: number
  readonly head: number
  /** Whether an article, a possessor or a number determines it. */
  readonly determined: boolean
  readonly quantifier: string | null
}

/** The most words that a phrase reaches to the left of its head. */
const WIDEST = 16
const QUANTIFIER =
  /^(?:one|some|many|most|several|all|both|none|each|any|few|two|three|four|five|six|dozens|hundreds|thousands)$/
const COUNTED =
  /^(?:all|both|half|such|many|most|some|several|nearly|about|around|almost|over|only|up|at|least)$/
/** Verbs that a tagger takes for nouns after a plural. */
const REPORTS =
  /^(?:claim|report|fear|demand|hope|plan|state|charge|question|estimate|list|document|say|reports?)$/
/** What follows a verb that a tagger took for a noun, and hardly a noun that another modifies. */
const OPENS_CLAUSE = /^(?:that|the|a|an|he|she|they|it|we|his|her|their)$/
const ADJECTIVAL = /^(?:accused|deceased|injured|wounded)$/

/** Finds the noun phrases with a head that can speak or be spoken to. */
export class NounPhrases {
  readonly #reading: Reading
  /** Place in `names` of the name at each token, -1 for none. */
  readonly #nameAt: Int32Array
  readonly #names: readonly Name[]
  /** 1 at the tokens of a title in capitals, which the name after it uses up. */
  readonly #titled: Uint8Array

  constructor(reading: Reading, names: readonly Name[], nameAt: Int32Array) {
    this.#reading = reading
    this.#names = names
    this.#nameAt = nameAt
    this.#titled = new Uint8Array(nameAt.length)
    for (const name of names) this.#titled.fill(1, name.titleStart, name.start)
  }

  /** Every such phrase of a sentence, by head. */
  within(sentence: TokenSpan): readonly NounPhrase[] {
    const found: NounPhrase[] = []
    for (let i = sentence.start; i < sentence.end; i++) {
      if (this.#nameAt[i] !== -1 || this.#titled[i] === 1) continue
      const end = this.#headEnd(i, sentence.end)
      if (end === null) continue
      found.push(this.#phrase(i, end, sentence.start))
      // The law of "mother-in-law" heads no phrase.
      i = end - 1
    }
    return found
  }

  /** The end of the head's word, which hyphens may lengthen, if a head stands at token `i`. */
  #headEnd(i: number, limit: number): number | null {
    const reading = this.#reading
    if (isQuantity(reading, i) || this.#isDemonym(i, limit)) return i + 1
    if (isAge(reading, i)) return this.#endsPhrase(i + 1, limit) && !this.#describes(i, limit) ? i + 1 : null
    if (!reading.is(i, NOUN | IS.people) || !this.#isNoun(i)) return null
    let end = i + 1
    if (end + 1 < limit && reading.form(end) === '-' && reading.touches(end) && reading.touches(end + 1)) {
      if (!/^(?:in|by|at|up|of|to)$/.test(reading.tokens.lower(end + 1))) return null
      end = reading.form(end + 2) === '-' ? end + 4 : end + 2
    }
    return this.#endsPhrase(end, limit) ? end : null
  }

  /** `a 57-year-old retired olive grower`: an age, then adjectives before a noun that heads the phrase. */
  #describes(age: number, limit: number): boolean {
    const { tags } = this.#reading
    let k = age + 1
    while (k < limit && k < age + 4 && (tags.upos(k) === 'ADJ' || tags.xpos(k) === 'VBN')) k++
    if (k === age + 1) return false
    for (const last = k + 3; k < limit && k < last && tags.upos(k) === 'NOUN'; k++)
      if (this.#reading.is(k, NOUN)) return true
    return false
  }

  /** `the American`, `the Chinese`, with no noun after. */
  #isDemonym(i: number, limit: number): boolean {
    const reading = this.#reading
    if (!reading.is(i, IS.demonym) || !reading.isCapital(i) || reading.is(i, NOUN | IS.people)) return false
    if (reading.is(i + 1, NOUN)) return false
    const { tags } = reading
    if (
      !/^(?:the|a|an|another|this)$/.test(reading.tokens.lower(i - 1)) &&
      tags.upos(i - 1) !== 'ADJ' &&
      reading.form(i - 2) !== '-'
    )
      return false
    return (
      i + 1 >= limit ||
      (/^(?:VERB|AUX|PUNCT|ADP|CCONJ|SCONJ|ADV|PRON)$/.test(tags.upos(i + 1)) && reading.form(i + 1) !== '-')
    )
  }

  #isNoun(i: number): boolean {
    const upos = this.#reading.tags.upos(i)
    if (upos === 'NOUN' || upos === 'PROPN') return true
    if (this.#reading.is(i, IS.plural) && this.#reading.is(i, IS.role | IS.person | IS.kin))
      return upos !== 'VERB' || /(?:ers|ors|ists|ians|sses)$/.test(this.#reading.tokens.lower(i))
    const before = this.#reading.tokens.lower(i - 1)
    if (ADJECTIVAL.test(this.#reading.tokens.lower(i))) return before === 'the'
    if (upos === 'VERB' && this.#reading.is(i, IS.role))
      return (
        /^(?:DET|ADJ|PROPN)$/.test(this.#reading.tags.upos(i - 1)) &&
        /^(?:of|for|to)$/.test(this.#reading.tokens.lower(i + 1))
      )
    if (upos === 'ADJ') return this.#reading.is(i, IS.plural) || /^(?:the|a|an)$/.test(before)
    return upos === 'PRON' && this.#reading.is(i, IS.person) && !this.#reading.is(i, IS.function)
  }

  /** Whether no further noun follows that the word before `end` would only modify. */
  #endsPhrase(end: number, limit: number): boolean {
    if (end >= limit) return true
    const { tags } = this.#reading
    const name = this.#nameAt[end]!
    if (name !== -1 || this.#titled[end] === 1) return true
    const upos = tags.upos(end)
    if (upos === 'NOUN' && OPENS_CLAUSE.test(this.#reading.tokens.lower(end + 1))) return true
    if (
      upos === 'NOUN' &&
      this.#reading.is(end - 1, IS.plural) &&
      REPORTS.test(this.#reading.tokens.lower(end))
    )
      return true
    if (upos === 'NOUN' && !this.#reading.is(end, IS.calendar)) return false
    return !(upos === 'PROPN' && this.#reading.is(end, NOUN))
  }

  #phrase(head: number, end: number, floor: number): NounPhrase {
    const reading = this.#reading
    let start = head
    let determined = false
    const least = reading.tags.upos(head) === 'PRON' ? head : Math.max(floor, head - WIDEST)
    while (start > least) {
      const step = this.#stepLeft(start, head, least)
      if (step === null) break
      start = step.start
      if (step.determines) determined = true
      if (step.stops) break
    }
    const quantifier = reading.tokens.lower(start - 1) === 'of' ? reading.tokens.lower(start - 2) : null
    const quantified = quantifier !== null && determined && start - 2 >= floor && QUANTIFIER.test(quantifier)
    if (quantified) start -= 2
    return {
      start,
      end,
      head,
      determined: determined || isAge(reading, head),
      quantifier: quantified ? quantifier : null,
    }
  }

  #stepLeft(start: number, head: number, least: number): Step | null {
    const reading = this.#reading
    const { tags } = reading
    const p = start - 1
    const name = this.#nameAt[p]!
    if (name !== -1) {
      const from = this.#names[name]!.titleStart
      return from >= least ? { start: from, determines: false, stops: false } : null
    }
    const form = reading.tokens.lower(p)
    if (form === '-' && reading.touches(p) && reading.touches(start)) return plain(p)
    if (form === "'s" || (form === "'" && tags.xpos(p) === 'POS'))
      return { start: p, determines: true, stops: false }
    if (reading.is(p, IS.calendar) && reading.isCapital(p)) return null
    const upos = tags.upos(p)
    if (upos === 'DET' || tags.xpos(p) === 'PRP$') return this.#determiner(p, least)
    if (upos === 'NUM') return { start: p, determines: true, stops: false }
    if (upos === 'ADJ' || upos === 'NOUN' || upos === 'PROPN') return plain(p)
    if (upos === 'VERB') return isParticiple(reading, p) ? plain(p) : null
    if (upos === 'ADV') return /^(?:ADJ|VERB|NUM)$/.test(tags.upos(start)) && start < head ? plain(p) : null
    if (form === 'and' || form === 'or') return start < head && this.#joins(p, start) ? plain(p) : null
    if (form === ',') return tags.upos(start) === 'ADJ' && tags.upos(p - 1) === 'ADJ' ? plain(p) : null
    return null
  }

  #determiner(at: number, least: number): Step {
    let start = at
    if (
      start > least &&
      COUNTED.test(this.#reading.tokens.lower(start - 1)) &&
      this.#reading.tags.upos(start - 1) === 'DET'
    )
      start--
    return { start, determines: true, stops: true }
  }

  /** `state and federal officials`: joined modifiers. */
  #joins(and: number, start: number): boolean {
    const { tags } = this.#reading
    if (tags.upos(start) !== 'ADJ' && tags.upos(start) !== 'NOUN') return false
    const before = tags.upos(and - 1)
    if (this.#reading.tokens.lower(and - 1).endsWith('ed')) return false
    return (before === 'ADJ' || before === 'NOUN') && this.#nameAt[and - 1] === -1
  }
}

interface Step {
  readonly start: number
  readonly determines: boolean
  readonly stops: boolean
}

const plain = (start: number): Step => ({ start, determines: false, stops: false })

/** `some say`, `many of you`: a quantity that stands for people. */
export function isQuantity(reading: Reading, i: number): boolean {
  if (!reading.is(i, IS.function)) return false
  if (!/^(?:some|many|most|several|few)$/.test(reading.tokens.lower(i))) return false
  if (/^(?:of|who)$/.test(reading.tokens.lower(i + 1)))
    return reading.tags.xpos(i + 2) === 'PRP' || reading.tokens.lower(i + 1) === 'who'
  return reading.is(i + 1, IS.say) || reading.tags.upos(i + 1) === 'AUX'
}

/** `41-year-old`, by its last word. */
function isAge(reading: Reading, i: number): boolean {
  if (reading.tokens.lower(i) !== 'old' && reading.tokens.lower(i) !== 'olds') return false
  const year = reading.form(i - 1) === '-' ? i - 2 : i - 1
  return /^(?:year|month|week)$/.test(reading.tokens.lower(year))
}

/** `the alleged gunman`, `a convicted felon`: a participle between a determiner and its noun. */
function isParticiple(reading: Reading, i: number): boolean {
  const { tags, tokens } = reading
  const xpos = tags.xpos(i)
  if (xpos !== 'VBN' && xpos !== 'VBG' && xpos !== 'VBD') return false
  if (tokens.lower(i) === 'including' || tokens.lower(i) === 'according') return false
  if (tokens.lower(i - 1) === '-' && reading.touches(i)) return true
  const before = tags.upos(i - 1)
  if (reading.is(i, IS.say) && before !== 'DET') return false
  return (
    before === 'DET' ||
    before === 'ADJ' ||
    before === 'NUM' ||
    tags.xpos(i - 1) === 'PRP$' ||
    tags.xpos(i - 1) === 'POS' ||
    tags.xpos(i - 1) === 'RB'
  )
}
