import type { RecordEvent } from '../../record/record.ts'
import { aboutEvent, eventTitle, eventWords, isAccusation, onlyPronoun } from './event-words.ts'
import { BLANK, DOT, joinRuns, type Line, run } from './line.ts'
import { heading, type View } from './view.ts'
import { columns } from './width.ts'
import { wrap } from './wrap.ts'

function eventLines(view: View, event: RecordEvent, idWidth: number): Line[] {
  const whom = event.participants[0]?.entity ?? null
  const pronoun = whom === null ? null : onlyPronoun(view, event, whom)
  const about = [
    ...(pronoun === null ? [] : [[run(`named only as “${pronoun}”`, 'yellow')]]),
    ...aboutEvent(view, event, whom),
  ]
  const line = joinRuns(
    [[run(eventTitle(view, event), 'bold')], ...about, [run(eventWords(view, event), 'dim')]],
    DOT,
  )
  return wrap(line, view.width, {
    first: [run('  '), run(event.id.padEnd(idWidth + 2), 'dim')],
    rest: [run(' '.repeat(idWidth + 4))],
  })
}

/** Deaths, injuries, appointments and what else is told to have happened. */
export function eventsSection(view: View): Line[] {
  const events = view.record.events.filter((event) => !isAccusation(view, event))
  if (events.length === 0) return []
  const idWidth = events.reduce((widest, { id }) => Math.max(widest, columns(id)), 0)
  return [heading('Events'), BLANK, ...events.flatMap((event) => eventLines(view, event, idWidth))]
}
