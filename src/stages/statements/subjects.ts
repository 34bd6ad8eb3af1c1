import { isFiniteVerb, verbGroup } from './clause.ts'
import { phraseEndingAt, phraseStartingAt, type Stretch } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

/** Finds who does a verb: the phrase on its left, across appositions, relative clauses and coordination. */
export class Subjects {
  readonly #view: View
  readonly #places: Places

  constructor(view: View, places: Places) {
    this.#view = view
    this.#places = places
  }

  /** The subject on the left of a verb group that begins at item `from`; `depth` bounds the search. */
  before(from: number, depth = 0): Stretch | null {
    const view = this.#view
    const k = from - 1
    if (k < 0 || depth > 4) return null
    if (view.isQuote(k)) return null
    if (
      /^(?:who|which|that)$/i.test(view.form(k)) &&
      view.form(k) !== 'WHO' &&
      /^(?:WP|WDT)$/.test(view.xpos(k))
    )
      return this.antecedentOf(k)
    if (view.form(k) === ')') return this.#beforeParenthesis(k)
    if (view.isPunct(k)) return this.#acrossComma(k)
    if (view.upos(k) === 'CCONJ') return this.#coordinated(k, depth)
    if (/^(?:SCONJ|ADP)$/.test(view.upos(k)) && !view.isWord(k, 'as', 'while', 'when', 'before', 'after'))
      return null
    const timed = this.#beforeTime(k)
    if (timed !== null) return this.before(timed + 1, depth + 1)
    const phrase = this.#leftmost(k) ?? phraseEndingAt(view, this.#places, k, this.#clauseStart(k))
    if (phrase && phrase.to === phrase.from + 1 && view.isWord(phrase.from, 'me', 'him', 'us', 'them'))
      return null
    return phrase && this.#withPlaceBefore(phrase)
  }

