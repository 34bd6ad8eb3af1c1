import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'

/** A name taken apart for comparison across articles: lower case, without diacritics and full stops. */
export interface Name {
  /** All words that count, with a space between. */
  readonly whole: string
  /** Of a person; empty for a name of one word. */
  readonly given: string
  readonly middle: readonly string[]
  /** Of a person: the family name with its particles. */
  readonly family: string
  readonly suffix: string
}

const SUFFIX: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const PARTICLE: ReadonlySet<string> = new Set(
  'al bin da das de del della den der di dos du el ibn la le san st ter van von'.split(' '),
)
/** What a company is and not what it is called. */
const COMPANY: ReadonlySet<string> = new Set(
  'ag co company corp corporation gmbh group holdings inc incorporated limited llc llp ltd nv oy plc sa se the'.split(
    ' ',
  ),
)

const nicknames = lazy(
  () =>
    new Map(
      loadLexicon('stages/entities/nicknames.tsv').rows.map(([short, full]) => [short!, full!.split(' ')]),
    ),
)

function foldName(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .replace(/["“”][^"“”]*["“”]/g, ' ')
    .replace(/['’]s\b/g, '')
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}&-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Takes a person's name apart. */
export function personName(text: string): Name {
  const words = [...foldName(text)]
  const suffix = words.length > 1 && SUFFIX.has(words.at(-1)!) ? words.pop()! : ''
  let family = words.length - 1
  while (family > 1 && PARTICLE.has(words[family - 1]!)) family--
  // `De Niro` is a family name, and `Al Gore` none.
  const short = nicknames().get(words[0] ?? '')
  if (words.length > 1 && family === 1 && PARTICLE.has(words[0]!) && !short) family = 0
  return {
    whole: words.join(' '),
    given: family > 0 ? words[0]! : '',
    middle: words.slice(1, Math.max(1, family)),
    family: words.slice(Math.max(0, family)).join(' '),
    suffix,
  }
}

/** The name of anything else: nothing but its words counts. */
export function otherName(text: string): Name {
  const words = foldName(text)
  const telling = words.filter((word) => !COMPANY.has(word))
  const whole = (telling.length > 0 ? telling : words).join(' ')
  return { whole, given: '', middle: [], family: whole, suffix: '' }
}

/** How near two given names are. */
export function sameGiven(a: string, b: string): 'same' | 'short' | 'initial' | 'other' {
  if (a === b) return 'same'
  // Few short forms begin with another letter (`Bob`, `Peggy`); the list has them under both names.
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'other'
  const [short, full] = [nicknames().get(a), nicknames().get(b)]
  return short?.includes(b) || full?.includes(a) ? 'short' : 'other'
}

/** Whether middle names agree: null where one has none. */
export function sameMiddle(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null
  return a.every((word, at) => {
    const other = b[at]
    return (
      other === undefined ||
      word === other ||
      (word[0] === other[0] && Math.min(word.length, other.length) === 1)
    )
  })
}

/** `Angela Merkel` → `angela-merkel`: how people are named on the command line. */
export const slugOf = (name: string): string => foldName(name).join('-').slice(0, 80) || 'unnamed'
