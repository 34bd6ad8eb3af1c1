import {
  addMonths,
  civilDate,
  dayNumber,
  easter,
  formatMonth,
  formatWeek,
  pad,
  weekdayOf,
} from './calendar.ts'
import { move, type Tense, type Timeline } from './timeline.ts'

/** The week, month, year … that lies `by` units from the one `base` is in. */
export function periodAround(base: number, unit: string, by: number): string {
  const moved = move(base, by, unit)
  const { year, month } = civilDate(moved)
  if (unit === 'W') return formatWeek(moved)
  if (unit === 'M') return formatMonth(moved)
  if (unit === 'Y') return pad(year, 4)
  if (unit === 'DE') return pad(Math.floor(year / 10), 3)
  if (unit === 'CE') return pad(Math.floor(year / 100), 2)
  return `${pad(year, 4)}-${pad(month)}-${pad(civilDate(moved).day)}`
}

/** Value of a unit where nothing tells which: `XXXX-WXX`, `XXXX-XX`. */
export function unknownPeriod(unit: string): string {
  if (unit === 'W') return 'XXXX-WXX'
  if (unit === 'M') return 'XXXX-XX'
  if (unit === 'Y') return 'XXXX'
  if (unit === 'DE') return 'XXX'
  return unit === 'CE' ? 'XX' : 'XXXX-XX-XX'
}

/** `2019-W30-WE`. "The weekend" of a weekday's story is the last one, of a Saturday's or Sunday's its own. */
export function weekend(base: number, relation: string, tense: Tense): string {
  const weekday = weekdayOf(base)
  let weeks = 0
  if (relation === 'last') weeks = weekday === 7 && tense !== 'past' ? 0 : -1
  else if (relation === 'next') weeks = 1
  else if (tense !== 'future' && weekday < (relation === 'this' ? 4 : 6)) weeks = -1
  return `${formatWeek(base + 7 * weeks)}-WE`
}

/** `2024-Q3`: the quarter `by` quarters from the one `base` is in. */
export function quarterAround(base: number, by: number): string {
  const { year, month } = civilDate(addMonths(base, by * 3))
  return `${pad(year, 4)}-Q${Math.floor((month - 1) / 3) + 1}`
}

/** First month of each season on the northern half of the earth; a winter counts to the year it begins in. */
const FIRST_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** Year of "last summer", "this spring", "in the fall". */
export function seasonYear(base: number, season: string, relation: string, tense: Tense): number {
  const { year, month } = civilDate(base)
  const first = FIRST_MONTH[season]!
  const winterStarted = season === 'WI' && month <= 2 ? year - 1 : year
  if (relation === 'this') return winterStarted
  const over = season === 'WI' ? year - 1 : month >= first + 3 ? year : year - 1
  if (relation === 'last' || relation === 'past') return over
  const ahead = month < first ? year : year + 1
  if (relation === 'next' || tense === 'future') return ahead
  return month >= first ? year : winterStarted === year ? year - 1 : winterStarted
}

/** The day of a holiday in a year, by its rule in `holidays.tsv`; null if the rule is not understood. */
export function holidayIn(year: number, rule: string): number | null {
  const moving = /^easter([+-]\d+)?$/.exec(rule)
  if (moving) return easter(year) + Number(moving[1] ?? 0)
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule)
  if (fixed) return dayNumber(year, Number(fixed[1]), Number(fixed[2]))
  const nth = /^(\d\d)-(\d)-(-?\d)(\+\d)?$/.exec(rule)
  if (!nth) return null
  const [month, weekday, place] = [Number(nth[1]), Number(nth[2]), Number(nth[3])]
  const offset = Number(nth[4] ?? 0)
  const first = dayNumber(year, month, 1)
  const one = first + ((weekday - weekdayOf(first) + 7) % 7)
  if (place > 0) return one + 7 * (place - 1) + offset
  const next = addMonths(first, 1)
  return next - 7 + ((weekday - weekdayOf(next) + 7) % 7) + offset
}

/** The year a yearless holiday falls in. */
export function holidayYear(timeline: Timeline, rule: string, tense: Tense): number | null {
  const base = timeline.published ?? timeline.day
  if (base === null) return timeline.toldYear
  const day = holidayIn(civilDate(base).year, rule)
  if (day === null) return null
  const { month, day: of } = civilDate(day)
  return timeline.yearOf(month, of, tense)
}
