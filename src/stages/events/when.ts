import type { Timex } from '../../document/layers.ts'
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
  near({ tokens }: ClauseText, anchor: number, sentence: TokenSpan): string | null {
    let best: Timex | null = null
    let least = Number.POSITIVE_INFINITY
    const from = Math.max(sentence.start, anchor - REACH)
    const to = Math.min(sentence.end, anchor + REACH)
    for (let i = this.#first(from); i < this.#timexes.length; i++) {
      const timex = this.#timexes[i]!
      if (timex.span.start >= to) break
      const distance = apart((i) => tokens.lower(i), timex.span, anchor)
      if (distance < least) [best, least] = [timex, distance]
    }
    return best === null ? null : best.value.replace(/T.*$/, '')
  }

  #first(token: number): number {
    let low = 0
    let high = this.#timexes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#timexes[middle]!.span.start < token) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Words between a time and a token; a relative clause between them keeps them apart, or counts for many. */
function apart(word: (i: number) => string, time: TokenSpan, anchor: number): number {
  const before = time.end <= anchor
  const [from, to] = before ? [time.end, anchor] : [anchor + 1, time.start]
  let distance = Math.max(0, to - from)
  for (let i = from; i < to; i++) {
    if (before && word(i) === 'which') return Number.POSITIVE_INFINITY
    if (/^(?:which|who|;|but)$/.test(word(i))) distance += 8
  }
  return distance
}
