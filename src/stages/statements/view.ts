import type { Document } from '../../document/document.ts'
import type { Mention, Quotation, Timex } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Upos, Xpos } from '../../document/tags.ts'

/** What finding statements reads. */
export type Read =
  | 'tokens'
  | 'paragraphs'
  | 'sentences'
  | 'quotations'
  | 'tags'
  | 'syntax'
  | 'mentions'
  | 'timexes'

/** One token, or a whole quotation that is read on its own, as an element of the sentence around it. */
export interface Item {
  readonly start: number
  readonly end: number
  /** Place in the quotations layer. */
  readonly quote: number | null
}

/**
 * A sentence at one level of quotation: quotations in it that hold sentences of their own are single items.
 * All methods take item numbers and accept numbers outside the sentence.
 */
export class View {
  readonly document: Document<Read>
  readonly items: readonly Item[]
  /** How many quotations this sentence stands inside. */
  readonly level: number
  /** Whether it is the first of its paragraph (or quotation). */
  readonly opensParagraph: boolean
  #verbless: boolean | null = null

  constructor(document: Document<Read>, items: readonly Item[], level: number, opensParagraph: boolean) {
    this.document = document
    this.items = items
    this.level = level
    this.opensParagraph = opensParagraph
  }

  /** Whether it has a quotation that stands alone and no finite verb beside it. */
  get verbless(): boolean {
    this.#verbless ??=
      this.items.some((item) => item.quote !== null) &&
      !this.items.some((_, k) => /^(?:VBD|VBZ|VBP|MD)$/.test(this.xpos(k)))
    return this.#verbless
  }

  get length(): number {
    return this.items.length
  }

  /** The token of item `k`, -1 for a quotation or outside. */
  token(k: number): number {
    const item = this.items[k]
    return item && item.quote === null ? item.start : -1
  }

  lower(k: number): string {
    return this.document.tokens.lower(this.token(k))
  }

  form(k: number): string {
    return this.document.tokens.form(this.token(k))
  }

  upos(k: number): Upos {
    return this.document.tags.upos(this.token(k))
  }

  xpos(k: number): Xpos {
    return this.document.tags.xpos(this.token(k))
  }

  lemma(k: number): string {
    const token = this.token(k)
    return token < 0 ? '' : this.document.tags.lowLemma(token)
  }

  quote(k: number): Quotation | null {
    const place = this.items[k]?.quote
    return place === null || place === undefined ? null : this.document.quotations[place]!
  }

  isQuote(k: number): boolean {
    const item = this.items[k]
    return item !== undefined && item.quote !== null
  }

  isWord(k: number, ...words: readonly string[]): boolean {
    return words.includes(this.lower(k))
  }

  isPunct(k: number): boolean {
    return this.upos(k) === 'PUNCT' && !this.isQuote(k)
  }

  /** The tokens of items `from` up to but not with `to`. */
  span(from: number, to: number): TokenSpan {
    return { start: this.items[from]!.start, end: this.items[to - 1]!.end }
  }

  /** The item that holds a token; -1 if none does. Binary search. */
  itemOf(token: number): number {
    let low = 0
    let high = this.items.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = this.items[middle]!
      if (token < item.start) high = middle - 1
      else if (token >= item.end) low = middle + 1
      else return middle
    }
    return -1
  }
}

/** Mentions and times by the tokens they begin and end with. */
export class Places {
  readonly #starts = new Map<number, Mention[]>()
  readonly #ends = new Map<number, Mention[]>()
  readonly #timexStarts = new Map<number, Timex>()

  readonly #quotations = new Map<number, number>()

  constructor(document: Document<'mentions' | 'timexes' | 'quotations'>) {
    for (const [place, { tokens, opened }] of document.quotations.entries())
      if (opened) this.#quotations.set(tokens.start - 1, place)
    for (const mention of document.mentions) {
      push(this.#starts, mention.span.start, mention)
      push(this.#ends, mention.span.end, mention)
    }
    for (const timex of document.timexes) this.#timexStarts.set(timex.span.start, timex)
  }

  /** The longest mention that begins at `token`, ending no later than `limit`. */
  startingAt(token: number, limit: number): Mention | null {
    return longest((this.#starts.get(token) ?? []).filter((mention) => mention.span.end <= limit))
  }

  /** The longest mention that ends before token `end`, beginning no earlier than `limit`. */
  endingAt(end: number, limit: number): Mention | null {
    return longest((this.#ends.get(end) ?? []).filter((mention) => mention.span.start >= limit))
  }

  /** Place of the quotation whose opening mark is `token`. */
  quotationAt(token: number): number | null {
    return this.#quotations.get(token) ?? null
  }

  timexAt(token: number): Timex | null {
    return this.#timexStarts.get(token) ?? null
  }
}

function push(map: Map<number, Mention[]>, key: number, mention: Mention): void {
  const list = map.get(key)
  if (list) list.push(mention)
  else map.set(key, [mention])
}

function longest(mentions: readonly Mention[]): Mention | null {
  let best: Mention | null = null
  for (const mention of mentions) {
    if (!best || mention.span.end - mention.span.start > best.span.end - best.span.start) best = mention
  }
  return best
}
