import type { Located } from './locate.ts'

/** Words in a row that differ: quote words `from`–`to` stand where the source has words `start`–`end`. */
export interface Difference {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** What differs between a quote and the passage it is aligned with, in order. */
export function differencesOf(quote: Int32Array, ids: Int32Array, located: Located): readonly Difference[] {
  const found: Difference[] = []
  const { from, to, pairs } = located
  let open: { from: number; to: number; start: number; end: number } | null = null
  let at = located.start
  for (let i = from; i <= to; i++) {
    const place = i < to ? pairs[i - from]! : located.end
    if (i < to && place < 0) {
      open ??= { from: i, to: i, start: at, end: at }
      open.to = i + 1
      continue
    }
    if (place > at) {
      open ??= { from: i, to: i, start: at, end: at }
      open.end = place
      at = place
    }
    if (i === to) break
    if (quote[i] === ids[place] && quote[i]! >= 0) {
      if (open) found.push(open)
      open = null
    } else {
      open ??= { from: i, to: i, start: at, end: at }
      open.to = i + 1
      open.end = place + 1
    }
    at = place + 1
  }
  if (open) found.push(open)
  return found
}
