import { formatDay } from './calendar.ts'
import { formatClock, formatMinutes, minutesOf, nearestDay } from './clock.ts'
import type { Reading } from './expression.ts'
import type { Operation, Scene } from './values.ts'
import { meaning } from './words.ts'

/** Puts a time of day on the day named beside it, else on the day told of. */
function onItsDay(minutes: number, reading: Reading, scene: Scene): string {
  const { timeline } = scene
  const abroad = reading.words('zone').length > 0
  if (abroad && timeline.minutes !== null && isBeside(reading, '('))
    return formatMinutes(nearestDay(timeline.minutes, minutes) * 1440 + minutes)
  const day = scene.dayBeside(reading.expression) ?? timeline.told
  return (day === null ? '' : formatDay(day)) + formatClock(minutes)
}

const isBeside = (reading: Reading, mark: string): boolean =>
  reading.tokens.lower(reading.expression.span.start - 1) === mark

const clock: Operation = (reading, scene) => {
  const minutes = minutesOf(reading)
  return minutes === null ? null : onItsDay(minutes, reading, scene)
}

const noon: Operation = (reading, scene) => onItsDay(720, reading, scene)

/** Midnight ends the day named with it (`T24:00`), unless something runs from it. */
const midnight: Operation = (reading, scene) => {
  const starts = /^(?:from|since|after)$/.test(reading.tokens.lower(reading.expression.span.start - 1))
  return onItsDay(starts ? 0 : 1440, reading, scene)
}

/** `2024-05-14TNI`: a part of a day, `count` days from publication or from the day told of. */
const part: Operation = (reading, scene) => {
  const code = reading.setting('part') ?? partCode(reading)
  const narrative = reading.setting('from') === 'narrative'
  const base = narrative ? scene.timeline.told : scene.now(reading.expression)
  if (base === null) return `T${code}`
  return `${formatDay(base + Number(reading.setting('count') ?? 0))}T${code}`
}

/** `MO`, `AF`, `EV`, `NI`; small hours with no part named are the morning's. */
export const partCode = (reading: Reading): string => {
  const word = reading.word('part')
  if (!word) return reading.words('part').length === 0 && isNight(reading) ? 'NI' : 'MO'
  return meaning('part', word) ?? 'MO'
}

const isNight = (reading: Reading): boolean =>
  reading.tokens.lower(reading.expression.span.end - 1) === 'night'

/** Operations that give times of day, by the name the rule files use. */
export const timesOfDay: Readonly<Record<string, Operation>> = { clock, noon, midnight, part }
