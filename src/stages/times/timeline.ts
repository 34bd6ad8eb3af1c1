import { addMonths, civilDate, dayNumber, pad, parseDay } from './calendar.ts'

export type Tense = 'past' | 'future' | null

/** Where the telling stands: the day of publication and the last date named. */
export class Timeline {
  /** Days since 1970-01-01; null where the day of publication is unknown. */
  readonly published: number | null
  /** The last whole date named. */
  day: number | null = null
  /** The last date named, whole or not: `1983`, `2007-04`, `2011-11-10`. */
  latest: string | null = null
  /** Minutes of the last time of day, since 1970-01-01 in its own zone. */
  minutes: number | null = null
  /** The year last named for a month (`10`) or a month and day (`10-03`), with the year or reckoned. */
  readonly #years = new Map<string, number>()

  constructor(published: string | null) {
    this.published = published === null ? null : parseDay(published)
  }

  /** The day told of: the last named, or that of publication. */
  get told(): number | null {
    return this.day ?? this.published
  }

  /** The day a quotation was said: the day told of, if that is in the week before publication. */
  get spoken(): number | null {
    const { day, published } = this
    if (day === null || published === null) return published ?? day
    return day < published && day >= published - 6 ? day : published
  }

  get publishedYear(): number | null {
    return this.published === null ? null : civilDate(this.published).year
  }

  /** Year of the last date named, or of publication. */
  get toldYear(): number | null {
    const year = /^\d{4}/.exec(this.latest ?? '')
    return year ? Number(year[0]) : this.publishedYear
  }

  /** Any day of the month told of. */
  get toldMonth(): number | null {
    const month = /^(\d{4})-(\d{2})/.exec(this.latest ?? '')
    return month ? dayNumber(Number(month[1]), Number(month[2]), 1) : this.told
  }

  /** Keeps a value that later expressions may be reckoned from. */
  note(value: string): void {
    if (!/^\d{4}(?:-\d{2})?/.test(value) || /^\d{4}\d/.test(value)) return
    const day = parseDay(value)
    const time = /T(\d{2}):(\d{2})/.exec(value)
    if (day !== null && !(this.published !== null && day > this.published)) {
      this.day = day
      this.minutes = time ? day * 1440 + Number(time[1]) * 60 + Number(time[2]) : null
    }
    this.latest = value
    this.#noteYear(value)
  }

  /**
   * The year of a month and day without one: the year given to that day or month before, else the one that
   * puts it nearest to publication; null where nothing tells it.
   */
  yearOf(month: number, day: number | null, tense: Tense): number | null {
    const known =
      this.#years.get(day === null ? pad(month) : `${pad(month)}-${pad(day)}`) ?? this.#years.get(pad(month))
    if (known !== undefined && tense !== 'future') return known
    const base = this.published ?? this.day
    if (base === null) return known ?? this.toldYear
    const { year, month: now } = civilDate(base)
    if (day === null) return yearOfMonth(year, now, month, tense)
    return yearOfDay(base, year, month, day, tense)
  }

  /** Keeps the year of a date named with its year, for the same month or day named later without one. */
  #noteYear(value: string): void {
    const year = Number(value.slice(0, 4))
    if (/^\d{4}-\d{2}-\d{2}/.test(value)) this.#years.set(value.slice(5, 10), year)
    else if (/^\d{4}-\d{2}$/.test(value)) this.#years.set(value.slice(5), year)
  }
}

/** How much farther a date may lie that agrees with the tense around it than one that does not. */
const AGAINST = 8

function yearOfMonth(year: number, now: number, month: number, tense: Tense): number {
  if (tense === 'future') return month < now ? year + 1 : year
  return month > now ? year - 1 : year
}

function yearOfDay(base: number, year: number, month: number, day: number, tense: Tense): number {
  const here = dayNumber(year, month, day)
  const other = here > base ? year - 1 : year + 1
  if (here === base) return year
  const cost = (days: number) =>
    Math.abs(days - base) *
    ((tense === 'past' && days > base) || (tense === 'future' && days < base) ? AGAINST : 1)
  return cost(here) <= cost(dayNumber(other, month, day)) ? year : other
}

/** Moves a day by whole units of TIMEX3 (`D`, `W`, `M`, `Y`, `DE`, `CE`). */
export function move(days: number, count: number, unit: string): number {
  if (unit === 'D') return days + count
  if (unit === 'W') return days + 7 * count
  if (unit === '2W') return days + 14 * count
  if (unit === 'M') return addMonths(days, count)
  return addMonths(days, count * 12 * (unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1))
}