  /** `the ministry in Munich, Germany said`: a country or state after a comma is the end of a longer phrase. */
  #withPlaceBefore(phrase: Stretch): Stretch {
    const view = this.#view
    if (view.form(phrase.from - 1) !== ',' || phrase.from < 2) return phrase
    const mention = this.#places.startingAt(view.items[phrase.from]!.start, view.items[phrase.to - 1]!.end)
    if (mention?.type !== 'place' || mention.form !== 'name') return phrase
    const before = this.#leftmost(phrase.from - 2)
    return before && before.to === phrase.from - 1 ? { from: before.from, to: phrase.to } : phrase
  }

  /**
   * The first phrase of the clause that ends with item `k`, if only words that can hang on it stand between:
   * `Mitsotakis, speaking to the council` or `the professor of the university in the capital`.
   */
  #leftmost(k: number): Stretch | null {
    const view = this.#view
    let from = this.#segmentStart(k)
    while (from <= k && /^(?:CCONJ|SCONJ|ADV|INTJ)$/.test(view.upos(from))) from++
    for (let tries = 0; tries < 4 && from < k; tries++) {
      const adverbial = this.#adverbialEnd(from, k)
      if (adverbial === from) break
      from = adverbial
    }
    if (from >= k || !/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(view.upos(from))) return null
    const first = phraseStartingAt(view, this.#places, from, k + 1)
    if (!first || this.#places.timexAt(view.items[from]!.start)) return null
    if (first.to > k) return { from, to: k + 1 }
    // What follows the first phrase must hang on it, by a preposition or a participle.
    const link = first.to
    const hangs = (view.upos(link) === 'ADP' && !view.isWord(link, 'as')) || /^VB[GN]$/.test(view.xpos(link))
    if (!hangs) return null
    return view.xpos(link) === 'VBG' || view.xpos(link) === 'VBN' ? first : { from, to: k + 1 }
  }

  /** Where the clause around item `k` begins: after a finite verb, a comma, a conjunction of clauses or a quotation. */
  #segmentStart(k: number): number {
    const view = this.#view
    let from = k
    while (from > 0 && k - from < 40) {
      const before = from - 1
      if (view.isQuote(before) || /^(?:[,;:()—–]|--)$/.test(view.form(before))) break
      if (
        isFiniteVerb(view, before) ||
        view.upos(before) === 'SCONJ' ||
        /^(?:TO|WDT|WP)$/.test(view.xpos(before))
      )
        break
      from--
    }
    return from
  }

  /** A prepositional phrase or time that opens the clause; `from` if there is none. */
  #adverbialEnd(from: number, k: number): number {
    const view = this.#view
    if (view.upos(from) !== 'ADP' && !this.#places.timexAt(view.items[from]!.start)) return from
    const at = view.upos(from) === 'ADP' ? from + 1 : from
    const timex = this.#places.timexAt(view.items[at]?.start ?? -1)
    if (timex) return view.itemOf(timex.span.end - 1) + 1
    const phrase = phraseStartingAt(view, this.#places, at, k)
    return phrase ? phrase.to : from
  }

  /** `Transport for London (TfL) said`. */
  #beforeParenthesis(k: number): Stretch | null {
    const view = this.#view
    for (let open = k - 1; open > 0 && k - open < 12; open--) {
      if (view.form(open) !== '(') continue
      const phrase = this.before(open, 1)
      return phrase && phrase.to === open ? { from: phrase.from, to: k + 1 } : phrase
    }
    return null
  }

  /** `authorities on Thursday urged`: the item before a time that ends with item `k` and its preposition. */
  #beforeTime(k: number): number | null {
    const view = this.#view
    for (let from = k; from > 0 && k - from < 4; from--) {
      const timex = this.#places.timexAt(view.items[from]!.start)
      if (!timex || timex.span.end !== view.items[k]!.end) continue
      // `the 91-year-old told`: somebody of that age.
      if (view.isWord(k, 'old') && view.upos(from - 1) === 'DET') return null
      return view.upos(from - 1) === 'ADP' ? from - 2 : from - 1
    }
    return null
  }

  /** The subject on the right of an inverted verb. */
  #clauseStart(k: number): number {
    const view = this.#view
    let from = k
    while (from > 0) {
      const before = from - 1
      if (view.isQuote(before) || /^(?:[,;:()—–]|--)$/.test(view.form(before))) break
      if (/^(?:VERB|AUX|SCONJ)$/.test(view.upos(before)) && !this.#isModifier(before)) break
      from--
    }
    return from
  }

  #isModifier(k: number): boolean {
    return /^VB[GN]$/.test(this.#view.xpos(k)) && /^(?:NOUN|PROPN|ADJ)$/.test(this.#view.upos(k + 1))
  }

  /** `the mayor, who said`: what the relative pronoun at `k` stands for. */
  antecedentOf(k: number): Stretch | null {
    const view = this.#view
    const before = view.form(k - 1) === ',' ? k - 2 : k - 1
    if (before < 0 || view.isPunct(before)) return null
    // `who officials say is armed and who fled`: both pronouns stand for the same.
    if (view.upos(before) === 'CCONJ') {
      for (let i = before - 1; i > 0; i--) if (/^(?:WP|WDT)$/.test(view.xpos(i))) return this.antecedentOf(i)
      return null
    }
    return phraseEndingAt(view, this.#places, before, this.#clauseStart(before))
  }

  /** `Hugh Pell, a doctor who lives nearby, said`: the phrase before the first comma of the insertion. */
  #acrossComma(k: number): Stretch | null {
    const view = this.#view
    if (!/^(?:,|\)|—|–|--)$/.test(view.form(k))) return null
    let best: Stretch | null = null
    for (let comma = k - 1; comma > 0 && k - comma < 60; comma--) {
      if (view.isQuote(comma) && view.items[comma]!.end - view.items[comma]!.start > 8) break
      if (view.form(comma) === ';' || view.form(comma) === ':') break
      if (!/^(?:,|\(|—|–|--)$/.test(view.form(comma))) continue
      const phrase = phraseEndingAt(view, this.#places, comma - 1, this.#clauseStart(comma - 1))
      if (phrase && this.#standsFirst(phrase)) best = phrase
      if (best && best.from === 0) break
    }
    return best && this.#withApposition(best, k)
  }

  /** The phrase with its apposition, whichever of the two is the name: `Li Qiao, the editor` or `the editor, Li Qiao`. */
  #withApposition(phrase: Stretch, limit: number): Stretch {
    const view = this.#view
    const end = view.items[limit]!.start
    const mention = this.#places.startingAt(view.items[phrase.from]!.start, end)
    const to = mention ? view.itemOf(mention.span.end - 1) + 1 : 0
    if (to > phrase.to) return { from: phrase.from, to }
    const name = this.#places.startingAt(view.items[phrase.to + 1]?.start ?? -1, end)
    // `…, Rohan Desai QC, asked`: letters or an age may stand behind it.
    return name?.form === 'name' && end - name.span.end <= 2 ? { from: phrase.from, to: limit } : phrase
  }

  /** Whether a phrase can be a subject: nothing governs it from its left. */
  #standsFirst(phrase: Stretch): boolean {
    const view = this.#view
    const before = phrase.from - 1
    if (this.#places.timexAt(view.items[phrase.from]!.start) || view.upos(phrase.to - 1) === 'NUM')
      return false
    if (before < 0 || view.isQuote(before)) return true
    return /^(?:CCONJ|SCONJ)$/.test(view.upos(before)) || view.isPunct(before)
  }

  /** `She sat down and said`: the subject of the verb before. */
  #coordinated(k: number, depth: number): Stretch | null {
    const verb = this.verbBefore(k)
    if (verb < 0) return null
    return this.before(verbGroup(this.#view, verb).from, depth + 1)
  }

  /** The nearest finite verb left of item `k`, or -1. */
  verbBefore(k: number): number {
    for (let i = k - 1; i >= 0; i--) if (isFiniteVerb(this.#view, i)) return i
    return -1
  }

  /** The subject of the clause that item `k` stands in, for `, adding`. */
  ofClause(k: number): Stretch | null {
    for (
      let verb = this.verbBefore(k), tries = 0;
      verb >= 0 && tries < 4;
      verb = this.verbBefore(verb), tries++
    ) {
      const subject = this.before(verbGroup(this.#view, verb).from)
      if (subject) return subject
    }
    return null
  }
}
