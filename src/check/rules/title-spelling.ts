import type { CharSpan } from '../../document/span.ts'
import { classes } from '../../stages/mentions/lexicon.ts'
import { SPJ } from '../guidelines.ts'
import { differByOne, isInflected } from '../reading/spelling.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** The longest title, in tokens. */
const LONGEST = 9
/** Shorter words are other words when a letter changes. */
const LEAST = 4
/** A title of one word must be longer, and stand more often than its slip. */
const LEAST_ALONE = 6

interface Title {
  readonly words: readonly string[]
  readonly span: CharSpan
  readonly quoted: boolean
}

const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")

function titleAt(story: Story, start: number, end: number): Title | null {
  const { tokens } = story.document
  const words: string[] = []
  for (let i = start; i < end; i++) {
    const word = fold(tokens.form(i))
    if (/^[\p{L}\p{N}]/u.test(word) && word !== "'s") words.push(word)
  }
  if (words[0] === 'the') words.shift()
  return words.length === 0
    ? null
    : { words, span: story.chars({ start, end }), quoted: story.quotedToken(start) }
}

/** What stands in quotation marks with capitals, and no sentence: the title of a work. */
function quotedTitles(story: Story): readonly Title[] {
  const { tokens, quotations } = story.document
  return quotations.flatMap(({ tokens: { start, end }, depth, opened, closed }) => {
    let last = end
    while (last > start && /^[,.]$/.test(tokens.form(last - 1))) last--
    if (depth > 0 || !opened || !closed || last <= start || last - start > LONGEST) return []
    for (let i = start; i < last; i++) if (/^\p{Ll}{4,}|[.?!;:]/u.test(tokens.form(i))) return []
    const title = /^\p{Lu}/u.test(tokens.form(start)) ? titleAt(story, start, last) : null
    return title ? [title] : []
  })
}

/** Names of bodies, works and places outside quotations. */
function namedThings(story: Story): readonly Title[] {
  return story.document.mentions.flatMap(({ name, type }) => {
    if (!name || type === 'person' || story.quotedToken(name.start) || name.end - name.start > LONGEST)
      return []
    const title = titleAt(story, name.start, name.end)
    return title ? [title] : []
  })
}

/** The word in which two titles differ by one letter; null where they differ otherwise. */
function slipBetween(a: Title, b: Title): readonly [string, string] | null {
  if (a.words.length !== b.words.length) return null
  let slip: readonly [string, string] | null = null
  for (const [i, word] of a.words.entries()) {
    const other = b.words[i]!
    if (word === other) continue
    if (slip || !/^\p{L}+$/u.test(word + other) || !differByOne(word, other) || isInflected(word, other))
      return null
    if (Math.min(word.length, other.length) < (a.words.length === 1 ? LEAST_ALONE : LEAST)) return null
    slip = [word, other]
  }
  return slip
}

const isWord = (word: string): boolean => classes().has(word)

/** Titles by their words with one left out, so that only those which share the rest are compared. */
function* pairs(
  kinds: readonly (readonly Title[])[],
): Iterable<readonly [readonly Title[], readonly Title[]]> {
  const byRest = new Map<string, (readonly Title[])[]>()
  for (const kind of kinds) {
    const { words } = kind[0]!
    const keys =
      words.length === 1
        ? [`1 ${words[0]!.slice(0, 2)}`]
        : words.map((_, i) => `${i} ${words.toSpliced(i, 1).join(' ')}`)
    for (const key of keys) {
      const others = byRest.get(key) ?? []
      for (const other of others.slice(0, 40)) yield [other, kind]
      byRest.set(key, [...others, kind])
    }
  }
}

export const rule: Rule = {
  id: 'title-spelling',
  topic: 'names',
  severity: 'warning',
  risk: 'low',
  summary: 'The title of a work, or the name of a body or place, spelled in two ways.',
  why: 'One is wrong, and readers who look for it will not find it.',
  guideline: SPJ,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'quotations', 'mentions'],
  examples: {
    good: [
      { text: 'The film “The Marchettis” opens today. “The Marchettis” was shot in Tarnmouth.' },
      { text: 'The Ulverdale Harbour Trust met. The Ulverdale Harbour Trusts of other years did not.' },
      { text: 'He read “Part 1” and “Part 2” of the report.' },
      { text: 'She said “Never” and he said “Ever”, she recalled.' },
    ],
    bad: [
      {
        text: 'The film “The Marchettis” opens today. “The Marchetis” was shot in Tarnmouth.',
        at: 'The Marchetis',
      },
      { text: 'The Ulverdale Harbour Trust met on Monday. A letter of the Ulverdale Harbor Trust was read.' },
      {
        text: 'The book “Winter in Norrfell” sold well. Nobody knew who wrote “Winter in Norfell” until now.',
        at: 'Winter in Norfell',
      },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    const house = new Set(settings.known.flatMap((name) => name.toLowerCase().split(/\s+/)))
    const kinds = new Map<string, Title[]>()
    for (const title of [...quotedTitles(story), ...namedThings(story)]) {
      const key = title.words.join(' ')
      const kind = kinds.get(key)
      if (kind) kind.push(title)
      else kinds.set(key, [title])
    }
    for (const [a, b] of pairs([...kinds.values()])) {
      const slip = slipBetween(a[0]!, b[0]!)
      if (!slip || slip.some((word) => house.has(word))) continue
      const later = a.length < b.length || (a.length === b.length && a[0]!.span.start > b[0]!.span.start)
      const [wrong, right] = later ? [a[0]!, b[0]!] : [b[0]!, a[0]!]
      // One word alone must be no other word, and what stands without marks must be told more often than its slip.
      const alone = wrong.words.length === 1
      if (alone && (isWord(later ? slip[0] : slip[1]) || (!wrong.quoted && a.length === b.length))) continue
      yield {
        message: `“${story.words(wrong.span)}” is “${story.words(right.span)}” elsewhere.`,
        place: { span: wrong.span, message: 'spelled so here' },
        related: [{ span: right.span, message: 'and so here' }],
        suggestion: 'Find out how it is spelled, and spell it so throughout.',
      }
    }
  },
}
