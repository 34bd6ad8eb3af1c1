import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { genders, IS, NOUN, nameGenders } from './lexicon.ts'
import type { Modifiers } from './modifiers.ts'
import type { Name } from './names.ts'
import type { NounPhrase } from './noun-phrases.ts'
import type { Reading } from './reading.ts'

/** What stands beside a name and belongs to its phrase. */
export interface Beside {
  readonly start: number
  readonly end: number
  readonly roles: readonly TokenSpan[]
  /** Heads of the noun phrases used up. */
  readonly used: readonly number[]
}

const CLOSES = /^(?:[,.;:)\]!?—–-]|["”’'»]|''|--|\()$/u

/** What stands before an apposition that is true at the time of the report, and that was once. */
const PRESENT = /^(?:also|now|currently|himself|herself|themselves|still)$/
const PAST = /^(?:then|once|formerly|previously|later|originally|earlier)$/

/** Finds titles before names and appositions on either side. */
export class Appositions {
  readonly #reading: Reading
  readonly #names: readonly Name[]
  readonly #nameAt: Int32Array
  readonly #modifiers: Modifiers
  /** Noun phrases by their first token, and by the token after their last. */
  readonly #starting = new Map<number, NounPhrase>()
  readonly #ending = new Map<number, NounPhrase>()

  constructor(
    reading: Reading,
    names: readonly Name[],
    nameAt: Int32Array,
    modifiers: Modifiers,
    phrases: readonly NounPhrase[],
  ) {
    this.#reading = reading
    this.#names = names
    this.#nameAt = nameAt
    this.#modifiers = modifiers
    for (const phrase of phrases) {
      this.#starting.set(phrase.start, phrase)
      this.#ending.set(phrase.end, phrase)
    }
  }

  beside(name: Name, sentence: TokenSpan): Beside {
    const roles: TokenSpan[] = []
    const used: number[] = []
    if (name.titleStart < name.start) roles.push(tokenSpan(name.titleStart, name.start))
    const start = this.#left(name, sentence.start, roles, used)
    const end = this.#right(name, sentence.end, roles, used)
    return { start, end, roles, used }
  }

  #fits(name: Name, phrase: NounPhrase): boolean {
    const reading = this.#reading
    if (reading.is(phrase.head, IS.plural) && phrase.quantifier !== 'one') return false
    if (name.type === 'person') return isPersonNoun(reading, phrase.head)
    if (name.type === 'organization') return reading.is(phrase.head, IS.organization | IS.group)
    if (name.type === 'place') return reading.is(phrase.head, IS.placeNoun)
    if (name.type === 'work') return reading.is(phrase.head, IS.document | IS.workNoun)
    return name.type === null && reading.is(phrase.head, NOUN)
  }

  #left(name: Name, floor: number, roles: TokenSpan[], used: number[]): number {
    const reading = this.#reading
    const title = this.#ending.get(name.titleStart)
    if (title && this.#fits(name, title)) {
      roles.unshift(tokenSpan(title.start, title.end))
      used.push(title.head)
      const start = this.#joinedTitle(title.start, floor, used)
      return this.#kinBefore(name, start, floor, roles, used) ?? start
    }
    const body = this.#body(name, title, used)
    if (body !== null) return body
    const owner = this.#owner(name, floor)
    if (owner !== null) return owner
    if (reading.form(name.titleStart - 1) === ',') {
      const apposed = this.#apposedBefore(name, floor, roles, used)
      if (apposed !== null) return apposed
    }
    return this.#article(this.#modified(name, floor), name.end, floor)
  }

  /** `Her husband, actor Tom Dole,`: kin before a title in small letters. */
  #kinBefore(name: Name, start: number, floor: number, roles: TokenSpan[], used: number[]): number | null {
    const reading = this.#reading
    if (reading.form(start - 1) !== ',' || start - 1 <= floor || reading.isCapital(start)) return null
    const phrase = this.#ending.get(start - 1)
    if (!phrase || !reading.is(phrase.head, IS.kin) || reading.is(phrase.head, IS.plural)) return null
    if (!CLOSES.test(reading.form(name.end)) && !reading.is(name.end, IS.say)) return null
    roles.unshift(tokenSpan(phrase.start, start - 1))
    used.push(phrase.head)
    return phrase.start
  }

  /** `former` or `newly elected` before a title in capitals. */
  #modified(name: Name, floor: number): number {
    let start = name.titleStart
    if (start === name.start) return start
    for (; start > floor && start > name.titleStart - 3; start--) {
      const upos = this.#reading.tags.upos(start - 1)
      const participle = this.#reading.tags.xpos(start - 1) === 'VBN' && !this.#reading.is(start - 1, IS.say)
      const newly = this.#reading.tokens.lower(start - 1) === 'newly'
      if (this.#nameAt[start - 1] !== -1 || !(upos === 'ADJ' || participle || newly)) break
    }
    return start
  }

  /** `Newport police`, `sheriff's` before a rank in capitals. */
  #body(name: Name, before: NounPhrase | undefined, used: number[]): number | null {
    if (name.titleStart === name.start) return null
    const reading = this.#reading
    if (
      before &&
      !before.determined &&
      reading.is(before.head, IS.group | IS.organization) &&
      !reading.is(before.head, IS.plural)
    ) {
      used.push(before.head)
      return before.start
    }
    if (reading.form(name.titleStart - 1) !== "'s") return null
    const owner = this.#ending.get(name.titleStart - 1)
    if (!owner || !isPersonNoun(reading, owner.head)) return null
    return owner.start
  }

  /** `businessman and blogger` before a name. */
  #joinedTitle(start: number, floor: number, used: number[]): number {
    if (this.#reading.tokens.lower(start - 1) !== 'and') return start
    const first = this.#ending.get(start - 1)
    if (!first || first.start < floor || first.determined) return start
    if (!isPersonNoun(this.#reading, first.head) || this.#reading.is(first.head, IS.plural)) return start
    used.push(first.head)
    return first.start
  }

  /** `The BBC's` before a correspondent's name. */
  #owner(name: Name, floor: number): number | null {
    const at = name.titleStart - 1
    if (this.#reading.form(at) !== "'s" || at - 1 < floor) return null
    const place = this.#nameAt[at - 1]!
    if (place === -1) return null
    const owner = this.#names[place]!
    if (owner.type === 'person' || owner.end !== at || name.type === 'place') return null
    return this.#article(owner.titleStart, owner.end, floor)
  }

  /** Whether the name that ends at `end` only tells the noun after it apart: `the Ohio spokesman`. */
  #isAttribute(end: number): boolean {
    const region = this.#region(end)
    return this.#reading.is(region, IS.role | IS.person | IS.group) && !this.#reading.isCapital(region)
  }

  /** With an article, unless a hyphen or a noun makes the name a part of a longer phrase. */
  #article(start: number, end: number, floor: number): number {
    const at = start - 1
    if (at < floor || this.#reading.form(end) === '-' || this.#isAttribute(end)) return start
    return /^(?:the|a|an)$/.test(this.#reading.tokens.lower(at)) ? at : start
  }

  /** `The governor of Ohio, Ann Lee,`: the phrase ends at the comma before the name. */
  #apposedBefore(name: Name, floor: number, roles: TokenSpan[], used: number[]): number | null {
    const comma = name.titleStart - 1
    if (!CLOSES.test(this.#reading.form(name.end)) && !this.#reading.is(name.end, IS.say)) return null
    const phrase = this.#whole(this.#phraseUpTo(comma, floor), name)
    if (!phrase || !(phrase.determined || phrase.start === floor) || !this.#fits(name, phrase)) return null
    const adverbial = this.#reading.tags.upos(phrase.start - 1) === 'ADP' && phrase.start > floor
    if (adverbial && this.#reading.is(name.end, IS.say)) return null
    roles.unshift(tokenSpan(phrase.start, comma))
    used.push(phrase.head)
    return phrase.start
  }

  /**
   * `a spokesman for the minister, Ana Ruiz,`, `the widow of one of the victims, Ana Ruiz,`: the name is the spokesman's,
   * the widow's, as far as its first name does not gainsay it.
   */
  #whole(phrase: NounPhrase | null, name: Name): NounPhrase | null {
    if (!phrase || !/^(?:of|for|to)$/.test(this.#reading.tokens.lower(phrase.start - 1))) return phrase
    const outer = this.#ending.get(phrase.start - 1)
    if (!outer || !isPersonNoun(this.#reading, outer.head) || this.#reading.is(outer.head, IS.plural))
      return phrase
    if (!isPersonNoun(this.#reading, phrase.head)) return phrase
    const gender = genders().get(this.#reading.tokens.lower(outer.head))
    const hint = nameGenders().get(this.#reading.tokens.lower(name.start))
    return gender && hint && gender !== hint ? phrase : outer
  }

  /** The phrase that, with its modifiers, ends at `end`. */
  #phraseUpTo(end: number, floor: number): NounPhrase | null {
    const direct = this.#ending.get(end)
    // `the mayor's chief of staff, Ruth Pelham`: the chief, not the staff.
    const inner = direct && this.#reading.tokens.lower(direct.start - 1) === 'of'
    if (direct && !(inner && this.#reading.is(direct.head, IS.group))) return direct
    for (let at = end - 1; at > floor && at > end - 14; at--) {
      if (this.#reading.form(at) === ',') break
      const phrase = this.#ending.get(at)
      if (!phrase?.determined) continue
      if (this.#modifiers.endAfter(phrase.head, phrase.end, end) === end) return phrase
    }
    return direct ?? null
  }

  #right(name: Name, limit: number, roles: TokenSpan[], used: number[]): number {
    const reading = this.#reading
    const named = name.type !== 'place' && name.type !== 'person'
    let end = named ? this.#acronym(name.end, limit) : name.end
    if (name.type === 'organization' || name.type === 'work' || name.type === null)
      end = this.#kindAfter(end, used)
    if (name.type === 'person' || name.type === 'organization' || name.type === null)
      end = this.#ofOwner(name, end, limit)
    if (name.type === 'place') return this.#region(end)
    const age = ageEnd(reading, end, limit)
    if (age !== null) end = this.#ofOwner(name, age, limit)
    if (reading.form(end) !== ',' || end + 1 >= limit) return end
    end = this.#apposedAfter(name, end, limit, roles, used) ?? end
    return this.#relativeEnd(end, limit)
  }

  /** `, who led the petition` between a name and its verb of saying. */
  #relativeEnd(end: number, limit: number): number {
    if (!/^(?:who|which)$/.test(this.#reading.tokens.lower(end + 1)) || this.#reading.form(end) !== ',')
      return end
    for (let i = end + 2; i < limit && i < end + 24; i++) {
      if (this.#reading.form(i) !== ',') continue
      return this.#reading.is(i + 1, IS.say) ? i : end
    }
    return end
  }

  /** `Boulder, Colorado` is one mention. */
  #region(end: number): number {
    if (this.#reading.form(end) !== ',') return end
    const place = this.#nameAt[end + 1] ?? -1
    if (place === -1) return end
    const region = this.#names[place]!
    const known = region.known === 'place:state' || region.known === 'place:country'
    return known && region.start === end + 1 ? region.end : end
  }

  /** `(NTSB)` after an organization. */
  #acronym(end: number, limit: number): number {
    if (this.#reading.form(end) !== '(' || end + 2 >= limit || this.#reading.form(end + 2) !== ')') return end
    return /^\p{Lu}[\p{Lu}.&]+$/u.test(this.#reading.form(end + 1)) ? end + 3 : end
  }

  /** `news agency` in `the Associated Press news agency`. */
  #kindAfter(end: number, used: number[]): number {
    for (let i = end; i < end + 3; i++) {
      if (this.#reading.tags.upos(i) !== 'NOUN') return end
      const phrase = this.#ending.get(i + 1)
      if (!phrase || phrase.head !== i) continue
      if (!this.#reading.is(i, IS.organization) || this.#reading.is(i, IS.plural | IS.role)) return end
      used.push(i)
      return i + 1
    }
    return end
  }

  /** `of the University of Guelph` after a person. */
  #ofOwner(name: Name, end: number, limit: number): number {
    if (name.type !== 'person') return end
    const comma = this.#reading.form(end) === ',' ? 1 : 0
    const word = this.#reading.tokens.lower(end + comma)
    if (word !== 'of' && word !== 'from') return end
    const first = end + comma + 1
    const stop = this.#modifiers.phraseEnd(first, limit)
    if (stop === null) return end
    const last = this.#nameAt[stop - 1]!
    const named = last !== -1 && this.#names[last]!.type !== 'person'
    const noun = this.#reading.is(stop - 1, IS.group | IS.organization)
    if (!named && !(noun && word === 'of')) return end
    if (comma === 1 && !CLOSES.test(this.#reading.form(stop))) return end
    return this.#modifiers.endAfter(-1, stop, limit)
  }

  /** `, an NTSB spokesman` after the comma at `comma`. */
  #apposedAfter(name: Name, comma: number, limit: number, roles: TokenSpan[], used: number[]): number | null {
    const phrase = this.#starting.get(comma + 1) ?? this.#afterAdverb(comma + 1)
    if (!phrase || !this.#fits(name, phrase)) return null
    const end = this.#modifiers.endAfter(phrase.head, phrase.end, limit)
    if (this.#nameAt[phrase.end] !== -1 && phrase.end < limit) return null
    const next = this.#reading.form(end)
    const closed =
      end >= limit ||
      CLOSES.test(next) ||
      /^(?:who|whose|and|which)$/.test(next) ||
      isCommaInside(this.#reading, end) ||
      (this.#reading.is(end, IS.say) && /^an?$/.test(this.#reading.tokens.lower(comma + 1))) ||
      isReducedAhead(this.#reading, end)
    if (!closed) return null
    const present = PRESENT.test(this.#reading.tokens.lower(comma + 1))
    roles.push(tokenSpan(present ? phrase.start : comma + 1, end))
    used.push(phrase.head)
    return this.#coordinated(end, limit)
  }

  /** `, now an analyst`, `, herself a mother of two`. */
  #afterAdverb(start: number): NounPhrase | undefined {
    const word = this.#reading.tokens.lower(start)
    if (!PRESENT.test(word) && !PAST.test(word)) return undefined
    const phrase = this.#starting.get(start + 1)
    return phrase?.determined ? phrase : undefined
  }

  /** `and a former aide` joined to an apposition. */
  #coordinated(end: number, limit: number): number {
    if (this.#reading.tokens.lower(end) !== 'and') return end
    const phrase = this.#starting.get(end + 1)
    if (!phrase || !isPersonNoun(this.#reading, phrase.head) || this.#reading.is(phrase.head, IS.plural))
      return end
    const stop = this.#modifiers.endAfter(phrase.head, phrase.end, limit)
    return this.#nameAt[stop] === -1 && CLOSES.test(this.#reading.form(stop)) ? stop : end
  }
}

function isPersonNoun(reading: Reading, i: number): boolean {
  if (reading.is(i, IS.role | IS.kin | IS.person)) return true
  return /^olds?$/.test(reading.tokens.lower(i))
}

/** `on “Dust,” was`: the comma that closes the apposition stands inside the marks. */
const isCommaInside = (reading: Reading, end: number) =>
  reading.form(end - 2) === ',' && /^["”’']$/.test(reading.form(end - 1))

/** `a man accused of theft`, not `her rep confirmed to reporters`. */
function isReducedAhead(reading: Reading, i: number): boolean {
  if (reading.tags.xpos(i) === 'VBG') return true
  if (reading.tags.xpos(i) !== 'VBN') return false
  return !reading.is(i, IS.say) || /^(?:by|of|with|as|in|for|at|on)$/.test(reading.tokens.lower(i + 1))
}

/** The end of `, 24` after a name that ends at `at`, or null. */
function ageEnd(reading: Reading, at: number, limit: number): number | null {
  if (reading.form(at) !== ',' || at + 1 >= limit || !/^\d{1,3}$/.test(reading.form(at + 1))) return null
  const next = reading.form(at + 2)
  return at + 2 >= limit || /^[,.;:)]$/.test(next) ? at + 2 : null
}
