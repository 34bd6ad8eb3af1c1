import type { Timex } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { ClauseText } from '../clauses/text.ts'

/** Values that say a day, month, season or year. */
const DATED = /^\d{4}(?:-|$)/

/** How far from what happened its time may stand, in tokens. */
const REACH = 60

/** Times of a text by the sentence they stand in. */
export class Times {
  readonly #timexes: readonly Timex[]

  constructor(timexes: readonly Timex[]) {
    this.#timexes = timexes.filter(
      ({ type, value }) => (type === 'DATE' || type === 'TIME') && DATED.test(value),
    )
  }

  /** The value of the time that stands nearest to token `anchor` in its clause, without the time of day. */
  near(text: ClauseText, anchor: number, sentence: TokenSpan): string | null {
    let best: Timex | null = null
    let least = Number.POSITIVE_INFINITY
    const from = Math.max(sentence.start, anchor - REACH)
    const to = Math.min(sentence.end, anchor + REACH)
    for (let i = this.#first(from); i < this.#timexes.length; i++) {
      const timex = this.#timexes[i]!
      if (timex.span.start >= to) break
      const distance = apart(text, timex.span, anchor)
      if (distance < least) [best, least] = [timex, distance]
    }
    return best === null ? null : best.value.replace(/T.*$/, '')
  }

  #first(token: number): number {
    return firstPlace(this.#timexes.length, (place) => this.#timexes[place]!.span.start >= token)
  }
}

/** What a clause or an aside between a time and a token counts for, in tokens. */
const ASIDE = 8

/** Words between a time and a token; a clause of its own between them keeps them apart, or counts for many. */
function apart(text: ClauseText, time: TokenSpan, anchor: number): number {
  const { tokens } = text
  const before = time.end <= anchor
  const perfect = before && isPerfect(text, anchor)
  // "Keller, first elected in 1996, was born"
  const aside = before && tokens.form(time.end) === ',' && tokens.form(commaBefore(text, time.start)) === ','
  const [from, to] = before ? [time.end, anchor] : [anchor + 1, time.start]
  let distance = Math.max(0, to - from) + (aside ? ASIDE : 0)
  for (let i = from; i < to; i++) {
    const word = tokens.lower(i)
    if (before ? word === 'which' || (perfect && word === 'and') : opensClause(text, i))
      return Number.POSITIVE_INFINITY
    if (/^(?:which|who|;|but)$/.test(word)) distance += ASIDE
  }
  return distance
}

/** The nearest comma in the few tokens before a time; -1 without one. */
function commaBefore({ tokens }: ClauseText, start: number): number {
  for (let i = start - 1; i > start - 9; i--) if (/^[,.;]$/.test(tokens.form(i))) return i
  return -1
}

/** `he left in 2012 and has been sentenced`: a perfect takes no date of the past (Klein 1992). */
function isPerfect({ tags, tokens }: ClauseText, anchor: number): boolean {
  for (let i = anchor - 1; i > anchor - 5 && /^(?:AUX|ADV|PART)$/.test(tags.upos(i)); i--)
    if (/^(?:has|have|'ve)$/.test(tokens.lower(i))) return true
  return false
}

/** `the group she founded`, `who had founded it`: a relative clause, with a time of its own, begins at token `i`. */
function opensClause({ tags, tokens }: ClauseText, i: number): boolean {
  if (/^(?:who|whose)$/.test(tokens.lower(i))) return true
  const subject = /^(?:he|she|they|we|i)$/.test(tokens.lower(i)) && /^VB[DZP]$/.test(tags.xpos(i + 1))
  return subject && /^(?:NOUN|PROPN)$/.test(tags.upos(i - 1)) && !tokens.form(i - 1).endsWith('day')
}
