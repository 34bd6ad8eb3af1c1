import type { TokenSpan } from '../../document/span.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Match, parseRules, type Rule } from '../../pipeline/rules.ts'
import { subjectOf } from '../clauses/arguments.ts'
import { ClauseGrammar } from '../clauses/grammar.ts'
import type { ClauseText } from '../clauses/text.ts'
import { verbGroup } from '../clauses/verb.ts'
import { numberOf } from '../times/numbers.ts'

export const ageRules = lazy((): readonly Rule[] =>
  parseRules('ages.rules', resourceText('stages/attributes/ages.rules')),
)

/** Ages in words; "one" is nobody's, for it stands for somebody. */
const WORDS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
  'nineteen twenty thirty forty fifty sixty seventy eighty ninety'

const grammar = lazy(() => new ClauseGrammar(ageRules(), new Map([['number', new Set(WORDS.split(' '))]])))

/** An age in years, of whom, and the words that say so. */
export interface Age {
  readonly entity: number
  readonly value: number
  readonly evidence: TokenSpan
  readonly by: string
}

/** The ages that sentences tell, in text order. */
export function findAges(text: ClauseText, sentences: readonly TokenSpan[]): readonly Age[] {
  const ages: Age[] = []
  for (const sentence of sentences) {
    const matches = grammar().matches(text, sentence.start, sentence.end)
    const pairs = matches.filter(({ rule }) => rule.settings.of === 'pair')
    const ofBoth = pairs.flatMap((match) => ofTwo(text, match))
    ages.push(...ofBoth)
    for (const match of matches) {
      const age = match.captures.get('age')
      const isPairs =
        ofBoth.length > 0 && pairs.some((pair) => pair.captures.get('age')!.start === age?.start)
      if (!age || match.rule.settings.of === 'pair' || isPairs) continue
      const bearer = bearerOf(text, match, sentence)
      if (bearer !== null) ages.push(...ageOf(text, match, bearer, age))
    }
  }
  return ages
}

/** Nothing for a number that nobody is old. */
function ageOf({ tokens }: ClauseText, { rule }: Match, bearer: Bearer, age: TokenSpan): readonly Age[] {
  const value = numberOf(tokens.lower(age.start))
  if (value === null || !Number.isInteger(value) || value < 1 || value > OLDEST) return []
  const evidence = { start: Math.min(bearer.start, age.start), end: Math.max(bearer.end, age.end) }
  return [{ entity: bearer.entity, value, evidence, by: rule.name }]
}

const OLDEST = 115

/** `Ana Ruiz and Bo Larsen, 40 and 49`: to each the age at its place; `both 29`: to each the same. */
function ofTwo(text: ClauseText, match: Match): readonly Age[] {
  const { cast, tokens } = text
  const isBoth = tokens.lower(match.start) === 'both' && tokens.form(match.start - 1) === ','
  const last = nameBefore(text, isBoth ? match.start - 1 : match.start)
  if (last === null || tokens.lower(last.start - 1) !== 'and') return []
  const first = cast.endingAt(last.start - 1)
  const entity = first && cast.entityOf(first)
  if (first?.form !== 'name' || entity === null) return []
  const bearers = [{ entity, start: first.span.start, end: first.span.end }, last]
  const age = match.captures.get('age')!
  const ages = [age, match.captures.get('second') ?? age]
  return bearers.flatMap((bearer, place) =>
    mayHaveAge(text, match, bearer.entity) ? ageOf(text, match, bearer, ages[place]!) : [],
  )
}

interface Bearer {
  readonly entity: number
  readonly start: number
  readonly end: number
}

function bearerOf(text: ClauseText, match: Match, sentence: TokenSpan): Bearer | null {
  const found = placed(text, match, sentence)
  if (!found || !mayHaveAge(text, match, found.entity)) return null
  return found
}

function placed(text: ClauseText, match: Match, sentence: TokenSpan): Bearer | null {
  switch (match.rule.settings.of) {
    case 'comma':
      return text.tokens.form(match.start - 1) === ',' ? nameBefore(text, match.start - 1) : null
    case 'before':
      return nameBefore(text, match.start)
    case 'after':
      return nameAfter(text, match)
    case 'noun':
      return headed(text, match)
    case 'around':
      return around(text, match)
    case 'clause':
      return ofDeath(text, match, sentence)
    default:
      return ofVerb(text, match, sentence)
  }
}

