import { EVENT_TYPES, type EventType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Match, parseRules, type Rule } from '../../pipeline/rules.ts'
import { afterPreposition, isTimeWord, objectOf, ownerOf, subjectOf } from '../clauses/arguments.ts'
import { hull } from '../clauses/cast.ts'
import { ClauseGrammar, wordClasses } from '../clauses/grammar.ts'
import { listFrom, type Phrase, phraseAt } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isAttributive, isFact, isFactNoun, isPlainNoun, type VerbGroup, verbGroup } from '../clauses/verb.ts'
import { crimeAt, crimeBefore } from './crimes.ts'
import type { Draft } from './draft.ts'

export const RULE_FILES = ['life', 'legal', 'office'] as const

export const rulesOf = (name: string): readonly Rule[] =>
  parseRules(`${name}.rules`, resourceText(`stages/events/${name}.rules`))

const grammar = lazy(
  () =>
    new ClauseGrammar(RULE_FILES.flatMap(rulesOf), wordClasses(loadLexicon('stages/events/words.tsv').rows)),
)

/** Settings that name no role. */
const SETTINGS: ReadonlySet<string> = new Set([
  'type',
  'needs',
  'person',
  'entity',
  'allow',
  'charge',
  'unless',
  'bench',
  'police',
  'case',
  'named',
])

const isEventType = (name: string | undefined): name is EventType => EVENT_TYPES.some((type) => type === name)

/** What the sentences tell as having happened, in text order; the same event may be told at several places. */
export function findEvents(text: ClauseText, sentences: readonly TokenSpan[]): readonly Draft[] {
  const found: Draft[] = []
  for (const sentence of sentences)
    for (const match of grammar().matches(text, sentence.start, sentence.end)) {
      const draft = toDraft(text, match, sentence)
      if (draft) found.push(draft)
    }
  return found
}

/** The places of a match that its roles are looked for from. */
interface Anchor {
  readonly text: ClauseText
  readonly match: Match
  readonly sentence: TokenSpan
  readonly group: VerbGroup | null
  readonly noun: number | null
}

function anchorOf(text: ClauseText, match: Match, sentence: TokenSpan): Anchor | null {
  const { captures } = match
  const captured = captures.get('verb')
  // "fatally shot": the verb is the last word of its capture
  const group = captured ? verbGroup(text, verbIn(text, captured), sentence) : null
  const noun = captures.get('noun')?.start ?? null
  if (group && (isPlainNoun(text, group.verb) || isAttributive(text, group))) return null
  if (group && !isFact(text, group, sentence, match.rule.settings.allow === 'infinitive')) return null
  if (!group && noun !== null && !isFactNoun(text, noun, sentence)) return null
  return { text, match, sentence, group, noun }
}

function verbIn({ tags }: ClauseText, { start, end }: TokenSpan): number {
  for (let i = start; i < end; i++) if (tags.upos(i) === 'VERB' || tags.upos(i) === 'AUX') return i
  return end - 1
}

function toDraft(text: ClauseText, match: Match, sentence: TokenSpan): Draft | null {
  const { rule } = match
  const { type, needs, person, entity, unless, bench, police, named } = rule.settings
  if (!isEventType(type) || (unless && isAfter(text, unless.split('|'), match, sentence))) return null
  const anchor = anchorOf(text, match, sentence)
  if (!anchor) return null
  const roles = new Map<string, readonly Phrase[]>()
  for (const [role, places] of Object.entries(rule.settings)) {
    if (SETTINGS.has(role)) continue
    const phrases = firstOf(
      anchor,
      roles.size === 0 || !isGerund(anchor) ? places : places.replace('subject', 'by'),
    )
    const fitting =
      role === 'agent'
        ? phrases.filter((phrase) => !isPlace(text, phrase) && !isUndergone(anchor, roles))
        : [...phrases, ...includedAfter(text, phrases.at(-1), sentence)]
    if (fitting.length > 0) roles.set(role, fitting)
  }
  if (needs === 'any' ? roles.size === 0 : needs?.split('|').some((role) => !roles.has(role))) return null
  if (person && !isSomebody(text, roles.get(person))) return null
  if (entity && roles.has(entity) && !isAgent(text, roles.get(entity))) return null
  if (named && !isName(text, roles.get(named)?.[0])) return null
  if (bench && !isCalled(text, roles.get(bench), COURT)) return null
  if (police && !isCalled(text, roles.get(police), POLICE)) return null
  const crime = rule.settings.charge ? chargeOf(anchor, rule.settings.charge) : null
  const trigger = { start: match.start, end: match.end }
  const about = roles.values().next().value ?? []
  return {
    rule,
    type,
    roles,
    charge: crime && text.tokens.words(crime),
    further: isFurther(anchor),
    trigger,
    anchor: anchor.group?.verb ?? anchor.noun ?? match.end - 1,
    evidence: hull([trigger, ...about.filter((phrase) => near(phrase, trigger)), ...(crime ? [crime] : [])]),
    sentence,
  }
}

