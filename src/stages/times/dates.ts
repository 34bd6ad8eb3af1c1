import { civilDate, dayNumber, formatDay, pad, parseDay, weekdayOf } from './calendar.ts'
import { countOf, formatDuration, unitOf } from './durations.ts'
import type { Reading } from './expression.ts'
import {
  holidayIn,
  holidayYear,
  periodAround,
  quarterAround,
  seasonYear,
  unknownPeriod,
  weekend,
} from './periods.ts'
import { move } from './timeline.ts'
import type { Operation, Scene } from './values.ts'
import { holidays, meaning } from './words.ts'

const orUnknown = (year: number | null): string => (year === null ? 'XXXX' : pad(year, 4))
const numberIn = (word: string): number => Number(/\d+/.exec(word)?.[0] ?? Number.NaN)

/** What "last", "this", "next", "previous" … say: `last`, `this`, `next`, `before`, `after`, `that`; the last such word. */
const relationOf = (reading: Reading): string => meaning('rel', reading.word('rel')) ?? ''

const STEPS: Readonly<Record<string, number>> = { last: -1, before: -1, next: 1, after: 1 }

/** A year of two figures: none is more than ten years ahead of publication. */
function fullYear(figures: string, scene: Scene): number {
  const short = numberIn(figures)
  if (figures.replace(/\D/g, '').length > 2) return short
  const limit = (scene.timeline.publishedYear ?? 2030) + 10
  const century = Math.floor(limit / 100) * 100
  return century + short > limit ? century - 100 + short : century + short
}

function valid(year: number | null, month: string, day: number): string | null {
  const value = `${orUnknown(year)}-${month}-${pad(day)}`
  return parseDay(year === null ? `2000-${month}-${pad(day)}` : value) === null ? null : value
}

const date: Operation = (reading, scene) => {
  const month = meaning('month', reading.word('month'))!
  const joinedDay = /^(\d+),(\d{4})$/.exec(reading.word('dayyear'))
  const day = joinedDay ? Number(joinedDay[1]) : numberIn(reading.word('day'))
  const figures = joinedDay?.[2] ?? reading.word('year')
  if (figures) return valid(fullYear(figures, scene), month, day)
  const { expression } = reading
  const year = scene.timeline.yearOf(Number(month), day, scene.tense(expression))
  return valid(year, month, day)
}

const dayRange: Operation = (reading, scene) => {
  const first = date(reading, scene)
  const day = numberIn(reading.word('to'))
  if (!first || day > 31) return null
  const last = `${first.slice(0, -2)}${pad(day)}`
  return last > first ? `${first}/${last}` : null
}

/** `12/31/2019` is read as in America unless the first figure can be no month. */
const figures: Operation = (reading, scene) => {
  const [first, second, year] = reading.word('figures').split('/')
  const [month, day] = Number(first) > 12 ? [second!, first!] : [first!, second!]
  return Number(month) > 12 ? null : valid(fullYear(year!, scene), pad(Number(month)), Number(day))
}

const month: Operation = (reading, scene) => {
  const value = meaning('month', reading.word('month'))!
  const relation = relationOf(reading)
  const tense = relation === 'last' || relation === 'before' ? 'past' : relation === 'next' ? 'future' : null
  const { timeline } = scene
  if (relation === 'this') return `${orUnknown(timeline.publishedYear)}-${value}`
  const year = timeline.yearOf(Number(value), null, tense ?? scene.tense(reading.expression))
  return `${orUnknown(year === null ? null : year + otherYear(relation, year, Number(value), scene))}-${value}`
}

/** "Last May", said in May, is the year before's. */
function otherYear(relation: string, year: number, month: number, scene: Scene): number {
  const { published } = scene.timeline
  if (published === null) return 0
  const now = civilDate(published)
  return now.year === year && now.month === month ? (STEPS[relation] ?? 0) : 0
}

const weekday: Operation = (reading, scene) => {
  const wanted = Number(
    meaning('weekday', reading.word('weekday')) ?? meaning('wday', reading.word('weekday')),
  )
  const { timeline } = scene
  const relation = relationOf(reading)
  const narrative = relation === 'before' || relation === 'after' || relation === 'that'
  const base = narrative ? timeline.told : (timeline.published ?? timeline.day)
  if (base === null) return `XXXX-WXX-${wanted}`
  if (reading.tokens.lower(reading.expression.span.end - 1) === 'week')
    return formatDay(base - weekdayOf(base) + wanted + 7 * (STEPS[relation] ?? 0))
  return formatDay(base + stepTo(wanted, base, relation, reading, scene))
}

