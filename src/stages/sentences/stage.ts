import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { lazy, loadLexicon, wordMap, wordSet } from '../../pipeline/lexicon.ts'
import { stage } from '../../pipeline/stage.ts'
import { splitParagraphs } from './paragraphs.ts'

const ABBREVIATIONS = lazy(() => wordMap(loadLexicon('stages/tokens/abbreviations.tsv')))
const OPENERS = lazy(() => wordSet(loadLexicon('stages/sentences/openers.tsv')))
const REPORTING = lazy(() => wordSet(loadLexicon('stages/sentences/reporting-verbs.tsv')))

const STOP = /^(?:[.!?]+|…|\.{2,})$/u
const CLOSER = /^(?:["”’'»)\]]|'')$/u
const STARTS_LOW = /^\p{Ll}/u
const CAPITAL = /^[\p{Lu}\p{Lt}]/u

/** Sentences of one paragraph, as token spans. */
export function splitSentences(tokens: Tokens, paragraph: TokenSpan): readonly TokenSpan[] {
  const spans: TokenSpan[] = []
  let start = paragraph.start
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const after = endOfStop(tokens, i, paragraph.end)
    if (after === null) continue
    if (after < paragraph.end && !opens(tokens, i, after, paragraph.end)) continue
    spans.push(tokenSpan(start, after))
    start = after
    i = after - 1
  }
  if (start < paragraph.end) spans.push(tokenSpan(start, paragraph.end))
  return spans
}

/** If token `i` may end a sentence, the first token after it and its closing marks. */
function endOfStop(tokens: Tokens, i: number, end: number): number | null {
  const form = tokens.form(i)
  if (!STOP.test(form) && !(form.endsWith('.') && form.length > 1)) return null
  let after = i + 1
  while (after < end && CLOSER.test(tokens.form(after)) && closesHere(tokens, after)) after++
  return after
}

/** A straight mark closes what stands before it only if it leans on it. */
function closesHere(tokens: Tokens, i: number): boolean {
  return !tokens.spaceBefore(i) || tokens.form(i) === '”' || tokens.form(i) === '»'
}

/** Whether the token at `after` opens a new sentence after the stop at `i`. */
function opens(tokens: Tokens, i: number, after: number, end: number): boolean {
  const stop = tokens.form(i)
  let next = after
  while (next < end && /^(?:["“‘'«([]|``|-{1,2}|[—–•*])$/u.test(tokens.form(next))) next++
  const word = tokens.form(next)
  if (STARTS_LOW.test(word) || /^[,;:)]/.test(tokens.form(after))) return false
  if (!tokens.spaceBefore(after) && next === after && !CLOSER.test(tokens.form(after - 1))) return false
  const quoted = after > i + 1
  if (stop.length > 1 && !STOP.test(stop)) return opensAfterAbbreviation(stop, quoted, word)
  if (/^(?:…|\.{2,})$/u.test(stop))
    return CAPITAL.test(word) && (quoted || next > after || OPENERS().has(word))
  if (quoted && next === after && isAttribution(tokens, stop, after, end)) return false
  return true
}

function opensAfterAbbreviation(stop: string, quoted: boolean, word: string): boolean {
  const kind = ABBREVIATIONS().get(stop.slice(0, -1).toLowerCase())
  if (kind === 'title' || kind === 'inner' || kind === 'number') return false
  if (quoted) return CAPITAL.test(word)
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

export const sentences = stage({
  name: 'sentences',
  reads: ['tokens'],
  writes: ['paragraphs', 'sentences'],
  run: ({ tokens }) => {
    const paragraphs = splitParagraphs(tokens)
    return { paragraphs, sentences: paragraphs.flatMap((paragraph) => splitSentences(tokens, paragraph)) }
  },
})
