/** A date in the text: its ISO 8601 value and where it stands (UTF-16 offsets into what was searched). */
export interface FoundDate {
  readonly value: string
  readonly start: number
  readonly end: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const ISO =
  /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s)(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?(?!\d)/
const COMPACT = /(?<!\d)(\d{4})(\d{2})(\d{2})(?=T?\d{4}|$)/
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})\\b`, 'i')
const DAY_FIRST = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,3}of)?[\\s-]{1,3}${MONTH}\\.?,?[\\s-]{1,3}(\\d{4})\\b`,
  'i',
)
const YEAR_FIRST = /(?<!\d)(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/
const NUMBERS = /(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)/

/**
 * The first date in `text` that says its year: ISO 8601 (with its time), `Feb. 21, 2025`, `21 February 2025`,
 * `2025/02/21`, and `21/02/2025` where only one order of day and month is possible. Days that no calendar has
 * are none. Give it a line, not a file.
 */
export function findDate(text: string): FoundDate | null {
  const found: (FoundDate | null)[] = [
    isoDate(text),
    dated(MONTH_FIRST.exec(text), ([, month, day, year]) => calendarDay(year, monthNumber(month), day)),
    dated(DAY_FIRST.exec(text), ([, day, month, year]) => calendarDay(year, monthNumber(month), day)),
    dated(YEAR_FIRST.exec(text), ([, year, month, day]) => calendarDay(year, Number(month), day)),
    dated(NUMBERS.exec(text), numericDay),
    dated(COMPACT.exec(text), ([, year, month, day]) => calendarDay(year, Number(month), day)),
  ]
  let first: FoundDate | null = null
  for (const date of found) if (date && (!first || date.start < first.start)) first = date
  return first
}

function dated(
  match: RegExpExecArray | null,
  value: (groups: readonly (string | undefined)[]) => string | null,
): FoundDate | null {
  const iso = match && value(match)
  return match && iso ? { value: iso, start: match.index, end: match.index + match[0].length } : null
}

function isoDate(text: string): FoundDate | null {
  return dated(ISO.exec(text), ([, year, month, day, hour, minute, second, zone]) => {
    const date = calendarDay(year, Number(month), day)
    if (!date || hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date
    return `${date}T${hour}:${minute}:${second ?? '00'}${isoZone(zone)}`
  })
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (zone === 'Z' || zone === 'UTC') return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

/** `03/04/2025` is March in one country and April in another: null. Dots put the day first everywhere. */
function numericDay([, a, mark, b, year]: readonly (string | undefined)[]): string | null {
  if (mark === '.') return calendarDay(year, Number(b), a)
  if (Number(a) > 12) return calendarDay(year, Number(b), a)
  return Number(b) > 12 || a === b ? calendarDay(year, Number(a), b) : null
}

const monthNumber = (name: string | undefined): number =>
  MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

function calendarDay(year: string | undefined, month: number, day: string | undefined): string | null {
  const [y, d] = [Number(year), Number(day)]
  const date = new Date(Date.UTC(y, month - 1, d))
  const real = y >= 1500 && y < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === d
  return real ? date.toISOString().slice(0, 10) : null
}
