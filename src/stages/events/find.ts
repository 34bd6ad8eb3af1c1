import { EVENT_TYPES, type EventType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Match, parseRules, type Rule } from '../../pipeline/rules.ts'
import { isTimeWord } from '../clauses/arguments.ts'
import { hull } from '../clauses/cast.ts'
import { ClauseGrammar, wordClasses } from '../clauses/grammar.ts'
import { listFrom, type Phrase, phraseAt } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isAttributive, isFact, isFactNoun, isPlainNoun, type VerbGroup, verbGroup } from '../clauses/verb.ts'
import { crimeAt, crimeBefore } from './crimes.ts'
import type { Draft } from './draft.ts'
import { type Anchor, firstOf, isSomebody } from './places.ts'

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
  'suspect',
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
  return found.filter(
    (draft, place) => !isWithin(draft, found.slice(Math.max(0, place - NEAR), place + NEAR)),
  )
}

/** Drafts that may stand over the same words, in text order. */
const NEAR = 6

/** `opened an investigation`, `was shot dead`: whether the words are part of what tells the same event in full. */
const isWithin = (draft: Draft, others: readonly Draft[]): boolean =>
  others.some(
    (other) =>
      other !== draft &&
      ((other.type === draft.type && draft.type === 'investigation') ||
        (other.type === 'death' && draft.type === 'injury')) &&
      other.trigger.start <= draft.anchor &&
      draft.anchor < other.trigger.end &&
      other.trigger.end - other.trigger.start > draft.trigger.end - draft.trigger.start,
  )

function anchorOf(text: ClauseText, match: Match, sentence: TokenSpan): Anchor | null {
  const { captures } = match
  const captured = captures.get('verb')
  // "fatally shot": the verb is the last word of its capture
  const group = captured ? verbGroup(text, verbIn(text, captured), sentence) : null
  const noun = captures.get('noun')?.start ?? null
  if (group && (isPlainNoun(text, group.verb) || isAttributive(text, group) || isHyphened(text, group.verb)))
    return null
  const { allow } = match.rule.settings
  const told =
    group && allow === 'negation'
      ? { ...group, negated: false }
      : group && allow === 'future' && isFuture(text, group)
        ? { ...group, modal: false }
        : group
  if (told && !isFact(text, told, sentence, allow === 'infinitive')) return null
  if (group && allow === 'infinitive' && group.infinitive && isPromised(text, group.start, sentence))
    return null
  if (group && (isDisowned(text, group, sentence) || isToCome(text, group) || isAsked(text, sentence)))
    return null
  if (!group && noun !== null && isPartOfName(text, noun)) return null
  if (!group && noun !== null && !isFactNoun(text, noun, sentence)) return null
  return { text, match, sentence, group, noun }
}

/** `the Policing Inquiry`, `the Accident Investigation Branch`: a body, and nothing that happened. */
function isPartOfName({ tokens, cast }: ClauseText, noun: number): boolean {
  const name = cast.over(noun)?.name
  return name != null && name.start <= noun && noun < name.end && /^\p{Lu}/u.test(tokens.form(noun))
}

const COUNSEL = /^(?:lawyer|lawyers|attorney|attorneys|solicitor|solicitors|barrister|counsel)$/

/** `has hired attorney Ana Ruiz`, `defense attorney Ana Ruiz vowed to appeal`: in a case of somebody else's. */
const isForClient = (
  text: ClauseText,
  { group }: Anchor,
  type: EventType,
  phrase: Phrase | undefined,
): boolean =>
  phrase !== undefined &&
  (type === 'appeal' || (group !== null && text.tags.lemma(group.verb) === 'hire')) &&
  holds(text, phrase, COUNSEL)

const DISOWNED_REACH = 14
const DENYING = /^(?:deny|dispute|demand|insist)$/
const BASELESS = /^(?:suggestion|evidence|indication|sign|allegation)$/

/** `denied that she had been arrested`, `no suggestion that he resigned`, `demanded that he resign`: nobody says it was. */
function isDisowned({ tokens, tags }: ClauseText, { start, verb }: VerbGroup, sentence: TokenSpan): boolean {
  for (let i = start - 1; i > Math.max(sentence.start, start - DISOWNED_REACH); i--) {
    if (/^VB[DZP]$/.test(tags.xpos(i)) || /^[.;:]$/.test(tokens.form(i))) return false
    if (tokens.lower(i) !== 'that') continue
    const lemma = tags.lemma(i - 1)
    if (/^(?:demand|insist)$/.test(lemma)) return start === verb && tokens.lower(verb) === tags.lemma(verb)
    return DENYING.test(lemma) || (BASELESS.test(lemma) && tokens.lower(i - 2) === 'no')
  }
  return false
}

