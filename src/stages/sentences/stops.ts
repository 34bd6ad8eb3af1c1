import type { Tokens } from '../../document/tokens.ts'
import { OPENERS } from './openers.ts'

const STOP = /^(?:[.!?]+|…|\.{2,})$/u
const CLOSER = /^(?:["”’'»)\]]|'')$/u
const LOWER = /^\p{Ll}+$/u

/** Stops, or notes, that one end takes with it at most: looking ahead stays bounded. */
const MOST = 12
/** Tokens of a note between its brackets: `[12]`, `[note 3]`, `[better source needed]`. */
const NOTE = 4

/** Where a sentence may end. */
export interface Stop {
  /** The stop's form; `…` for dots with spaces between them (`. . .`). */
  readonly form: string
  /** The first token after the stop and all that leans on it. */
  readonly after: number
  /** Whether a closing mark or a note stands between. */
  readonly closed: boolean
}

/** Whether a form is a stop by itself, and not a word that owns one (`Inc.`). */
export const isStop = (form: string): boolean => STOP.test(form)

/** Whether a form closes a quotation or a bracket. */
export const isCloser = (form: string): boolean => CLOSER.test(form)

/** The stop at token `i`, with the closing marks and the notes after it; null where none is, or it numbers a line. */
export function stopAt(tokens: Tokens, i: number, start: number, end: number): Stop | null {
  const form = tokens.form(i)
  if (!STOP.test(form)) {
    if (!form.endsWith('.') || form.length === 1) return null
  } else if (form === '.' && (numbersLine(tokens, i, start) || shortensInBrackets(tokens, i))) return null
  const dots = form === '.' ? spacedDots(tokens, i + 1, end) : i + 1
  const closed = face(tokens, closingMarks(tokens, dots, end), end)
  const after = notes(tokens, closed, end)
  return { form: dots > i + 1 ? '…' : form, after, closed: after > dots }
}

/** `. . .`: the dots of an ellipsis set apart. */
function spacedDots(tokens: Tokens, from: number, end: number): number {
  let after = from
  while (after < Math.min(end, from + MOST) && tokens.form(after) === '.') after++
  return after
}

/** Closing marks that lean on the stop, and the stop that leans on them: `(“Who?”).` */
function closingMarks(tokens: Tokens, from: number, end: number): number {
  let after = from
  for (let stops = 0; after < end; after++) {
    const form = tokens.form(after)
    if (after > from && STOP.test(form) && !tokens.spaceBefore(after) && stops < MOST) stops++
    else if (!CLOSER.test(form) || !closesHere(tokens, after)) break
  }
  return after
}

/** `:)`, `;-)` and the like close the sentence before them. */
const face = (tokens: Tokens, from: number, end: number): number =>
  from < end && /^[:;=]-?[()DP]$/.test(tokens.form(from)) ? from + 1 : from

/** A straight mark closes what stands before it only if it leans on it. */
function closesHere(tokens: Tokens, i: number): boolean {
  return !tokens.spaceBefore(i) || tokens.form(i) === '”' || tokens.form(i) === '»'
}

/** Notes belong to the sentence before them: `It closed in 1971. [1]:12 [citation needed]`. */
function notes(tokens: Tokens, from: number, end: number): number {
  let after = superscript(tokens, from, end)
  for (let count = 0; count < MOST && after < end && tokens.form(after) === '['; count++) {
    let close = after + 1
    while (close < Math.min(end, after + 2 + NOTE) && tokens.form(close) !== ']') close++
    if (close >= end || tokens.form(close) !== ']' || !isNote(tokens, after + 1, close)) break
    after = close + 1
    const page = after + 1 < end && tokens.form(after) === ':' && !tokens.spaceBefore(after)
    if (page && /^\d/.test(tokens.form(after + 1))) after += 2
  }
  return after
}

/** A number, a letter, `note 2`, `citation needed`; not `[He]`, an editor's word within the sentence. */
function isNote(tokens: Tokens, start: number, end: number): boolean {
  const last = tokens.form(end - 1)
  if (end - start === 1) return /^(?:\d{1,3}|\p{Ll}{1,2})$/u.test(last)
  if (last === 'needed') return true
  return /^\d{1,3}$/.test(last) && /^(?:note|nb?|\d{1,3})$/.test(tokens.lower(start))
}

/**
 * The number of a note that stood high: before what can only open a sentence (`They pay a fee. 8 In this way …`), or right
 * at the stop (`They pay a fee.8 Writers do not`).
 */
function superscript(tokens: Tokens, from: number, end: number): number {
  if (from + 1 >= end || from < 2 || !/^\d{1,2}$/.test(tokens.form(from))) return from
  const next = tokens.form(from + 1)
  const glued = !tokens.spaceBefore(from) && LOWER.test(tokens.form(from - 2)) && tokens.spaceBefore(from + 1)
  return OPENERS().has(next) || (glued && /^\p{Lu}/u.test(next)) ? from + 1 : from
}

/** `1.`, `2.1.`, `b.`, `IV.`, `Figure 2.` at the beginning of a sentence number what follows. */
function numbersLine(tokens: Tokens, i: number, start: number): boolean {
  if (i === start || i > start + 3) return false
  let at = start
  while (at < i - 1 && /^[*•(–-]$/.test(tokens.form(at))) at++
  if (at === i - 2)
    return /^(?:Figure|Fig\.|Table|Chart|Chapter|Part)$/.test(tokens.form(at)) && isNumeral(tokens, i - 1)
  return at === i - 1 && isNumeral(tokens, at)
}

const isNumeral = (tokens: Tokens, i: number): boolean =>
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}|\p{L}|[IVXLC]{1,5})$/u.test(tokens.form(i))

/** `(b. 1990)`, `(est. 1971)`: a short word alone after the bracket. */
function shortensInBrackets(tokens: Tokens, i: number): boolean {
  if (i < 2 || tokens.form(i - 2) !== '(') return false
  const word = tokens.form(i - 1)
  return word.length <= 4 && LOWER.test(word)
}
