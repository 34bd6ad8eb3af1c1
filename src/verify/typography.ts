import type { Located } from './locate.ts'
import type { QuoteWords } from './parts.ts'
import type { IndexedSource } from './search-index.ts'
import type { Typography } from './verdict.ts'

/** In what a quote's words differ from the source's where the words are the same. */
export function typographyOf(
  text: string,
  quote: QuoteWords,
  { words, base }: IndexedSource,
  piece: Located,
): ReadonlySet<Typography> {
  const found = new Set<Typography>()
  let last: readonly [number, number] | null = null
  for (let i = piece.from; i < piece.to; i++) {
    const place = piece.pairs[i - piece.from]! - base
    if (piece.pairs[i - piece.from]! < 0 || words.keys[place] !== quote.keys[i]) {
      last = null
      continue
    }
    const printed = text.slice(quote.start[i]!, quote.end[i]!)
    const said = words.text.slice(words.start[place]!, words.end[place]!)
    if (printed !== said) found.add(ofWord(printed, said))
    if (last && last[0] === i - 1 && last[1] === place - 1) {
      const between = ofMarks(
        text.slice(quote.end[i - 1]!, quote.start[i]!),
        words.text.slice(words.end[place - 1]!, words.start[place]!),
      )
      if (between) found.add(between)
    }
    last = [i, place]
  }
  if (piece.to === quote.keys.length && isOtherQuestion(text, quote, words, piece.end - base - 1))
    found.add('question')
  return found
}

/** The mark at the end is the sentence's into which the quote is put; a question it was stays worth telling. */
function isOtherQuestion(
  text: string,
  quote: QuoteWords,
  words: IndexedSource['words'],
  last: number,
): boolean {
  const marks = (part: string, from: number): string =>
    part.slice(from, from + 8).match(/^[^\p{L}\d\s]*/u)?.[0] ?? ''
  const said = marks(words.text, words.end[last] ?? 0)
  const printed = marks(text, quote.end[quote.keys.length - 1] ?? 0)
  return said.includes('?') !== printed.includes('?') && /[.?!]/.test(said) && /[.?!]/.test(printed)
}

/** In what the marks between two words differ; null where they do not. White space is the page's. */
function ofMarks(printed: string, said: string): Typography | null {
  const bare = (text: string): string => text.replace(/\s+/g, ' ')
  if (bare(printed) === bare(said)) return null
  const straight = (text: string): string =>
    bare(text)
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/\s*(?:--+|[–—])\s*/g, ' - ')
      .replace(/…/g, '...')
  if (straight(printed) === straight(said)) return 'marks'
  if (printed.includes('?') !== said.includes('?')) return 'question'
  return /^(?:\s|[-‐‑])*$/.test(printed + said) ? 'hyphenation' : 'punctuation'
}

function ofWord(printed: string, said: string): Typography {
  const straight = (word: string): string =>
    word.replace(/[’‘ʼ`´]/g, "'").replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
  const [a, b] = [straight(printed), straight(said)]
  if (a === b) return 'marks'
  if (a.toLowerCase() === b.toLowerCase()) return 'case'
  return /\d/.test(a) || a.includes('.') || b.includes('.') ? 'punctuation' : 'accents'
}
