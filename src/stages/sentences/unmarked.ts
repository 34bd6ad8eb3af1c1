import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { OPENERS } from './openers.ts'

const DASH = /^(?:-{1,2}|[—–])$/u
const CREDIT = /^(?:Images?|Photos?|Photographs?|Pictures?|Credits?)$/

/**
 * Whether a sentence begins at token `i` though no stop stands before it: after a figure's number, at a picture's credit,
 * after a speaker broke off.
 */
export function breaksBefore(tokens: Tokens, i: number, start: number, paragraph: TokenSpan): boolean {
  if (i <= start || i + 1 >= paragraph.end) return false
  if (tokens.form(i + 1) === ':') return CREDIT.test(tokens.form(i)) && !/[,;:(]$/.test(tokens.form(i - 1))
  if (brokeOff(tokens, i, start)) return true
  return i === start + 2 && isFigure(tokens, start) && /^\p{Lu}/u.test(tokens.form(i))
}

/** `Figure 1.3 The harbour in winter`: the number of a figure stands before its caption. */
const isFigure = (tokens: Tokens, start: number): boolean =>
  /^(?:Figure|Fig\.)$/.test(tokens.form(start)) && /^\d/.test(tokens.form(start + 1))

/**
 * `I was going to — Well, never mind`: a dash after a word in lower case, then a common opener and no name. Who only
 * begins anew (`I think — I mean`) is still in the same sentence.
 */
function brokeOff(tokens: Tokens, i: number, start: number): boolean {
  if (!DASH.test(tokens.form(i - 1)) || !tokens.spaceBefore(i) || !OPENERS().has(tokens.form(i))) return false
  if (tokens.form(i) === 'I' || tokens.form(i) === tokens.form(start)) return false
  if (/^[ap]\.?m\.?$/.test(tokens.form(i - 2))) return false
  return /^\p{Ll}/u.test(tokens.form(i - 2)) && /^[\p{Ll}'’,]/u.test(tokens.form(i + 1))
}
