import type { Document } from '../../document/document.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { classify, IS } from './lexicon.ts'

export type MentionInput = Document<'tokens' | 'sentences' | 'quotations' | 'tags'>

/** How far a capital can be trusted to show a name. */
export const CAPITAL = { none: 0, trusted: 1, doubtful: 2, shouted: 3 } as const

const UPPER = /^[\p{Lu}\p{Lt}]/u
const SHOUT = /^\p{Lu}{2,}$/u
const OPENER = /^(?:["“‘'«([:•*]|``|[-–—]{1,2}|\.\.\.|…)$/u

/** A document as the rules of this stage see it: columns over its tokens, computed once. */
export class Reading {
  readonly tokens: Tokens
  readonly tags: Tags
  readonly sentences: MentionInput['sentences']
  readonly quotations: MentionInput['quotations']
  /** Word classes by the bits of `IS`. */
  readonly bits: Uint32Array
  /** `CAPITAL` of every token. */
  readonly capital: Uint8Array
  /** How often a word stands with a trusted capital, and how often in lower case. */
  readonly #trusted = new Map<string, number>()
  readonly #low = new Map<string, number>()

  constructor({ tokens, tags, sentences, quotations }: MentionInput) {
    this.tokens = tokens
    this.tags = tags
    this.sentences = sentences
    this.quotations = quotations
    this.bits = classify(tokens)
    this.capital = new Uint8Array(tokens.length)
    for (const sentence of sentences) this.#readCapitals(sentence.start, sentence.end)
  }

  is(i: number, bits: number): boolean {
    return i >= 0 && i < this.bits.length && (this.bits[i]! & bits) !== 0
  }

  isCapital(i: number): boolean {
    return i >= 0 && i < this.capital.length && this.capital[i] !== CAPITAL.none
  }

  /** Whether the word stands with a capital in the midst of a sentence elsewhere, and never in lower case. */
  isNameElsewhere(i: number): boolean {
    const word = this.tokens.lower(i)
    return this.#trusted.has(word) && !this.#low.has(word)
  }

  isLowElsewhere(i: number): boolean {
    return this.#low.has(this.tokens.lower(i))
  }

  /** 1 where the word stands with a trusted capital in the document, 2 where it stands in lower case, 3 for both. */
  use(i: number): number {
    const word = this.tokens.lower(i)
    return (this.#trusted.has(word) ? 1 : 0) + (this.#low.has(word) ? 2 : 0)
  }

  /** The word as written, an apostrophe made straight. */
  form(i: number): string {
    const form = this.tokens.form(i)
    return form.includes('’') ? form.replaceAll('’', "'") : form
  }

  /** The word as a list of names would have it: `BEIRUT` as `Beirut`. */
  listForm(i: number): string {
    const form = this.form(i)
    if (form.length < 4 || !SHOUT.test(form)) return form
    return form[0] + form.slice(1).toLowerCase()
  }

  /** Whether tokens `i - 1` and `i` touch. */
  touches(i: number): boolean {
    return !this.tokens.spaceBefore(i)
  }

  #readCapitals(start: number, end: number): void {
    const line = this.#lineKind(start, end)
    let opening = true
    for (let i = start; i < end; i++) {
      const form = this.tokens.form(i)
      if (UPPER.test(form)) {
        const capital = line === CAPITAL.trusted && opening ? CAPITAL.doubtful : line
        this.capital[i] = capital
        if (capital === CAPITAL.trusted) count(this.#trusted, this.tokens.lower(i))
      } else if (/^\p{Ll}/u.test(form)) count(this.#low, form)
      opening = OPENER.test(form) && !(form === '-' && this.touches(i)) && (opening || form !== "'")
    }
  }

  /** How far capitals can be trusted in a line: not in one all in capitals, nor in title case. */
  #lineKind(start: number, end: number): number {
    let long = 0
    let high = 0
    let shouted = 0
    for (let i = start; i < end; i++) {
      const form = this.tokens.form(i)
      if (form.length < 4 || !/^\p{L}/u.test(form) || this.is(i, IS.function)) continue
      long++
      if (UPPER.test(form)) high++
      if (SHOUT.test(form)) shouted++
    }
    if (long < 3) return CAPITAL.trusted
    if (shouted >= long * 0.8) return CAPITAL.shouted
    const titled = high === long && long >= 4 && !/^[.!?]/.test(this.tokens.form(end - 1))
    return titled ? CAPITAL.doubtful : CAPITAL.trusted
  }
}

const count = (map: Map<string, number>, word: string) => map.set(word, (map.get(word) ?? 0) + 1)
