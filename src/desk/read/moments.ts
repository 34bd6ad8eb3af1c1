import { clauseAround } from '../../cli/page/clause.ts'
import { dateOrder, readableDate, yearlessDate } from '../../cli/page/dates.ts'
import { eventTitle } from '../../cli/page/event-words.ts'
import { lineText } from '../../cli/page/line.ts'
import { onWhoseWord } from '../../cli/page/view.ts'
import type { Reading } from './reading.ts'
import { whoSaid } from './words.ts'

/** Something with a place on the line of time. */
export interface Moment {
  readonly key: string
  readonly date: string
  /** Sorts by where the time begins; see `dateOrder`. */
  readonly order: string
  readonly yearless: boolean
  readonly kind: 'published' | 'event' | 'said' | 'named'
  readonly what: string
  /** On whose word alone it is known; empty where the story tells it. */
  readonly word: string
  readonly at: readonly [number, number] | null
}

const CLAUSE = 110
/** So many characters of an order are its day. */
const DAY = 10

function placed(value: string | null): Pick<Moment, 'date' | 'order' | 'yearless'> | null {
  if (value === null) return null
  const order = dateOrder(value)
  if (order !== null) return { date: readableDate(value) ?? value, order, yearless: false }
  const yearless = yearlessDate(value)
  return yearless && { date: yearless.text, order: yearless.order, yearless: true }
}

const overlaps = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[1] && b[0] < a[1]

/** What happened, what was said, and what else has a date, the earliest first; what has no year comes last. */
export function momentsOf({ record, view }: Reading): readonly Moment[] {
  const { article, events, statements, times } = record
  const at = (value: string | null, rest: Omit<Moment, 'date' | 'order' | 'yearless'>): readonly Moment[] => {
    const place = placed(value)
    return place ? [{ ...place, ...rest }] : []
  }
  const told = [
    ...events.flatMap((event) =>
      at(event.time, {
        key: event.id,
        kind: 'event',
        what: eventTitle(view, event),
        word: lineText(onWhoseWord(view, event.statement)),
        at: event.evidence,
      }),
    ),
    ...statements.flatMap((statement) =>
      at(statement.time, {
        key: statement.id,
        kind: 'said',
        what: whoSaid(view, statement),
        word: '',
        at: [statement.content[0]!.start, statement.content.at(-1)!.end],
      }),
    ),
  ]
  const named = times.flatMap((time) => {
    if (time.type === 'SET') return []
    const span = [time.start, time.end] as const
    const sentence = clauseAround(article.text, time, CLAUSE)
    const around = sentence ? ([sentence.sentence.start, sentence.sentence.end] as const) : span
    // What happened then says more than that the day is named.
    if (told.some((one) => one.at && overlaps(one.at, around))) return []
    const what = sentence?.words ?? `“${time.text}”`
    return at(time.value, { key: `t${time.start}`, kind: 'named', what, word: '', at: span })
  })
  const published = at(article.published?.slice(0, 10) ?? null, {
    key: 'published',
    kind: 'published',
    what: 'The story is published.',
    word: '',
    at: null,
  })
  // That the story's own day is named in it tells nothing.
  const day = published[0]?.order.slice(0, DAY)
  const without = named.filter(({ order }) => order.slice(0, DAY) !== day)
  return [...told, ...without, ...published].toSorted(
    (a, b) => Number(a.yearless) - Number(b.yearless) || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0),
  )
}
