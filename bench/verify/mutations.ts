import { isOf } from '../../src/verify/lexicon.ts'
import { splitWords } from '../../src/verify/words.ts'

/** What a change has to be called. */
export interface Expected {
  readonly verdicts: readonly string[]
  /** The type of edit, for `altered`. */
  readonly type?: string
}

/** What a change works on: the words as said, and what stands around them. */
export interface Original {
  /** The quote as said: whole sentences of one turn. */
  readonly text: string
  /** A later passage of the same turn, and one of another speaker in the same talk; null where there is none. */
  readonly later: string | null
  readonly others: string | null
  /** A word and a name from elsewhere. */
  readonly word: string
  readonly name: string
  readonly random: () => number
}

export interface Mutation {
  readonly name: string
  readonly expected: Expected
  /** The quote as it would be printed; null where the change cannot be made. */
  readonly apply: (original: Original) => string | null
}

const pick = <T>(items: readonly T[], random: () => number): T | null =>
  items.length === 0 ? null : items[Math.floor(random() * items.length)]!

/** Replaces one of the places that `pattern` finds, chosen at random. */
function replaceOne(
  text: string,
  pattern: RegExp,
  random: () => number,
  by: (found: RegExpMatchArray) => string | null,
): string | null {
  const places = [...text.matchAll(pattern)]
  for (let tries = 0; tries < 4; tries++) {
    const found = pick(places, random)
    if (!found) return null
    const other = by(found)
    if (other === null || other === found[0]) continue
    return text.slice(0, found.index) + other + text.slice(found.index + found[0].length)
  }
  return null
}

const swap =
  (pairs: Readonly<Record<string, string>>) =>
  (found: RegExpMatchArray): string | null => {
    const other = pairs[found[0].toLowerCase()]
    // The month and the country are no modal and no pronoun.
    if (other === undefined || found[0] === 'May' || /^\p{Lu}{2}/u.test(found[0])) return null
    return /^\p{Lu}/u.test(found[0]) && found[0] !== 'I' ? other[0]!.toUpperCase() + other.slice(1) : other
  }

const wordsPattern = (words: Readonly<Record<string, unknown>>): RegExp =>
  new RegExp(`(?<![\\p{L}\\d'’-])(?:${Object.keys(words).join('|')})(?![\\p{L}\\d'’-])`, 'giu')

const NUMBERS = {
  two: 'three',
  three: 'four',
  four: 'six',
  five: 'seven',
  six: 'five',
  seven: 'nine',
  eight: 'ten',
  nine: 'eight',
  ten: 'twelve',
  twelve: 'eleven',
  twenty: 'thirty',
  thirty: 'forty',
  hundred: 'thousand',
  thousand: 'million',
  million: 'billion',
}
const MODALS = {
  can: 'could',
  could: 'will',
  will: 'would',
  would: 'should',
  might: 'will',
  should: 'must',
  may: 'must',
  must: 'may',
}
const TENSES = {
  is: 'was',
  was: 'is',
  are: 'were',
  were: 'are',
  has: 'had',
  had: 'has',
  did: 'do',
  does: 'did',
  said: 'says',
  went: 'go',
  came: 'come',
  got: 'get',
  made: 'make',
  took: 'take',
  thought: 'think',
  wanted: 'want',
  worked: 'work',
  started: 'start',
  looks: 'looked',
  goes: 'went',
  knew: 'know',
  told: 'tell',
  saw: 'see',
  asked: 'ask',
  needs: 'needed',
  wants: 'wanted',
  makes: 'made',
  comes: 'came',
  called: 'call',
  used: 'use',
  happened: 'happens',
  became: 'become',
}
const PERSONS = {
  i: 'we',
  we: 'they',
  they: 'we',
  he: 'she',
  she: 'he',
  my: 'his',
  our: 'their',
  their: 'our',
  his: 'her',
  me: 'us',
  us: 'them',
  them: 'us',
}
const NEGATED = {
  "don't": 'do',
  "doesn't": 'does',
  "didn't": 'did',
  "isn't": 'is',
  "wasn't": 'was',
  "aren't": 'are',
  "weren't": 'were',
  "can't": 'can',
  "couldn't": 'could',
  "won't": 'will',
  "wouldn't": 'would',
  "shouldn't": 'should',
  "haven't": 'have',
  "hasn't": 'has',
  "hadn't": 'had',
}

