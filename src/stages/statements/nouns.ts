import type { Act } from '../../document/layers.ts'
import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import { clauseEnd, embeddedEnd, hasFiniteVerb, isFiniteVerb } from './clause.ts'
import type { Cues } from './cues.ts'
import { type Draft, NOTHING } from './draft.ts'
import { phraseEndingAt, phraseStartingAt, type Stretch } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

const NOUNS = lazy(() => wordMap(loadLexicon('stages/statements/cue-nouns.tsv')))

/** Whether a noun can report: `claim`, `belief`. */
export const isReportingNoun = (noun: string): boolean => NOUNS().has(noun)

/** Statements that hang on a noun: `both sides' belief that the other is arming rebels`. */
export function nounsIn(view: View, places: Places, cues: Cues): readonly Draft[] {
  const drafts: Draft[] = []
  for (let k = 0; k + 2 < view.length; k++) {
    const act = view.upos(k) === 'NOUN' ? NOUNS().get(view.lower(k)) : undefined
    const reported =
      act &&
      (thatClause(view, places, cues, view.lemma(k + 1) === 'be' ? k + 2 : k + 1) ??
        quotedPhrase(view, places, k + 1))
    if (!reported) continue
    const owner = ownerOf(view, places, k)
    drafts.push({
      ...NOTHING,
      ...reported,
      act: act as Act,
      cue: view.span(k, k + 1),
      source: owner && view.span(owner.from, owner.to),
      unattributed: owner === null,
    })
  }
  return drafts
}

type Reported = Pick<Draft, 'content' | 'quotes' | 'by'>

/** `that the other is arming rebels`. */
function thatClause(view: View, places: Places, cues: Cues, k: number): Reported | null {
  if (!view.isWord(k, 'that') || !opensClause(view, places, k + 1)) return null
  const end = embeddedEnd(view, k + 1, clauseEnd(view, places, cues, k + 1))
  if (end <= k + 2 || !hasFiniteVerb(view, k + 1, end)) return null
  return { content: [view.span(k + 1, end)], quotes: [], by: 'noun-clause' }
}

/** `claims of “racial insensitivity”`. */
function quotedPhrase(view: View, places: Places, k: number): Reported | null {
  if (!view.isWord(k, 'of')) return null
  const quote = view.items[k + 1]?.quote ?? places.quotationAt(view.token(k + 1))
  if (quote === null || quote === undefined) return null
  return { content: [view.document.quotations[quote]!.tokens], quotes: [quote], by: 'noun-quotation' }
}

/** A subject follows `that`, so it is no relative pronoun. */
function opensClause(view: View, places: Places, k: number): boolean {
  if (isFiniteVerb(view, k)) return false
  const subject = phraseStartingAt(view, places, k, view.length)
  return subject !== null || view.upos(k) === 'PRON'
}

/** Who owns the noun: `the ministry's warning`, `their claim`. */
function ownerOf(view: View, places: Places, k: number): Stretch | null {
  let from = k - 1
  while (from >= 0 && /^(?:ADJ|ADV)$/.test(view.upos(from))) from--
  if (view.xpos(from) === 'PRP$') return { from, to: from + 1 }
  if (view.xpos(from) !== 'POS' || from === 0) return null
  return phraseEndingAt(view, places, from - 1, 0)
}