/** `until he is convicted`, `when she is sentenced in May`. */
const isToCome = ({ tokens, tags }: ClauseText, { start, verb }: VerbGroup): boolean =>
  (start < verb ? /^(?:is|are)$/.test(tokens.lower(start)) : /^VB[PZ]$/.test(tags.xpos(verb))) &&
  tags.upos(start - 1) === 'PRON' &&
  /^(?:when|until|till|once|before)$/.test(tokens.lower(start - 2))

/** `Will he quit?` */
const isAsked = ({ tokens, tags }: ClauseText, { start, end }: TokenSpan): boolean =>
  tokens.form(end - 1) === '?' && /^(?:MD|VB[DZP])$/.test(tags.xpos(start)) && tags.upos(start) === 'AUX'

/** `They denied hitting anyone`: somebody told of has a name, a noun or a number. */
const isAnybody = ({ tokens }: ClauseText, phrase: Phrase | undefined): boolean =>
  phrase !== undefined && /^(?:any|every)(?:one|body)$/.test(tokens.lower(phrase.head))

const PROMISING = /^(?:promise|vow|pledge|ask|urge|demand|want|refuse|decline|fail)$/
const PROMISE_REACH = 6

/** `promised to look into it`, `asked the state to look into it`: nothing is looked into yet. */
function isPromised({ tags }: ClauseText, start: number, sentence: TokenSpan): boolean {
  for (let i = start - 1; i >= Math.max(sentence.start, start - PROMISE_REACH); i--)
    if (tags.upos(i) === 'VERB') return PROMISING.test(tags.lemma(i))
  return false
}

/** `will step down`: told as settled; "would" and "may" are not. */
function isFuture({ tags, tokens }: ClauseText, { start, verb }: VerbGroup): boolean {
  for (let i = start; i < verb; i++)
    if (tags.xpos(i) === 'MD') return /^(?:will|'ll|’ll|shall)$/.test(tokens.lower(i))
  return false
}

/** `the court-appointed lawyer`, `Oslo-born`. */
const isHyphened = ({ tokens }: ClauseText, verb: number): boolean =>
  tokens.form(verb - 1) === '-' && !tokens.spaceBefore(verb)

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
        : [...phrases, ...includedAfter(text, phrases.at(-1), sentence), ...companions(anchor, role)]
    if (fitting.length > 0) roles.set(role, fitting)
  }
  if (needs === 'any' ? roles.size === 0 : needs?.split('|').some((role) => !roles.has(role))) return null
  if (person && !isSomebody(text, roles.get(person))) return null
  if (entity && roles.has(entity) && !isAgent(text, roles.get(entity))) return null
  if (named && !isName(text, roles.get(named)?.[0])) return null
  if (bench && !isCalled(text, roles.get(bench), COURT)) return null
  if (type === 'ruling' && isHeld(text, roles.get('court'), OFFICIAL)) return null
  if (police && !isCalled(text, roles.get(police), POLICE)) return null
  const [whom] = roles.values().next().value ?? []
  if (isAnybody(text, whom) || isForClient(text, anchor, type, whom)) return null
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

/** Roles that one may have along with somebody else. */
const SHARED = /^(?:victim|defendant)$/
const COMPANION_REACH = 14

