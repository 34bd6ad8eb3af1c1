import type { Mention } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { aliases, bodyWords, nicknames } from './lexicon.ts'

/** A name taken apart for comparison. Words are in lower case, without marks, full stops or possessive. */
export interface NameForm {
  /** Without article, suffix and nickname; a word with hyphens is one. */
  readonly words: readonly string[]
  /** The words with a space between, after {@link aliases}. */
  readonly key: string
  /** Names in quotation marks between first and last: `Robert "Duke" Hanley`. */
  readonly nicknames: readonly string[]
  /** Whether it has the article `the`. */
  readonly article: boolean
  /** `jr`, `sr`, `ii`, `iii`, `iv`. */
  readonly suffix: string | null
  /** The letters of a name in capitals only: `NTSB`. */
  readonly acronym: string | null
}

/** British spellings in the names of bodies. */
const AMERICAN: ReadonlyMap<string, string> = new Map([
  ['programme', 'program'],
  ['centre', 'center'],
  ['defence', 'defense'],
  ['labour', 'labor'],
  ['organisation', 'organization'],
  ['theatre', 'theater'],
  ['harbour', 'harbor'],
])
const SUFFIX: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
/** Letters after a person's name that are none of it: `Ana Keller SC`. */
const POSTNOMINAL: ReadonlySet<string> = new Set(
  'sc kc qc mp msp mla mlc mep td tds obe mbe cbe kbe dbe esq phd md jp ret'.split(' '),
)
/** What a name may start with and is none of it, where the title was not told apart from it. */
const HONORIFIC: ReadonlySet<string> = new Set('mr mrs ms miss mx dr prof pte sgt'.split(' '))

/** Whether a name opens with what only persons are called by: `Mr Keller`. */
export const opensWithTitle = (tokens: Tokens, { name }: Mention): boolean =>
  name !== null && name.end > name.start + 1 && HONORIFIC.has(fold(tokens.form(name.start)))

