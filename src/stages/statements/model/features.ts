import { ENTITY_TYPES, MENTION_FORMS, TIMEX_TYPES } from '../../../document/layers.ts'
import { DEPRELS } from '../../../document/syntax.ts'
import { UPOS, XPOS } from '../../../document/tags.ts'
import { hashString, mix, rowOf } from '../../../learn/hash.ts'
import type { Cues } from '../cues.ts'
import { isReportingNoun } from '../nouns.ts'
import type { Places } from '../view.ts'
import { rolesOf, type Sentence } from './sentence.ts'
import { branchesOf, crossedFrom } from './surroundings.ts'

/** Grows with every change here; weights learned with other features mean nothing. */
export const VERSION = 1

/** Rows of the table that describe an item, and an item as seen from a cue. */
export const ITEM_COLUMNS = 16
export const PAIR_COLUMNS = 12

/** Rows of the tables; features share them by hashing. */
export const ITEM_ROWS = 8192
export const PAIR_ROWS = 8192

/** Dependents that tell a verb that reports from another. */
const TELLING = [
  'ccomp',
  'xcomp',
  'obj',
  'nsubj',
  'obl',
  'mark',
  'parataxis',
  'iobj',
  'advcl',
  'nsubj:pass',
  'aux:pass',
  'acl',
  'aux',
  'obl:agent',
  'nmod',
  'acl:relcl',
] as const
const TELLING_BIT = Int32Array.from(DEPRELS, (deprel) => {
  const place = (TELLING as readonly string[]).indexOf(deprel)
  return place < 0 ? 0 : 1 << place
})

/** What stands for an item that is not there, or has nothing of a kind. */
const OUTSIDE = 3
const QUOTATION = 1
const MARK = 7
const NO_ROLES = 255
const REPORTING_NOUN = 2
const FARTHEST = 6

/** Names the rows of the tables that describe the items of sentences. */
export class Features {
  readonly #places: Places
  readonly #cues: Cues
  readonly #hashes = new Map<string, number>()

  constructor(places: Places, cues: Cues) {
    this.#places = places
    this.#cues = cues
  }

  describe(sentence: Sentence): DescribedSentence {
    return new DescribedSentence(sentence, this)
  }

  /** Hash of a string, remembered: lemmas of a text recur. */
  hash(text: string): number {
    let hash = this.#hashes.get(text)
    if (hash === undefined) {
      hash = hashString(text)
      this.#hashes.set(text, hash)
    }
    return hash
  }

  /** What the word lists know of an item as a cue; 0 for nothing. */
  known({ view }: Sentence, k: number): number {
    if (view.isQuote(k)) return 0
    const cue = this.#cues.at(view, k)
    if (cue) return this.hash(cue.act + cue.frames)
    return isReportingNoun(view.lower(k)) ? REPORTING_NOUN : 0
  }

  /** The kinds of mention and time that begin with a token. */
  place(token: number): number {
    const mention = this.#places.startingAt(token, Number.MAX_SAFE_INTEGER)
    const time = this.#places.timexAt(token)
    const form = mention ? MENTION_FORMS.indexOf(mention.form) + 1 : 0
    const type = mention?.type ? ENTITY_TYPES.indexOf(mention.type) + 1 : 0
    return form + 4 * type + 32 * (time ? TIMEX_TYPES.indexOf(time.type) + 1 : 0)
  }
}

/** A sentence with what its features are made of, a number an item. */
export class DescribedSentence {
  readonly sentence: Sentence
  readonly #features: Features
  readonly #lemmas: Int32Array
  readonly #deprels: Int32Array
  /** Places in {@link XPOS}, and one for quotations. */
  readonly #xpos: Int32Array
  readonly #marks: Int32Array
  readonly #heads: Int32Array

