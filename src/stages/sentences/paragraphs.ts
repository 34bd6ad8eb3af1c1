import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'

/** The shortest and longest line that looks cut by an editor's wrapping rather than by the writer. */
const WRAP = { shortest: 45, longest: 110 }
/** Share of single line ends that must look wrapped for them to count as spaces. */
const WRAPPED_SHARE = 0.6

/** Paragraphs as token spans: blank lines divide them, single line ends too unless the text is hard-wrapped. */
export function splitParagraphs(tokens: Tokens): readonly TokenSpan[] {
  const wrapped = isHardWrapped(tokens.text)
  const spans: TokenSpan[] = []
  let start = 0
  for (let i = 1; i < tokens.length; i++) {
    const breaks = lineBreaks(tokens.text, tokens.end[i - 1]!, tokens.start[i]!)
    if (breaks === 0 || (breaks === 1 && wrapped)) continue
    spans.push(tokenSpan(start, i))
    start = i
  }
  if (tokens.length > start) spans.push(tokenSpan(start, tokens.length))
  return spans
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 0x2028 || code === 0x2029) count++
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) count++
  }
  return count
}

/** Looks at each line that another follows without a blank one between. */
function isHardWrapped(text: string): boolean {
  let single = 0
  let looksWrapped = 0
  let before = ''
  let end = 0
  for (const { 0: found, index } of text.matchAll(/[^\r\n]+/g)) {
    const line = found.trimEnd()
    if (before !== '' && line !== '' && lineBreaks(text, end, index) === 1) {
      single++
      const fits = before.length >= WRAP.shortest && before.length <= WRAP.longest
      if (fits && !/[.!?:"”’']$/.test(before)) looksWrapped++
    }
    before = line
    end = index + found.length
  }
  return single >= 3 && looksWrapped / single >= WRAPPED_SHARE
}
