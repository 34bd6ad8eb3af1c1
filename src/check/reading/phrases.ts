import type { TokenSpan } from '../../document/span.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import {
  type CompiledRule,
  compileRules,
  matchRule,
  parseRules,
  type Rule,
  type Test,
} from '../../pipeline/rules.ts'
import type { Story } from '../story.ts'

/** Words that a pattern of `src/check/wording/` matched. */
export interface Phrase {
  /** Name of the pattern's rule. */
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  readonly tokens: TokenSpan
  /** Place in the sentences layer. */
  readonly sentence: number
}

/** The files of `src/check/wording/`. */
export const WORDINGS = [
  'legal',
  'suicide',
  'suicide-method',
  'despair',
  'mental-illness',
  'superlative',
  'vague',
] as const
export type Wording = (typeof WORDINGS)[number]

interface Loaded {
  readonly rules: readonly Rule[]
  /** What a token must be, as alternatives of a pattern say it, for any pattern to begin at it. */
  readonly starts: ReadonlySet<string>
}

const loaded: Readonly<Record<Wording, () => Loaded>> = Object.fromEntries(
  WORDINGS.map((name) => {
    const path = `check/wording/${name}.rules`
    return [
      name,
      lazy((): Loaded => {
        const rules = parseRules(path, resourceText(path))
        return { rules, starts: new Set(rules.flatMap(({ patterns }) => patterns.flatMap(startsOf))) }
      }),
    ]
  }),
) as Record<Wording, () => Loaded>

/** The alternatives of a pattern's first elements, up to the first that must be there. */
function startsOf(pattern: Rule['patterns'][number]): readonly string[] {
  const required = pattern.findIndex(({ min }) => min > 0)
  return pattern.slice(0, required + 1).flatMap(({ any, negated }) => (negated ? ['WORD'] : any))
}

/** The patterns of one file, with the examples that prove them. */
export const wordingRules = (name: Wording): readonly Rule[] => loaded[name]().rules

/**
 * What one alternative of a pattern asks of a token: `word` its letters in lower case, `~word` its base form, `WORD` any
 * that is no punctuation, `SELF` a reflexive pronoun, `POSSESSIVE` his, her, their …, `NAME` part of a person's name,
 * other capitals a universal part of speech.
 */
function tester({ document: { tokens, tags, mentions, entities } }: Story): (alternative: string) => Test {
  const names = lazy(() => {
    const named = new Set<number>()
    for (const { type, mentions: places } of entities) {
      if (type !== 'person') continue
      for (const place of places) {
        const name = mentions[place]?.name
        for (let i = name?.start ?? 0; i < (name?.end ?? 0); i++) named.add(i)
      }
    }
    return named
  })
  const special: Readonly<Record<string, Test>> = {
    WORD: (i) => tags.upos(i) !== 'PUNCT',
    SELF: (i) => /^(?:my|your|him|her|it|our|them)sel(?:f|ves)$/.test(tokens.lower(i)),
    POSSESSIVE: (i) => /^(?:my|your|his|her|its|our|their)$/.test(tokens.lower(i)),
    NAME: (i) => names().has(i),
  }
  return (alternative) => {
    const known = special[alternative]
    if (known) return known
    if (alternative.startsWith('~')) {
      const lemma = alternative.slice(1)
      return (i) => tags.lowLemma(i) === lemma || tokens.lower(i) === lemma
    }
    if (/^[A-Z]+$/.test(alternative)) return (i) => tags.upos(i) === alternative
    return (i) => tokens.lower(i) === alternative
  }
}

/** Where to look. */
export interface Where {
  /** `outside` quotation marks (the default), `inside`, or anywhere. */
  readonly marks?: 'outside' | 'inside' | 'any'
  /** Only the pattern of that name. */
  readonly only?: string
}

/** The phrases of a file in the headline, captions and body of a story, in text order; none overlaps another. */
export function findPhrases(
  story: Story,
  wording: Wording,
  { marks = 'outside', only }: Where = {},
): readonly Phrase[] {
  const patterns = wordingRules(wording).filter(({ name }) => only === undefined || name === only)
  const test = tester(story)
  const compiled = compileRules(patterns, test)
  const mayStart = starter(story, loaded[wording]().starts, test)
  const phrases: Phrase[] = []
  for (const { kind, tokens } of story.sections) {
    if (kind === 'header' || kind === 'credit') continue
    for (let at = tokens.start; at < tokens.end; at++) {
      if (marks !== 'any' && story.quotedToken(at) !== (marks === 'inside')) continue
      const phrase = mayStart(at) ? phraseAt(story, compiled, at) : null
      if (!phrase) continue
      phrases.push(phrase)
      at = phrase.tokens.end - 1
    }
  }
  return phrases
}

/** Few tokens begin a phrase, and most that do not are told by two look-ups. */
function starter(
  { document: { tokens, tags } }: Story,
  starts: ReadonlySet<string>,
  test: (name: string) => Test,
): Test {
  const special = [...starts].filter((name) => /^[A-Z]+$/.test(name)).map(test)
  return (i) =>
    starts.has(tokens.lower(i)) ||
    starts.has(`~${tags.lowLemma(i)}`) ||
    starts.has(`~${tokens.lower(i)}`) ||
    special.some((one) => one(i))
}

function phraseAt(story: Story, compiled: readonly CompiledRule[], at: number): Phrase | null {
  const sentence = story.sentenceOf(at)
  const { end } = story.document.sentences[sentence]!
  for (const one of compiled) {
    const found = matchRule(one, at, end)
    if (!found || isExcepted(story, found.rule, found.end)) continue
    const tokens = { start: found.start, end: found.end }
    return { name: found.rule.name, settings: found.rule.settings, tokens, sentence }
  }
  return null
}

/** `unless-next: bomber|attack` in a file: words that make the phrase another. `alone: yes`: any noun or adjective does. */
function isExcepted({ document: { tokens, tags } }: Story, { settings }: Rule, next: number): boolean {
  if (settings.alone === 'yes' && /^(?:NOUN|ADJ|PROPN)$/.test(tags.upos(next))) return true
  const words = settings['unless-next']
  return words?.split('|').includes(tokens.lower(next)) ?? false
}
