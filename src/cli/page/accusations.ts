import type { RecordEvent } from '../../record/record.ts'
import {
  aboutEvent,
  accusedOf,
  capital,
  chargeOf,
  eventWords,
  isAccusation,
  onlyPronoun,
} from './event-words.ts'
import { BLANK, DOT, joinRuns, type Line, type Run, run } from './line.ts'
import { heading, nameRun, onWhoseWord, type View } from './view.ts'
import { columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

/** How an accusation stands, in words. */
export const STATES: Readonly<Record<RecordEvent['status'], string>> = {
  pending: 'still open',
  dropped: 'dropped',
  'pleaded-guilty': 'pleaded guilty',
  'pleaded-not-guilty': 'pleaded not guilty',
  convicted: 'convicted',
  acquitted: 'acquitted',
  sentenced: 'sentenced',
  appealed: 'under appeal',
  unknown: 'outcome not stated',
}

/** What happened to somebody where the charge is not told. */
const HAPPENED: Readonly<Partial<Record<RecordEvent['type'], string>>> = {
  arrest: 'arrested',
  charge: 'charged',
  plea: 'entered a plea',
  trial: 'on trial',
  conviction: 'convicted',
  acquittal: 'acquitted',
  sentence: 'sentenced',
  dismissal: 'case dropped',
  appeal: 'under appeal',
  lawsuit: 'sued',
  investigation: 'under investigation',
}
/** Matters that need no charge. */
const CIVIL: ReadonlySet<RecordEvent['type']> = new Set(['lawsuit', 'investigation'])

/** The steps that bring a state about. */
const BRINGS: Readonly<Partial<Record<RecordEvent['type'], RegExp>>> = {
  plea: /^pleaded/,
  conviction: /^convicted$/,
  acquittal: /^acquitted$/,
  sentence: /^sentenced$/,
  dismissal: /^dropped$/,
  appeal: /^appealed$/,
  charge: /^pending$/,
}

/** All that happened in one matter: the same person, the same charge; or all of one person without a charge. */
const matterOf = (view: View, event: RecordEvent): string =>
  `${accusedOf(view, event)} ${chargeOf(event)?.toLowerCase() ?? ''}${CIVIL.has(event.type) ? event.id : ''}`

/** The statement that the state rests on; null where the story itself has it. */
function wordFor(events: readonly RecordEvent[], status: RecordEvent['status']): string | null {
  const steps = events.filter(({ type }) => BRINGS[type]?.test(status))
  const grounds = steps.length > 0 ? steps : events
  return grounds.some(({ statement }) => statement === null) ? null : (grounds[0]?.statement ?? null)
}

/** The state of a matter, or what happened where none is told. */
function stateOf(events: readonly RecordEvent[], charged: boolean): string {
  const status = events.findLast((event) => event.status !== 'unknown')?.status ?? 'unknown'
  const last = events.at(-1)
  return status === 'unknown' && !charged ? ((last && HAPPENED[last.type]) ?? STATES.unknown) : STATES[status]
}

/** `Ann Okafor: arson – acquitted`, `Ann Okafor – arrested · charge not stated` */
function matterHead(view: View, events: readonly RecordEvent[], word: string | null): Run[] {
  const [first] = events
  const accused = first ? accusedOf(view, first) : null
  if (!first || accused === null) return []
  const charge = chargeOf(first)
  const pronouns = events.map((event) => onlyPronoun(view, event, accused))
  const pronoun = pronouns.includes(null) ? null : (pronouns[0] ?? null)
  const state = run(stateOf(events, charge !== null), 'bold')
  const open = charge === null && !CIVIL.has(first.type) ? [DOT, run('charge not stated')] : []
  return [
    nameRun(view, accused),
    ...(charge === null ? [] : [run(': '), run(charge)]),
    run(' – ', 'dim'),
    state,
    ...open,
    ...(pronoun === null ? [] : [DOT, run(`named only as “${pronoun}”`, 'yellow')]),
    ...(word === null ? [] : [DOT, ...onWhoseWord(view, word)]),
  ]
}

/** `v4  Charge · 2012 · “was charged with arson”` */
function stepLines(view: View, event: RecordEvent, idWidth: number, word: string | null): Line[] {
  const about = aboutEvent(view, event, accusedOf(view, event), word)
  const line = joinRuns([[run(capital(event.type))], ...about, [run(eventWords(view, event), 'dim')]], DOT)
  return wrap(line, view.width, {
    first: [run('    '), run(event.id.padEnd(idWidth + 2), 'dim')],
    rest: [run(' '.repeat(idWidth + 6))],
  })
}

function matterLines(view: View, events: readonly RecordEvent[], idWidth: number): Line[] {
  const status = events.findLast((event) => event.status !== 'unknown')?.status ?? 'unknown'
  const word = wordFor(events, status)
  return [
    BLANK,
    ...wrap(matterHead(view, events, word), view.width, indent(2)),
    ...events.flatMap((event) => stepLines(view, event, idWidth, word)),
  ]
}

/** Accusations, each with its present state, on whose word that is, and the steps that led there. */
export function accusationsSection(view: View): Line[] {
  const events = view.record.events.filter((event) => isAccusation(view, event))
  if (events.length === 0) return []
  const idWidth = events.reduce((widest, { id }) => Math.max(widest, columns(id)), 0)
  const matters = Map.groupBy(events, (event) => matterOf(view, event))
  return [
    heading('Accusations'),
    ...[...matters.values()].flatMap((steps) => matterLines(view, steps, idWidth)),
  ]
}
