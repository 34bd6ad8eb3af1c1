import type { RecordEvent } from '../../record/record.ts'
import { aboutEvent, capital, eventWords, isAccusation } from './event-words.ts'
import { BLANK, joinRuns, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { heading, nameRun, type View } from './view.ts'
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

const ACCUSED = /accused|defendant|suspect|arrested|charged|convicted/

/** Whom an event of the law is about. */
const accusedOf = ({ participants }: RecordEvent): string | null =>
  (participants.find(({ role }) => ACCUSED.test(role)) ?? participants[0])?.entity ?? null

/** All that happened in one matter: the same person, the same charge. */
const matterOf = (event: RecordEvent): string =>
  event.charge === null ? event.id : `${accusedOf(event)} ${event.charge.toLowerCase()}`

/** `Ann Okafor: arson – acquitted` */
function matterHead(view: View, events: readonly RecordEvent[]): Run[] {
  const [first] = events
  if (!first) return []
  const accused = accusedOf(first)
  const status = events.findLast((event) => event.status !== 'unknown')?.status ?? 'unknown'
  const charge = run(first.charge === null ? first.type : plain(first.charge))
  return [
    ...(accused === null ? [] : [nameRun(view, accused), run(': ')]),
    accused === null ? { ...charge, text: capital(charge.text) } : charge,
    run(' – ', 'dim'),
    run(STATES[status], 'bold'),
  ]
}

/** `v4  Charge · 2012 · “was charged with arson”` */
function stepLines(view: View, event: RecordEvent, idWidth: number): Line[] {
  const about = aboutEvent(view, event, accusedOf(event))
  const line = joinRuns(
    [[run(capital(event.type))], ...about, [run(eventWords(view, event), 'dim')]],
    run(' · ', 'dim'),
  )
  return wrap(line, view.width, {
    first: [run('    '), run(event.id.padEnd(idWidth + 2), 'dim')],
    rest: [run(' '.repeat(idWidth + 6))],
  })
}

/** Accusations, each with its present state and the steps that led there. */
export function accusationsSection(view: View): Line[] {
  const events = view.record.events.filter(isAccusation)
  if (events.length === 0) return []
  const idWidth = events.reduce((widest, { id }) => Math.max(widest, columns(id)), 0)
  const matters = [...Map.groupBy(events, matterOf).values()].flatMap((steps) => [
    BLANK,
    ...wrap(matterHead(view, steps), view.width, indent(2)),
    ...steps.flatMap((event) => stepLines(view, event, idWidth)),
  ])
  return [heading('Accusations'), ...matters]
}
