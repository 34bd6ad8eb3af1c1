import { tokenSpan } from '../../document/span.ts'
import { XPOS } from '../../document/tags.ts'
import { hashString, mix } from '../../learn/hash.ts'
import { IS, lowPlaces } from '../mentions/lexicon.ts'
import type { RuleName } from '../mentions/names.ts'
import type { Reading } from '../mentions/reading.ts'
import type { Words } from '../tags/words.ts'
import type { WordClasses } from './clusters.ts'

const TYPES = ['person', 'organization', 'place', 'work', 'group', null] as const
const XPOS_PLACE = new Map<string, number>(XPOS.map((tag, i) => [tag, i]))
/** What a word can be, the rare classes left out. */
const KINDS =
  IS.role |
  IS.kin |
  IS.person |
  IS.plural |
  IS.group |
  IS.organization |
  IS.function |
  IS.calendar |
  IS.particle |
  IS.organizationHead |
  IS.placeHead |
  IS.placeOpener |
  IS.suffix |
  IS.say |
  IS.placePreposition |
  IS.workNoun |
  IS.placeNoun |
  IS.demonym |
  IS.honorific |
  IS.people
const LISTS = IS.given | IS.surname | IS.common
const BRIDGE = /^(?:of|the|and|for|&|-|'s|'|’s|’|\.|on|in|at|to|de|la|le|del|du|des|y|und|["“”‘’/])$/
const NO_NAME = 0
/** Reasons for lower-case words being looked at. */
const LOW_PLACE = hashString('place in lower case')
const LOW_GIVEN = hashString('first name in lower case')
const PLAIN = ~(IS.given | IS.surname)

/** What the tagger sees of a document: a hash a token and column. Computed once a document, in linear time. */
export class NameColumns {
  readonly length: number
  readonly words: Words
  readonly xpos: Int32Array
  readonly kinds: Int32Array
  readonly lists: Int32Array
  /** How far the word's capital can be trusted, and whether it stands with and without one elsewhere. */
  readonly casing: Int32Array
  /** Part and type of the name that the rules find. */
  readonly rule: Int32Array
  /** The same with the reason. */
  readonly reason: Int32Array
  /** The scores of the rules' evidence for each type, in steps. */
  readonly evidence: Int32Array
  /** The types of the names with this word in the document, where they do not all agree with this one. */
  readonly elsewhere: Int32Array
  /** The clusters of the word, a coarse and a fine one; -1 for a word that is in none. */
  readonly coarse: Int32Array
  readonly fine: Int32Array
  /** 1 for tokens that can belong to a name. */
  readonly candidate: Uint8Array

  constructor(reading: Reading, names: readonly RuleName[], words: Words, clusters: WordClasses) {
    const { tokens, tags } = reading
    const { length } = tokens
    this.length = length
    this.words = words
    words.read(tokens, tokenSpan(0, length))
    this.xpos = new Int32Array(length)
    this.kinds = new Int32Array(length)
    this.lists = new Int32Array(length)
    this.casing = new Int32Array(length)
    this.rule = new Int32Array(length)
    this.reason = new Int32Array(length)
    this.evidence = new Int32Array(length)
    this.elsewhere = new Int32Array(length)
    this.coarse = new Int32Array(length)
    this.fine = new Int32Array(length)
    this.candidate = new Uint8Array(length)
    for (let i = 0; i < length; i++) {
      this.xpos[i] = XPOS_PLACE.get(tags.xpos(i)) ?? 0
      this.kinds[i] = reading.bits[i]! & KINDS
      this.lists[i] = reading.bits[i]! & LISTS
      this.casing[i] = reading.capital[i]! * 4 + reading.use(i)
      if (reading.capital[i] !== 0) this.candidate[i] = 1
    }
    this.#readLow(reading)
    this.#readNames(reading, names)
    this.#bridge(reading)
    this.#readClusters(reading, clusters)
  }

  #readNames(reading: Reading, names: readonly RuleName[]): void {
    const uses = new Map<string, number>()
    for (const { start, end, type, by, known, scores } of names) {
      const place = TYPES.indexOf(type) + 1
      const why = mix(hashString(by), known ? hashString(known) : 0)
      const steps = step(scores.person) + 16 * step(scores.organization) + 256 * step(scores.place)
      for (let i = start; i < end; i++) {
        const part = end - start === 1 ? 3 : i === start ? 0 : i === end - 1 ? 2 : 1
        this.rule[i] = place * 4 + part
        this.reason[i] = mix(this.rule[i]!, why)
        this.evidence[i] = steps
        this.candidate[i] = 1
        const word = reading.tokens.lower(i)
        uses.set(word, (uses.get(word) ?? 0) | (1 << place))
      }
    }
    for (let i = 0; i < this.length; i++)
      if (this.candidate[i] === 1) this.elsewhere[i] = uses.get(reading.tokens.lower(i)) ?? NO_NAME
  }

  /** Only candidates and the words beside them are looked at. */
  #readClusters({ tokens }: Reading, clusters: WordClasses): void {
    const { candidate, length } = this
    for (let i = 0; i < length; i++) {
      if (candidate[i] === 0 && candidate[i - 1] !== 1 && candidate[i + 1] !== 1) continue
      const cluster = clusters.of(tokens, i)
      this.coarse[i] = cluster >> 16
      this.fine[i] = cluster
    }
  }

  /** First names and places of the lists that stand in lower case. */
  #readLow(reading: Reading): void {
    const { tokens, capital } = reading
    const places = lowPlaces()
    const form = (i: number): string => (capital[i] === 0 ? tokens.form(i) : '')
    for (let i = 0; i < this.length; i++) {
      if (capital[i] !== 0) continue
      const end = places.longest(form, i, this.length)?.end
      if (end !== undefined) {
        while (i < end) this.#markLow(i++, LOW_PLACE)
        i--
      } else if (reading.is(i, IS.given) && !reading.is(i, PLAIN) && tokens.end[i]! - tokens.start[i]! > 2)
        this.#markLow(i, LOW_GIVEN)
    }
  }

  #markLow(i: number, reason: number): void {
    this.reason[i] = reason
    this.candidate[i] = 1
  }

  /** Small words between capitals can belong to a name too. */
  #bridge(reading: Reading): void {
    const { candidate } = this
    const capital = (i: number): boolean => reading.isCapital(i)
    for (let i = 1; i + 1 < this.length; i++) {
      if (candidate[i] === 1) continue
      const before = capital(i - 1) || (capital(i - 2) && candidate[i - 1] === 1)
      if (!before || !(capital(i + 1) || capital(i + 2))) continue
      if (BRIDGE.test(reading.tokens.lower(i)) || reading.is(i, IS.particle)) candidate[i] = 1
    }
  }
}

const step = (score: number): number => Math.max(0, Math.min(15, Math.round(score) + 4))
