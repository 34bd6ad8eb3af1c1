import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { IS } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** The most words that the title of a work has. */
const LONGEST = 9
const NAMED = /^(?:as|nicknamed|dubbed|called|alias|aka|named)$/

/** Titles of works in quotation marks: “Rust”, “The Long Way Home”. Not short speech, not nicknames. */
export function findQuotedTitles(reading: Reading): readonly TokenSpan[] {
  const found: TokenSpan[] = []
  for (const { tokens, opened, closed } of reading.quotations) {
    if (!opened || !closed) continue
    const { start } = tokens
    let { end } = tokens
    while (end > start && /^[,.;]$/.test(reading.form(end - 1))) end--
    if (end > start && end - start <= LONGEST && isTitle(reading, start, end, tokens.end > end)) {
      found.push(tokenSpan(start, end))
    }
  }
  return found
}

function isTitle(reading: Reading, start: number, end: number, stopped: boolean): boolean {
  if (!reading.isCapital(start) || !reading.isCapital(end - 1)) return false
  const before = start - 2
  const apposed =
    reading.form(before) === ',' && reading.is(before - 1, IS.workNoun) && !opensSpeech(reading, start, end)
  const work = apposed || reading.is(before, IS.workNoun)
  if (!work && (reading.is(before, IS.say) || NAMED.test(reading.tokens.lower(before)))) return false
  if (!work && stopped && reading.form(end) === '.' && end - start === 1) return false
  if (!work && opensSpeech(reading, start, end)) return false
  for (let i = start; i < end; i++) {
    if (reading.isCapital(i) || /^[-:&',]$|^\d+$/.test(reading.form(i))) continue
    if (!reading.is(i, IS.function | IS.particle) && reading.form(i) !== "'s") return false
  }
  return work || reading.form(before) !== ','
}

/** “Yes,” she said: what follows a comma inside the marks is a verb of saying or its subject. */
function opensSpeech(reading: Reading, start: number, end: number): boolean {
  for (let i = end; i < end + 4; i++) if (reading.is(i, IS.say)) return true
  return end - start === 1 && reading.is(start, IS.function)
}
