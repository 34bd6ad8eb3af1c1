import { lazy, loadLexicon, wordMap } from '../pipeline/lexicon.ts'

interface Profiles {
  /** BCP 47 tags, in the order of the list. */
  readonly tags: readonly string[]
  readonly names: ReadonlyMap<string, string>
  /** The languages of a word, a bit each; the last bits are English and English alone. */
  readonly words: ReadonlyMap<string, number>
}

const PROFILES = lazy((): Profiles => {
  const { rows } = loadLexicon('language/languages.tsv')
  const words = new Map<string, number>()
  const mark = (word: string, bit: number) => words.set(word, (words.get(word) ?? 0) | (1 << bit))
  for (const [bit, row] of rows.entries()) for (const word of row[2]!.split(' ')) mark(word, bit)
  for (const [word, elsewhere] of loadLexicon('language/function-words.tsv').rows) {
    mark(word!, rows.length)
    if (!elsewhere) mark(word!, rows.length + 1)
  }
  const names = wordMap(loadLexicon('language/script-languages.tsv'))
  const named = new Map([...names, ...rows.map(([tag, name]) => [tag!, name!] as const)])
  return { tags: rows.map(([tag]) => tag!), names: named, words }
})

/** The English name of a language, if it is one that can be told. */
export const nameOf = (language: string): string | null =>
  PROFILES().names.get(language.split('-')[0]!) ?? null

/** What was counted in a text; `sum` adds up what was counted in parts. */
export interface Tally {
  readonly words: number
  /** Function words of each language of the list, then of English, then of English alone. */
  readonly hits: readonly number[]
  /** The function words that were seen, with the languages of each. */
  readonly seen: ReadonlyMap<string, number>
  /** Letters of Latin script, and of others. */
  readonly latin: number
  readonly unlatin: number
}

/** Up to here letters are Latin; beyond it some are, and letters of mathematics belong to no script. */
const LATIN = 0x24f
const OTHER_SCRIPT = /^[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}](?:.*\P{Script=Latin})?$/u
/** A word, or an address to pass over. */
const WORD = /(?:https?:\/\/|www\.[^/\s]{1,200}\/)\S*|[\p{L}\p{M}]+/gu

/** Counts the words of a text. Takes time in proportion to its length. */
export function tally(text: string): Tally {
  const { tags, words: known } = PROFILES()
  const hits = new Array<number>(tags.length + 2).fill(0)
  const seen = new Map<string, number>()
  let words = 0
  let latin = 0
  let unlatin = 0
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const found = match[0]
    if (found.includes('/')) continue
    words++
    if (found.charCodeAt(0) > LATIN && OTHER_SCRIPT.test(found)) unlatin += found.length
    else latin += found.length
    if (found.length > LONGEST) continue
    const word = found.toLowerCase()
    // `Los Angeles`, `Marine Le Pen`: a capital within the text makes a name of a foreign word.
    const bits = (known.get(word) ?? 0) & (words === 1 || found === word ? ALL : ENGLISH << tags.length)
    if (bits === 0) continue
    seen.set(word, bits)
    for (let bit = 0, rest = bits; rest > 0; bit++, rest >>= 1) if (rest & 1) hits[bit]!++
  }
  return { words, hits, seen, latin, unlatin }
}

const ALL = -1
/** The last two bits. */
const ENGLISH = 0b11
/** No function word is longer. */
const LONGEST = 12

/** What was counted in all parts together. */
export function sum(parts: readonly Tally[]): Tally {
  const hits = new Array<number>(PROFILES().tags.length + 2).fill(0)
  const seen = new Map<string, number>()
  let words = 0
  let latin = 0
  let unlatin = 0
  for (const part of parts) {
    words += part.words
    latin += part.latin
    unlatin += part.unlatin
    for (const [bit, count] of part.hits.entries()) hits[bit]! += count
    for (const [word, bits] of part.seen) seen.set(word, bits)
  }
  return { words, hits, seen, latin, unlatin }
}

/** How many words are English function words; `surely`: that no other language of the list has. */
export const englishOf = ({ hits }: Tally, surely = false): number => hits.at(surely ? -1 : -2)!

/** Another language must have so many times the words of the next. */
const AHEAD = 1.2

/** The other language with most function words. */
export interface Likely {
  /** BCP 47 tag; null where another is about as likely. */
  readonly language: string | null
  readonly words: number
  /** How many different ones. */
  readonly kinds: number
}

/** The language, other than English, that a text has most function words of. */
export function likeliest({ hits, seen }: Tally): Likely {
  const { tags } = PROFILES()
  const others = hits.slice(0, tags.length)
  const words = Math.max(...others)
  const best = others.indexOf(words)
  const next = Math.max(...others.filter((_, bit) => bit !== best))
  const kinds = [...seen.values()].filter((bits) => (bits >> best) & 1).length
  return { language: words > 0 && words >= next * AHEAD ? tags[best]! : null, words, kinds }
}