/** `was killed along with his pilot`, `was gunned down with his driver`: who shares what befell the one before. */
function companions({ text, match, sentence, group }: Anchor, role: string): readonly Phrase[] {
  const { tokens, tags, cast } = text
  if (!SHARED.test(role)) return []
  for (let i = match.end; i < Math.min(sentence.end, match.end + COMPANION_REACH); i++) {
    if (/^[.;,]$/.test(tokens.form(i)) || /^W|^VB[DPZ]|^MD/.test(tags.xpos(i))) return []
    if (tokens.lower(i) !== 'with') continue
    const outright = /^(?:along|together)$/.test(tokens.lower(i - 1))
    // "with that of his wife": a body's
    const of = /^(?:that|those)$/.test(tokens.lower(i + 1)) && tokens.lower(i + 2) === 'of'
    const isShared = outright || of || (group !== null && i === match.end && tags.xpos(i + 1) === 'PRP$')
    if (!isShared) return []
    const first = phraseAt(text, of ? i + 3 : i + 1, sentence.end)
    const isPerson = first !== null && first.entity !== null && cast.isPerson(first.entity)
    return isPerson ? listFrom(text, first, sentence.end) : []
  }
  return []
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

/** Whether a name stands there, or a pronoun for one. */
function isName({ cast }: ClauseText, phrase: Phrase | undefined): boolean {
  const form = phrase && cast.headedBy(phrase.head)?.form
  return (
    form === 'name' || (form === 'pronoun' && phrase!.entity !== null && cast.entities[phrase!.entity]!.named)
  )
}

const COURT =
  /^(?:judge|judges|justice|justices|court|courts|jury|juries|jurors|tribunal|magistrate|magistrates|panel|coroner|inquest|commission)$/
/** Who rules on other things, or only speaks for a court. */
const OFFICIAL =
  /^(?:minister|official|officials|spokesman|spokeswoman|spokesperson|clerk|chairman|chair|expert|examiner|marshal|referee|umpire)$/
const POLICE =
  /^(?:police|policemen|officers|officer|detective|detectives|investigator|investigators|forensic|fbi|prosecutors|prosecutor|prosecution|marshal|marshals|deputies|deputy|sheriff|authorities)$/

/** How many mentions of somebody are looked through for a title. */
const MENTIONS = 8

/** Whether the words of the phrase, its title included, hold one of these; of "he", those of who "he" is. */
function isCalled(text: ClauseText, phrases: readonly Phrase[] | undefined, words: RegExp): boolean {
  const { cast, tags } = text
  const first = phrases?.[0]
  if (!first) return false
  if (holds(text, first, words)) return true
  const isPerson = first.entity !== null && cast.isPerson(first.entity)
  if (!isPerson || !/^(?:PRON|PROPN)$/.test(tags.upos(first.head))) return false
  return cast.entities[first.entity!]!.mentions.slice(0, MENTIONS).some((mention) =>
    holds(text, cast.mentions[mention]!.span, words),
  )
}

const isHeld = (text: ClauseText, phrases: readonly Phrase[] | undefined, words: RegExp): boolean =>
  phrases?.[0] !== undefined && holds(text, phrases[0], words)

function holds({ tokens }: ClauseText, { start, end }: TokenSpan, words: RegExp): boolean {
  for (let i = start; i < end; i++) if (words.test(tokens.lower(i))) return true
  return false
}

const isPlace = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && cast.entities[entity]!.type === 'place'

/** Whether the phrase stands for people or a body of people. */
function isAgent({ cast }: ClauseText, phrases: readonly Phrase[] | undefined): boolean {
  const entity = phrases?.[0]?.entity ?? null
  return entity !== null && !/^(?:place|work)$/.test(cast.entities[entity]!.type)
}

/** `jailed for life`, `for ten years`. */
const isTerm = ({ tokens }: ClauseText, i: number): boolean =>
  /^(?:life|court|prison)$/.test(tokens.lower(i)) ||
  /^(?:year|years|month|months|days|weeks)$/.test(tokens.lower(i + 1))

function chargeOf({ text, match, sentence, noun }: Anchor, places: string): TokenSpan | null {
  if (places.startsWith('=')) {
    const captured = match.captures.get(places.slice(1)) ?? null
    // "denies causing death": with what was caused
    const isAct = captured !== null && text.tags.xpos(captured.start) === 'VBG'
    return isAct ? (crimeAt(text, captured.start, sentence) ?? captured) : captured
  }
  const words = places.split('|')
  if (words.includes('before') && noun !== null) {
    const before = crimeBefore(text, noun, sentence)
    if (before) return before
  }
  const from = noun ?? Math.max(match.start, match.end - 1)
  for (let i = from; i < Math.min(sentence.end, from + 10); i++) {
    const word = text.tokens.lower(i)
    if (/^[.;]$/.test(word)) return null
    if (words.includes(word) && !isTimeWord(text, i + 1) && !isTerm(text, i + 1))
      return crimeAt(text, i + 1, sentence)
  }
  return null
}
