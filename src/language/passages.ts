import { type CharSpan, charSpan } from '../document/span.ts'
import { blocksOf, isCode, type Line } from './lines.ts'
import { languageOfScript } from './scripts.ts'
import { englishOf, likeliest, type Tally, tally } from './words.ts'

/** A stretch of text that English rules cannot read. */
export interface Passage {
  readonly span: CharSpan
  readonly kind: 'foreign' | 'code'
  /** BCP 47 tag, `und` where it is not known; null for program text. */
  readonly language: string | null
  readonly letters: number
}

/** How many letters were counted. */
export const lettersOf = ({ latin, unlatin }: Tally): number => latin + unlatin

/** So many words are enough to tell a language by a smaller share of its function words. */
const ENOUGH = 8
/** Shares of function words: of another language at least, of English at most. */
const FOREIGN = 0.2
const FOREIGN_SHORT = 0.4
const ENGLISH_LEFT = 0.06
/** Different function words at least. */
export const KINDS = 3

/** The language of words that are surely not English; null where they may be. */
export function foreignLanguage(text: string, count: Tally, short = false): string | null {
  const { words, latin, unlatin } = count
  if (unlatin > latin) return unlatin > 1 ? languageOfScript(text) : null
  const english = englishOf(count, true)
  if (english > words * ENGLISH_LEFT || (words < ENOUGH && !short)) return null
  const { language, words: foreign, kinds } = likeliest(count)
  const told =
    words >= ENOUGH
      ? foreign >= words * FOREIGN && kinds >= KINDS
      : foreign >= words * FOREIGN_SHORT && kinds >= 2
  return told ? (language ?? 'und') : null
}

/** A whole line between quotation marks, or one that only opens a quotation. */
const QUOTED_LINE = /^\s*[“"«„][^“”"«»„]*[”"»“]?\s*$/
const QUOTATION = /[“"«„]([^“”"«»„]{24,})[”"»“]/g

/** Passages of other languages and of program text among the lines of a text, in time in proportion to its length. */
export function passagesOf(text: string, lines: readonly Line[]): readonly Passage[] {
  return merge(
    text,
    blocksOf(lines).flatMap((block): readonly Passage[] => {
      if (!isCode(block)) return foreignOf(block)
      const letters = block.reduce((all, { count }) => all + lettersOf(count), 0)
      const span = charSpan(block[0]!.span.start, block.at(-1)!.span.end)
      return [{ span, kind: 'code', language: null, letters }]
    }),
  )
}

function foreignOf(block: readonly Line[]): readonly Passage[] {
  let before: string | null = null
  return block.flatMap((line): readonly Passage[] => {
    before = foreignLanguage(line.text, line.count, before !== null)
    if (before === null || isEnglishAround(line.text, before)) return quotationsOf(line)
    const { span, text, count } = line
    const inside = QUOTED_LINE.test(text) ? inner(text, span.start) : span
    return inside ? [{ span: inside, kind: 'foreign', language: before, letters: lettersOf(count) }] : []
  })
}

/** Whether a line is foreign by what it quotes alone: `“Ich habe …,” she told reporters.` */
function isEnglishAround(text: string, language: string): boolean {
  const rest = text.replace(QUOTATION, ' ')
  if (rest.length === text.length) return false
  const count = tally(rest)
  return (
    englishOf(count, true) > 0 || (likeliest(count).language !== language && count.unlatin <= count.latin)
  )
}

/** Quotations in another language; their marks stay, and the words around them are read. */
function quotationsOf({ text, span, count }: Line): readonly Passage[] {
  if (likeliest(count).kinds < KINDS && count.unlatin < 2) return []
  return [...text.matchAll(QUOTATION)].flatMap((found): readonly Passage[] => {
    const words = found[1]!
    const quoted = tally(words)
    const language = foreignLanguage(words, quoted)
    const inside = language && inner(words, span.start + found.index + 1)
    return inside ? [{ span: inside, kind: 'foreign', language, letters: lettersOf(quoted) }] : []
  })
}

/** From the first letter or figure to the last: marks at the edges stay. */
function inner(text: string, offset: number): CharSpan | null {
  const first = text.search(/[\p{L}\p{N}]/u)
  if (first < 0) return null
  let last = text.length
  while (last > first && !/[\p{L}\p{N}\p{M}]/u.test(text[last - 1]!) && !isLow(text, last - 1)) last--
  return charSpan(offset + first, offset + last)
}

/** The second half of a letter outside the basic plane. */
const isLow = (text: string, i: number): boolean => /[\udc00-\udfff]/.test(text[i]!)

/** Joins neighbours of one kind and language with nothing but white space between. */
function merge(text: string, passages: readonly Passage[]): readonly Passage[] {
  const merged: Passage[] = []
  for (const passage of passages) {
    const { kind, language, span, letters } = passage
    const last = merged.at(-1)
    const next = last?.kind === kind && last.language === language
    if (last && next && text.slice(last.span.end, span.start).trim() === '')
      merged[merged.length - 1] = {
        ...last,
        span: charSpan(last.span.start, span.end),
        letters: last.letters + letters,
      }
    else merged.push(passage)
  }
  return merged
}
