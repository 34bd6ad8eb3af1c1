import type { Cues } from './cues.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

const FINITE: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** A verb with its auxiliaries, negation and adverbs; `verb` is the item of the main verb. */
export interface VerbGroup {
  readonly from: number
  readonly verb: number
  readonly finite: boolean
  readonly passive: boolean
  readonly negated: boolean
  /** `would`, `may`, `to`, … the word that makes it unreal or non-finite, if any. */
  readonly modal: string | null
}

export const isFiniteVerb = (view: View, k: number): boolean => FINITE.has(view.xpos(k))

/** Gathers the auxiliaries and adverbs before the verb at item `k`. */
export function verbGroup(view: View, k: number): VerbGroup {
  let from = k
  let negated = false
  let modal: string | null = null
  let be = false
  let finite = isFiniteVerb(view, k)
  while (from > 0 && isAuxiliary(view, from - 1)) {
    from--
    const lower = view.lower(from)
    if (/^(?:not|n't|never|n’t)$/.test(lower)) negated = true
    if (view.xpos(from) === 'MD' || view.xpos(from) === 'TO') modal = lower
    if (view.lemma(from) === 'be' || lower === "'s" || lower === "'re") be = true
    if (isFiniteVerb(view, from)) finite = true
  }
  // A leading adverb belongs to the clause, not the verb: `Meanwhile said` never, but `Later, she said` does.
  while (from < k && view.upos(from) === 'ADV' && from === 0) from++
  const passive = view.xpos(k) === 'VBN' && be
  return { from, verb: k, finite, passive, negated, modal }
}

function isAuxiliary(view: View, k: number): boolean {
  if (view.isQuote(k)) return false
  const upos = view.upos(k)
  if (upos === 'AUX' || upos === 'PART') return view.xpos(k) !== 'POS'
  if (upos !== 'ADV') return false
  return !/^W/.test(view.xpos(k)) && !view.isPunct(k)
}

/** Whether some verb of a stretch is finite. */
export function hasFiniteVerb(view: View, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (isFiniteVerb(view, k)) return true
  return false
}

/**
 * What kind of cue a clause follows. One that recounts goes on over what others said then (`recalled a friend asking, and
 * the star replied`); after plain saying, a further `saying` is somebody else's (`told them that Pell called, saying …`).
 */
export type Saying = 'recounting' | 'plain' | 'other'

/**
 * Where a reported clause that begins at item `from` ends: before a coordinated or participial cue of the same level,
 * a semicolon, or the end of the sentence. Closing punctuation is left out.
 */
export function clauseEnd(
  view: View,
  places: Places,
  cues: Cues,
  from: number,
  after: Saying = 'other',
): number {
  let to = from
  let open = 0
  for (; to < view.length; to++) {
    const form = view.form(to)
    if (form === '(') open++
    if (form === ')' && --open < 0) break
    if (form === ';') break
    if (to > from && (breaksOff(view, places, cues, to, after) || goesOnOutside(view, from, to))) break
  }
  while (to > from && view.isPunct(to - 1) && /^[,.:;!?—–…-]+$/.test(view.form(to - 1))) to--
  return to
}

/**
 * Where a clause that is itself part of a subject ends: before a second finite verb that nothing joins to the first
 * (`the nurse who claimed that he was a thief | was convicted`). `end` if there is none.
 */
export function embeddedEnd(view: View, from: number, end: number): number {
  let seen = false
  let joined = false
  for (let k = from; k < end; k++) {
    if (/^(?:CCONJ|SCONJ)$/.test(view.upos(k)) || /^W/.test(view.xpos(k)) || view.form(k) === ',')
      joined = true
    if (!isFiniteVerb(view, k) || isAuxiliary(view, k - 1)) continue
    if (seen && !joined) return k
    seen = true
    joined = false
  }
  return end
}

export const isPlainSaying = (view: View, k: number): boolean => /^(?:say|tell)$/.test(view.lemma(k))

function breaksOff(view: View, places: Places, cues: Cues, k: number, after: Saying): boolean {
  const comma = view.form(k) === ','
  // What stands in quotation marks behind a colon is said on its own.
  if (view.form(k) === ':' && view.isQuote(k + 1)) return true
  if (comma && cues.isAccording(view, k + 1)) return true
  if (
    comma &&
    view.xpos(skipAdverbs(view, k + 1)) === 'VBG' &&
    cues.reports(view, skipAdverbs(view, k + 1), 'qct') &&
    !(after === 'plain' && isPlainSaying(view, skipAdverbs(view, k + 1)))
  )
    return true
  if (comma && isClosingCue(view, places, cues, k + 1)) return true
  // `When asked whether he would go, he …`: the comma ends the clause that opens the sentence, in quotation marks too.
  if (opensSubordinate(view) && startsMainClause(view, places, afterOpeningClause(view, k))) return true
  if (view.upos(k) === 'CCONJ' && /^(?:WP|WDT)$/.test(view.xpos(k + 1))) return true
  const link = comma ? k + 1 : k
  if (!/^(?:and|but|while|though|although)$/.test(view.lower(link))) return false
  const next = skipAdverbs(view, link + 1)
  const pastTense = view.xpos(next) === 'VBN' && (view.isWord(next + 1, 'that') || view.isQuote(next + 1))
  if (view.upos(link) === 'CCONJ' && (isFiniteVerb(view, next) || pastTense)) {
    if (cues.reports(view, next, 'qctowga')) return true
    if (comma && view.upos(next) === 'AUX' && view.isWord(link, 'but')) return true
  }
  return comma && after !== 'recounting' && startsReport(view, places, cues, link + 1)
}

/** `said he was ill but refused to resign`: the tree joins the verb behind the conjunction to one before the clause. */
export function goesOnOutside(view: View, from: number, k: number): boolean {
  const link = view.upos(k) === 'PUNCT' && view.form(k) === ',' ? k + 1 : k
  if (view.upos(link) !== 'CCONJ' || !view.isWord(link, 'and', 'but')) return false
  const { syntax } = view.document
  const verb = skipAdverbs(view, link + 1)
  const token = view.token(verb)
  if (token < 0 || !/^(?:VBD|VBZ|VBP|VBN)$/.test(view.xpos(verb)) || syntax.deprel(token) !== 'conj')
    return false
  const head = syntax.head(token)
  return head >= 0 && head < view.items[from]!.start && head >= view.items[0]!.start
}

/** The item behind the comma at `k`, or behind the marks that hold a comma; -1 if there is none. */
function afterOpeningClause(view: View, k: number): number {
  if (view.form(k) === ',') return /^["”’]$/.test(view.form(k + 1)) ? k + 2 : k + 1
  const quotation = view.quote(k - 1)
  return quotation && view.document.tokens.form(quotation.tokens.end - 1) === ',' ? k : -1
}

const opensSubordinate = (view: View): boolean =>
  view.upos(0) === 'SCONJ' || view.isWord(0, 'when', 'asked', 'after', 'as', 'while')

/** A subject and a finite verb. */
function startsMainClause(view: View, places: Places, k: number): boolean {
  const subject = k < 0 ? null : phraseStartingAt(view, places, k, view.length)
  return subject !== null && isFiniteVerb(view, skipAuxiliaries(view, subject.to))
}

/** `…, police said.` at the end of a sentence. */
function isClosingCue(view: View, places: Places, cues: Cues, k: number): boolean {
  const subject = phraseStartingAt(view, places, k, view.length)
  if (subject === null) return false
  const verb = skipAuxiliaries(view, subject.to)
  if (!cues.reports(view, verb, 'qcb') || !isFiniteVerb(view, verb)) return false
  const after = view.form(verb + 1)
  return (
    verb + 1 >= view.length ||
    after === '.' ||
    after === ',' ||
    places.timexAt(view.items[verb + 1]!.start) !== null
  )
}

/** How far the verb of a new report may stand behind its conjunction: `but the survey in Golden, Colo., said`. */
const REPORT_REACH = 14

/** `…, but police said the shop was open`. */
function startsReport(view: View, places: Places, cues: Cues, k: number): boolean {
  const subject = phraseStartingAt(view, places, k, view.length)
  if (subject === null) return false
  let verb = skipAuxiliaries(view, subject.to)
  let commas = 0
  for (let i = verb; i < Math.min(view.length, k + REPORT_REACH) && !isFiniteVerb(view, verb); i++) {
    verb = i
    if (view.form(i) === ',') commas++
  }
  // One comma before the verb begins another clause; two hold an apposition.
  if (commas % 2 === 1) return false
  return cues.reports(view, verb, 'qct') && (isFiniteVerb(view, verb) || view.xpos(verb) === 'VBN')
}

function skipAdverbs(view: View, k: number): number {
  let at = k
  while (at < view.length && at - k < 3 && view.upos(at) === 'ADV') at++
  return at
}

function skipAuxiliaries(view: View, k: number): number {
  let at = k
  while (at < view.length && at - k < 5 && isAuxiliary(view, at)) at++
  return at
}