/** `three others wounded`: whose verb stands after them, without "by", without an auxiliary. */
function isUndergone({ group }: Anchor, roles: ReadonlyMap<string, readonly Phrase[]>): boolean {
  const first = roles.values().next().value?.[0]
  return group !== null && !group.passive && first !== undefined && first.end <= group.start
}

/** `eight people, including Ana Ruiz`: names out of a group. */
function includedAfter(text: ClauseText, group: Phrase | undefined, sentence: TokenSpan): readonly Phrase[] {
  if (!group) return []
  const { tokens, cast } = text
  const at = tokens.form(group.end) === ',' ? group.end + 1 : group.end
  if (tokens.lower(at) !== 'including') return []
  const first = phraseAt(text, at + 1, sentence.end)
  if (!first || first.entity === null || cast.entities[first.entity]!.type !== 'person') return []
  return listFrom(text, first, sentence.end)
}

const CLAUSE = 20

/** Whether one of these verbs stands before the match in its clause: "convicted of two counts of fraud" is no charge. */
function isAfter(
  { tags, tokens }: ClauseText,
  verbs: readonly string[],
  { start }: Match,
  sentence: TokenSpan,
): boolean {
  for (let i = start - 1; i >= Math.max(sentence.start, start - CLAUSE); i--) {
    if (tokens.form(i) === ';') return false
    if (verbs.includes(tags.lemma(i))) return true
  }
  return false
}

/** `is also charged with`, `was given another sentence`. */
function isFurther({ text, group, match }: Anchor): boolean {
  if (group === null) return false
  for (let i = group.start - 1; i < Math.max(group.verb + 2, match.end); i++)
    if (/^(?:also|additionally|separately|another|additional|extra)$/.test(text.tokens.lower(i))) return true
  return false
}

/** `the gun went off, killing Ana`: whoever the clause is about need not have done it. */
const isGerund = ({ group, text }: Anchor): boolean =>
  group !== null && !group.finite && text.tokens.lower(group.verb).endsWith('ing')

/** Evidence is words that can be read at a glance. */
const near = (phrase: Phrase, trigger: TokenSpan): boolean =>
  Math.abs(phrase.start - trigger.start) < 20 && Math.abs(phrase.end - trigger.end) < 30

/** Words for people of whom nothing more need be known; "the dogs died", "the barnacles quit". */
const PEOPLE =
  /^(?:people|persons|victims|dead|deceased|others|more|civilians|soldiers|passengers|residents|children|men|women|workers|migrants|dozens|hundreds|thousands|scores|tens|protesters|rebels|civilians|militants|fighters|troops|police|policemen|officers|students|villagers|tourists|patients|hostages|journalists|suspects|both|all|some|many|several)$/

/** Whether the phrase stands for a person or people: who is known, or a number or plural of whom nothing is known. */
function isSomebody({ cast, tokens, tags }: ClauseText, phrases: readonly Phrase[] | undefined): boolean {
  const first = phrases?.[0]
  if (!first) return false
  if (first.entity === null)
    return (
      tags.upos(first.head) === 'NUM' ||
      tags.xpos(first.head) === 'PRP' ||
      PEOPLE.test(tokens.lower(first.head))
    )
  if (/^(?:jury|juries|court|panel|board)$/.test(tokens.lower(first.head))) return false
  return /^(?:person|group)$/.test(cast.entities[first.entity]!.type)
}

const isName = ({ cast }: ClauseText, phrase: Phrase | undefined): boolean =>
  phrase !== undefined && cast.headedBy(phrase.head)?.form === 'name'

const COURT =
  /^(?:judge|judges|justice|justices|court|courts|jury|juries|jurors|tribunal|magistrate|magistrates|panel)$/
const POLICE =
  /^(?:police|policemen|officers|officer|detective|detectives|investigator|investigators|forensic|fbi|prosecutors|marshal|marshals|deputies|deputy|sheriff|authorities)$/

/** Whether the words of the phrase, its title included, hold one of these. */
function isCalled({ tokens }: ClauseText, phrases: readonly Phrase[] | undefined, words: RegExp): boolean {
  const first = phrases?.[0]
  if (!first) return false
  for (let i = first.start; i < first.end; i++) if (words.test(tokens.lower(i))) return true
  return false
}

const isPlace = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && cast.entities[entity]!.type === 'place'

/** Whether the phrase stands for people or a body of people. */
function isAgent({ cast }: ClauseText, phrases: readonly Phrase[] | undefined): boolean {
  const entity = phrases?.[0]?.entity ?? null
  return entity !== null && !/^(?:place|work)$/.test(cast.entities[entity]!.type)
}

