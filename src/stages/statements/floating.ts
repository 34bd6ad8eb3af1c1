import type { Document } from '../../document/document.ts'
import { hasFiniteVerb } from './clause.ts'
import { type Draft, NOTHING } from './draft.ts'
import type { Placed } from './finish.ts'
import type { Read, View } from './view.ts'

/** A sentence with the statements found in it by their cues. */
export interface Sentence {
  readonly view: View
  readonly drafts: readonly Draft[]
}

/** A first paragraph with no more words and no full stop is the title. */
const LONGEST_TITLE = 26

/** Fewer words than this in quotation marks, with no cue, are not taken for speech. */
const SHORTEST = 4

/**
 * Gives the quotations that no cue claims their place: the other paragraphs of a long quotation, further sentences of
 * the speech just before, or statements of their own without cue (floating quotations).
 */
export function carryOn(
  document: Document<Read>,
  sentences: readonly Sentence[],
  taken: ReadonlySet<number>,
): readonly Placed[] {
  const carrier = new Carrier(document, taken)
  for (const sentence of sentences) carrier.claim(sentence)
  for (const sentence of sentences) carrier.read(sentence)
  return carrier.placed()
}

/** A statement that may still gain quotations. */
interface Growing {
  readonly draft: Draft
  readonly level: number
  readonly quotes: Set<number>
}

class Carrier {
  readonly #document: Document<Read>
  readonly #all: Growing[] = []
  readonly #byDraft = new Map<Draft, Growing>()
  readonly #byQuote = new Map<number, Growing>()
  readonly #taken: ReadonlySet<number>
  readonly #continuedBy = new Map<number, number>()
  readonly #covered = new Set<number>()
  /** The speech that the text has just left. */
  #last: Growing | null = null

  constructor(document: Document<Read>, taken: ReadonlySet<number>) {
    this.#document = document
    this.#taken = taken
    for (const [place, { continues }] of document.quotations.entries())
      if (continues !== null) this.#continuedBy.set(continues, place)
  }

  /** Takes over what the cues of a sentence claim, with all paragraphs of the quotations among it. */
  claim({ view, drafts }: Sentence): void {
    for (const draft of drafts) {
      const growing: Growing = { draft, level: view.level, quotes: new Set() }
      this.#all.push(growing)
      this.#byDraft.set(draft, growing)
      for (const quote of draft.quotes) this.#grow(growing, quote)
      this.#coverPhrases(view, draft)
    }
  }

