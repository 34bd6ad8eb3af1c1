import type { TokenSpan } from '../../document/span.ts'
import { clauseEnd, hasFiniteVerb, isFiniteVerb, type Saying } from './clause.ts'
import type { Cue, Cues } from './cues.ts'
import { phraseStartingAt, type Stretch } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

const OUTLETS = [
  'magazine',
  'newspaper',
  'paper',
  'outlet',
  'website',
  'tabloid',
  'broadcaster',
  'channel',
] as const

/** What follows a cue: the content, and who was told. */
export interface Complement {
  readonly content: readonly TokenSpan[]
  readonly quotes: readonly number[]
  readonly addressee: TokenSpan | null
  /** Item after the content. */
  readonly end: number
  readonly frame: string
}

/** Reads complements on the right of cues. */
export class Complements {
  readonly #view: View
  readonly #places: Places
  readonly #cues: Cues
  #limit = Number.POSITIVE_INFINITY
  #saying: Saying = 'other'

  constructor(view: View, places: Places, cues: Cues) {
    this.#view = view
    this.#places = places
    this.#cues = cues
  }

  /** No content goes past this item, until it is set anew: the end of a relative clause around the cue. */
  limitTo(end: number): void {
    this.#limit = end
  }

  /** The complement that begins at or after item `at`, in the frames the cue takes; null if there is none. */
  after(cue: Cue, at: number): Complement | null {
    this.#saying = cue.frames.includes('r')
      ? 'recounting'
      : /^(?:say|tell)$/.test(cue.lemma)
        ? 'plain'
        : 'other'
    const view = this.#view
    const has = (frame: string): boolean => cue.frames.includes(frame)
    const to = this.#toWhom(at)
    const skipped = this.#skipAdverbials(to?.next ?? at)
    const start = view.form(skipped) === ',' && view.isWord(skipped + 1, 'that') ? skipped + 1 : skipped
    const addressee = to?.addressee ?? null
    if (has('q')) {
      const quoted = this.#quotation(start)
      if (quoted) return { ...quoted, addressee }
    }
    if (has('t') && view.isWord(start, 'that') && this.#holdsVerb(start + 1)) {
      const clause = this.#clause(start + 1, 'that-clause')
      if (clause) return { ...clause, addressee }
    }
    if (has('s')) {
      const named =
        this.#named(at) ?? (view.isWord(at, 'as') ? this.#phraseQuoted(this.#skipDeterminer(at + 1)) : null)
      if (named) return { ...named, addressee: null, frame: 'predicate' }
    }
    const object =
      this.#outletTold(cue, at) ??
      (/[doas]/.test(cue.frames) ? phraseStartingAt(view, this.#places, at, view.length) : null)
    const withObject = object && this.#afterObject(cue, at, object)
    if (withObject) return withObject
    if (has('w') && isQuestionWord(view, start)) {
      const clause = this.#clause(start, 'wh-clause')
      if (clause) return { ...clause, addressee }
    }
    return this.#bare(cue, at, to?.next ?? at)
  }

  /** `told the paper Moss was sad`: the noun of what follows may look like a part of the phrase. */
  #outletTold(cue: Cue, at: number): Stretch | null {
    const view = this.#view
    if (cue.lemma !== 'tell' || !view.isWord(at, 'the') || !view.isWord(at + 1, ...OUTLETS)) return null
    const opens = /^(?:DET|PRON|PROPN)$/.test(view.upos(at + 2)) || view.xpos(at + 2) === 'NNS'
    return opens && this.#startsClause(at + 2) ? { from: at, to: at + 2 } : null
  }

  /** A quotation that stands alone, with others that follow it at once; a comma, colon or dash may lead. */
  #quotation(at: number): Omit<Complement, 'addressee'> | null {
    const view = this.#view
    let k = at
    if (view.isWord(k, 'that', 'as', 'how')) k++
    while (k < view.length && /^(?:[,:—–]|--|\.\.\.|…)$/.test(view.form(k))) k++
    if (!view.isQuote(k)) return this.#phraseQuoted(k)
    return { ...this.quotesFrom(k), frame: 'quotation' }
  }

