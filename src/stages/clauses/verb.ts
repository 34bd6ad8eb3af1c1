import type { TokenSpan } from '../../document/span.ts'
import { type ClauseText, isMark } from './text.ts'

/** A verb with the auxiliaries, particles and adverbs before it. */
export interface VerbGroup {
  readonly start: number
  readonly verb: number
  readonly passive: boolean
  readonly negated: boolean
  readonly modal: boolean
  /** Whether "to" stands before it. */
  readonly infinitive: boolean
  /** Whether it has a form of its own person or tense, or an auxiliary with one. */
  readonly finite: boolean
}

const LONGEST = 8
const NEGATION = /^(?:not|n't|never|neither|nor|hardly|without)$/
const PASSIVE = /^(?:be|get)$/

/** The group of the verb at token `verb`, within its sentence. */
export function verbGroup(text: ClauseText, verb: number, sentence: TokenSpan, depth = 0): VerbGroup {
  const { tokens, tags } = text
  const floor = Math.max(sentence.start, verb - LONGEST)
  let start = verb
  let negated = false
  let modal = false
  let infinitive = false
  let passive = false
  let finite = /^VB[DZP]$/.test(tags.xpos(verb))
  for (let i = verb - 1; i >= floor && isAuxiliary(text, i); i--) {
    const word = tokens.lower(i)
    if (NEGATION.test(word)) negated = true
    if (tags.xpos(i) === 'MD') modal = true
    if (tags.xpos(i) === 'TO') infinitive = true
    if (PASSIVE.test(tags.lemma(i)) && !word.endsWith('ing')) passive = true
    if (word === 'being') passive = true
    if (/^(?:VB[DZP]|MD)$/.test(tags.xpos(i))) finite = true
    start = i
  }
  passive &&= !tokens.lower(verb).endsWith('ing')
  const first = isLone(text, start, verb) && depth < DEEPEST ? joinedTo(text, verb, start, sentence) : null
  if (first !== null) {
    const shared = verbGroup(text, first, sentence, depth + 1)
    if (shared.passive) return { ...shared, start, verb }
  }
  return { start, verb, passive, negated, modal, infinitive, finite }
}

const DEEPEST = 3

/** Whether a verb has no auxiliary of its own. */
function isLone({ tags }: ClauseText, start: number, verb: number): boolean {
  for (let i = start; i < verb; i++) if (tags.upos(i) !== 'ADV') return false
  return true
}

/** `was arrested and charged`: the verb before whose auxiliaries a participle shares. */
function joinedTo(
  { syntax, tags, tokens }: ClauseText,
  verb: number,
  start: number,
  sentence: TokenSpan,
): number | null {
  const head = syntax.head(verb)
  if (tags.xpos(verb) !== 'VBN' || syntax.deprel(verb) !== 'conj' || head < sentence.start || head > verb)
    return null
  return tags.upos(head) === 'VERB' && /^(?:and|or|but|,)$/.test(tokens.lower(start - 1)) ? head : null
}

function isAuxiliary(text: ClauseText, i: number): boolean {
  const { tokens, tags } = text
  const upos = tags.upos(i)
  if (upos === 'AUX') return true
  if (upos === 'PART') return tags.xpos(i) !== 'POS'
  if (upos === 'ADV') return !/^W/.test(tags.xpos(i)) && !isMark(text, i)
  return /^(?:be|get)$/.test(tags.lemma(i)) || NEGATION.test(tokens.lower(i))
}

const UNREAL = /^(?:if|unless|whether|lest|should|would|could|can|might|may|must)$/
/** Words after which an infinitive tells of something that did happen. */
const FULFILLED =
  /^(?:found|believed|known|reported|said|confirmed|appear|appears|appeared|seem|seems|seemed|happened|managed|went|go|came|continued|continues|began|begins|thought|alleged|understood|presumed|first|last|only|third|second|latest|person|people|man|woman)$/
const BOUNDARY = /^(?:[.;:—–]|--)$/
const AVOIDED =
  /^(?:without|against|avoid|avoided|avoiding|from|instead|risk|fear|feared|threatened|attempted|tried|planned|considering|of)$/
const SUPPOSED = /^(?:attempted|possible|potential|planned|threatened|likely|future|feared)$/
/** `demanded an inquiry`, `called for an inquiry`: nothing has happened yet. */
const WISHED = /^(?:suggest|demand|seek|urge|request|propose|consider|want|face)$/
const CALLING = /^(?:call|ask|push|press|demand|hope|wait|prepare)$/
const NONE = /^(?:no|nobody|none|neither|nothing)$/

/**
 * Whether what the verb tells is told as a fact: not denied, not merely possible, wished for or conditional.
 * With `infinitives` a purpose counts too: "they arrived to investigate".
 */
export function isFact(
  text: ClauseText,
  group: VerbGroup,
  sentence: TokenSpan,
  infinitives = false,
): boolean {
  const { tokens } = text
  if (group.negated || group.modal || isBare(text, group)) return false
  const before = tokens.lower(group.start - 1)
  if (group.infinitive && !infinitives && !FULFILLED.test(before)) return false
  if (!group.finite && AVOIDED.test(before) && (before !== 'of' || isAvoided(text, group.start - 2)))
    return false
  if (NONE.test(tokens.lower(group.start - 1)) || isNoPhrase(text, group.start, sentence)) return false
  if (!group.finite && CONSIDERED.test(text.tags.lemma(group.start - 1))) return false
  if (!infinitives && isJoinedInfinitive(text, group, sentence)) return false
  return !isConditional(text, group.start, sentence)
}

/** `'Quit,' she said`: neither finite nor an infinitive after "to", "helped" or another verb. */
const isBare = ({ tags, tokens, syntax }: ClauseText, { verb, start }: VerbGroup): boolean =>
  start === verb &&
  tags.xpos(verb) === 'VB' &&
  ((syntax.deprel(verb) === 'root' &&
    !syntax.children(verb).some((child) => syntax.deprel(child) === 'nsubj')) ||
    /^(?:["'‘“]|or)$/.test(tokens.lower(verb - 1)) ||
    (syntax.deprel(verb) === 'ccomp' && DEMANDED.test(tags.lemma(syntax.head(verb)))))

/** `They demanded that he step down`. */
const DEMANDED = /^(?:demand|urge|ask|insist|recommend|propose|suggest|request|require)$/

/** `They may consider charging him`. */
const CONSIDERED = /^(?:consider|contemplate|discuss|suggest|recommend|avoid|oppose|mull|weigh)$/
const JOINED_REACH = 8

/** `asked them to find and arrest him`, `will find and arrest him`: what holds of the first verb holds of the second. */
function isJoinedInfinitive({ tags, tokens }: ClauseText, group: VerbGroup, sentence: TokenSpan): boolean {
  if (group.start !== group.verb || tags.xpos(group.verb) !== 'VB') return false
  if (!/^(?:and|or)$/.test(tokens.lower(group.start - 1))) return false
  for (let i = group.start - 2; i >= Math.max(sentence.start, group.start - JOINED_REACH); i--)
    if (/^(?:TO|MD)$/.test(tags.xpos(i))) return true
  return false
}

const isAvoided = ({ tokens }: ClauseText, i: number): boolean =>
  /^(?:instead|risk|fear|danger|possibility|threat|hope|hopes|hopeful|confident|sure|certain|chance|prospect|afraid)$/.test(
    tokens.lower(i),
  )

/** `No arrests were made`: a subject right before the verb that begins with "no". */
function isNoPhrase({ tokens, tags }: ClauseText, start: number, sentence: TokenSpan): boolean {
  for (let i = start - 1; i >= Math.max(sentence.start, start - 5); i--) {
    if (NONE.test(tokens.lower(i))) return true
    if (!/^(?:NOUN|PROPN|ADJ|ADP|PRON|NUM)$/.test(tags.upos(i))) return false
  }
  return false
}

/** Whether a word of condition opens the clause that token `at` stands in. */
function isConditional({ tokens, tags }: ClauseText, at: number, sentence: TokenSpan): boolean {
  for (let i = at - 1; i >= Math.max(sentence.start, at - 14); i--) {
    const word = tokens.lower(i)
    if (UNREAL.test(word) && (tags.xpos(i) !== 'MD' || i === at - 1)) return true
    if (
      BOUNDARY.test(word) ||
      word === ',' ||
      /^(?:that|who|which|because|after|when|while|said)$/.test(word)
    )
      return false
  }
  return false
}

/** The same for a noun: neither "no arrest", "attempted murder" nor "without trial". */
export function isFactNoun(text: ClauseText, noun: number, sentence: TokenSpan): boolean {
  const { tokens, tags } = text
  for (let i = noun - 1; i >= Math.max(sentence.start, noun - 6); i--) {
    const word = tokens.lower(i)
    if (NONE.test(word) || SUPPOSED.test(word) || word === 'without' || word === 'any') return false
    if (/^(?:NOUN|PROPN|ADJ|DET|NUM|PRON|PART)$/.test(tags.upos(i)) || tokens.form(i) === '-') continue
    if (WISHED.test(tags.lemma(i)) || (word === 'for' && CALLING.test(tags.lemma(i - 1)))) return false
    break
  }
  return !isConditional(text, noun, sentence)
}

/** `the injured men`, `a fired accountant`: a participle that only tells one man from another. */
export function isAttributive({ tags }: ClauseText, { start, verb }: VerbGroup): boolean {
  if (start !== verb || !/^(?:NOUN|ADJ|PROPN)$/.test(tags.upos(verb + 1))) return false
  return /^(?:DET|NUM|ADJ)$/.test(tags.upos(verb - 1)) || /^(?:PRP\$|POS)$/.test(tags.xpos(verb - 1))
}

/** Whether a word that may be a verb is a noun in its place: "murder weapon", "gunshot wounds". */
export const isPlainNoun = ({ tokens, tags }: ClauseText, i: number): boolean =>
  /^(?:NOUN|PROPN)$/.test(tags.upos(i)) &&
  !/(?:ed|ing|^shot|^hurt|^wed|^weds|^found|^denies|^admits|^pleads|^dies|^resigns|^sues|^marries)$/.test(
    tokens.lower(i),
  )
