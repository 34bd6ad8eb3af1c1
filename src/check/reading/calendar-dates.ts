import type { CharSpan } from '../../document/span.ts'
import { dayNumber, daysInMonth } from '../../stages/times/calendar.ts'
import type { Story } from '../story.ts'

/** A day of the calendar as written, whether or not there is such a day. */
export interface CalendarDate {
  /** The date with its weekday, in UTF-16 units. */
  readonly span: CharSpan
  /** 1 for Monday to 7 for Sunday, as written; null without one. */
  readonly weekday: number | null
  readonly year: number | null
  /** 1 to 12; 0 or more than 12 in figures that can be no month. */
  readonly month: number
  readonly day: number
  /** Whether the month stands first. */
  readonly monthFirst: boolean
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const WEEKDAY =
  '(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)'
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|[.,]\\d{1,3}(?!\\d))'
const YEAR = '(?:,?[ \\u00a0]+((?:1[5-9]|20)\\d\\d)(?!\\d))?'
const GAP = '\\.?[ \\u00a0]+'
const LATER = `(?:,?[ \\u00a0]+(?:(?:which )?(?:is|was|falls on|fell on) )?a (${WEEKDAY})\\b)?`

/** Every part is bounded, so that reading is linear. */
const DATE = new RegExp(
  `(?<![\\p{L}\\d])(?:(${WEEKDAY})\\b\\.?,?[ \\u00a0]+\\(?(?:the )?)?(?:(${MONTH})${GAP}(?:the )?${DAY}${YEAR}|${DAY}[ \\u00a0]+(?:of )?(${MONTH})\\b${YEAR})${LATER}`,
  'gu',
)
const ISO = /(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/g

const place = (names: readonly string[], word: string): number =>
  names.findIndex((name) => name.startsWith(word.slice(0, 3))) + 1

/** "Monday through Friday, March 3-7", "Saturday and Sunday, March 3 and 4": the weekday is not the first day's. */
const RANGE_BEFORE = new RegExp(`${WEEKDAY}\\.?,? ?(?:-|–|—|to|through|thru|until|till|and|or|&|/) ?$`, 'u')

/** The dates of all sections, quotations left out, in text order. */
export function calendarDates(story: Story): readonly CalendarDate[] {
  const found: CalendarDate[] = []
  for (const { span } of story.sections) {
    const text = story.article.text.slice(span.start, span.end)
    for (const match of text.matchAll(DATE)) {
      const date = writtenDate(match, span.start)
      if (story.quoted(date.span)) continue
      const before = text.slice(Math.max(0, match.index - 24), match.index)
      found.push(match[1] && RANGE_BEFORE.test(before) ? { ...date, weekday: null } : date)
    }
    for (const match of text.matchAll(ISO)) {
      const start = span.start + match.index
      found.push({
        span: { start, end: start + match[0].length },
        weekday: null,
        year: Number(match[1]),
        month: Number(match[2]),
        day: Number(match[3]),
        monthFirst: false,
      })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function writtenDate(match: RegExpExecArray, offset: number): CalendarDate {
  const [whole, weekday, month, day, year, dayFirst, monthAfter, yearAfter, later] = match
  const named = weekday ?? later
  const written = year ?? yearAfter
  return {
    span: { start: offset + match.index, end: offset + match.index + whole.length },
    weekday: named === undefined ? null : place(WEEKDAYS, named),
    year: written === undefined ? null : Number(written),
    month: place(MONTHS, (month ?? monthAfter)!),
    day: Number(day ?? dayFirst),
    monthFirst: month !== undefined,
  }
}

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** The year in which a month and day lie nearest to a day; null if there is no such day in any year near. */
export function nearestYear(month: number, day: number, around: number, year: number): number | null {
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of [year - 1, year, year + 1]) {
    if (!isDay(candidate, month, day)) continue
    const distance = Math.abs(dayNumber(candidate, month, day) - around)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** `3 March 2020` */
export const dateWords = (year: number, month: number, day: number): string =>
  `${day} ${MONTHS[month - 1]} ${year}`
