import type { TokenSpan } from '../../document/span.ts'
import { ownerOf, subjectOf } from '../clauses/arguments.ts'
import { listFrom, type Phrase, phraseAt, phraseBefore } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isFact, verbGroup } from '../clauses/verb.ts'
import { type KinNoun, kinNounAt } from './kin-nouns.ts'

/**
 * Whose kin a noun tells: the possessor before it ("his", "Ana's", "whose"), who stands after its "of" or "to", the
 * owner of the kin it is joined to ("his wife and two sons"), or whom it survives.
 */
export function ownersOf(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Phrase[] {
  const { at, end, namedIsParent } = noun
  const before = possessorOf(text, at, sentence)
  if (before) return isPersonal(text, before) || isUntypedName(text, before) ? [before] : []
  const word = text.tokens.lower(end)
  if (word === 'of' || (word === 'to' && namedIsParent)) return complementOf(text, end, sentence)
  // "her brothers, twins Eli and Amos" are no list
  const first = text.tokens.lower(at) === 'twins' ? null : firstOfList(text, noun, sentence)
  if (first !== null && first.at < at) {
    const owners = ownersOf(text, first, sentence)
    if (owners.length > 0) return owners
  }
  const shared = sharedPossessor(text, noun, sentence)
  if (shared) return [shared]
  return leftBehindBy(text, first ?? noun, sentence)
}

/** `His manager and elder brother, Bo Larsen`: the possessor of the noun that "and" joins the kin to. */
function sharedPossessor(text: ClauseText, { at }: KinNoun, sentence: TokenSpan): Phrase | null {
  const { tokens, tags } = text
  const start = beforeModifiers(text, at, Math.max(sentence.start, at - LIST_REACH))
  const other = start - 2
  if (tokens.lower(start - 1) !== 'and' || other <= sentence.start || tags.upos(other) !== 'NOUN') return null
  const owner = possessorOf(text, other, sentence)
  return owner && isPersonal(text, owner) ? owner : null
}

/** Those that "of" or "to" at token `at` brings. */
function complementOf(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  const phrase = behindBody(text, phraseAt(text, at + 1, sentence.end), sentence)
  if (!phrase || !isPersonal(text, phrase)) return []
  if ((text.tokens.lower(at) === 'of' && isPlace(text, phrase)) || isHeadline(text, phrase)) return []
  return listFrom(text, phrase, sentence.end)
}

/** `a cousin of Swans forward Bo Larsen`: the one named after the body he is of. */
function behindBody(text: ClauseText, phrase: Phrase | null, sentence: TokenSpan): Phrase | null {
  const { cast } = text
  const type = phrase?.entity == null ? null : cast.entities[phrase.entity]!.type
  if (!phrase || (type !== 'organization' && type !== 'place')) return phrase
  const next = cast.startingAt(phrase.end)
  return next?.form === 'name' && next.type === 'person' ? phraseAt(text, phrase.end, sentence.end) : phrase
}

/** The possessor before a noun; "whose" is who its clause is about. */
function possessorOf(text: ClauseText, at: number, sentence: TokenSpan): Phrase | null {
  const owner = ownerOf(text, at, sentence) ?? untaggedOwner(text, at, sentence)
  if (!owner || text.tags.xpos(owner.head) !== 'WP$') return owner
  return { ...owner, entity: antecedentOf(text, owner.head, sentence) }
}

/** `her two teenage sons`, where "her" was taken for an object. */
function untaggedOwner({ tokens, tags, cast }: ClauseText, at: number, { start }: TokenSpan): Phrase | null {
  let i = at - 1
  while (i > start && /^(?:ADJ|NUM|NOUN)$/.test(tags.upos(i))) i--
  if (i < start || tokens.lower(i) !== 'her' || tags.xpos(i) !== 'PRP') return null
  const mention = cast.headedBy(i)
  return { start: i, end: i + 1, head: i, entity: mention && cast.entityOf(mention) }
}

/** `Bo Larsen, whose son …`: the entity before "whose", else the one its clause hangs on in the tree. */
function antecedentOf(text: ClauseText, whose: number, sentence: TokenSpan): number | null {
  const { tokens, cast } = text
  const end = /^[,—–-]$/.test(tokens.form(whose - 1)) ? whose - 1 : whose
  const before = phraseBefore(text, overAge(text, end), sentence.start)
  if (before?.entity != null && isPersonal(text, before)) return before.entity
  const noun = clauseHead(text, whose)
  return noun === null ? null : cast.entityHeadedBy(noun)
}

/** Before "(72)" and ", 72". */
function overAge({ tokens }: ClauseText, end: number): number {
  if (tokens.form(end - 1) === ')' && tokens.form(end - 3) === '(') return end - 3
  return /^\d+$/.test(tokens.form(end - 1)) && tokens.form(end - 2) === ',' ? end - 2 : end
}

const HIGHEST = 5

/** The noun that the relative clause around a token belongs to. */
function clauseHead({ syntax }: ClauseText, token: number): number | null {
  for (let at = token, i = 0; i < HIGHEST && at >= 0; i++, at = syntax.head(at))
    if (syntax.deprel(at) === 'acl:relcl') return syntax.head(at)
  return null
}

const LIST_REACH = 16

/** The first noun of kinship of a list that this one stands in: "his wife, Ana, and two sons". */
function firstOfList(text: ClauseText, noun: KinNoun, sentence: TokenSpan): KinNoun | null {
  const { tokens, cast } = text
  const floor = Math.max(sentence.start, noun.at - LIST_REACH)
  let first: KinNoun | null = null
  for (let i = beforeModifiers(text, noun.at, floor); i > floor; ) {
    const joint = tokens.lower(i - 1)
    if (!/^(?:and|,|;)$/.test(joint)) break
    i--
    if (joint === 'and' && /^[,;]$/.test(tokens.form(i - 1))) i--
    const name = cast.endingAt(i)
    const earlier =
      kinNounEndingAt(text, i) ?? (name?.form === 'name' ? kinNounOf(text, name.span.start, i) : null)
    if (!earlier || earlier.at < floor) break
    first = earlier
    i = beforeModifiers(text, earlier.at, floor)
  }
  return first
}

/** Where a noun phrase begins, over its modifiers and article. */
export function beforeModifiers({ tags, tokens }: ClauseText, at: number, floor: number): number {
  let i = at
  const isModifier = (token: number) =>
    /^(?:ADJ|NUM|NOUN)$/.test(tags.upos(token)) || tokens.form(token) === '-' || isInCompound(tokens, token)
  while (i > floor && isModifier(i - 1)) i--
  if (i > floor && /^(?:an?|another)$/.test(tokens.lower(i - 1))) i--
  return i
}

/** `grown-up`, `six-year-old`. */
const isInCompound = (tokens: ClauseText['tokens'], token: number): boolean =>
  (tokens.form(token + 1) === '-' && !tokens.spaceBefore(token + 1)) ||
  (tokens.form(token - 1) === '-' && !tokens.spaceBefore(token))

function kinNounEndingAt(text: ClauseText, end: number): KinNoun | null {
  const noun = kinNounAt(text, text.tokens.lower(end - 1) === 'law' ? end - 5 : end - 1)
  return noun?.end === end ? noun : null
}

/** The noun of kinship within or right before a name: "[his wife Ana]", "his wife, [Ana]". */
function kinNounOf(text: ClauseText, start: number, end: number): KinNoun | null {
  for (let i = start; i < end; i++) {
    const noun = kinNounAt(text, i)
    if (noun) return noun
  }
  return kinNounEndingAt(text, text.tokens.form(start - 1) === ',' ? start - 1 : start)
}

const SURVIVED = 24

/** `He is survived by his wife and a mother`, `He leaves a wife and two sons`: all are his. */
function leftBehindBy(text: ClauseText, { at }: KinNoun, sentence: TokenSpan): readonly Phrase[] {
  const { tokens, tags } = text
  for (let i = at - 1; i >= Math.max(sentence.start + 1, at - SURVIVED); i--) {
    if (/^(?:[.:]|who|said)$/.test(tokens.lower(i))) return []
    if (tokens.lower(i) === 'by' && tokens.lower(i - 1) === 'survived')
      return subjectsOf(text, i - 1, sentence)
  }
  const floor = Math.max(sentence.start, at - 6)
  const start = beforeModifiers(text, at, floor)
  const verb = tokens.lower(start - 1) === 'behind' ? start - 2 : start - 1
  if (verb > sentence.start && LEAVE.test(tokens.lower(verb)) && tags.upos(verb) === 'VERB')
    return subjectsOf(text, verb, sentence)
  return []
}

const LEAVE = /^(?:leaves?|left|leaving|had|has|have)$/

function subjectsOf(text: ClauseText, verb: number, sentence: TokenSpan): readonly Phrase[] {
  const group = verbGroup(text, verb, sentence)
  if (text.tokens.lower(verb) !== 'survived' && !isFact(text, group, sentence)) return []
  const subject = subjectOf(text, group, sentence).at(-1)
  return subject && isPersonal(text, subject) ? [subject] : []
}

/** Whether the phrase may stand for a person or people. */
export function isPersonal({ cast, tokens, tags }: ClauseText, { entity, head }: Phrase): boolean {
  // "their" of nobody known may be a couple's
  if (entity === null) return /^(?:their|they)$/.test(tokens.lower(head))
  if (tags.xpos(head) === 'NN' && tokens.lower(head) === 'family') return false
  const { type } = cast.entities[entity]!
  // a list of children with ages may hold a name that is a country's too
  return type === 'person' || type === 'group' || type === 'place' || tokens.lower(head) === 'their'
}

/** Whether it is a name that nothing around it tells the sort of: one beside a noun of kinship is a person's. */
export function isUntypedName({ cast }: ClauseText, { entity, head }: Phrase): boolean {
  const mention = cast.headedBy(head)
  return (
    entity !== null &&
    mention?.form === 'name' &&
    mention.type === null &&
    cast.entities[entity]!.type === 'work'
  )
}

/** Whether the phrase stands for a place: `the founding father of Zimbabwe`. */
export const isPlace = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && cast.entities[entity]!.type === 'place'

/** `mother of 13 Ana Ruiz shot`: a number that the name after it does not belong to. */
const isHeadline = ({ tags, cast }: ClauseText, { start, head }: Phrase): boolean =>
  tags.upos(start) === 'NUM' && cast.headedBy(head)?.form === 'name'
