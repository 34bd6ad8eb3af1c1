import { LEGAL_STEPS } from '../../document/layers.ts'
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

/** Steps before a court: without a charge of their own they are about the one that is told of. */
const BEFORE_COURT: ReadonlySet<RecordEvent['type']> = new Set(
  [...LEGAL_STEPS].filter((type) => type !== 'arrest' && type !== 'charge'),
)

/** What stands against somebody, and the steps of it in text order. */
export interface Matter {
  readonly accused: string
  readonly charge: string | null
  readonly steps: readonly RecordEvent[]
}

/**
 * The matters of the law that a record tells of: the same person and charge are one, a lawsuit or inquiry is one of its
 * own, and what happened before a court with no charge told belongs to the person's charge where there is only one.
 */
export function mattersOf(view: View): readonly Matter[] {
  const events = view.record.events.filter((event) => isAccusation(view, event))
  const charges = new Map<string, Set<string>>()
  for (const event of events) {
    const [accused, charge] = [accusedOf(view, event)!, chargeOf(event)?.toLowerCase()]
    if (charge !== undefined && !CIVIL.has(event.type))
      charges.set(accused, (charges.get(accused) ?? new Set()).add(charge))
  }
  const groups = Map.groupBy(events, (event) => {
    const accused = accusedOf(view, event)!
    const only = charges.get(accused)?.size === 1 ? [...charges.get(accused)!][0]! : ''
    const charge = chargeOf(event)?.toLowerCase() ?? (BEFORE_COURT.has(event.type) ? only : '')
    return `${accused} ${charge} ${CIVIL.has(event.type) ? event.id : ''}`
  })
  return [...groups.values()].map((steps) => ({
    accused: accusedOf(view, steps[0]!)!,
    charge: steps.map(chargeOf).find((charge) => charge !== null) ?? null,
    steps,
  }))
}

/** The last state that steps tell of. */
export const statusOf = (steps: readonly RecordEvent[]): RecordEvent['status'] =>
  steps.findLast(({ status }) => status !== 'unknown')?.status ?? 'unknown'

/** The statement that the state rests on; null where the story itself has it. */
function wordFor(events: readonly RecordEvent[], status: RecordEvent['status']): string | null {
  const steps = events.filter(({ type }) => BRINGS[type]?.test(status))
  const grounds = steps.length > 0 ? steps : events
  return grounds.some(({ statement }) => statement === null) ? null : (grounds[0]?.statement ?? null)
}

/** The state of a matter, or what happened where none is told. */
function stateOf(events: readonly RecordEvent[], charged: boolean): string {
  const status = statusOf(events)
  const last = events.at(-1)
  return status === 'unknown' && !charged ? ((last && HAPPENED[last.type]) ?? STATES.unknown) : STATES[status]
}

/** `Ann Okafor: arson – acquitted`, `Ann Okafor – arrested · charge not stated` */
function matterHead(view: View, { accused, charge, steps: events }: Matter, word: string | null): Run[] {
  const pronouns = events.map((event) => onlyPronoun(view, event, accused))
  const pronoun = pronouns.includes(null) ? null : (pronouns[0] ?? null)
  const state = run(stateOf(events, charge !== null), 'bold')
  const open = charge === null && !CIVIL.has(events[0]!.type) ? [DOT, run('charge not stated')] : []
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

function matterLines(view: View, matter: Matter, idWidth: number): Line[] {
  const events = matter.steps
  const status = statusOf(events)
  const word = wordFor(events, status)
  return [
    BLANK,
    ...wrap(matterHead(view, matter, word), view.width, indent(2)),
    ...events.flatMap((event) => stepLines(view, event, idWidth, word)),
  ]
}

/** Accusations, each with its present state, on whose word that is, and the steps that led there. */
export function accusationsSection(view: View): Line[] {
  const matters = mattersOf(view)
  if (matters.length === 0) return []
  const ids = matters.flatMap(({ steps }) => steps.map(({ id }) => columns(id)))
  const idWidth = Math.max(...ids)
  return [heading('Accusations'), ...matters.flatMap((matter) => matterLines(view, matter, idWidth))]
}
