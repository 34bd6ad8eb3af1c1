import { parseCount } from '../times/numbers.ts'

/** How many of what sort an unnamed victim or group of victims is; the sort is null where any people are meant. */
export interface Toll {
  readonly count: number
  readonly sort: string | null
}

const ANY =
  /^(?:people|persons|person|victims|victim|dead|deaths|deceased|lives|bodies|fatalities|casualties|individuals|\d.*)$/
const FURTHER = /^(?:another|other|others|second|third|fourth|further|additional|remaining)$/

/**
 * The toll that words name: "at least ten people" is 10, "a child" 1 of "child"; null where they count nobody, or
 * count them as others than those told before.
 *
 * @param words in lower case, the noun last
 */
export function tollOf(words: readonly string[]): Toll | null {
  if (words.some((word) => FURTHER.test(word))) return null
  const { value } = parseCount(words)
  if (value === null || value <= 0) return null
  const noun = words.at(-1)!
  const isCount = parseCount([noun]).value !== null
  return { count: value, sort: isCount || ANY.test(noun) ? null : noun }
}

/**
 * Whether two tolls may be of the same people: "two women" and "two of the staff" may where they are not told `together`,
 * in one sentence.
 */
export const isSameToll = (a: Toll, b: Toll, together: boolean): boolean =>
  a.count === b.count &&
  (a.sort === b.sort || (a.count > 1 && (a.sort === null || b.sort === null || !together)))
