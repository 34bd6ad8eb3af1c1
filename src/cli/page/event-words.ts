import { LEGAL_STEPS } from '../../document/layers.ts'
import type { RecordEvent } from '../../record/record.ts'
import { readableDate } from './dates.ts'
import { type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { nameRun, nameText, onWhoseWord, type View, wordsAt } from './view.ts'
import { clip } from './width.ts'

const LEGAL: ReadonlySet<RecordEvent['type']> = new Set([...LEGAL_STEPS, 'investigation'])

const ACCUSED = /accused|defendant|suspect|arrested|charged|convicted|subject/
/** Words for a charge that name none. */
const VAGUE =
  /^(?:(?:the|his|her|their|same|those|these|such|other|several|all|any|various|multiple) )*(?:charges?|counts?|offen[cs]es?|crimes?|accusations?)$/i

/** Whom an event of the law is about: one who can be accused. */
export function accusedOf(view: View, { participants }: RecordEvent): string | null {
  const accused = participants.find(({ role }) => ACCUSED.test(role))?.entity ?? null
  return /^(?:person|organization|group)$/.test(view.entity(accused)?.type ?? '') ? accused : null
}

/** The pronoun that alone names somebody in the words of an event; null where a name or description stands there. */
export function onlyPronoun(view: View, { evidence: [start, end] }: RecordEvent, id: string): string | null {
  const mentions = view.entity(id)?.mentions.filter((mention) => mention.start >= start && mention.end <= end)
  const first = mentions?.[0]
  if (!first || mentions.some(({ form }) => form !== 'pronoun')) return null
  return wordsAt(view, [first.start, first.end])
}

/** The charge, where the words name one. */
export const chargeOf = ({ charge }: RecordEvent): string | null =>
  charge === null || VAGUE.test(charge.trim()) ? null : plain(charge)

/**
 * Whether it belongs to a matter of the law against somebody, rather than to what else happened. What names no
 * charge and stands on somebody's word only is too little to stand as an accusation.
 */
export const isAccusation = (view: View, event: RecordEvent): boolean =>
  (LEGAL.has(event.type) || event.charge !== null || event.status !== 'unknown') &&
  accusedOf(view, event) !== null &&
  (chargeOf(event) !== null || event.statement === null)

export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** Evidence longer than this is cut. */
const LONGEST_WORDS = 140

/** `Death: Ann Okafor`, `Charge: arson`, in one piece. */
export function eventTitle(view: View, { type, charge, participants }: RecordEvent): string {
  const about = charge ?? (participants[0] ? nameText(view, participants[0].entity) : null)
  return about === null ? capital(type) : `${capital(type)}: ${plain(about)}`
}

/** Who else took part, when, and whether it stands only on somebody's word that has not been `told` already. */
export function aboutEvent(
  view: View,
  event: RecordEvent,
  apart: string | null,
  told: string | null = null,
): Run[][] {
  const others = event.participants.filter(
    ({ role, entity }) =>
      entity !== apart && !(role === 'agent' && /^(?:place|work)$/.test(view.entity(entity)?.type ?? '')),
  )
  const when = event.time === null ? null : (readableDate(event.time) ?? plain(event.time))
  return [
    ...(when === null ? [] : [[run(when)]]),
    ...others.map(({ role, entity }) =>
      role === 'agent'
        ? [run('by '), nameRun(view, entity)]
        : [nameRun(view, entity), run(`, ${plain(role)}`)],
    ),
    ...(event.statement === null || event.statement === told ? [] : [onWhoseWord(view, event.statement)]),
  ]
}

/** The words that say so; with their place and what found them where that is asked for. */
export function eventWords(view: View, { evidence, by }: RecordEvent): string {
  const words = `“${clip(wordsAt(view, evidence), LONGEST_WORDS)}”`
  return view.explain ? `${evidence[0]}–${evidence[1]} ${words} [${plain(by)}]` : words
}
