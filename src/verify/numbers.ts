import { valueIn } from './lexicon.ts'

/** Whether a folded word is a number, a number word, or a unit of one. */
export const isNumeric = (word: string): boolean =>
  /\d/.test(word) || valueIn(word, 'number') !== undefined || valueIn(word, 'unit') !== undefined

/** Words that are numbers although they often are not: `one of them`, `a second`. */
const WEAK: ReadonlySet<string> = new Set([
  'one',
  'second',
  'quarter',
  'double',
  'couple',
  'once',
  'per',
  'pound',
  'pounds',
  'half',
])

/** Whether the word is a number beyond doubt. */
export const isNumber = (word: string): boolean =>
  /\d/.test(word) || (valueIn(word, 'number') !== undefined && !WEAK.has(word)) || /^[$€£¥%]$/.test(word)

/**
 * What a row of number words amounts to, in a form that is the same for all ways of writing it: `forty three thousand`,
 * `43 000`, `43000` → `43000`; `five percent`, `5 %` → `5 percent`; null where a word is no number. Units are sorted to
 * the end, since `$5` is said with the dollars last.
 */
export function amountOf(words: readonly string[]): string | null {
  const amounts: string[] = []
  const units: string[] = []
  let group: number | null = null
  let total = 0
  const flush = (): void => {
    if (group !== null || total > 0) amounts.push(String(total + (group ?? 0)))
    group = null
    total = 0
  }
  for (const word of words) {
    const unit = valueIn(word, 'unit')
    if (unit !== undefined) {
      if (unit !== 'per') units.push(unit)
      continue
    }
    if (word === 'and' || word === 'a' || word === 'point' || word === 'oh') {
      if (word === 'point') return null
      if (word === 'a' && group === null) group = 1
      continue
    }
    const value = figureOf(word)
    if (value === null) return null
    if (typeof value === 'string') {
      flush()
      amounts.push(value)
    } else if (value === 100 || value === 12) group = (group ?? 1) * value
    else if (value >= 1000 && valueIn(word, 'number') !== undefined) {
      total += (group ?? 1) * value
      group = null
    } else if (
      group !== null &&
      ((group % 100 >= 20 && group % 10 === 0 && value < 10) ||
        (group % 100 === 0 && group > 0 && value < 100))
    )
      group += value
    else {
      if (group !== null) flush()
      group = value
    }
  }
  flush()
  return amounts.length + units.length === 0 ? null : [...amounts, ...units.sort()].join(' ')
}

/** A number, or a string for what is counted otherwise (`5th`, `10:30`, `1990s`). */
function figureOf(word: string): number | string | null {
  const listed = valueIn(word, 'number')
  if (listed !== undefined) return /^[\d.]+$/.test(listed) ? Number(listed) : listed
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word)
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word)
  if (ordinal) return `${ordinal[1]}th`
  return /^\d/.test(word) ? word.replace(/'/g, '') : null
}
