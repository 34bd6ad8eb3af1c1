import type { RecordEvent, RecordStatement, RecordTime } from '../../record/record.ts'
import { dateOrder, readableDate } from './dates.ts'
import { eventTitle } from './event-words.ts'
import { evidenceText } from './explain.ts'
import { BLANK, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { heading, nameText, onWhoseWord, type View } from './view.ts'
import { clip, columns } from './width.ts'
import { wrap } from './wrap.ts'

/** How far to both sides of a time its words are looked for. */
const AROUND = 200

/** The part of the sentence that stands around a time, in one line. */
function snippet(view: View, { start, end }: RecordTime, room: number): Run[] {
  const { text } = view.record.article
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const until = after.search(/[\n.!?;]/)
  const left = plain(before.slice(before.search(/[^\n.!?;]*$/))).trim()
  const right = plain(until < 0 ? after : after.slice(0, until)).trimEnd()
  const time = plain(text.slice(start, end))
  const spare = room - columns(time) - 1
  const tail = clip(right, Math.max(Math.floor(spare / 2), spare - columns(left)))
  const head = clipStart(left, Math.max(8, spare - columns(tail)))
  return [run(head, 'dim'), run(/\s$/.test(before) ? ' ' : ''), run(time), run(tail, 'dim')]
}

/** The end of a text with `…` before it where it is too wide. Cut between words. */
function clipStart(text: string, width: number): string {
  if (columns(text) <= width) return text
  const words = text.split(' ')
  let kept = words.pop() ?? ''
  while (words.length > 0 && columns(words.at(-1)!) + columns(kept) + 3 <= width)
    kept = `${words.pop()} ${kept}`
  return `… ${kept}`
}

interface Moment {
  readonly value: string
  readonly order: string
  /** In a column of that many columns. */
  readonly what: (room: number) => readonly Run[]
  /** Whether it says more than that the time is named. */
  readonly telling: boolean
}

/** Nothing for a value without a place on the line of time. */
function momentAt(value: string | null, telling: boolean, what: Moment['what']): Moment[] {
  const order = value === null ? null : dateOrder(value)
  return value === null || order === null ? [] : [{ value, order, what, telling }]
}

function eventRuns(view: View, event: RecordEvent): Run[] {
  const word = onWhoseWord(view, event.statement)
  const apart = word.length > 0 ? [run(' · ', 'dim'), ...word] : []
  return [run(eventTitle(view, event)), run(` (${event.id})`, 'dim'), ...apart]
}

function speechRuns(view: View, { id, speaker, cue }: RecordStatement): Run[] {
  const who = speaker === null ? 'somebody unnamed' : nameText(view, speaker)
  return [run(`${who} ${cue === null ? 'speaks' : plain(cue.text)}`), run(` (${id})`, 'dim')]
}

function moments(view: View): Moment[] {
  const { article, events, statements, times } = view.record
  const ground = ({ start, end, by }: RecordTime): Run[] => [
    run(`${evidenceText(view, [start, end])} [${plain(by)}]`, 'dim'),
  ]
  return [
    ...events.flatMap((event) => momentAt(event.time, true, () => eventRuns(view, event))),
    ...statements.flatMap((said) => momentAt(said.time, true, () => speechRuns(view, said))),
    ...times.flatMap((time) =>
      momentAt(time.value, view.explain, (room) => (view.explain ? ground(time) : snippet(view, time, room))),
    ),
    ...momentAt(article.published, true, () => [run('the story is published')]),
  ]
}

/** Dates are cut here. */
const WIDEST_DATE = 22

/** What is told to have happened when, the earliest first. */
export function timelineSection(view: View): Line[] {
  const all = moments(view).toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  if (all.length < 2) return []
  const dates = [...Map.groupBy(all, ({ value }) => clip(readableDate(value) ?? value, WIDEST_DATE))]
  const widest = dates.reduce((most, [date]) => Math.max(most, columns(date)), 0)
  const rest = [run(' '.repeat(widest + 4))]
  const lines = dates.flatMap(([date, here]) => {
    const first = [run('  '), run(date, 'bold'), run(' '.repeat(widest + 2 - columns(date)))]
    const telling = here.filter((moment) => moment.telling)
    const shown = telling.length > 0 ? telling : here.slice(0, 2)
    return shown.flatMap(({ what }, place) =>
      wrap(what(view.width - widest - 4), view.width, { first: place === 0 ? first : rest, rest }),
    )
  })
  return [heading('Timeline'), BLANK, ...lines]
}