  /** A short quotation that is all there is: `tweeted "Deeply saddened"`, not `said "the outbreak" was over`. */
  #phraseQuoted(k: number): Omit<Complement, 'addressee'> | null {
    const view = this.#view
    const place = this.#places.quotationAt(view.token(k))
    if (place === null) return null
    const { tokens, closed } = view.document.quotations[place]!
    const end = view.itemOf(tokens.end - 1) + (closed ? 2 : 1)
    if (end <= k || /^(?:NOUN|PROPN|ADJ|VERB|AUX|ADV)$/.test(view.upos(end))) return null
    return { content: [tokens], quotes: [place], end, frame: 'quotation' }
  }

  /** The quotation at item `k`, and those after it with nothing but punctuation or `and` between. */
  quotesFrom(k: number): { content: readonly TokenSpan[]; quotes: readonly number[]; end: number } {
    const view = this.#view
    const content: TokenSpan[] = []
    const quotes: number[] = []
    let end = k
    for (let at = k; view.isQuote(at); ) {
      content.push(view.quote(at)!.tokens)
      quotes.push(view.items[at]!.quote!)
      end = at + 1
      at = end
      while (at < view.length && (view.isWord(at, 'and') || /^(?:,|\.\.\.|…)$/.test(view.form(at)))) at++
    }
    return { content, quotes, end }
  }

  #clause(from: number, frame: string): Omit<Complement, 'addressee'> | null {
    const view = this.#view
    const start = view.form(from) === ',' ? from + 1 : from
    const end = Math.min(this.#limit, clauseEnd(view, this.#places, this.#cues, start, this.#saying))
    if (end <= start) return null
    const stop = /^(?:object-of|infinitive|gerund|object-infinitive)$/.test(frame)
      ? this.#beforeResult(start, end)
      : end
    return { content: [view.span(start, stop)], quotes: [], end: stop, frame }
  }

  /** `accused her of lying, prompting an inquiry`: what came of it is not said. */
  #beforeResult(start: number, end: number): number {
    const view = this.#view
    for (let k = start + 1; k + 1 < end; k++)
      if (view.form(k) === ',' && (view.xpos(k + 1) === 'VBG' || view.isWord(k + 1, 'which', 'after')))
        return k
    return end
  }

  /** `told reporters that`, `urged them to`, `accused him of`, `called it "a disaster"`. */
  #afterObject(cue: Cue, at: number, object: Stretch): Complement | null {
    const view = this.#view
    const has = (frame: string): boolean => cue.frames.includes(frame)
    const who = view.span(object.from, object.to)
    const skipped = this.#skipAdverbials(object.to)
    const next = view.form(skipped) === ',' && view.isWord(skipped + 1, 'that') ? skipped + 1 : skipped
    if (cue.act === 'ask' && has('o') && view.isWord(object.to, 'for')) {
      const phrase = this.#phrase(object.to + 1, 'object-for')
      if (phrase) return { ...phrase, addressee: who }
    }
    if (has('o') && this.#isInfinitive(object.to)) {
      const clause = this.#clause(object.to, 'object-infinitive')
      if (clause) return { ...clause, addressee: who }
    }
    if (has('d') || has('o')) {
      const quoted = has('q') ? this.#quotation(next) : null
      if (quoted && (cue.lemma === 'tell' || this.#isSomebody(object))) return { ...quoted, addressee: who }
      if (view.isWord(next, 'that') || (has('w') && isQuestionWord(view, next))) {
        const clause = this.#clause(view.isWord(next, 'that') ? next + 1 : next, 'told-clause')
        if (clause) return { ...clause, addressee: who }
      }
      const told = cue.lemma === 'tell' || this.#isSomebody(object)
      if (has('d') && has('c') && told && this.#startsClause(next)) {
        const clause = this.#clause(next, 'told-clause')
        if (clause) return { ...clause, addressee: who }
      }
    }
    const of = has('a') ? this.#accusation(at) : null
    if (of !== null) {
      const quoted = this.#quotedAfter(of + 1)
      if (quoted) return { ...quoted, addressee: null, frame: 'object-of' }
      const clause = this.#clause(of + 1, 'object-of')
      if (clause) return { ...clause, addressee: null }
    }
    return has('s') ? this.#predicated(cue, at, object) : null
  }

  /** The quotation at item `at`, if it is all that follows: `accused the board of “cowardice”`. */
  #quotedAfter(at: number): Omit<Complement, 'addressee'> | null {
    if (this.#view.isQuote(at)) return { ...this.quotesFrom(at), frame: 'quotation' }
    return this.#phraseQuoted(at)
  }

  /** The `of` or `for` of `accused the board of hiding it`, however long the object is. */
  #accusation(at: number): number | null {
    const view = this.#view
    let last: number | null = null
    for (let k = at + 1; k < view.length && k - at < 16; k++) {
      const after = this.#afterApposition(k)
      if (after !== null) {
        k = after - 1
        continue
      }
      if (view.isPunct(k) || isFiniteVerb(view, k)) break
      if (!view.isWord(k, 'of', 'for', 'with')) continue
      if (view.xpos(k + 1) === 'VBG') return k
      last ??= k
    }
    return last
  }

  /** The `of` after `, Blue Strait Lines,` in `accused the operator, Blue Strait Lines, of hiding it`. */
  #afterApposition(at: number): number | null {
    const view = this.#view
    if (view.form(at) !== ',') return null
    for (let k = at + 1; k < view.length && k - at < 10; k++) {
      if (view.form(k) === ',') return view.isWord(k + 1, 'of') ? k + 1 : null
      if (view.isPunct(k) || isFiniteVerb(view, k)) return null
    }
    return null
  }

  /** `described the suspect as …`, `called it "…"`: the small clause, or its quoted part if that is all there is. */
  #predicated(cue: Cue, at: number, object: Stretch): Complement | null {
    const view = this.#view
    let next = this.#asBeforeQuotation(object.to)
    const as = view.isWord(next, 'as')
    if (as) next++
    else if (!/^(?:call|label|dub|brand|consider|declare|name)$/.test(cue.lemma)) return null
    const bare = this.#skipDeterminer(next)
    if (view.isQuote(bare)) return { ...this.quotesFrom(bare), addressee: null, frame: 'predicate' }
    const phrase = this.#phraseQuoted(bare)
    if (phrase && !/^(?:PRON|ADP)$/.test(view.upos(phrase.end)))
      return { ...phrase, addressee: null, frame: 'predicate' }
    const mark = /^["“‘']$/.test(view.form(next))
    if (!as && !mark && !/^(?:DET|ADJ|NOUN|ADV)$/.test(view.upos(next))) return null
    if (!as && !mark && view.upos(next) === 'NOUN' && view.upos(next - 1) === 'ADJ') return null
    const end = this.#predicateEnd(next)
    if (end <= next) return null
    return { content: [view.span(at, end)], quotes: [], addressee: null, end, frame: 'predicate' }
  }

  /** The `as` before a quotation behind a long object (`rejected claims that he lied as “baseless”`), else `at`. */
  #asBeforeQuotation(at: number): number {
    const view = this.#view
    for (let k = at; k < view.length && k - at < 24 && !view.isPunct(k); k++) {
      const quoted = this.#skipDeterminer(k + 1)
      if (
        view.isWord(k, 'as') &&
        (view.isQuote(quoted) || this.#places.quotationAt(view.token(quoted)) !== null)
      )
        return k
    }
    return at
  }

  /** To the next comma, or a verb that is not of a relative clause. */
  #predicateEnd(from: number): number {
    const view = this.#view
    const limit = clauseEnd(view, this.#places, this.#cues, from)
    let relative = false
    for (let k = from; k < limit; k++) {
      if (view.form(k) === ',') return k
      if (/^(?:WP|WDT|WRB)$/.test(view.xpos(k)) || view.isWord(k, 'that')) relative = true
      if (isFiniteVerb(view, k) && !relative) return from
    }
    return limit
  }

  /** Complements with nobody told: clause without "that", infinitive, gerund, noun phrase, `for`. */
  #bare(cue: Cue, at: number, from: number): Complement | null {
    const view = this.#view
    const has = (frame: string): boolean => cue.frames.includes(frame)
    const start = this.#skipTime(from)
    const with_ = (clause: Omit<Complement, 'addressee'> | null): Complement | null =>
      clause && { ...clause, addressee: null }
    const quotedInfinitive = has('i') || has('o') ? this.#quotedInfinitive(at) : null
    if (quotedInfinitive) return with_(quotedInfinitive)
    if (has('i') && this.#isInfinitive(at)) return with_(this.#clause(at, 'infinitive'))
    const gerund = view.isWord(at, 'to') ? at + 1 : at
    if (has('g') && view.xpos(gerund) === 'VBG') return with_(this.#clause(gerund, 'gerund'))
    if (has('f') && view.isWord(at, 'for')) return with_(this.#phrase(at + 1, 'for-phrase'))
    if (has('c')) {
      const from = this.#clauseStart(start)
      if (this.#startsClause(from)) return with_(this.#clause(from, 'clause'))
    }
    if (has('n')) return with_(this.#phrase(at, 'noun-phrase'))
    const phrase = has('q') || has('m') ? this.#phrase(at, 'quoted-noun-phrase') : null
    return phrase && this.#holdsQuotation(phrase) ? with_(phrase) : null
  }

  #phrase(from: number, frame: string): Omit<Complement, 'addressee'> | null {
    const view = this.#view
    const end = this.#phraseEnd(from)
    if (end <= from) return null
    return { content: [view.span(from, end)], quotes: [], end, frame }
  }

  #holdsQuotation({ content }: { readonly content: readonly TokenSpan[] }): boolean {
    const span = content[0]!
    for (let i = span.start; i < span.end; i++) if (this.#places.quotationAt(i) !== null) return true
    return false
  }

  /** `called “fury”`, `called a “disaster”`; with more behind it the determiner makes one phrase of both. */
  #named(at: number): Omit<Complement, 'addressee'> | null {
    const start = this.#skipDeterminer(at)
    const quoted = this.#phraseQuoted(start)
    return quoted && start > at && this.#view.upos(quoted.end) === 'ADP' ? null : quoted
  }

  /** A noun phrase with all that hangs on it: to the next comma, verb or conjunction with a verb. */
  #phraseEnd(from: number): number {
    const view = this.#view
    const limit = clauseEnd(view, this.#places, this.#cues, from)
    let to = from
    while (
      to < limit &&
      view.form(to) !== ',' &&
      !isFiniteVerb(view, to) &&
      !/^(?:SCONJ)$/.test(view.upos(to))
    )
      to++
    if (to < limit && isFiniteVerb(view, to)) return from
    while (to > from && /^(?:CCONJ|ADP|DET|ADV)$/.test(view.upos(to - 1))) to--
    return to
  }

  #skipDeterminer(k: number): number {
    return this.#view.isWord(k, 'a', 'an', 'the') ? k + 1 : k
  }

  /** A noun phrase and a finite verb after it, or `there is`, a question or an imperative in quotes. */
  #startsClause(at: number): boolean {
    const view = this.#view
    if (at >= view.length) return false
    if (view.isPunct(at) && !/^["“‘'(]$/.test(view.form(at))) return false
    if (/^(?:CCONJ)$/.test(view.upos(at))) return false
    if (isFiniteVerb(view, at)) return false
    const end = clauseEnd(view, this.#places, this.#cues, at)
    // A past tense after a pronoun is easily taken for a participle.
    const plain = view.upos(at) === 'PRON' && view.xpos(at + 1) === 'VBN'
    return end > at + 1 && (plain || hasFiniteVerb(view, at, end))
  }

  /** `promised to “bring it home”`: the quoted words alone. */
  #quotedInfinitive(at: number): Omit<Complement, 'addressee'> | null {
    const view = this.#view
    if (!view.isWord(at, 'to')) return null
    if (view.isQuote(at + 1)) return { ...this.quotesFrom(at + 1), frame: 'infinitive' }
    const quoted = this.#phraseQuoted(at + 1)
    return quoted && { ...quoted, frame: 'infinitive' }
  }

  /** Past `publicly` and `in mid-2019,` between the cue and its clause. */
  #clauseStart(at: number): number {
    const view = this.#view
    const after = this.#skipAdverbials(at)
    if (after > at && view.form(after) === ',') return after + 1
    return view.upos(at) === 'ADV' && /(?:ly|again|later|earlier)$/.test(view.lower(at)) ? at + 1 : at
  }

  /** A verb before the next stop: `that he left`, not `that man`. */
  #holdsVerb(from: number): boolean {
    const view = this.#view
    for (let k = from; k < view.length && view.form(k) !== ';'; k++)
      if (view.upos(k) === 'VERB' || view.upos(k) === 'AUX' || view.isQuote(k)) return true
    return false
  }

  #isInfinitive(at: number): boolean {
    const view = this.#view
    const start = view.isWord(at, 'not', 'never') ? at + 1 : at
    return view.isWord(start, 'to') && /^(?:VB|RB)$/.test(view.xpos(start + 1))
  }

  /** Somebody who can be told: a name or a noun for people, not a plain thing. */
  #isSomebody(object: Stretch): boolean {
    const mention = this.#places.startingAt(
      this.#view.items[object.from]!.start,
      this.#view.items[object.to - 1]!.end,
    )
    return mention !== null && mention.span.end === this.#view.items[object.to - 1]!.end
  }

  /** `said to reporters that`. */
  #toWhom(at: number): { readonly addressee: TokenSpan; readonly next: number } | null {
    const view = this.#view
    if (!view.isWord(at, 'to', 'with')) return null
    const phrase = phraseStartingAt(view, this.#places, at + 1, view.length)
    if (!phrase || !this.#isSomebody(phrase)) return null
    return { addressee: view.span(phrase.from, phrase.to), next: phrase.to }
  }

  /** Past times and places of saying, if a quotation, "that" or a comma follows them. */
  #skipAdverbials(at: number): number {
    let k = at
    for (let tries = 0; tries < 4; tries++) {
      const next = this.#adverbialEnd(k)
      if (next === k) break
      k = next
    }
    if (k === at) return at
    const view = this.#view
    const leads =
      view.isQuote(k) || view.isWord(k, 'that') || /^[,:—–]$/.test(view.form(k)) || isQuestionWord(view, k)
    return leads ? k : at
  }

  #adverbialEnd(k: number): number {
    const view = this.#view
    const aside = this.#asideEnd(k)
    if (aside > k) return aside
    const time = this.#skipTime(k)
    if (time > k) return time
    if (view.upos(k) === 'ADV') return k + 1
    const at = view.form(k) === ',' ? k + 1 : k
    if (view.upos(at) !== 'ADP') return k
    const phrase = phraseStartingAt(view, this.#places, at + 1, view.length)
    if (!phrase) return k
    const second = view.isWord(phrase.to, 'and')
      ? phraseStartingAt(view, this.#places, phrase.to + 1, view.length)
      : null
    return second ? second.to : phrase.to
  }

  /** `, however,` or `, citing two officials,` between the cue and its clause. */
  #asideEnd(k: number): number {
    const view = this.#view
    if (view.form(k) !== ',') return k
    if (view.upos(k + 1) === 'ADV' && view.form(k + 2) === ',') return k + 3
    if (!view.isWord(k + 1, 'citing', 'quoting')) return k
    for (let i = k + 2; i < view.length && i - k < 20; i++) if (view.form(i) === ',') return i + 1
    return k
  }

  /** The item after a time expression at `k`, with its preposition; `k` if there is none. */
  #skipTime(k: number): number {
    const view = this.#view
    for (const at of [k, k + 1]) {
      const item = view.items[at]
      if (!item || (at > k && !view.isWord(k, 'on', 'late', 'early', 'in'))) continue
      const timex = this.#places.timexAt(item.start)
      if (!timex || timex.type === 'DURATION') continue
      const last = view.itemOf(timex.span.end - 1)
      if (last >= at) return last + 1
    }
    return k
  }
}

const isQuestionWord = (view: View, k: number): boolean =>
  view.isWord(k, 'if', 'whether') || /^W/.test(view.xpos(k))
