import type { RecordEvent } from '../../record/record.ts'
import { readableDate } from './dates.ts'
import { type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { nameRun, nameText, onWhoseWord, type View, wordsAt } from './view.ts'
import { clip } from './width.ts'

const LEGAL: ReadonlySet<RecordEvent['type']> = new Set([
  'arrest',
  'charge',
  'plea',
  'trial',
  'conviction',
  'acquittal',
  'sentence',
  'dismissal',
  'appeal',
  'lawsuit',
  'investigation',
])

/** Whether it belongs to a matter of the law, rather than to somebody's life. */
export const isAccusation = ({ type, charge, status }: RecordEvent): boolean =>
  LEGAL.has(type) || charge !== null || status !== 'unknown'

export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** Evidence longer than this is cut. */
const LONGEST_WORDS = 140

/** `Death: Ann Okafor`, `Charge: arson`, in one piece. */
export function eventTitle(view: View, { type, charge, participants }: RecordEvent): string {
  const about = charge ?? (participants[0] ? nameText(view, participants[0].entity) : null)
  return about === null ? capital(type) : `${capital(type)}: ${plain(about)}`
}

/** Who else took part, when, and whether it stands only on somebody's word. */
export function aboutEvent(view: View, event: RecordEvent, apart: string | null): Run[][] {
  const others = event.participants.filter(({ entity }) => entity !== apart)
  const when = event.time === null ? null : (readableDate(event.time) ?? plain(event.time))
  return [
    ...(when === null ? [] : [[run(when)]]),
    ...others.map(({ role, entity }) => [nameRun(view, entity), run(`, ${plain(role)}`)]),
    ...(event.statement === null ? [] : [onWhoseWord(view, event.statement)]),
  ]
}

/** The words that say so; with their place and what found them where that is asked for. */
export function eventWords(view: View, { evidence, by }: RecordEvent): string {
  const words = `“${clip(wordsAt(view, evidence), LONGEST_WORDS)}”`
  return view.explain ? `${evidence[0]}–${evidence[1]} ${words} [${plain(by)}]` : words
}
