import type { CharSpan } from '../document/span.ts'

/** A word as the figures count it: letters, digits and the underscore of Unicode. */
const WORD = /[\p{L}\p{N}_]+/gu

/** The places where the words of some spans start. */
export function wordStarts(text: string, spans: readonly CharSpan[]): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const { start, end } of spans)
    for (const match of text.slice(start, end).matchAll(WORD)) starts.add(start + match.index)
  return starts
}

/** The words of a phrase in lower case, each once. */
export const wordSet = (phrase: string): ReadonlySet<string> =>
  new Set(phrase.toLowerCase().match(WORD) ?? [])

export function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const member of small) if (large.has(member)) count++
  return count
}

export const equal = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size === b.size && shared(a, b) === a.size

/** Jaccard's coefficient; 0 for two empty sets. */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const both = shared(a, b)
  const either = a.size + b.size - both
  return either === 0 ? 0 : both / either
}

/** Whether two spans share at least half of their words. */
export const sameWords = (text: string, a: CharSpan, b: CharSpan): boolean =>
  jaccard(wordStarts(text, [a]), wordStarts(text, [b])) >= 0.5

const EDGE = new Set(' \n\t"“”‘’\'.,;:!?—–-()[]…')

/** A span without quotation marks and punctuation at its edges, nor a leading "that"; as a key to compare by. */
export function trimmed(text: string, { start, end }: CharSpan): string {
  let from = start
  let to = end
  while (from < to && EDGE.has(text[from]!)) from++
  while (to > from && EDGE.has(text[to - 1]!)) to--
  if (text.slice(from, to).toLowerCase().startsWith('that ')) from += 5
  return `${from}-${to}`
}
