import type { TokenSpan } from '../../document/span.ts'
import { listFrom, type Phrase, phraseAt, phraseBefore } from './phrase.ts'
import { type ClauseText, isMark, isPossessive } from './text.ts'
import { treeObject, treeReduced, treeSubject } from './tree-arguments.ts'
import { type VerbGroup, verbGroup } from './verb.ts'

/** How far to the left of a verb its subject is looked for, in tokens. */
const REACH = 45
const RELATIVE = /^(?:who|which|that|whom)$/

/** What a verb says something of: by the tree, or read leftwards where the tree has nothing. */
export function subjectOf(text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] {
  const byTree = treeSubject(text, group.verb, sentence.end)
  if (byTree !== null && isKnown(byTree) && !group.finite) return overDateline(text, byTree, sentence)
  const byOrder = linearSubject(text, group, sentence)
  const pick =
    byTree === null || (isKnown(byOrder) && (!isKnown(byTree) || byOrder.at(-1)!.end === group.start))
      ? byOrder
      : byTree
  return overDateline(text, pick, sentence)
}

const DATELINE = 10

/** `BOISE, Idaho (AP) — Ana Ruiz resigned`: a place before the dash that opens a story does nothing. */
function overDateline(text: ClauseText, found: readonly Phrase[], sentence: TokenSpan): readonly Phrase[] {
  const { tokens, tags } = text
  const first = found[0]
  if (!first || first.start > sentence.start + 1) return found
  for (let i = first.start; i < Math.min(sentence.end, first.start + DATELINE); i++) {
    const form = tokens.form(i)
    if (/^(?:—|–|--|-)$/.test(form) && tokens.spaceBefore(i) && tokens.spaceBefore(i + 1)) {
      const phrase = phraseAt(text, i + 1, sentence.end)
      return phrase && phrase.entity !== null ? listFrom(text, phrase, sentence.end) : found
    }
    if (!/^(?:PROPN|PUNCT|NUM)$/.test(tags.upos(i))) return found
  }
  return found
}

const isKnown = (phrases: readonly Phrase[]): boolean => phrases.length > 0 && phrases[0]!.entity !== null

/** The phrase before a verb that it says something of, read leftwards over what stands between. */
function linearSubject(text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] {
  const { tokens, tags } = text
  const floor = Math.max(sentence.start, group.start - REACH)
  let i = group.start
  let passed = false
  while (i > floor) {
    const word = tokens.lower(i - 1)
    if (isMark(text, i - 1)) i--
    else if (RELATIVE.test(word) && /^W/.test(tags.xpos(i - 1))) return antecedent(text, i - 1, floor)
    else if (word === ',') i = holdsAside(text, i - 1) ? i - 1 : (overAside(text, i - 1, floor) ?? i - 1)
    else if (/^[;:]$/.test(word) && passed) return []
    else {
      const phrase = phraseBefore(text, i, floor)
      if (phrase === null) {
        if (isClauseWord(text, i - 1) && !passed && !isGerund(text, group)) return []
        i--
      } else if (isPredicate(text, phrase, floor)) {
        passed = true
        i = beforeCopula(text, phrase, sentence, floor)
      } else if (isGoverned(text, phrase, floor, group.finite && i === group.start)) {
        passed = true
        i = phrase.start - 1
      } else return withEarlier(text, phrase, floor)
    }
  }
  return []
}

const isGerund = ({ tokens }: ClauseText, group: VerbGroup): boolean =>
  !group.finite &&
  (tokens.lower(group.verb).endsWith('ing') || /^(?:being|having)$/.test(tokens.lower(group.start)))

/** `said`, `because`: what stands between a verb and its subject only if the subject is missing. */
const isClauseWord = ({ tags }: ClauseText, i: number): boolean =>
  tags.upos(i) === 'SCONJ' || tags.xpos(i) === 'WRB'

const COUNTING =
  /^(?:number|numbers|group|dozens|hundreds|thousands|millions|scores|majority|lot|some|many|most|all|both|each|none|several|half|part|rest|one|two|three|four|five|six|seven|eight|nine|ten)$/
const QUANTIFYING = /^(?:at least|at most|up to|more than|less than|fewer than|as many)$/

/**
 * Whether the phrase is the object of a preposition or of another verb, and so no subject. What stands right before a
 * finite verb is its subject, even after another verb: "they confirmed two men died".
 */