/** What stands at the first of these places where something stands: `object`, `owner|of`, `=who`. */
function firstOf(anchor: Anchor, places: string): readonly Phrase[] {
  for (const place of places.split('|')) {
    const found = at(anchor, place)
    if (found.length > 0) return found
  }
  return []
}

function at({ text, match, sentence, group, noun }: Anchor, place: string): readonly Phrase[] {
  const captured = place.startsWith('=') ? match.captures.get(place.slice(1)) : null
  if (captured) return [capturedPhrase(text, captured)]
  if (group && place === 'surface') return subjectOf(text, group, sentence)
  if (group && place === 'subject')
    return group.passive ? byAgent(text, group, sentence) : subjectOf(text, group, sentence)
  if (group && place === 'object') return objectOf(text, group, sentence)
  if (place === 'end') {
    const phrase = phraseAt(text, match.end, sentence.end)
    return phrase && phrase.entity !== null ? listFrom(text, phrase, sentence.end) : []
  }
  if (place === 'owner') {
    const owner = noun === null ? null : ownerOf(text, noun, sentence)
    return owner ? [owner] : []
  }
  if (/^(?:=|subject$|object$|surface$)/.test(place)) return []
  if (place === 'compound') return noun === null ? [] : compoundOf(text, noun)
  if (place === 'clause') return subjectOfClause(text, match.start, sentence)
  // "the death of": right after the noun
  const reach = place === 'of' && noun !== null ? 1 : 6
  return afterPreposition(text, [place], noun === null || group ? match.end : noun + 1, sentence, reach)
}

/** `a police investigation`: who makes it stands right before the noun. */
function compoundOf({ cast, tags }: ClauseText, noun: number): readonly Phrase[] {
  const mention = cast.endingAt(noun) ?? cast.over(noun - 1)
  if (mention === null || mention.span.start >= noun || mention.type === 'place') return []
  if (!/^(?:NOUN|PROPN)$/.test(tags.upos(noun - 1))) return []
  return [{ start: mention.span.start, end: noun, head: noun - 1, entity: cast.entityOf(mention) }]
}

/** `jailed for life`, `for ten years`. */
const isTerm = ({ tokens }: ClauseText, i: number): boolean =>
  /^(?:life|court|prison)$/.test(tokens.lower(i)) ||
  /^(?:year|years|month|months|days|weeks)$/.test(tokens.lower(i + 1))

const byAgent = (text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] =>
  afterPreposition(text, ['by'], group.verb + 1, sentence)

const ACCUSING = /^(?:charge|indict|plead|arraign|accuse)$/
const COUNTS_REACH = 45

/** Who the verb before token `at` says something of; a verb of accusing may stand before a long list of counts. */
function subjectOfClause(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  for (let i = at - 1; i >= Math.max(sentence.start, at - COUNTS_REACH); i--)
    if (text.tags.upos(i) === 'VERB' && ACCUSING.test(text.tags.lemma(i))) {
      const group = verbGroup(text, i, sentence)
      return isFact(text, group, sentence) ? objectOrSubject(text, group, sentence) : []
    }
  for (let i = at - 1; i >= Math.max(sentence.start, at - 14); i--)
    if (text.tags.upos(i) === 'VERB') {
      const group = verbGroup(text, i, sentence)
      return isFact(text, group, sentence) ? subjectOf(text, group, sentence) : []
    }
  return []
}

/** Whom a verb of accusing is about: the subject of "pleaded", the object of "charged". */
const objectOrSubject = (text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] =>
  text.tags.lemma(group.verb) === 'plead' ? subjectOf(text, group, sentence) : objectOf(text, group, sentence)

function capturedPhrase({ cast }: ClauseText, { start, end }: TokenSpan): Phrase {
  const mention = cast.over(end - 1)
  return mention
    ? { ...mention.span, head: mention.head, entity: cast.entityOf(mention) }
    : { start, end, head: end - 1, entity: null }
}

function chargeOf({ text, match, sentence, noun }: Anchor, places: string): TokenSpan | null {
  if (places.startsWith('=')) return match.captures.get(places.slice(1)) ?? null
  const words = places.split('|')
  if (words.includes('before') && noun !== null) {
    const before = crimeBefore(text, noun, sentence)
    if (before) return before
  }
  const from = Math.max(noun === null ? match.start : noun, match.end - 1)
  for (let i = from; i < Math.min(sentence.end, from + 10); i++) {
    const word = text.tokens.lower(i)
    if (/^[.;]$/.test(word)) return null
    if (words.includes(word) && !isTimeWord(text, i + 1) && !isTerm(text, i + 1))
      return crimeAt(text, i + 1, sentence)
  }
  return null
}
