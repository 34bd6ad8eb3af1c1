import type { TokenSpan } from '../../document/span.ts'
import type { Match } from '../../pipeline/rules.ts'
import { afterPreposition, objectOf, ownerOf, subjectOf } from '../clauses/arguments.ts'
import { listFrom, type Phrase, phraseAt, phraseBefore } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isFact, type VerbGroup, verbGroup } from '../clauses/verb.ts'

/** The places of a match that its roles are looked for from. */
export interface Anchor {
  readonly text: ClauseText
  readonly match: Match
  readonly sentence: TokenSpan
  readonly group: VerbGroup | null
  readonly noun: number | null
}

/** What stands at the first of these places where something stands: `object`, `owner|of`, `=who`. */
export function firstOf(anchor: Anchor, places: string): readonly Phrase[] {
  for (const place of places.split('|')) {
    const found = at(anchor, place)
    if (found.length > 0) return found
  }
  return []
}

function at({ text, match, sentence, group, noun }: Anchor, place: string): readonly Phrase[] {
  const captured = place.startsWith('=') ? match.captures.get(place.slice(1)) : null
  if (captured) return capturedPhrases(text, captured)
  if (group && place === 'surface') return subjectOf(text, group, sentence)
  if (group && place === 'subject')
    return group.passive ? byAgent(text, group, sentence) : subjectOf(text, group, sentence)
  if (group && place === 'object') return objectOf(text, group, sentence)
  if (group && place === 'whom') return relativeObject(text, group, sentence)
  if (place === 'end') {
    const phrase = phraseAt(text, match.end, sentence.end)
    return phrase && phrase.entity !== null ? listFrom(text, phrase, sentence.end) : []
  }
  if (place === 'owner') {
    const owner = noun === null ? null : ownerOf(text, noun, sentence)
    return owner ? [owner] : []
  }
  if (/^(?:=|subject$|object$|surface$|whom$)/.test(place)) return []
  if (place === 'compound') return noun === null ? [] : compoundOf(text, noun)
  if (place === 'into') return inquiredInto(text, match.end, sentence)
  if (place === 'clause') return subjectOfClause(text, match.start, sentence)
  if (place === 'actor') return actorOfClause(text, match.start, sentence)
  if (place === 'patient') return patientOfClause(text, match.start, sentence)
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

const INTO_REACH = 6
const WITHIN_REACH = 8

/** `into the firm`, `into payments made to Ana Ruiz`: what an inquiry is into, or who is named there first. */
function inquiredInto(text: ClauseText, from: number, sentence: TokenSpan): readonly Phrase[] {
  const { tokens, cast } = text
  const found = afterPreposition(text, ['into'], from, sentence, INTO_REACH)
  if (found[0] && found[0].entity !== null) return found
  let into = from
  while (into < from + INTO_REACH && tokens.lower(into) !== 'into') into++
  if (tokens.lower(into) !== 'into') return found
  for (let i = into + 1; i < Math.min(sentence.end, into + WITHIN_REACH); i++) {
    if (/^[.;,]$/.test(tokens.form(i))) break
    const mention = cast.startingAt(i)
    if (mention && (mention.type === 'person' || mention.type === 'organization'))
      return [{ ...mention.span, head: mention.head, entity: cast.entityOf(mention) }]
  }
  return found
}

const WHOM_REACH = 5

/** `Bo Larsen, whom she married`: who stands before the relative pronoun that is the verb's object. */
function relativeObject(text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] {
  const { tokens } = text
  for (let i = group.start - 1; i > Math.max(sentence.start, group.start - WHOM_REACH); i--) {
    if (tokens.lower(i) !== 'whom') continue
    const phrase = phraseBefore(text, tokens.form(i - 1) === ',' ? i - 1 : i, sentence.start)
    return phrase && phrase.entity !== null ? [phrase] : []
  }
  return []
}

const byAgent = (text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] =>
  afterPreposition(text, ['by'], group.verb + 1, sentence)

const ACCUSING = /^(?:charge|indict|plead|arraign|accuse|hold|arrest|detain|suspect|extradite|book)$/
/** `is due to appear on charges of fraud`: they are laid, whenever the day in court is. */
const APPEARING = /^(?:appear|answer)$/
const BEFORE_COUNTS = new RegExp(`${ACCUSING.source}|${APPEARING.source}`)
/** Who says something of charges need not face them. */
const SAYING =
  /^(?:say|tell|announce|report|add|claim|consider|confirm|state|believe|think|know|learn|note|deem|drop|bring|weigh|review|file|prepare)$/
const COUNTS_REACH = 45

/** The nearest verb before token `at` whose lemma fits; null where none stands so near. */
function verbBefore(
  { tags }: ClauseText,
  at: number,
  { start }: TokenSpan,
  reach: number,
  lemma = /./,
): number | null {
  for (let i = at - 1; i >= Math.max(start, at - reach); i--)
    if (tags.upos(i) === 'VERB' && lemma.test(tags.lemma(i))) return i
  return null
}

/** Who the verb before token `at` says something of; a verb of accusing may stand before a long list of counts. */
function subjectOfClause(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  const verb = verbBefore(text, at, sentence, COUNTS_REACH, BEFORE_COUNTS)
  if (verb === null) return actorOfClause(text, at, sentence, SAYING)
  const group = verbGroup(text, verb, sentence)
  if (APPEARING.test(text.tags.lemma(verb))) return group.negated ? [] : subjectOf(text, group, sentence)
  return isFact(text, group, sentence) ? objectOrSubject(text, group, sentence) : []
}

const CLAUSE_REACH = 14

/** What the verb before token `at` says something of. */
function actorOfClause(text: ClauseText, at: number, sentence: TokenSpan, none?: RegExp): readonly Phrase[] {
  const verb = verbBefore(text, at, sentence, CLAUSE_REACH)
  if (verb === null || none?.test(text.tags.lemma(verb))) return []
  const group = verbGroup(text, verb, sentence)
  return isFact(text, group, sentence) ? subjectOf(text, group, sentence) : []
}

/** Whom the verb before token `at` befalls: "was flown home with", "escaped with", "left him with". */
function patientOfClause(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  const verb = verbBefore(text, at, sentence, CLAUSE_REACH)
  if (verb === null) return []
  const group = verbGroup(text, verb, sentence)
  if (!isFact(text, group, sentence)) return []
  const object = objectOf(text, group, sentence)
  return isSomebody(text, object) ? object : subjectOf(text, group, sentence)
}

/** Whom a verb of accusing is about: the subject of "pleaded", the object of "charged". */
const objectOrSubject = (text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] =>
  text.tags.lemma(group.verb) === 'plead' ? subjectOf(text, group, sentence) : objectOf(text, group, sentence)

/** What a capture stands for: all of "Ana and Bo" where it is a list. */
function capturedPhrases(text: ClauseText, captured: TokenSpan): readonly Phrase[] {
  const first = captured.end - captured.start > 1 ? phraseAt(text, captured.start, captured.end) : null
  const list = first === null || first.entity === null ? [] : listFrom(text, first, captured.end)
  return list.at(-1)?.end === captured.end ? list : [capturedPhrase(text, captured)]
}

function capturedPhrase({ cast }: ClauseText, { start, end }: TokenSpan): Phrase {
  const mention = cast.over(end - 1)
  // "his late wife's mother": the mention over "wife" is the mother's
  return mention && (mention.form === 'name' || mention.head >= start)
    ? { ...mention.span, head: mention.head, entity: cast.entityOf(mention) }
    : { start, end, head: end - 1, entity: null }
}

/** Words for people of whom nothing more need be known; "the dogs died", "the barnacles quit". */
const PEOPLE =
  /^(?:people|persons|victims|dead|deceased|others|more|civilians|soldiers|passengers|residents|children|men|women|workers|migrants|dozens|hundreds|thousands|scores|tens|protesters|rebels|civilians|militants|fighters|troops|police|policemen|officers|students|villagers|tourists|patients|hostages|journalists|suspects|both|all|some|many|several)$/

/** Whether the phrase stands for a person or people: who is known, or a number or plural of whom nothing is known. */
export function isSomebody(
  { cast, tokens, tags }: ClauseText,
  phrases: readonly Phrase[] | undefined,
): boolean {
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
