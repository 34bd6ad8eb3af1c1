const MONTHS = [
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
]
const SEASONS: Readonly<Record<string, { readonly word: string; readonly month: string }>> = {
  SP: { word: 'spring', month: '03' },
  SU: { word: 'summer', month: '06' },
  FA: { word: 'autumn', month: '09' },
  AU: { word: 'autumn', month: '09' },
  WI: { word: 'winter', month: '12' },
}

const monthName = (month: string): string => MONTHS[Number(month) - 1] ?? month

const ZONE = /(?:Z|([+-]\d\d):?(\d\d))$/

/** ` UTC`, ` UTC−05:00`; nothing for a clock without a zone. */
function zoneOf(clock: string): string {
  const zone = ZONE.exec(clock)
  if (!zone) return ''
  const [, hours, minutes] = zone
  return hours === undefined ? ' UTC' : ` UTC${hours.replace('-', '−')}:${minutes}`
}

/** `2025-02-21` → `21 February 2025`, `2024-SU` → `summer 2024`; null for what is not a date (`P1Y`, `PAST_REF`). */
export function readableDate(value: string): string | null {
  const [date = '', clock] = value.split('T')
  const time = clock ? /^\d{2}:\d{2}/.exec(clock)?.[0] : undefined
  const day = readableDay(date)
  if (day === null) return null
  return time ? `${day}, ${time}${zoneOf(clock!)}` : day
}

function readableDay(date: string): string | null {
  const parts = /^(\d{4})(?:-([A-Z0-9]{2,3}))?(?:-([A-Z0-9]{2}))?$/.exec(date)
  if (!parts) return readableSpan(date)
  const [, year, second, third] = parts
  if (second === undefined) return year!
  const season = SEASONS[second]
  if (season) return `${season.word} ${year}`
  if (/^Q\d$/.test(second)) return `quarter ${second.slice(1)} of ${year}`
  if (/^H\d$/.test(second)) return `${second === 'H1' ? 'first' : 'second'} half of ${year}`
  if (/^W\d\d$/.test(second)) {
    const week = `week ${Number(second.slice(1))} of ${year}`
    return third === 'WE' ? `weekend of ${week}` : week
  }
  if (!/^\d\d$/.test(second)) return null
  const month = `${monthName(second)} ${year}`
  return third !== undefined && /^\d\d$/.test(third) ? `${Number(third)} ${month}` : month
}

function readableSpan(date: string): string | null {
  if (/^\d{3}X?$/.test(date)) return `${date.slice(0, 3)}0s`
  const century = /^(\d{2})(?:XX)?$/.exec(date)
  return century ? `${century[1]}00s` : null
}

/** A key that sorts values by where they begin; null for what has no place on a line of time. */
export function dateOrder(value: string): string | null {
  const [date = '', clock = ''] = value.split('T')
  if (readableDay(date) === null) return null
  const [first = '', second = '', third = ''] = date.split('-')
  const year = first.replaceAll('X', '').padEnd(4, '0')
  const week = /^W(\d\d)$/.exec(second)
  if (week) return `${year}-${weekStart(Number(year), Number(week[1]), third === 'WE')}T${clock}`
  const quarter = /^[QH](\d)$/.exec(second)
  const months = second.startsWith('Q') ? 3 : 6
  const month = quarter
    ? String((Number(quarter[1]) - 1) * months + 1).padStart(2, '0')
    : (SEASONS[second]?.month ?? second)
  return `${year}-${month.padEnd(2, '0')}-${third.padEnd(2, '0')}T${clock}`
}

/** Month and day an ISO 8601 week begins; `01-00` where that is in the year before. */
function weekStart(year: number, week: number, weekend: boolean): string {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7)
  const start = new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + (weekend ? 5 : 0)))
  return start.getUTCFullYear() < year ? '01-00' : start.toISOString().slice(5, 10)
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** `XXXX-05-15` → `15 May`, `XXXX-WXX-1` → `Monday`: a date whose year is not told; null for all else. */
export function yearlessDate(value: string): { readonly text: string; readonly order: string } | null {
  const [date = ''] = value.split('T')
  const week = /^XXXX-WXX-([1-7])$/.exec(date)
  // Days of a week have no place among those of the year.
  if (week) return { text: WEEKDAYS[Number(week[1]) - 1]!, order: '13' }
  const season = SEASONS[date.slice(5)]
  if (season && date.startsWith('XXXX-')) return { text: season.word, order: season.month }
  const parts = /^XXXX-(0[1-9]|1[0-2])(?:-(\d\d))?$/.exec(date)
  if (!parts) return null
  const [, month, day] = parts
  const name = monthName(month!)
  return { text: day === undefined ? name : `${Number(day)} ${name}`, order: `${month}-${day ?? ''}` }
}

/** The date with the preposition it is read with: `on 12 July 2024`, `in 2021-10`. */
export function atDate(value: string): string {
  const readable = readableDate(value)
  if (readable === null) return `at ${value}`
  return /^\d{4}-\d\d-\d\d/.test(value) ? `on ${readable}` : `in ${readable}`
}

/** Whether the text is a calendar date (`2025-02-21`) or a date and time of ISO 8601 that exists. */
export function isIsoDate(text: string): boolean {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
      text,
    )
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const made = new Date(Date.UTC(2000, 0, 1))
  made.setUTCFullYear(year, month - 1, day)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}
