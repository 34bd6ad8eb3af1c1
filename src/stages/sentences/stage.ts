import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { lazy, loadLexicon, wordMap, wordSet } from '../../pipeline/lexicon.ts'
import { stage } from '../../pipeline/stage.ts'
import { LOWER_OPENERS, OPENERS } from './openers.ts'
import { splitParagraphs } from './paragraphs.ts'
import { isCloser, isStop, type Stop, stopAt } from './stops.ts'
import { breaksBefore } from './unmarked.ts'

const ABBREVIATIONS = lazy(() => wordMap(loadLexicon('stages/tokens/abbreviations.tsv')))
const REPORTING = lazy(() => wordSet(loadLexicon('stages/sentences/reporting-verbs.tsv')))

const STARTS_LOW = /^\p{Ll}/u
/** `iPad`, `eBay`: a name that begins low. */
const NAME_STARTS_LOW = /^\p{Ll}{1,4}\p{Lu}/u
const CAPITAL = /^[\p{Lu}\p{Lt}]/u
const DASH = /^(?:-{1,2}|[—–])$/u
/** Words of a name after a dash that signs a quotation, at most. */
const SIGNATURE = 5
/** Tokens in brackets that end with a year, at most. */
const YEAR = 7

/** Sentences of one paragraph, as token spans. */
export function splitSentences(tokens: Tokens, paragraph: TokenSpan): readonly TokenSpan[] {
  const spans: TokenSpan[] = []
  let start = paragraph.start
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const end = breaksBefore(tokens, i, start, paragraph) ? i : endAt(tokens, i, start, paragraph.end)
    if (end === null || end === start) continue
    spans.push(tokenSpan(start, end))
    start = end
    i = Math.max(i, end - 1)
  }
  if (start < paragraph.end) spans.push(tokenSpan(start, paragraph.end))
  return spans
}

/** Where the sentence that begins at `start` ends, if it ends with the stop at token `i`. */
function endAt(tokens: Tokens, i: number, start: number, end: number): number | null {
  const stop = stopAt(tokens, i, start, end)
  return stop && (stop.after >= end || opens(tokens, i, stop, end)) ? stop.after : null
}

/** Whether what follows the stop at `i` opens a new sentence. */
function opens(tokens: Tokens, i: number, { form: stop, after, closed }: Stop, end: number): boolean {
  let next = after
  while (next < end && /^(?:["“‘'«([]|``|-{1,2}|[—–•*])$/u.test(tokens.form(next))) next++
  const word = tokens.form(next)
  if (/^[,;:)]/.test(tokens.form(after))) return false
  if (givesYear(tokens, after, end)) return false
  if (stop === '.' && tokens.form(after) === '(' && tokens.spaceBefore(after)) return true
  if (STARTS_LOW.test(word) && !NAME_STARTS_LOW.test(word)) return !closed && opensLow(tokens, i, next, after)
  if (!tokens.spaceBefore(after) && next === after && !isCloser(tokens.form(after - 1))) return false
  // A dash after an abbreviation: a dateline, `TROY, Mich. — The ferry`.
  if (!isStop(stop)) return !DASH.test(tokens.form(after)) && opensAfterAbbreviation(stop, closed, word)
  if (/^(?:…|\.{2,})$/u.test(stop))
    return CAPITAL.test(word) && (closed || next > after || OPENERS().has(word))
  if (closed && next === after && isAttribution(tokens, stop, after, end)) return false
  return !isSignature(tokens, after, end)
}

/** Some write without capitals: a common opener after a full stop, itself after a word in lower case. */
function opensLow(tokens: Tokens, i: number, next: number, after: number): boolean {
  if (next !== after || !tokens.spaceBefore(next) || tokens.spaceBefore(i) || i === 0) return false
  if (tokens.form(i) !== '.' || !/^(?:\p{Ll}{3,}|\d{3,})$/u.test(tokens.form(i - 1))) return false
  return LOWER_OPENERS().has(tokens.form(next))
}

/** `(1965)`, `(June 2007)`: the year of a title stays with it, be it `Viva Maria!`. */
function givesYear(tokens: Tokens, at: number, end: number): boolean {
  if (tokens.form(at) !== '(') return false
  let close = at + 1
  while (close < Math.min(end, at + YEAR) && !/^[).!?]$/.test(tokens.form(close))) close++
  return tokens.form(close) === ')' && /^[12]\d{3}$/.test(tokens.form(close - 1))
}

function opensAfterAbbreviation(stop: string, closed: boolean, word: string): boolean {
  const kind = ABBREVIATIONS().get(stop.slice(0, -1).toLowerCase())
  if (kind === 'title' || kind === 'inner' || kind === 'number') return false
  if (closed || stop === 'etc.') return CAPITAL.test(word)
  return OPENERS().has(word)
}

/**
 * `“Where?” Ana Reyes asked`: up to four capitalised words and a reporting verb. After a full stop the verb must end the
 * sentence too: `“No.” Reyes said.`, but not `“No.” Reyes said she was tired.`
 */
function isAttribution(tokens: Tokens, stop: string, at: number, end: number): boolean {
  let i = at
  while (i < Math.min(end, at + 5) && CAPITAL.test(tokens.form(i))) i++
  if (i === at || !REPORTING().has(tokens.lower(i))) return false
  return /[!?]/.test(stop) || i + 1 >= end || tokens.form(i + 1) === '.'
}

/** `“We won.” — Ada Quill`: a dash and a name, and nothing after them in the paragraph. */
function isSignature(tokens: Tokens, at: number, end: number): boolean {
  if (!DASH.test(tokens.form(at)) || end - at < 2 || end - at > SIGNATURE + 1) return false
  for (let i = at + 1; i < end; i++) if (!CAPITAL.test(tokens.form(i))) return false
  return true
}

export const sentences = stage({
  name: 'sentences',
  reads: ['tokens'],
  writes: ['paragraphs', 'sentences'],
  run: ({ tokens }) => {
    const paragraphs = splitParagraphs(tokens)
    return { paragraphs, sentences: paragraphs.flatMap((paragraph) => splitSentences(tokens, paragraph)) }
  },
})
