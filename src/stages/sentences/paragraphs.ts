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

function isHardWrapped(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/)
  let single = 0
  let looksWrapped = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!.trimEnd()
    if (line === '' || lines[i + 1]!.trim() === '') continue
    single++
    const fits = line.length >= WRAP.shortest && line.length <= WRAP.longest
    if (fits && !/[.!?:"”’']$/.test(line)) looksWrapped++
  }
  return single >= 3 && looksWrapped / single >= WRAPPED_SHARE
}
