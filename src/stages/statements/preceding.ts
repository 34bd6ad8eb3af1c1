import type { TokenSpan } from '../../document/span.ts'
import { clauseEnd, hasFiniteVerb, isFiniteVerb } from './clause.ts'
import type { Complement, Complements } from './complement.ts'
import type { Cue, Cues } from './cues.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import { type Block, SHORTEST_CLAUSE } from './sources.ts'
import type { Places, View } from './view.ts'

/** Reads content that stands before its cue, and what follows the cue then. */
export class Preceding {
  readonly #view: View
  readonly #places: Places
  readonly #cues: Cues
  readonly #complements: Complements

  constructor(view: View, places: Places, cues: Cues, complements: Complements) {
    this.#view = view
    this.#places = places
    this.#cues = cues
    this.#complements = complements
  }

  /** The quotation that ends right before item `at`. */
  quoteBefore(
    at: number,
    taken: ReadonlySet<number>,
  ): { content: readonly TokenSpan[]; quotes: readonly number[] } | null {
    const view = this.#view
    let k = at - 1
    if (/^(?:[,.?!—–]|--)$/.test(view.form(k))) k--
    if (!view.isQuote(k)) return null
    const quote = view.items[k]!.quote!
    if (taken.has(quote)) return null
    // Words run into the quotation: `It was a “pending invasion,” she said` is one mixed content.
    if (k > 0 && !view.isQuote(k - 1) && (!view.isPunct(k - 1) || dangles(view, k))) {
      const from = view.upos(0) === 'CCONJ' ? 1 : 0
      // `A long term “would help,” she wrote`: the verb itself may be quoted.
      const verb = view.document.tags.xpos(view.quote(k)!.tokens.start)
      const clause = hasFiniteVerb(view, from, k) || view.isQuote(from) || /^(?:MD|VBD|VBZ|VBP)$/.test(verb)
      return clause ? { content: [view.span(from, k + 1)], quotes: [quote] } : null
    }
    const content = [view.quote(k)!.tokens]
    const quotes = [quote]
    for (let i = k - 1; i >= 0; i--) {
      if (view.isQuote(i) && !taken.has(view.items[i]!.quote!)) {
        content.unshift(view.quote(i)!.tokens)
        quotes.unshift(view.items[i]!.quote!)
      } else if (!/^[,.…]$/.test(view.form(i))) break
    }
    return { content, quotes }
  }

  /** The second part of `“A,” she said, “B.”`, adverbials between allowed. */
  brokenOff(at: number): { content: readonly TokenSpan[]; quotes: readonly number[]; end: number } | null {
    const view = this.#view
    for (let k = at; k < view.length && k - at < 30; k++) {
      if (view.isQuote(k)) {
        if (!/^(?:[,:—–]|--)$/.test(view.form(k - 1)) && k > at) return null
        return this.#complements.quotesFrom(k)
      }
      if (/^(?:VERB)$/.test(view.upos(k)) && this.#cues.reports(view, k, 'qct')) return null
    }
    return null
  }

  /** `she told Reuters` after what was said. */
  toldAfter(cue: Cue, at: number): TokenSpan | null {
    const view = this.#view
    let k = at
    if (view.isWord(k, 'to')) k++
    else if (!/[do]/.test(cue.frames)) return null
    const phrase = phraseStartingAt(view, this.#places, k, view.length)
    if (!phrase || this.#places.timexAt(view.items[phrase.from]!.start)) return null
    return view.span(phrase.from, phrase.to)
  }

  /** `The plan is dead, police said` and `The plan, police said, is dead`. */
  clauseBefore(cue: Cue, block: Block): Complement | null {
    const view = this.#view
    if (view.form(block.from - 1) !== ',') return null
    let start = 0
    if (view.upos(0) === 'CCONJ') start = 1
    const end = block.from - 1
    // `But, he said, the plan is dead`: all of it follows.
    const content = end > start ? [view.span(start, end)] : []
    const resumes = view.form(block.to) === ',' && !this.#endsAfterComma(block.to + 1)
    const stop = resumes ? clauseEnd(view, this.#places, this.#cues, block.to + 1) : block.to
    if (resumes && stop > block.to + 1) content.push(view.span(block.to + 1, stop))
    if (content.length === 0) return null
    const doubtful = end - start < SHORTEST_CLAUSE || view.upos(start) === 'ADP'
    if (doubtful && !hasFiniteVerb(view, start, end) && !(resumes && hasFiniteVerb(view, block.to + 1, stop)))
      return null
    return {
      content,
      quotes: [],
      addressee: this.toldAfter(cue, block.to),
      end: stop,
      frame: 'clause-first',
    }
  }

  /** After `X said,` a participle or a conjunction goes on about the saying, not with what was said. */
  #endsAfterComma(k: number): boolean {
    const view = this.#view
    if (view.xpos(k) === 'VBG' && view.upos(0) === 'SCONJ' && !this.#cues.at(view, k)) return false
    return (
      view.xpos(k) === 'VBG' ||
      this.#cues.isAccording(view, k) > 0 ||
      view.isWord(k, 'who', 'which', 'after', 'as', 'while')
    )
  }
}

/** `He must see that without them, “all is lost,” she said`: a clause begun before the quotation ends in it. */
function dangles(view: View, quote: number): boolean {
  for (let k = quote - 1; k > 0; k--) {
    if (isFiniteVerb(view, k)) return false
    if (view.isWord(k, 'that') && view.upos(k) === 'SCONJ') return hasFiniteVerb(view, 0, k)
  }
  return false
}