function dropNegation({ text, random }: Original): string | null {
  return (
    replaceOne(text.replaceAll('’', "'"), wordsPattern(NEGATED), random, swap(NEGATED)) ??
    replaceOne(text, /(?<=\p{L} )(?:not|never) /giu, random, () => '')
  )
}

const addNegation = ({ text, random }: Original): string | null =>
  replaceOne(
    text,
    /(?<![\p{L}'’])(?:is|was|are|were|will|would|should|could|must|might)(?= \p{Ll})(?! not)/giu,
    random,
    ([verb]) => `${verb} not`,
  )

const swapName = ({ text, name, random }: Original): string | null =>
  replaceOne(text, /(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}(?!['’\p{L}])/gu, random, ([said]) =>
    said === name ? null : name,
  )

/** A content word for another: at least five letters, in small ones, no number, pronoun or the like. */
const swapWord = ({ text, word, random }: Original): string | null =>
  replaceOne(text, /(?<=\p{L},? )\p{Ll}{5,}(?![\p{L}'’-])/gu, random, ([said]) =>
    (['number', 'negation', 'modal', 'person', 'filler'] as const).some((name) => isOf(said!, name))
      ? null
      : word,
  )

interface Cut {
  readonly kept: string
  readonly rest: string
  readonly gone: string
}

/** Takes words `from`–`to` out of the text, with the space before them. */
function cutWords(text: string, from: number, to: number): Cut | null {
  const words = splitWords(text)
  if (from < 1 || to >= words.length || to <= from) return null
  const gone = text.slice(words.end[from - 1]!, words.start[to]!)
  return { kept: text.slice(0, words.end[from - 1]!), rest: text.slice(words.start[to]!), gone }
}

const NEGATION = /\b(?:not|never|no|nobody|nothing|none|neither|nor|without|hardly)\b|n['’]t\b/i

/** A few words from within one sentence, none of them a negation. */
function cutSome({ text, random }: Original, most: number): Cut | null {
  const length = splitWords(text).length
  for (let tries = 0; tries < 12; tries++) {
    const size = 1 + Math.floor(random() * most)
    const from = 3 + Math.floor(random() * Math.max(1, length - size - 6))
    const cut = cutWords(text, from, from + size)
    if (!cut || length - from - size < 3 || from < 3) continue
    if (/[.!?]/.test(cut.gone) || NEGATION.test(cut.gone)) continue
    return cut
  }
  return null
}

/** An ellipsis in place of words that hold "not" right before what is kept. */
function swallow({ text }: Original): string | null {
  const words = splitWords(text)
  for (let at = 2; at < words.length - 2; at++) {
    if (!/^(?:not|never)$/.test(words.keys[at]!)) continue
    const cut = cutWords(text, at, at + 1)
    if (cut) return `${cut.kept} … ${cut.rest}`
  }
  return null
}

function reorder({ text }: Original): string | null {
  const sentences = text.match(/[^.!?]+[.!?]+["”’)]*\s*/g)?.map((part) => part.trim()) ?? []
  if (sentences.length < 2) return null
  const [first, second, ...rest] = sentences as [string, string]
  if (splitWords(first).length < 5 || splitWords(second).length < 5) return null
  return [second, first, ...rest].join(' ')
}

function typography({ text, random }: Original): string | null {
  const ways: readonly ((quote: string) => string)[] = [
    (quote) => (/['’]/.test(quote) ? quote.replace(/['’]/g, (mark) => (mark === '’' ? "'" : '’')) : quote),
    (quote) => quote[0]!.toLowerCase() + quote.slice(1),
    (quote) => quote.replace(/,(?= )/, ''),
    (quote) => quote.replace(/ [-–—]+ /g, '—'),
    (quote) => quote.toUpperCase(),
  ]
  const start = Math.floor(random() * ways.length)
  for (let i = 0; i < ways.length; i++) {
    const changed = ways[(start + i) % ways.length]!(text)
    if (changed !== text) return changed
  }
  return null
}

const FILLER = /(?:,? (?<![\p{L}])(?:um|uh|er|hmm),?(?= )|(?<= )you know, )/giu

function dropFillers({ text }: Original): string | null {
  const dropped = text.replace(FILLER, '')
  return dropped === text || splitWords(dropped).length < 4 ? null : dropped
}

/** Words added by another hand: a filler put into the source is left out in the draft. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'verbatim', expected: { verdicts: ['verbatim'] }, apply: ({ text }) => text },
  { name: 'typography', expected: { verdicts: ['typography'] }, apply: typography },
  {
    name: 'digit',
    expected: { verdicts: ['altered'], type: 'number' },
    apply: ({ text, random }) =>
      replaceOne(text, /(?<![\p{L}])\d(?!\p{L})/gu, random, ([digit]) =>
        String((Number(digit) + 1 + Math.floor(random() * 8)) % 10),
      ),
  },
  {
    name: 'number word',
    expected: { verdicts: ['altered'], type: 'number' },
    apply: ({ text, random }) => replaceOne(text, wordsPattern(NUMBERS), random, swap(NUMBERS)),
  },
  { name: 'negation dropped', expected: { verdicts: ['altered'], type: 'negation' }, apply: dropNegation },
  { name: 'negation added', expected: { verdicts: ['altered'], type: 'negation' }, apply: addNegation },
  { name: 'name', expected: { verdicts: ['altered'], type: 'name' }, apply: swapName },
  {
    name: 'modal',
    expected: { verdicts: ['altered'], type: 'modal' },
    apply: ({ text, random }) => replaceOne(text, wordsPattern(MODALS), random, swap(MODALS)),
  },
  {
    name: 'tense',
    expected: { verdicts: ['altered'], type: 'tense' },
    apply: ({ text, random }) => replaceOne(text, wordsPattern(TENSES), random, swap(TENSES)),
  },
  {
    name: 'person',
    expected: { verdicts: ['altered'], type: 'person' },
    apply: ({ text, random }) => replaceOne(text, wordsPattern(PERSONS), random, swap(PERSONS)),
  },
  { name: 'word', expected: { verdicts: ['altered'], type: 'word' }, apply: swapWord },
  {
    name: 'omission',
    expected: { verdicts: ['altered', 'spliced'] },
    apply: (original) => {
      const cut = cutSome(original, 3)
      return cut && `${cut.kept} ${cut.rest}`
    },
  },
  {
    name: 'ellipsis',
    expected: { verdicts: ['marked-edit'] },
    apply: (original) => {
      const cut = cutSome(original, 8)
      return cut && `${cut.kept} … ${cut.rest}`
    },
  },
  { name: 'ellipsis over a negation', expected: { verdicts: ['altered'], type: 'negation' }, apply: swallow },
  {
    name: 'bracket',
    expected: { verdicts: ['marked-edit'] },
    apply: (original) => {
      const cut = cutSome(original, 2)
      return cut && `${cut.kept} [the ${original.name} plan] ${cut.rest}`
    },
  },
  {
    name: 'splice within a turn',
    expected: { verdicts: ['spliced'] },
    apply: ({ text, later }) => later && `${text} ${later}`,
  },
  {
    name: 'splice across speakers',
    expected: { verdicts: ['spliced'] },
    apply: ({ text, others }) => others && `${text} ${others}`,
  },
  { name: 'reorder', expected: { verdicts: ['spliced'] }, apply: reorder },
  { name: 'fillers', expected: { verdicts: ['altered'], type: 'filler' }, apply: dropFillers },
]
