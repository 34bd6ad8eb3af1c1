import { formatDay, pad } from './calendar.ts'
import type { Reading } from './expression.ts'
import { numberOf } from './numbers.ts'
import { meaning } from './words.ts'

/** Minutes after midnight; null if the words are no time of day. */
export function minutesOf(reading: Reading): number | null {
  const hour = reading.word('hour')
  const figures = /^(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2})?$/.exec(hour)
  let hours = figures ? Number(figures[1]) : numberOf(hour)
  if (hours === null) return null
  const minutes = Number(figures?.[2] ?? 0)
  const half = halfOf(reading)
  if (half === 'PM' && hours < 12) hours += 12
  if (half === 'AM' && hours === 12) hours = 0
  return hours > 24 ? null : hours * 60 + minutes
}

function halfOf(reading: Reading): string | undefined {
  const span = reading.expression.span
  const said = meaning('meridiem', reading.word('meridiem'))
  if (said) return said
  for (let i = span.start; i < span.end; i++) {
    if (reading.tokens.lower(i) === 'm') return reading.tokens.lower(i - 2) === 'p' ? 'PM' : 'AM'
  }
  const part = meaning('part', reading.word('part'))
  return part === undefined ? undefined : part === 'MO' ? 'AM' : 'PM'
}

/** `T21:00` */
export const formatClock = (minutes: number): string =>
  `T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

/** `2019-10-17T06:45` from minutes since 1970-01-01. */
export function formatMinutes(minutes: number): string {
  const day = Math.floor(minutes / 1440)
  return formatDay(day) + formatClock(minutes - day * 1440)
}

/**
 * The day, of the three around `day`, on which a time in another zone is nearest to the time just told:
 * "8:30 p.m. (0030 UTC)" is the next day's. Zones lie within 14 hours of each other.
 */
export function nearestDay(told: number, minutes: number): number {
  const day = Math.floor(told / 1440)
  let best = day
  for (const other of [day - 1, day, day + 1]) {
    if (Math.abs(other * 1440 + minutes - told) < Math.abs(best * 1440 + minutes - told)) best = other
  }
  return best
}
