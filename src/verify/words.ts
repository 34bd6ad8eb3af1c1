import { type CharSpan, charSpan } from '../document/span.ts'

/**
 * The words of a text as columns, folded for comparison: typography, case, white space and hyphens make no
 * difference to `keys`; digits, apostrophes inside words, and the words themselves do. Offsets are those of the text
 * as given, so whatever is found can be shown as it stands.
 */
export interface Words {
  readonly text: string
  readonly length: number
  /** First UTF-16 code unit of each word, and one past its last. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** The folded form of each word. */
  readonly keys: readonly string[]
}

// Letters joined by points (U.S.); numbers with their separators and endings (43,548, 3.5, 10:30, 5th, 1990s); words
// with apostrophes inside or, for a plural's possessive, after; currency, percent and ampersand.
const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060'
const WORD = new RegExp(
  [
    "(?<![\\p{L}\\d])\\p{L}\\.(?:\\p{L}\\.)*\\p{L}(?![\\p{L}\\d’'])\\.?",
    "\\d+(?:[.,:’']\\d+)*(?:['’]?\\p{L}+)?",
    `\\p{L}[\\p{L}\\p{M}\\d${INVISIBLE}]*(?:['’‘ʼ\`´＇]\\p{L}[\\p{L}\\p{M}${INVISIBLE}]*)*['’ʼ]?`,
    '[\\p{Sc}%&]',
  ].join('|'),
  'uy',
)

const PLAIN = /^[a-z]+$/
const MARKS = new RegExp(`[\\p{M}${INVISIBLE}]`, 'gu')

/** A word without what typography decides. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  let key = word
  if (/[^\x20-\x7e]/.test(key))
    key = key
      .normalize('NFKD')
      .replace(MARKS, '')
      .replace(/[’‘ʼ`´＇]/g, "'")
      .replace(/ß/g, 'ss')
      .replace(/[øØ]/g, 'o')
      .replace(/[æÆ]/g, 'ae')
      .replace(/[łŁ]/g, 'l')
  key = key.toLowerCase()
  if (/\d/.test(key)) return key.replace(/(?<=\d)[,'](?=\d{3}(?!\d))/g, '')
  if (key === '&') return 'and'
  return key.includes('.') ? key.replaceAll('.', '') : key
}

const OPENING = /(?:^|[\s([—–“"-])['‘](?=\p{L})/u

/**
 * Whether the apostrophe at the end of `supporters’` belongs to the word: after an s, before a further word, and with
 * no single quotation mark open that it could close.
 */
function isPossessive(text: string, start: number, end: number): boolean {
  if (!/s['’ʼ]$/i.test(text.slice(end - 2, end))) return false
  if (!/^\s+\p{L}/u.test(text.slice(end, end + 4))) return false
  const sentence = text.slice(Math.max(0, start - 160), start)
  return !OPENING.test(sentence.slice(sentence.search(/[^.!?\n]*$/)))
}

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

/** What of ASCII begins a word beside letters: digits, `$`, `%`, `&`. */
const begins = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 36 && code <= 38)

/** The end of a word of nothing but ASCII letters, or -1 where what follows may belong to it. */
function plainEnd(text: string, start: number): number {
  let end = start + 1
  while (isAsciiLetter(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  const more =
    next >= 128 ||
    next === 39 ||
    next === 96 ||
    (next >= 48 && next <= 57) ||
    (next === 46 && end === start + 1)
  return more ? -1 : end
}

/** Splits `text` (or the part of it within `span`) into words. Linear in the text. */
export function splitWords(text: string, span: CharSpan = charSpan(0, text.length)): Words {
  const starts: number[] = []
  const ends: number[] = []
  const keys: string[] = []
  const folded = new Map<string, string>()
  const part = span.start === 0 && span.end === text.length ? text : text.slice(span.start, span.end)
  for (let at = 0; at < part.length; ) {
    const code = part.charCodeAt(at)
    const letter = isAsciiLetter(code)
    if (code < 128 && !letter && !begins(code)) {
      at++
      continue
    }
    let end = letter ? plainEnd(part, at) : -1
    if (end < 0) {
      end = matchEnd(part, at)
      if (end < 0) {
        at++
        continue
      }
    }
    const word = part.slice(at, end)
    let key = folded.get(word)
    if (key === undefined) {
      key = foldWord(word)
      folded.set(word, key)
    }
    starts.push(span.start + at)
    ends.push(span.start + end)
    keys.push(key)
    at = end
  }
  return { text, length: keys.length, start: Int32Array.from(starts), end: Int32Array.from(ends), keys }
}

/** The end of the word that begins at `start`, or -1 where none does. */
function matchEnd(text: string, start: number): number {
  WORD.lastIndex = start
  const found = WORD.exec(text)
  if (!found) return -1
  const end = start + found[0].length
  return /['’ʼ]$/.test(found[0]) && !isPossessive(text, start, end) ? end - 1 : end
}