/** The name right before token `at`; a mention may hold the age itself: "[Dina, 11]". */
function nameBefore({ cast, tokens }: ClauseText, at: number): Bearer | null {
  // "Jonas K., 22"
  const isInitial = tokens.form(at - 1) === '.' && /^\p{Lu}$/u.test(tokens.form(at - 2))
  const start = isInitial ? at - 1 : at
  const over = cast.over(start - 1)
  if (!over || over.form === 'pronoun') return null
  const end = over.name?.end ?? over.head + 1
  const isApposition = over.form === 'name' && over.roles.some((role) => role.end === start)
  if (end !== start && !isApposition) return null
  const entity = cast.entityOf(over)
  return entity === null ? null : { entity, start: over.span.start, end: start }
}

function nameAfter({ cast }: ClauseText, { end }: Match): Bearer | null {
  const over = [end, end - 1].map((at) => cast.over(at)).find((one) => one?.form === 'name')
  if (!over?.name || over.name.start > end + 1) return null
  const entity = cast.entityOf(over)
  return entity === null ? null : { entity, start: over.span.start, end: over.span.end }
}

/** `a boy of 16`: the mention whose noun the match begins with. */
function headed({ cast }: ClauseText, { start, end }: Match): Bearer | null {
  const over = cast.headedBy(start)
  const entity = over && over.form === 'nominal' ? cast.entityOf(over) : null
  return over && entity !== null
    ? { entity, start: over.span.start, end: Math.max(end, over.head + 1) }
    : null
}

/** The mention that the words are part of, unless more of the phrase follows than the mention holds. */
function around(text: ClauseText, match: Match): Bearer | null {
  const { cast, tags } = text
  const { start, end } = match
  const over = [start, start - 1, start - 2]
    .map((at) => cast.startingAt(at))
    .find((one) => one && one.span.end >= end)
  if (!over) return inApposition(text, start)
  const apposed = over.form === 'nominal' ? nameApposed(text, over.span.start) : null
  if (apposed !== null) return apposed
  if (over.span.end === end && /^(?:ADJ|NOUN|PROPN)$/.test(tags.upos(end))) return nameAfter(text, match)
  const entity = cast.entityOf(over)
  return entity === null ? null : { entity, start: over.span.start, end: Math.max(end, over.head + 1) }
}

/** `[Bo Larsen, a 19-year-old cyclist]`: the name whose mention goes on with a comma, an article and the age. */
function inApposition({ cast, tokens }: ClauseText, age: number): Bearer | null {
  const over = cast.over(age)
  const end = over?.form === 'name' ? over.name!.end : null
  if (!over || end !== age - 2 || tokens.form(end) !== ',' || !/^an?$/.test(tokens.lower(end + 1)))
    return null
  const entity = cast.entityOf(over)
  return entity === null ? null : { entity, start: over.span.start, end: over.span.end }
}

/** `Bo Larsen, a 19-year-old cyclist`: the name before a comma and an article. */
function nameApposed({ cast, tokens }: ClauseText, start: number): Bearer | null {
  const name =
    tokens.form(start - 1) === ',' && /^an?$/.test(tokens.lower(start)) ? cast.endingAt(start - 1) : null
  const entity = name?.form === 'name' && name.type === 'person' ? cast.entityOf(name) : null
  return name && entity !== null ? { entity, start: name.span.start, end: name.span.end } : null
}

function ofVerb(text: ClauseText, match: Match, sentence: TokenSpan): Bearer | null {
  const verb = match.captures.get('verb')
  if (!verb) return null
  const subject = subjectOf(text, verbGroup(text, verb.start, sentence), sentence).at(-1)
  if (!subject || subject.entity === null) return null
  if (/^(?:when|since|until|if|while)$/.test(text.tokens.lower(subject.start - 1))) return null
  return { entity: subject.entity, start: subject.start, end: subject.end }
}

const DEATH = /^(?:die|pass|kill|dead|drown|perish)$/

/** `died … at the age of 91`: the age that somebody reached. */
function ofDeath(text: ClauseText, match: Match, sentence: TokenSpan): Bearer | null {
  for (let i = match.end - 1; i >= sentence.start; i--) {
    if (!DEATH.test(text.tags.lemma(i))) continue
    const subject = subjectOf(text, verbGroup(text, i, sentence), sentence).at(-1)
    const entity = subject?.entity ?? null
    return subject && entity !== null ? { entity, start: subject.start, end: subject.end } : null
  }
  return null
}

/** People have ages; a name beside an age that looks like a place's may be a person's ("Ireland, 29"). */
function mayHaveAge({ cast }: ClauseText, { rule }: Match, entity: number): boolean {
  const { type, number } = cast.entities[entity]!
  if (type === 'person') return true
  if (type === 'group') return number !== 'plural' && rule.settings.of === 'around'
  return type === 'place' && rule.name === 'after-name'
}
