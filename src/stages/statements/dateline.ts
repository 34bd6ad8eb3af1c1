import type { Document } from '../../document/document.ts'

/** A dateline has at most so many tokens before its dash. */
const LONGEST = 16
const DASH = /^(?:[—–-]|--)$/
/** Before the dash: words in capitals, states and countries, dates, an agency in brackets. */
const PART = /^(?:[,.()/]|\p{Lu}[\p{L}\p{M}.'’-]*|\d{1,4})$/u
const SHOUTED = /^\p{Lu}[\p{Lu}\p{M}.'’-]+$/u

/**
 * The token after the dash of a dateline that begins at token `start`, the first of a paragraph: `HALVIK, May 3 (Nordpress) —`.
 * `start` itself where there is none. A place and an agency say where and for whom a report was written; nobody says them.
 */
export function afterDateline({ tokens }: Pick<Document<'tokens'>, 'tokens'>, start: number): number {
  if (!SHOUTED.test(tokens.form(start)) && tokens.form(start) !== '(') return start
  for (let i = start; i < Math.min(tokens.length, start + LONGEST); i++) {
    if (i > start && DASH.test(tokens.form(i)) && tokens.spaceBefore(i)) return i + 1
    if (!PART.test(tokens.form(i))) return start
  }
  return start
}
