import { meaning } from './words.ts'

/**
 * How many: `twenty - five` → 25, `a few hundred` → { scale: 100 }, `an hour and a half`'s `and a half` → 0.5.
 * `vague` counts have no number; a scale says "hundreds of", "a few dozen".
 */
export interface Count {
  readonly value: number | null
  readonly scale: number
}

const FIGURE = /^\d+(?:,\d{3})*(?:\.\d+)?$/

/** The number a word or figure stands for; null if none. */
export function numberOf(word: string): number | null {
  if (FIGURE.test(word)) return Number(word.replaceAll(',', ''))
  const value = meaning('number', word)
  return value === undefined ? null : Number(value)
}

/**
 * Reads lower-case words as a count; of a range ("six or seven", "200–400") the first. Words that are
 * no number ("about", "at least") are passed over.
 */
export function parseCount(input: readonly string[]): Count {
  let total = 0
  let group = 0
  let seen = false
  let vague = false
  let scale = 1
  for (const [place, word] of input.entries()) {
    const value = numberOf(word)
    if (value === null) {
      if (meaning('vague', word) !== undefined) vague = true
      if (seen && /^(?:or|to|–|—)$/.test(word)) break
      if (seen && word === '-' && /^\d/.test(input[place - 1]!) && /^\d/.test(input[place + 1] ?? '')) break
      if (/^(?:dozens|scores)$/.test(word)) scale = 10
      else if (word === 'hundreds') scale = 100
      continue
    }
    if (vague) scale = Math.max(scale, value)
    seen = true
    if (word !== 'dozen' && value < 100) group += value
    else group = (group || 1) * value
    if (value >= 1000) {
      total += group
      group = 0
    }
  }
  if (vague || scale > 1) return { value: null, scale }
  return { value: seen ? total + group : /^an?$/.test(input[0] ?? '') ? 1 : null, scale: 1 }
}
