import { formatWeek, parseDay } from './calendar.ts'
import { formatClock, minutesOf } from './clock.ts'
import { sum as addUp } from './durations.ts'
import type { Reading } from './expression.ts'
import { partCode } from './times-of-day.ts'
import type { Operation, Scene } from './values.ts'

const partValue = (reading: Reading, name: string, scene: Scene): string | null => {
  const part = reading.part(name)
  return part ? scene.valueOf(part.expression) : null
}

const same: Operation = (reading, scene) => partValue(reading, 'date', scene)

/** `2024-05-14` of "Tuesday", `XXXX-WXX-2` where no day is known. */
const onDay: Operation = (reading, scene) => {
  const day = partValue(reading, 'day', scene)?.replace(/T.*$/, '')
  if (day === undefined) return null
  const clock = reading.part('clock')
  if (clock) return day + timeOf(clock)
  return `${day}T${partCode(reading.part('part')!)}`
}

function timeOf(clock: Reading): string {
  if (clock.setting('value') === 'noon') return 'T12:00'
  if (clock.setting('value') === 'midnight') return 'T24:00'
  const minutes = minutesOf(clock)
  if (minutes === null) return ''
  const inEvening = /^(?:afternoon|evening|night)$/.test(clock.tokens.lower(clock.expression.span.end))
  return formatClock(inEvening && minutes < 720 ? minutes + 720 : minutes)
}

/** "August last year": the date's own year gives way. */
const inYear: Operation = (reading, scene) => {
  const date = partValue(reading, 'date', scene)
  const year = partValue(reading, 'year', scene)
  return date && year ? year.slice(0, 4) + date.slice(4) : null
}

const weekOfDay: Operation = (reading, scene) => {
  const day = parseDay(partValue(reading, 'day', scene) ?? '')
  return day === null ? null : formatWeek(reading.words('ending').length > 0 ? day - 6 : day)
}

const sum: Operation = (reading, scene) => {
  const values = ['first', 'second', 'third'].map((name) => partValue(reading, name, scene))
  return addUp(values.filter((value) => value !== null))
}

const first: Operation = (reading, scene) => partValue(reading, 'first', scene)

/** Operations over expressions that were joined, by the name the rule files use. */
export const joined: Readonly<Record<string, Operation>> = {
  same,
  'on-day': onDay,
  'in-year': inYear,
  'week-of': weekOfDay,
  sum,
  first,
}
