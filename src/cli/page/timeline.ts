import type { RecordEvent, RecordStatement, RecordTime } from '../../record/record.ts'
import { type Clause, clauseAround } from './clause.ts'
import { cueWords } from './cue.ts'
import { dateOrder, readableDate, yearlessDate } from './dates.ts'
import { eventTitle } from './event-words.ts'
import { evidenceText } from './explain.ts'
import { BLANK, DOT, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { heading, nameText, onWhoseWord, type View } from './view.ts'
import { clip, columns } from './width.ts'
import { wrap } from './wrap.ts'

/** Dates are cut here. */
const WIDEST_DATE = 22
/** So many times of one date are shown with their words. */
const MOST_OF_A_DATE = 3
/** A part of a sentence with fewer words is not shown. */
const FEWEST_WORDS = 9
/** Words around a time are given room of two lines, and of so many columns at least. */
const LEAST_ROOM = 100
/** On a page with fewer columns what happened stands under its date. */
const NARROW = 64

type Stretch = readonly [number, number]

interface Moment {
  readonly value: string
  readonly date: string
  readonly order: string
  readonly yearless: boolean
  readonly what: readonly Run[]
  /** Whether it says more than that the time is named. */
  readonly telling: boolean
  /** The words of the article that it is told in. */
  readonly words: Stretch | null
}

/** Nothing for a value without a place on the line of time. */
function momentAt(value: string | null, rest: Pick<Moment, 'what' | 'telling' | 'words'>): readonly Moment[] {
  if (value === null) return []
  const order = dateOrder(value)
  if (order !== null) {
    const date = clip(readableDate(value) ?? value, WIDEST_DATE)
    return [{ value, date, order, yearless: false, ...rest }]
  }
  const yearless = yearlessDate(value)
  if (yearless === null) return []
  return [{ value, date: yearless.text, order: yearless.order, yearless: true, ...rest }]
}

function eventMoment(view: View, event: RecordEvent): readonly Moment[] {
  const word = onWhoseWord(view, event.statement)
  const apart = word.length > 0 ? [DOT, ...word] : []
  const what = [run(eventTitle(view, event)), run(` (${event.id})`, 'dim'), ...apart]
  return momentAt(event.time, { what, telling: true, words: event.evidence })
}

function speechMoment(view: View, statement: RecordStatement): readonly Moment[] {
  const { id, speaker, cue, source, content, time } = statement
  const who = speaker === null ? 'somebody unnamed' : nameText(view, speaker)
  const how = cueWords(view, statement)?.text ?? 'speaks'
  const what = [run(`${who}${/^[\s’']/u.test(how) ? '' : ' '}${how}`), run(` (${id})`, 'dim')]
  const spans = [cue, source, content[0]].filter((span) => span != null)
  const words = [
    Math.min(...spans.map(({ start }) => start)),
    Math.max(...spans.map(({ end }) => end)),
  ] as const
  return momentAt(time, { what, telling: true, words })
}

/** Whether it is the date that heads the story, once more: with its year, at the beginning of a line. */
const isDateline = ({ article }: View['record'], { value, text, start }: RecordTime): boolean =>
  article.published?.slice(0, 10) === value &&
  /\d{4}/.test(text) &&
  /(?:^|\n)[^\n]{0,12}$/.test(article.text.slice(Math.max(0, start - 20), start))

/** A time with the sentence it stands in, or as much of that as is a whole; else with its own words. */
function timeMoment(view: View, time: RecordTime, room: number): readonly Moment[] {
  // `You wake up in the morning` is no day of the story's.
  if (time.type === 'SET' || (time.type === 'TIME' && /^the /i.test(time.text))) return []
  const own: Stretch = [time.start, time.end]
  if (view.explain) {
    const what = [run(`${evidenceText(view, own)} [${plain(time.by)}]`, 'dim')]
    return momentAt(time.value, { what, telling: true, words: null })
  }
  if (isDateline(view.record, time)) return []
  const clause = tellingClause(view.record.article.text, time, room)
  const inside = view.record.statements.findLast(({ content }) =>
    content.some((piece) => piece.start <= time.start && time.end <= piece.end),
  )
  const what = [
    run(clause?.words ?? `“${plain(time.text)}”`),
    ...(inside ? [run(` (${inside.id})`, 'dim')] : []),
  ]
  const words = clause === null ? null : ([clause.sentence.start, clause.sentence.end] as const)
  return momentAt(time.value, { what, telling: false, words })
}

/** Words around a time that say something: few of them are a phrase that only leads to what does. */
function tellingClause(text: string, time: RecordTime, room: number): Clause | null {
  const found = [room, 1.3 * room].map((most) => clauseAround(text, time, most))
  const tells = (clause: Clause | null): boolean =>
    clause !== null && (!clause.words.includes('…') || clause.words.split(' ').length >= FEWEST_WORDS)
  return found.find(tells) ?? null
}

const overlap = (a: Stretch | null, b: Stretch | null): boolean =>
  a !== null && b !== null && a[0] < b[1] && b[0] < a[1]

/** What to show of one date: all that happened, then times whose words tell something else. */
function ofOneDate(view: View, moments: readonly Moment[]): readonly Moment[] {
  const shown = moments.filter(({ telling }) => telling)
  const times = moments.filter(({ telling, words }) => !telling && words !== null)
  const most = view.all ? times.length : MOST_OF_A_DATE
  for (const time of times)
    if (shown.filter(({ telling }) => !telling).length < most)
      if (!shown.some(({ words }) => overlap(words, time.words))) shown.push(time)
  // A time's own words say no more than the date, so they stand only where nothing else does.
  return shown.length > 0 ? shown : moments.slice(0, 1)
}

/** Without the years that a sentence names beside a closer date. */
const withoutBareYears = (moments: readonly Moment[]): Moment[] => {
  const closer = moments.filter(({ value, telling }) => !telling && value.length > 4)
  return moments.filter(
    ({ value, telling, words }) =>
      telling || value.length > 4 || !closer.some((other) => overlap(other.words, words)),
  )
}

function momentsOf(view: View): Moment[] {
  const { article, events, statements, times } = view.record
  const room = Math.max(LEAST_ROOM, 2 * (view.width - WIDEST_DATE))
  const published = momentAt(article.published?.slice(0, 10) ?? null, {
    what: [run('the story is published')],
    telling: true,
    words: null,
  })
  const all = [
    ...published,
    ...events.flatMap((event) => eventMoment(view, event)),
    ...statements.flatMap((said) => speechMoment(view, said)),
    ...times.flatMap((time) => timeMoment(view, time, room)),
  ]
  return withoutBareYears(all).toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
}

/** What is told to have happened when, the earliest first; dates whose year is not told come last. */
export function timelineSection(view: View): Line[] {
  const all = momentsOf(view)
  if (all.length < 2) return []
  const widest = all.reduce((most, { date }) => Math.max(most, columns(date)), 0)
  // A column of dates would leave too little beside it.
  const narrow = view.width < NARROW
  const rest = [run(' '.repeat(narrow ? 4 : widest + 4))]
  const rows = (moments: readonly Moment[]): Line[] =>
    [...Map.groupBy(moments, ({ date }) => date)].flatMap(([date, here]) => {
      const first = [run('  '), run(date, 'bold'), run(' '.repeat(widest + 2 - columns(date)))]
      const lines = ofOneDate(view, here).flatMap(({ what }, place) =>
        wrap(what, view.width, { first: place === 0 && !narrow ? first : rest, rest }),
      )
      return narrow ? [first.slice(0, 2), ...lines] : lines
    })
  const dated = rows(all.filter(({ yearless }) => !yearless))
  const open = rows(all.filter(({ yearless }) => yearless))
  const without = open.length === 0 ? [] : [BLANK, [run('  '), run('without a year', 'italic')], ...open]
  return [heading('Timeline'), ...(dated.length > 0 ? [BLANK, ...dated] : []), ...without]
}