function isGoverned(text: ClauseText, phrase: Phrase, floor: number, adjacent = false): boolean {
  const { tags, tokens } = text
  const before = phrase.start - 1
  if (before < floor) return false
  const word = tokens.lower(before)
  if (QUANTIFYING.test(`${word} ${tokens.lower(phrase.start)}`)) return false
  if (word === 'of' && COUNTING.test(tokens.lower(before - 1))) return false
  if (tags.upos(before) === 'ADP' && word !== 'as') return true
  if (adjacent) return false
  if (/^(?:and|or|&)$/.test(word)) {
    // "near Elm Street and Central Avenue and later arrested"
    const earlier = phraseBefore(text, before, floor)
    return earlier !== null && earlier.start > floor && isGoverned(text, earlier, floor)
  }
  if (/^(?:TO|RP)$/.test(tags.xpos(before))) return true
  return tags.upos(before) === 'VERB' && !/^(?:said|says|told|say)$/.test(word)
}

/** `was a thief`: what somebody is said to be does nothing itself. */
function isPredicate({ tags, tokens, cast }: ClauseText, { start, head }: Phrase, floor: number): boolean {
  const before = start - 1
  if (before <= floor || tags.lemma(before) !== 'be' || tags.upos(before) !== 'AUX') return false
  return /^(?:a|an|the)$/.test(tokens.lower(start)) && cast.headedBy(head)?.form !== 'name'
}

/**
 * Where to look on from a predicate: before the subject of its "was", which has it for its own ("who claimed that Ana
 * was a thief was …"), unless "and" joins the two verbs ("Ana was a thief and was …").
 */
function beforeCopula(text: ClauseText, predicate: Phrase, sentence: TokenSpan, floor: number): number {
  const { start } = verbGroup(text, predicate.start - 1, sentence)
  if (/^(?:and|but|or|,)$/.test(text.tokens.lower(predicate.end))) return start
  return phraseBefore(text, start, floor)?.start ?? start
}

/** Who a relative pronoun stands for. */
function antecedent(text: ClauseText, pronoun: number, floor: number): readonly Phrase[] {
  const { tokens } = text
  let end = pronoun
  if (tokens.form(end - 1) === ',') end--
  if (/^[)\d]/.test(tokens.form(end - 1)) && tokens.form(end - 2) === ',') end -= 2
  const phrase = phraseBefore(text, end, floor)
  return phrase ? [phrase] : []
}

/** Whether the mention before the comma holds an age or an apposition itself: "[Ana Ruiz, 34], …". */
function holdsAside({ cast }: ClauseText, comma: number): boolean {
  const mention = cast.endingAt(comma)
  return mention?.form === 'name' && mention.span.end === comma && mention.name!.end < comma
}

/** If the comma closes an aside, the place of the comma that opens it. */
function overAside(text: ClauseText, comma: number, floor: number): number | null {
  const { tokens, tags } = text
  for (let i = comma - 1; i > Math.max(floor, comma - 24); i--) {
    if (tokens.form(i) !== ',') continue
    const opener = tokens.lower(i + 1)
    const aside =
      /^\d/.test(opener) ||
      RELATIVE.test(opener) ||
      /^(?:now|aged|including|whose)$/.test(opener) ||
      /^(?:DET|ADJ|NOUN)$/.test(tags.upos(i + 1))
    if (aside && phraseBefore(text, i, floor)) return i
  }
  return null
}

/** The phrase with those joined to it by "and" on its left. */
function withEarlier(text: ClauseText, phrase: Phrase, floor: number): readonly Phrase[] {
  const { tokens, cast } = text
  const found = [phrase]
  let at = phrase.start
  for (let round = 0; round < 12; round++) {
    const joined = /^(?:and|&)$/.test(tokens.lower(at - 1))
    if (!joined && (round === 0 || tokens.form(at - 1) !== ',')) break
    let end = at - 1
    if (joined && tokens.form(end - 1) === ',') end--
    const earlier = phraseBefore(text, end, floor)
    if (!earlier || earlier.entity === null || !cast.headedBy(earlier.head)) break
    if (isGoverned(text, earlier, floor)) break
    found.push(earlier)
    at = earlier.start
  }
  return found.reverse()
}

/** Adverbs between a verb and its object; "when" opens another clause. */
const isPassed = ({ tags }: ClauseText, i: number): boolean =>
  /^(?:ADV|PART)$/.test(tags.upos(i)) && !/^W/.test(tags.xpos(i))