/** Days from `base` to the weekday meant. "Last" skips a day that would be called yesterday. */
function stepTo(wanted: number, base: number, relation: string, reading: Reading, scene: Scene): number {
  const ahead = (wanted - weekdayOf(base) + 7) % 7
  const back = ahead - 7
  if (relation === 'before') return back
  if (relation === 'after') return ahead || 7
  if (relation === 'last') return back === -1 && reading.word('rel') === 'last' ? back - 7 : back
  if (relation === 'next') return ahead <= 1 && reading.word('rel') === 'next' ? ahead + 7 : ahead
  if (ahead === 0) return 0
  if (relation === 'that') return back
  return scene.tense(reading.expression) === 'future' ? ahead : back
}

/** "yesterday", "three years ago", "two days later": whole units before or after a day. */
const shift: Operation = (reading, scene) => {
  if (reading.setting('in') === 'future' && scene.tense(reading.expression) !== 'future')
    return formatDuration(countOf(reading).value, unitOf(reading))
  const unit = unitOf(reading)
  const count = countOf(reading)
  const narrative = reading.setting('from') === 'narrative'
  if (count.value === null) {
    if (narrative) return formatDuration(null, unit, count.scale)
    return reading.setting('sign') === '-' ? 'PAST_REF' : 'FUTURE_REF'
  }
  const steps = count.value * (reading.setting('sign') === '-' ? -1 : 1)
  if (unit.startsWith('T')) return shiftTime(steps, unit, narrative, scene)
  return shiftDate(steps, reading, scene)
}

function shiftDate(steps: number, reading: Reading, scene: Scene): string {
  const { timeline } = scene
  const unit = unitOf(reading)
  const narrative = reading.setting('from') === 'narrative'
  const granularity = unit === 'W' || unit === '2W' ? 'D' : unit === 'DE' || unit === 'CE' ? 'Y' : unit
  if (granularity === 'Y') {
    const year = narrative ? timeline.toldYear : timeline.publishedYear
    const years = steps * (unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1)
    return year === null ? 'XXXX' : pad(Math.floor(year + years), 4)
  }
  const base = narrative
    ? granularity === 'M'
      ? timeline.toldMonth
      : timeline.told
    : scene.now(reading.expression)
  if (base === null) return unknownPeriod(granularity)
  return periodAround(move(base, Math.trunc(steps), unit), granularity, 0)
}

const MINUTES: Readonly<Record<string, number>> = { TH: 60, TM: 1, TS: 1 / 60 }

function shiftTime(steps: number, unit: string, narrative: boolean, scene: Scene): string {
  const { minutes, published } = scene.timeline
  if (narrative && minutes !== null) {
    const moved = minutes + Math.round(steps * MINUTES[unit]!)
    return `${formatDay(Math.floor(moved / 1440))}T${pad(Math.floor(moved / 60) % 24)}:${pad(moved % 60)}`
  }
  if (narrative) return formatDuration(Math.abs(steps), unit)
  return published === null ? unknownPeriod('D') : formatDay(published)
}

const period: Operation = (reading, scene) => {
  const unit = reading.word('unit')
  const base = unit === 'day' ? scene.timeline.told : scene.now(reading.expression)
  const relation = relationOf(reading)
  if (unit === 'weekend')
    return base === null ? 'XXXX-WXX-WE' : weekend(base, relation, scene.tense(reading.expression))
  if (base === null) return unknownPeriod(unitOf(reading))
  if (unit === 'quarter') return quarterAround(base, STEPS[relation] ?? 0)
  return periodAround(base, unitOf(reading), STEPS[relation] ?? 0)
}

const thatPeriod: Operation = (reading, scene) => {
  const unit = unitOf(reading)
  const { timeline } = scene
  const steps = STEPS[relationOf(reading)] ?? 0
  if (unit === 'Y' || unit === 'DE') {
    const year = timeline.toldYear
    if (year === null) return unknownPeriod(unit)
    return periodAround(dayNumber(year, 1, 1), unit, steps)
  }
  const base = unit === 'M' ? timeline.toldMonth : timeline.told
  if (reading.word('unit') === 'weekend')
    return base === null ? 'XXXX-WXX-WE' : weekend(base + 7 * steps, 'that', 'future')
  return base === null ? unknownPeriod(unit) : periodAround(base, unit, steps)
}