  /** Quotations inside indirect content are part of it. */
  #coverPhrases(view: View, draft: Draft): void {
    for (const item of view.items) {
      if (item.quote === null || draft.quotes.includes(item.quote)) continue
      if (draft.content.some((span) => span.start <= item.start && item.end <= span.end))
        this.#covered.add(item.quote)
    }
  }

  /** Adds a quotation and those of the paragraphs before and after that it is one with, as far as they are free. */
  #grow(growing: Growing, quote: number): void {
    const add = (place: number): boolean => {
      if (this.#byQuote.has(place) || this.#taken.has(place)) return false
      this.#byQuote.set(place, growing)
      growing.quotes.add(place)
      return true
    }
    add(quote)
    for (let at = this.#document.quotations[quote]!.continues; at !== null && add(at); )
      at = this.#document.quotations[at]!.continues
    for (let at = this.#continuedBy.get(quote); at !== undefined && add(at); ) at = this.#continuedBy.get(at)
  }

  read({ view, drafts }: Sentence): void {
    if (view.level > 0) return
    const alone = view.items.every((item, k) => item.quote !== null || view.isPunct(k))
    const awaiting = this.#last?.draft.awaits === true && this.#last.quotes.size === 0 && view.isQuote(0)
    const answers = alone && this.#last !== null && this.#goesOn(this.#last, view) === null
    let last: Growing | null = alone || awaiting ? this.#last : null
    for (const draft of drafts) {
      const growing = this.#byDraft.get(draft)!
      if (growing.quotes.size > 0 || draft.awaits) last = growing
    }
    for (const [k, item] of view.items.entries()) {
      if (item.quote === null) continue
      const owner = this.#byQuote.get(item.quote)
      if (owner) last = owner
      else if (!this.#isTaken(item.quote) && (awaiting || looksSpoken(view, k, alone, answers)))
        last = this.#float(item.quote, alone || awaiting ? this.#goesOn(last, view) : null)
    }
    this.#last = last
    if (drafts.length === 0 && isTitle(view)) this.#title(view)
  }

  /** What follows a question alone in its paragraph is somebody else's answer. */
  #goesOn(last: Growing | null, { opensParagraph }: View): Growing | null {
    if (!last || !opensParagraph || last.draft.act !== 'ask' || last.quotes.size !== 1) return last
    const { tokens } = this.#document.quotations[[...last.quotes][0]!]!
    return this.#document.tokens.form(tokens.end - 1) === '?' ? null : last
  }

  /** `“We never slept”: families wait for news`, `Creek turned “the colour of tea”`: what a title quotes somebody said. */
  #title(view: View): void {
    const { document } = view
    const [from, to] = [view.items[0]!.start, view.items.at(-1)!.end]
    for (const [place, { tokens, opened, closed, depth }] of document.quotations.entries()) {
      if (tokens.start < from || tokens.start >= to || depth > 0 || !opened || !closed) continue
      if (this.#byQuote.has(place) || this.#isTaken(place)) continue
      const opens = tokens.start - 1 === from && document.tokens.form(tokens.end + 1) === ':'
      const closes = tokens.end + 1 === to
      const after = document.tokens.form(tokens.start - 2) === ':'
      const runs = tokens.end - tokens.start > 2 && /^\p{Ll}/u.test(document.tokens.form(tokens.start))
      if (opens || (closes && (after || runs))) this.#float(place, null)
    }
  }

  #isTaken(quote: number): boolean {
    return this.#taken.has(quote) || this.#covered.has(quote)
  }

  #float(quote: number, before: Growing | null): Growing {
    if (before) {
      this.#grow(before, quote)
      return before
    }
    const draft: Draft = { ...NOTHING, act: 'say', content: [], by: 'floating-quotation' }
    const growing: Growing = { draft, level: 0, quotes: new Set() }
    this.#all.push(growing)
    this.#grow(growing, quote)
    return growing
  }

  placed(): readonly Placed[] {
    return this.#all.map(({ draft, level, quotes }) => {
      const more = [...quotes].filter((quote) => !draft.quotes.includes(quote))
      if (more.length === 0) return { draft, level }
      const content = [...draft.content, ...more.map((quote) => this.#document.quotations[quote]!.tokens)]
      return { draft: { ...draft, content, quotes: [...draft.quotes, ...more] }, level }
    })
  }
}

/** The first paragraph, if it is short and no sentence, with others after it. */
function isTitle({ document, items, opensParagraph, level }: View): boolean {
  const first = document.paragraphs[0]!
  if (level > 0 || !opensParagraph || items[0]!.start !== first.start || document.paragraphs.length < 3)
    return false
  return first.end - first.start <= LONGEST_TITLE && document.tokens.form(first.end - 1) !== '.'
}

/** Whether an unclaimed quotation is speech rather than a title, a name or a phrase in doubt; what `answers` a question is. */
function looksSpoken(view: View, k: number, alone: boolean, answers: boolean): boolean {
  const quotation = view.quote(k)!
  const { start, end } = quotation.tokens
  const { tags, tokens } = view.document
  if (answers) return true
  if (end - start < SHORTEST) return false
  let verbs = 0
  for (let i = start; i < end; i++) if (/^(?:VB[DPZ]?|MD)$/.test(tags.xpos(i))) verbs++
  if (verbs === 0) return false
  if (alone) return true
  return (
    /^(?:[.!?,…]|\.{3})$/.test(tokens.form(end - 1)) &&
    (hasFiniteVerb(view, 0, view.length) || /^[,:]$/.test(view.form(k - 1)))
  )
}
