import type { CharSpan } from '../document/span.ts'
import { isRow } from './data-lines.ts'
import { isCode, type Line, linesOf } from './lines.ts'
import { foreignLanguage, KINDS, lettersOf, type Passage, passagesOf } from './passages.ts'
import { englishOf, likeliest, nameOf, sum, type Tally } from './words.ts'

/** Why a text, or a passage of it, is not read. */
interface Unread {
  readonly code: 'not-english' | 'not-prose'
  readonly message: string
  readonly evidence: CharSpan | null
}

export interface Readable {
  /** BCP 47 tag; `und` where it is not known. */
  readonly language: string
  /**
   * What is to be read, with as many UTF-16 units as the text: passages that are not English have each of their signs
   * replaced by `x`, so that offsets hold and nothing is found there. Null where nothing is to be read.
   */
  readonly text: string | null
  readonly problems: readonly Unread[]
}

/** Fewer words are too few to say that they are not English because they lack English function words. */
const FEWEST = 25
/** English prose has 0.35 to 0.5, lists and tables down to 0.15, other languages at most 0.06. */
const SHARE = 0.09
/** The language of a text that is not English is named where so large a share of its words are function words of it. */
const SOME = 0.12
/** Names and headings alone: so many words begin with a capital. */
const NAMES = 0.6
/** A text is not read if passages that are not English hold so large a share of its letters. */
const MOSTLY = 2 / 3
/** A table has at least so many lines, and so large a share of them are rows. */
const TABLE = { lines: 3, rows: 0.6, english: 0.12 }

/** Tells whether a text, and which passages of it, can be read as English. `declared`: the language its page names. */
export function readable(text: string, declared: string | null): Readable {
  const lines = linesOf(text)
  const count = sum(lines.map((line) => line.count))
  const language = otherLanguage(text, count, declared)
  if (isData(lines, count)) return unread('not-prose', 'und', NOT_PROSE)
  if (language === 'und' && capitalised(text) >= NAMES) return unread('not-prose', 'und', NOT_PROSE)
  if (language !== null) return unread('not-english', language, notEnglish(language))
  const passages = passagesOf(text, lines)
  const foreign = passages.filter(({ kind }) => kind === 'foreign')
  if (foreign.length > 0 && lettersIn(foreign) >= lettersOf(count) * MOSTLY) {
    const most = foreign.reduce((best, next) => (next.letters > best.letters ? next : best)).language ?? 'und'
    return unread('not-english', most, notEnglish(most))
  }
  return {
    language: declared?.toLowerCase().startsWith('en') ? declared : 'en',
    text: mask(text, passages),
    problems: passages.map(problemOf),
  }
}

const NOT_PROSE =
  'The text is a table, a list or program text rather than sentences, so nothing was read from it.'
const notEnglish = (language: string): string =>
  `The text ${nameOf(language) ? `looks ${nameOf(language)}, not English` : 'does not look English'}, so nothing was read from it. Only English can be read.`

const unread = (code: Unread['code'], language: string, message: string): Readable => ({
  language,
  text: null,
  problems: [{ code, message, evidence: null }],
})

/** The language of a text that is not English; null where it is. */
function otherLanguage(text: string, count: Tally, declared: string | null): string | null {
  const elsewhere = declared !== null && declared !== '' && !declared.toLowerCase().startsWith('en')
  const mixed = count.unlatin < lettersOf(count) * MOSTLY && count.latin > 0 && count.unlatin > 0
  const own = mixed && count.unlatin > count.latin ? null : foreignLanguage(text, count, true)
  const lacks = englishOf(count) < count.words * SHARE && count.words >= (elsewhere ? 4 : FEWEST)
  if (own === null && !lacks) return null
  const { language, words, kinds } = likeliest(count)
  const told = own ?? (words >= count.words * SOME && kinds >= KINDS ? language : null)
  if (elsewhere && (told === null || told === 'und' || declared.toLowerCase().startsWith(told)))
    return declared
  return told ?? 'und'
}

/** Whether the text is a table, or program text for the most part. */
function isData(lines: readonly Line[], count: Tally): boolean {
  if (lines.length < TABLE.lines) return false
  if (englishOf(count) >= count.words * TABLE.english) return isCode(lines)
  return lines.filter(({ text }) => isRow(text)).length >= lines.length * TABLE.rows || isCode(lines)
}

function capitalised(text: string): number {
  const words = text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []
  return words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length / Math.max(1, words.length)
}

const lettersIn = (passages: readonly Passage[]): number =>
  passages.reduce((all, { letters }) => all + letters, 0)

function mask(text: string, passages: readonly Passage[]): string {
  const parts: string[] = []
  let at = 0
  for (const { span } of passages) {
    parts.push(text.slice(at, span.start), text.slice(span.start, span.end).replace(/\S/g, 'x'))
    at = span.end
  }
  return parts.join('') + text.slice(at)
}

function problemOf({ kind, language, span }: Passage): Unread {
  if (kind === 'code')
    return { code: 'not-prose', message: 'a passage of program text or records was not read', evidence: span }
  const name = language && nameOf(language)
  const message = `a passage that ${name ? `looks ${name}` : 'does not look English'} was not read`
  return { code: 'not-english', message, evidence: span }
}