const season: Operation = (reading, scene) => {
  const name = meaning('season', reading.word('season'))!
  if (reading.word('year')) return `${reading.word('year')}-${name}`
  const relation = relationOf(reading)
  const base = relation === 'that' ? scene.timeline.told : scene.timeline.published
  if (base === null) return `XXXX-${name}`
  if (reading.tokens.lower(reading.expression.span.end - 1) === 'year')
    return `${pad(civilDate(base).year + (STEPS[relation] ?? 0), 4)}-${name}`
  const words = { before: 'last', after: 'next', that: 'this' }[relation] ?? relation
  return `${pad(seasonYear(base, name, words, scene.tense(reading.expression)), 4)}-${name}`
}

const shortYear: Operation = (reading, scene) => pad(fullYear(reading.word('year'), scene), 4)

const yearRange: Operation = (reading, scene) => {
  const slashed = reading.word('figures').split('/')
  const first = reading.word('year') || slashed[0]!
  const second = reading.word('to') || slashed[1]!
  const last = second.length === 4 ? second : first.slice(0, 2) + second
  if (last < first && second.length === 2 && second < '30') return `${first}/${Number(last) + 100}`
  return last > first || scene.timeline.publishedYear === null ? `${first}/${last}` : null
}

/** `BC0664`, `0250`. */
const ancientYear: Operation = (reading) => {
  const { span } = reading.expression
  const before = /^b/.test(reading.tokens.lower(span.end - 1))
  return (before ? 'BC' : '') + pad(Number(reading.word('year')), 4)
}

/** "the 1990s" is `199`, "the ’90s" the nearest such decade before publication. */
const decade: Operation = (reading, scene) => {
  const digits = (reading.word('decade') || reading.word('year')).replace(/\D/g, '')
  if (/^1\d00$/.test(digits)) return digits.slice(0, 2)
  if (digits.length === 4) return digits.slice(0, 3)
  const tens = meaning('decadeword', reading.word('word')) ?? digits.slice(0, 1)
  const now = Math.floor((scene.timeline.publishedYear ?? 2030) / 10)
  const inThis = Math.floor(now / 10) * 10 + Number(tens)
  return String(inThis > now ? inThis - 10 : inThis)
}

const century: Operation = (reading) => {
  const word = reading.word('nth')
  const nth = Number(meaning('nth', word) ?? numberIn(word))
  return nth < 1 ? null : pad(nth - 1)
}

const quarter: Operation = (reading, scene) => {
  const word = reading.word('quarter')
  const nth = word ? Number(word[1]) : Number(meaning('ordinal', reading.word('nth')))
  const year = reading.word('year')
  if (year) return `${year}-Q${nth}`
  const base = scene.timeline.published
  if (base === null) return `XXXX-Q${nth}`
  const { year: now, month: at } = civilDate(base)
  if (relationOf(reading) === 'last') return `${now - 1}-Q${nth}`
  const ended = nth * 3 < at || relationOf(reading) === 'this' || scene.tense(reading.expression) === 'future'
  return `${ended ? now : now - 1}-Q${nth}`
}

const halfYear: Operation = (reading, scene) => {
  const word = reading.word('h')
  const nth = word ? Number(word[1]) : Number(meaning('ordinal', reading.word('nth')))
  const now = scene.timeline.publishedYear
  const year =
    reading.word('year') || orUnknown(now === null ? null : now + (STEPS[relationOf(reading)] ?? 0))
  return `${year}-H${nth}`
}

const holiday: Operation = (reading, scene) => {
  const { span } = reading.expression
  const words = Array.from({ length: span.end - span.start }, (_, i) => reading.tokens.lower(span.start + i))
  const rule = holidays().get(words.join(' '))
  if (rule === undefined) return null
  const said = meaning('rel', reading.tokens.lower(span.start - 1))
  const tense = said === 'last' ? 'past' : said === 'next' ? 'future' : scene.tense(reading.expression)
  const year = holidayYear(scene.timeline, rule, tense)
  if (year === null) return /^\d\d-\d\d$/.test(rule) ? `XXXX-${rule}` : 'XXXX-XX-XX'
  const day = holidayIn(year, rule)
  return day === null ? null : formatDay(day)
}

/** Operations that give dates, by the name the rule files use. */
export const dates: Readonly<Record<string, Operation>> = {
  date,
  'day-range': dayRange,
  figures,
  month,
  weekday,
  shift,
  period,
  'that-period': thatPeriod,
  season,
  'short-year': shortYear,
  'year-range': yearRange,
  'ancient-year': ancientYear,
  decade,
  century,
  quarter,
  'half-year': halfYear,
  holiday,
}