/** What a verb is done to: after it, after its "of" ("the killing of"), or before it where it is passive. */
export function objectOf(text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] {
  if (group.passive) return subjectOf(text, group, sentence)
  const byTree = treeObject(text, group, sentence.end) ?? treeReduced(text, group, sentence.end)
  if (byTree !== null && isKnown(byTree)) return byTree
  const byOrder = linearObject(text, group, sentence)
  return byTree === null || isTime(text, byTree[0]!) || isKnown(byOrder) ? byOrder : byTree
}

/** What stands after a verb, over marks and adverbs. */
function linearObject(text: ClauseText, group: VerbGroup, sentence: TokenSpan): readonly Phrase[] {
  const { tokens, cast } = text
  let i = group.verb + 1
  while (i < sentence.end && (isMark(text, i) || isPassed(text, i))) i++
  if (tokens.lower(i) === 'of' && tokens.lower(group.verb).endsWith('ing')) i++
  const over = cast.over(group.verb)
  // "wounding director Joel Souza", where the verb was taken for part of the title
  if (over && over.head > group.verb && over.span.start >= group.verb)
    return listFrom(text, { ...over.span, head: over.head, entity: cast.entityOf(over) }, sentence.end)
  const phrase = phraseAt(text, i, sentence.end)
  if (phrase && !isTime(text, phrase)) return listFrom(text, phrase, sentence.end)
  return isReduced(text, group) ? leftPhrase(text, group.start, sentence) : []
}

/** `24 people killed in the crash`: a participle after the noun it belongs to. */
const isReduced = ({ tags }: ClauseText, { verb, start, finite }: VerbGroup): boolean =>
  (start === verb || (start === verb - 1 && tags.upos(start) === 'ADV')) &&
  ((/^VB[ND]$/.test(tags.xpos(verb)) && (finite || tags.xpos(verb) === 'VBN')) ||
    // "and 40 injured", taken for an adjective
    (/^JJ/.test(tags.xpos(verb)) && /^(?:NUM|NOUN)$/.test(tags.upos(verb - 1))))

function leftPhrase(text: ClauseText, end: number, sentence: TokenSpan): readonly Phrase[] {
  const { tokens } = text
  const stop = tokens.form(end - 1) === ',' ? end - 1 : end
  const phrase = phraseBefore(text, stop, sentence.start)
  return phrase ? [phrase] : []
}

const TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|yesterday|today|tomorrow|week|month|year|morning|night|evening|afternoon)$/

const isTime = ({ tokens }: ClauseText, { head, entity }: Phrase): boolean =>
  entity === null && TIME.test(tokens.lower(head))

/** Whether token `i` begins a time rather than a thing: "on Monday", "in 2011". */
export const isTimeWord = ({ tokens }: ClauseText, i: number): boolean =>
  TIME.test(tokens.lower(i)) || /^\d+$/.test(tokens.form(i)) || /^(?:last|this|next)$/.test(tokens.lower(i))

/** What stands after the first of these prepositions behind `from`, before the clause ends. */
export function afterPreposition(
  text: ClauseText,
  words: readonly string[],
  from: number,
  sentence: TokenSpan,
  reach = 6,
): readonly Phrase[] {
  const { tokens } = text
  for (let i = from; i < Math.min(sentence.end, from + reach); i++) {
    if (/^[.;:,]$/.test(tokens.form(i))) return []
    if (!words.includes(tokens.lower(i))) continue
    const phrase = phraseAt(text, i + 1, sentence.end)
    return phrase ? listFrom(text, phrase, sentence.end) : []
  }
  return []
}

/** Whose it is: the possessor before the noun at token `noun`, over adjectives. */
export function ownerOf(text: ClauseText, noun: number, sentence: TokenSpan): Phrase | null {
  const { tags, tokens, cast } = text
  for (let i = noun - 1; i >= Math.max(sentence.start, noun - 8); i--) {
    if (tags.xpos(i) === 'PRP$' || tags.xpos(i) === 'WP$') {
      const mention = cast.headedBy(i)
      return { start: i, end: i + 1, head: i, entity: mention && cast.entityOf(mention) }
    }
    if (isPossessive(text, i)) return phraseBefore(text, i, sentence.start)
    if (tokens.lower(i) === 'about') return null
    if (!/^(?:ADJ|NOUN|NUM|PROPN|ADV|VERB)$/.test(tags.upos(i)) && tokens.form(i) !== '-') return null
  }
  return null
}