/** Shorter names are too often a letter apart from one another. */
const LEAST_LETTERS = 5
const QUOTE = /^(?:["“”'‘’]|``|'')$/
const PARTICLE: ReadonlySet<string> = new Set(
  'al bin bint da das de del della den der di dos du el ibn la le lo mac san st ten ter van von y'.split(' '),
)

/** Lower case without diacritics, full stops and curly apostrophes. */
export function fold(word: string): string {
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
  return plain.replaceAll('.', '').replace(/'s$/, '')
}

/** Takes the name of a mention apart; null if it has no words. */
export function nameForm(tokens: Tokens, { name, type }: Mention): NameForm | null {
  if (name === null) return null
  const { words, nicks, acronym } = split(tokens, name)
  if (type === 'person') while (words.length > 2 && POSTNOMINAL.has(words.at(-1)!)) words.pop()
  const honoured = words.length > 1 && HONORIFIC.has(words[0]!)
  if (honoured && (type === 'person' || type === null)) words.shift()
  let suffix: string | null = null
  if (words.length > 1 && SUFFIX.has(words.at(-1)!)) suffix = words.pop()!
  const opens = words.length > 1 && words[0] === 'the'
  if (opens) words.shift()
  const article = opens || tokens.lower(name.start - 1) === 'the'
  if (words.length === 0) return null
  if (type !== 'person') for (const [i, word] of words.entries()) words[i] = AMERICAN.get(word) ?? word
  const key = words.join(' ')
  return {
    words,
    key: type === 'person' ? key : (aliases().get(key) ?? key),
    nicknames: nicks,
    article,
    suffix,
    acronym,
  }
}

function split(tokens: Tokens, name: TokenSpan) {
  const words: string[] = []
  const nicks: string[] = []
  let quoted = false
  for (let i = name.start; i < name.end; i++) {
    const form = tokens.form(i)
    if (QUOTE.test(form)) quoted = !quoted
    else if (quoted && i < name.end - 1) nicks.push(fold(form))
    else if (form === '-' && words.length > 0 && !tokens.spaceBefore(i) && i + 1 < name.end)
      words.push(`${words.pop()}-${fold(tokens.form(++i))}`)
    else if (/[\p{L}\p{N}]/u.test(form) && form !== "'s" && form !== '’s') words.push(fold(form))
  }
  const only = tokens.form(name.start)
  const letters = only.replaceAll('.', '')
  const acronym =
    name.end === name.start + 1 && /^\p{Lu}[\p{Lu}\p{N}&]{1,7}$/u.test(letters) ? fold(letters) : null
  return { words, nicks, acronym }
}

/** Whether a name of a person is one word, particles aside: `Keller`, `de la Cruz`. */
export const isSingle = ({ words }: NameForm): boolean =>
  words.length === 1 || words.slice(0, -1).every((word) => PARTICLE.has(word))

/** Whether two first names can belong to one person: equal, an initial, or a short form. */
export function sameGiven(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  const [longA, longB] = [nicknames().get(a), nicknames().get(b)]
  if (longA?.has(b) || longB?.has(a)) return true
  // "Jim" and "Jimmy" of "James".
  return longA !== undefined && longB !== undefined && [...longA].some((name) => longB.has(name))
}

/** Whether one word is the other with a letter more, less, another or two changed about (Damerau 1964); both of five letters or more. */
export function isMisspelt(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < LEAST_LETTERS || Math.abs(a.length - b.length) > 1)
    return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (start === 0) return false
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.length !== restB.length)
    return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

const sameLast = (a: string, b: string): boolean =>
  a === b || a.split('-').includes(b) || b.split('-').includes(a)

const isTail = (short: readonly string[], long: readonly string[]): boolean =>
  short.length < long.length && short.every((word, i) => word === long[long.length - short.length + i])

/** Whether two names of more than one word can belong to one person. */
export function samePerson(a: NameForm, b: NameForm): boolean {
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return false
  if (a.key === b.key) return true
  if (isTail(a.words, b.words) || isTail(b.words, a.words)) return true
  if (!sameLast(a.words.at(-1)!, b.words.at(-1)!)) return false
  const [first, other] = [a.words[0]!, b.words[0]!]
  const called = a.nicknames.includes(other) || b.nicknames.includes(first)
  return (called || sameGiven(first, other)) && sameMiddle(a.words.slice(1, -1), b.words.slice(1, -1))
}

/** Middle names agree if one side has none or each has its like. */
function sameMiddle(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.every((word) => long.some((other) => sameGiven(word, other)))
}

const LINK: ReadonlySet<string> = new Set(['of', 'for', 'in', 'at', 'on', 'and', '&', 'to'])

/** Whether a name is the last words of another: `Harbor Police` of `Port Alder Harbor Police`, not `Alder` of `Bank of Alder`. */
export const isBodyTail = (short: readonly string[], long: readonly string[]): boolean =>
  isTail(short, long) && !LINK.has(long[long.length - short.length - 1]!)

/** Whether two names of bodies are one shortened: by its last words or its generic word. */
export function sameBody(a: NameForm, b: NameForm): boolean {
  if (a.key === b.key) return true
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  return (short.length >= 2 && isBodyTail(short, long)) || isWithoutKind(short, long)
}

/** Whether two names of places, bodies or works are one with and without its generic word: `Aldermoor district`. */
export function isWithoutKind(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (isWithoutScope(short, long)) return true
  if (short.length >= long.length || !short.every((word, i) => word === long[i])) return false
  const rest = long.slice(short.length)
  return rest.every((word) => bodyWords().has(word))
}

/** `Aldermoor Airport`, `Aldermoor International Airport`. */
const isWithoutScope = (short: readonly string[], long: readonly string[]): boolean =>
  short.length === 2 &&
  long.length === 3 &&
  long[1] === 'international' &&
  short[0] === long[0] &&
  short[1] === long[2]

const SKIPPED: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'at', 'to', '&'])
/** Countries that a body's letters have in full or not at all: `USGS`, `FAA`. */
const COUNTRY = /^(?:united states |united kingdom |us |uk |eu |un )/

/** The letters by which a name of several words can be called. */
export function initials({ words }: NameForm): readonly string[] {
  if (words.length < 2) return []
  const letters = (all: readonly string[]): string => all.map((word) => word[0]).join('')
  const parts = words.flatMap((word) => word.split('-'))
  const main = parts.filter((word) => !SKIPPED.has(word))
  const found = new Set([letters(main), letters(parts)])
  const country = COUNTRY.exec(`${main.join(' ')} `)?.[0]
  if (country) {
    const rest = main.slice(country.split(' ').length - 1)
    if (country.length === 3) found.add(country.trim() + letters(rest))
    if (rest.length > 1) found.add(letters(rest))
  }
  return [...found]
}