  constructor(sentence: Sentence, features: Features) {
    const { view, tokens } = sentence
    const { tags, syntax } = view.document
    this.sentence = sentence
    this.#features = features
    this.#lemmas = tokens.map((token, k) =>
      view.isQuote(k) ? QUOTATION : features.hash(tags.lowLemma(token)),
    )
    this.#deprels = tokens.map((token) => syntax.deprelPlace(token))
    this.#xpos = tokens.map((token, k) => (view.isQuote(k) ? XPOS.length : tags.xposPlace(token)))
    this.#heads = tokens.map((token) => view.itemOf(syntax.head(token)))
    this.#marks = tokens.map((_, k) => {
      if (view.isQuote(k)) return QUOTATION
      return view.isPunct(k) ? features.hash(view.form(k)) : 0
    })
  }

  /** Writes the rows of all items from `at` on. */
  fillItems(out: Int32Array, at: number): void {
    const { sentence } = this
    const { view, roles } = sentence
    const dependents = this.#dependents()
    const openness = 2 * Math.min(view.level, 2) + Number(view.opensParagraph)
    for (let k = 0; k < sentence.length; k++) {
      const row = new Row(out, at + k * ITEM_COLUMNS, ITEM_ROWS)
      const head = this.#heads[k]!
      const lemma = this.#lemmas[k]!
      const [deprel, xpos] = [this.#deprels[k]!, this.#xpos[k]!]
      const known = this.#features.known(sentence, k)
      row.put(lemma)
      row.put(mix(lemma, xpos))
      row.put(mix(deprel, xpos))
      row.put(mix(deprel, head < 0 ? 0 : this.#lemmas[head]!))
      row.put(known)
      row.put(mix(dependents[k]!, known === 0 ? 0 : 1))
      row.put(mix(dependents[k]!, xpos))
      row.put(roles[k]!)
      row.put(mix(roles[k]!, mix(roles[k - 1] ?? NO_ROLES, roles[k + 1] ?? NO_ROLES)))
      row.put(mix(openness, Math.min(k, 3)))
      row.put(mix(this.#mark(k - 1), mix(this.#mark(k), this.#mark(k + 1))))
      row.put(this.#features.place(sentence.tokens[k]!))
      row.put(mix(this.#lemmas[k - 1] ?? OUTSIDE, lemma))
      row.put(mix(lemma, this.#lemmas[k + 1] ?? OUTSIDE))
      row.put(this.#features.hash(sentence.byCue.get(k)?.by ?? ''))
      row.put(head < 0 ? 0 : mix(this.#deprels[head]!, roles[head]!))
    }
  }

  /** Which dependents of {@link TELLING} each item has, as bits. */
  #dependents(): Int32Array {
    const bits = new Int32Array(this.sentence.length)
    for (const [k, head] of this.#heads.entries())
      if (head >= 0) bits[head]! |= TELLING_BIT[this.#deprels[k]!]!
    return bits
  }

  #mark(k: number): number {
    return this.#marks[k] ?? MARK
  }

  /** Writes the rows of items `from`–`to` as seen from the item `cue`. */
  fillPairs(cue: number, from: number, to: number, out: Int32Array, at: number): void {
    const { sentence } = this
    const draft = sentence.byCue.get(cue)
    const given = draft ? rolesOf(sentence.view, [draft]) : null
    const by = this.#features.hash(draft?.by ?? '')
    const branches = branchesOf(sentence, this.#heads, cue, from, to)
    const crossed = crossedFrom(sentence, cue, from, to)
    for (let k = from; k < to; k++) {
      const row = new Row(out, at + (k - from) * PAIR_COLUMNS, PAIR_ROWS)
      const branch = branches[k - from]!
      const side = Math.sign(k - cue)
      const lemma = this.#lemmas[k]!
      const label = branch < 0 ? branch : this.#deprels[branch]!
      const edges = Number(branch !== branches[k - from - 1]) + 2 * Number(branch !== branches[k - from + 1])
      const upos = sentence.view.isQuote(k)
        ? UPOS.length
        : sentence.view.document.tags.uposPlace(sentence.tokens[k]!)
      const role = given ? given[k]! : NO_ROLES
      row.put(distance(k - cue))
      row.put(mix(label, side))
      row.put(mix(label, mix(edges, upos)))
      row.put(mix(label, this.#lemmas[cue]!))
      row.put(mix(role, given ? mix(given[k - 1] ?? NO_ROLES, given[k + 1] ?? NO_ROLES) : 0))
      row.put(mix(role, by))
      row.put(mix(crossed[k - from]!, side))
      row.put(mix(lemma, side))
      row.put(mix(this.#deprels[k]!, mix(label, edges)))
      row.put(mix(role, mix(label, edges)))
      row.put(mix(sentence.roles[k]!, role))
      row.put(mix(this.#mark(k), mix(this.#lemmas[k + 1] ?? OUTSIDE, side)))
    }
  }
}

/** Writes hashed features one after another; each column has hashes of its own. */
class Row {
  readonly #out: Int32Array
  readonly #size: number
  readonly #first: number
  #at: number

  constructor(out: Int32Array, at: number, size: number) {
    this.#out = out
    this.#first = at
    this.#at = at
    this.#size = size
  }

  put(hash: number): void {
    this.#out[this.#at] = rowOf(mix(hash, this.#at - this.#first), this.#size)
    this.#at++
  }
}

/** Near distances exactly, far ones by powers of two. */
function distance(items: number): number {
  const size = Math.abs(items)
  const step = size < FARTHEST ? size : 4 + Math.floor(Math.log2(size))
  return items < 0 ? -step : step
}
