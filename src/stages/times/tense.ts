import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import type { Tense } from './timeline.ts'
import { meaning } from './words.ts'

/** How far from the expression its verb is looked for, in tokens. */
const REACH = 16

/**
 * Whether the clause around a time expression looks back or ahead, by the nearest word before it that shows
 * it, else the nearest after it; null where none does.
 */
export function tenseAround(tokens: Tokens, sentence: TokenSpan, span: TokenSpan): Tense {
  const first = Math.max(sentence.start, span.start - REACH)
  for (let i = span.start - 1; i >= first; i--) {
    const tense = tenseOf(tokens, i, sentence.start)
    if (tense) return tense
  }
  const last = Math.min(sentence.end, span.end + REACH)
  for (let i = span.end; i < last; i++) {
    const tense = tenseOf(tokens, i, sentence.start)
    if (tense) return tense
  }
  return null
}

const isPastAux = (word: string): boolean => word === 'was' || word === 'were' || word === 'had'

/** "scheduled for" looks ahead; "was scheduled for", "due to rain" and "the planned visit" do not say. */
function planned(tokens: Tokens, i: number): Tense {
  if (isPastAux(tokens.lower(i - 1))) return null
  const next = tokens.lower(i + 1)
  const isDue = /^(?:is|are|be|'s)$/.test(tokens.lower(i - 1))
  if (tokens.lower(i) === 'due') return isDue || next !== 'to' ? 'future' : null
  return /^(?:for|to|on|in|by)$/.test(next) || isDue ? 'future' : null
}

function tenseOf(tokens: Tokens, i: number, start: number): Tense {
  const word = tokens.lower(i)
  if (meaning('future', word) !== undefined) return 'future'
  if (/^(?:may|might|can)$/.test(word) && /^\p{Ll}/u.test(tokens.form(i)) && tokens.lower(i + 1) !== 'have')
    return 'future'
  if (word === 'to' && /^(?:is|are)$/.test(tokens.lower(i - 1))) return 'future'
  if (meaning('plan', word) !== undefined) return planned(tokens, i)
  const participle = i > start && word.length > 4 && word.endsWith('ed') && /^\p{Ll}/u.test(tokens.form(i))
  if (meaning('past', word) === undefined && !participle) return null
  for (let j = i - 1; j >= start && j >= i - 3 && tokens.form(j) !== ','; j--) {
    if (meaning('future', tokens.lower(j)) !== undefined || tokens.lower(j) === 'would') return 'future'
    if (tokens.lower(j) === 'be' && tokens.lower(j - 1) === 'to') return 'future'
  }
  return 'past'
}
