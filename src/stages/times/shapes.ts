import type { Tokens } from '../../document/tokens.ts'
import { numberOf } from './numbers.ts'
import { meaning, words } from './words.ts'

const FIGURES: Readonly<Record<string, RegExp>> = {
  YEAR: /^(?:1\d|20|21)\d\d$/,
  SHORTYEAR: /^\d\d$/,
  SHORT: /^\d\d$/,
  APOSTROPHEYEAR: /^'\d\d$/,
  MDAY: /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/,
  DAYYEAR: /^(?:0?[1-9]|[12]\d|3[01]),(?:1[5-9]|20)\d\d$/,
  HOUR: /^(?:1?\d|2[0-4])$/,
  CLOCK: /^(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?$/,
  DOTCLOCK: /^(?:[01]?\d|2[0-4])\.[0-5]\d$/,
  YEARSLASH: /^(?:19|20)\d\d\/\d\d$/,
  HHMM: /^(?:[01]\d|2[0-4])[0-5]\d$/,
  FIGURE: /^\d{1,4}$/,
  ISO: /^\d{4}-\d{2}-\d{2}$/,
  SLASH: /^\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4})$/,
  DECADE: /^(?:(?:1[5-9]|20)\d0s|'?\d0s)$/,
  ROUNDYEAR: /^(?:1[5-9]|20)\d0$/,
  NTH: /^\d{1,2}(?:st|nd|rd|th)$/,
}

const DIGIT = /^\d/
const CAPITAL = /^(?:mid-)?\p{Lu}/u
const LOWER_WORD = /^\p{Ll}{3,}$/u
const CONNECTOR = /^(?:-|–|and|to|or|a)$/
/** Words after which figures are a year. */
const CUE =
  /^(?:in|since|by|from|until|till|of|before|after|during|early|late|mid|mid-|circa|between|through|year|\()$/

/** Whether a figure may be read as a year where nothing says so: not `1200 people`, `more than 2000`. */
function isYearlike(tokens: Tokens, i: number): boolean {
  const word = tokens.lower(i)
  if (!/^(?:1[5-9]|20)\d\d$/.test(word) || Number(word) > 2100) return false
  const before = tokens.lower(i - 1)
  if (/^[$£€#]$|\$$/.test(before) || (before === '-' && DIGIT.test(tokens.lower(i - 2)))) return false
  if (CUE.test(before)) return !isMeasure(tokens, i + 1)
  if (meaning('quantity', before) !== undefined) return false
  const next = tokens.form(i + 1)
  if (!/^(?:19|20[0-3])/.test(word) && /^\p{Ll}{3,}s$/u.test(next) && !isNoNoun(next)) return false
  if (!word.endsWith('00')) return true
  return !LOWER_WORD.test(next)
}

const isMeasure = (tokens: Tokens, i: number): boolean => meaning('measure', tokens.lower(i)) !== undefined

const isNoNoun = (word: string): boolean =>
  meaning('glue', word) !== undefined || meaning('past', word) !== undefined || /(?:ed|ing|ly)$/.test(word)

/** A figure, a number word, or a word that joins two: `twenty - five`, `six or seven`, `a hundred`. */
function isCount(tokens: Tokens, i: number): boolean {
  const word = tokens.lower(i)
  const next = tokens.lower(i + 1)
  if (/^(?:19|20)\d\d$/.test(word) && /^(?:-|seasons?)$/.test(next)) return false
  const last = tokens.lower(i - 1)
  if (numberOf(word) !== null) return DIGIT.test(word) ? !/^\d{1,3}$/.test(last) : !DIGIT.test(next)
  if (!CONNECTOR.test(word)) return false
  if (word === 'a') return /^(?:hundred|thousand|dozen|half)$/.test(tokens.lower(i + 1))
  const follows =
    numberOf(next) !== null || (word === 'and' && next === 'a' && tokens.lower(i + 2) === 'half')
  return follows && (numberOf(last) !== null || last === 'and')
}

const MEETS: Readonly<Record<string, (tokens: Tokens, i: number) => boolean>> = {
  YEARLIKE: isYearlike,
  COUNT: isCount,
  MEASURE: isMeasure,
  CAPITAL: (tokens, i) => CAPITAL.test(tokens.form(i)),
  /** A capitalised word that is no word of time: after a month, the rest of a name. */
  SURNAME: (tokens, i) =>
    CAPITAL.test(tokens.form(i)) &&
    tokens.form(i) !== 'I' &&
    meaning('weekday', tokens.lower(i)) === undefined,
  /** A capitalised word inside a sentence that opens no phrase: before a month, a first name. */
  NAMEPART: (tokens, i) =>
    CAPITAL.test(tokens.form(i)) &&
    /^\p{L}/u.test(tokens.form(i - 1)) &&
    meaning('weekday', tokens.lower(i)) === undefined &&
    meaning('glue', tokens.lower(i)) === undefined,
  /** A word that may be the noun of "the past tense", "an overnight stay". */
  LOWERNOUN: (tokens, i) => LOWER_WORD.test(tokens.form(i)) && !isNoNoun(tokens.lower(i)),
  APOSTROPHE: (tokens, i) => tokens.lower(i) === "'s",
  MONTHNAME: (tokens, i) => CAPITAL.test(tokens.form(i)) && meaning('month', tokens.lower(i)) !== undefined,
  TIMEOFDAY: (tokens, i) => meaning('part', tokens.lower(i)) !== undefined,
}

/** The upper-case tests of the rule files over tokens. */
export function hasShape(tokens: Tokens, name: string, i: number): boolean {
  const figure = FIGURES[name]
  if (figure) return figure.test(tokens.lower(i))
  const meets = MEETS[name]
  if (!meets) throw new Error(`times: no test ${name}`)
  return meets(tokens, i)
}

/** Keys of the tokens that pass a test: `#` for figures; null for tests that words of any kind may pass. */
export function keysOfShape(name: string): readonly string[] | null {
  if (name in FIGURES || name === 'YEARLIKE') return ['#']
  if (name === 'COUNT') return ['#', ...words().get('number')!.keys(), '-', '–', 'and', 'to', 'or', 'a']
  if (name === 'MONTHNAME') return [...words().get('month')!.keys()]
  return null
}

export const isFigure = (word: string): boolean => /^['’]?\d/.test(word)
