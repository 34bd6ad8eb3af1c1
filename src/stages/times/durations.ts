import type { Reading } from './expression.ts'
import { parseCount } from './numbers.ts'
import { meaning } from './words.ts'

/** `PT45M`, `P3W`, `PXY`; `scale` makes decades of "dozens of years", centuries of "a few hundred years". */
export function formatDuration(count: number | null, unit: string, scale = 1): string {
  const time = unit.startsWith('T') ? 'T' : ''
  const letter = unit.replace(/^T/, '')
  if (count === null) return `P${time}X${vagueUnit(letter, scale)}`
  if (letter === '2W') return `P${count * 2}W`
  if (letter === 'DE') return `P${count * 10}Y`
  if (letter === 'CE') return `P${count * 100}Y`
  return withFraction(count, time, letter)
}

function vagueUnit(letter: string, scale: number): string {
  if (letter !== 'Y' || scale < 10) return letter
  return scale < 100 ? 'DE' : scale < 1000 ? 'CE' : 'ML'
}

const SMALLER: Readonly<Record<string, readonly [string, number]>> = {
  Y: ['M', 12],
  TH: ['M', 60],
  TM: ['S', 60],
}

/** A half is told in the next smaller unit: an hour and a half is `PT1H30M`. */
function withFraction(count: number, time: string, letter: string): string {
  const whole = Math.trunc(count)
  const smaller = SMALLER[time + letter]
  if (whole === count || !smaller || letter === 'S' || (count * 2) % 1 !== 0)
    return `P${time}${count}${letter}`
  const rest = `${(count - whole) * smaller[1]}${smaller[0]}`
  return whole === 0 ? `P${time}${rest}` : `P${time}${whole}${letter}${rest}`
}

/** The unit of a reading: `D`, `W`, `M`, `Y`, `DE`, `CE`, `TH`, `TM`, `TS`. */
export const unitOf = (reading: Reading): string =>
  reading.setting('unit') ?? meaning('unit', reading.word('unit') || reading.word('count')) ?? 'D'

/** How many units; null where the words leave it open. */
export function countOf(reading: Reading): { readonly value: number | null; readonly scale: number } {
  const fixed = reading.setting('count')
  if (fixed !== undefined) return { value: Number(fixed), scale: 1 }
  const count = reading.words('count')
  if (/^(?:past|coming|last|all|single)$/.test(count[0] ?? '')) return { value: 1, scale: 1 }
  if (reading.tokens.lower(reading.expression.span.end - 2) === 'or') return { value: 2, scale: 1 }
  if (count[0] === 'other') return { value: 2, scale: 1 }
  const parsed = parseCount([...reading.words('vague'), ...count, ...reading.words('number')])
  const half = reading.words('half').length > 0 ? 0.5 : 0
  return parsed.value === null ? parsed : { value: parsed.value + half, scale: 1 }
}

export function duration(reading: Reading): string {
  const count = countOf(reading)
  if (count.value === null && reading.words('count').length === 0 && reading.words('vague').length === 0) {
    const everyOne = reading.setting('kind') === 'set'
    return formatDuration(everyOne ? 1 : null, unitOf(reading))
  }
  return formatDuration(count.value, unitOf(reading), count.scale)
}

/** "half an hour", "a quarter of a century". */
export function fraction(reading: Reading): string {
  const share = reading.word('half') === 'quarter' ? 0.25 : 0.5
  const unit = unitOf(reading)
  if (unit === 'CE') return `P${share * 100}Y`
  if (unit === 'DE') return `P${share * 10}Y`
  return unit === 'TH' ? `PT${share * 60}M` : formatDuration(share, unit)
}

/** "daily". */
export const rate = (reading: Reading): string =>
  formatDuration(1, { daily: 'D', weekly: 'W', monthly: 'M' }[reading.word('rate')] ?? 'D')

/** "weeklong", "week-long". */
export function longWord(reading: Reading): string {
  const word = reading.word('count') || reading.tokens.lower(reading.expression.span.start)
  return formatDuration(1, meaning('unit', word.replace(/long$/, '')) ?? 'D')
}

const ORDER = ['Y', 'M', 'W', 'D', 'TH', 'TM', 'TS']

/** "15 years, 8 months"; null unless each part is of a smaller unit than the one before. */
export function sum(values: readonly string[]): string | null {
  let date = ''
  let time = ''
  let last = -1
  for (const value of values) {
    const parts = /^P(T?)([\dX.]+)([A-Z]+)$/.exec(value)
    if (!parts) return null
    const place = ORDER.indexOf(parts[1]! + parts[3]!)
    if (place <= last) return null
    last = place
    if (parts[1]) time += parts[2]! + parts[3]!
    else date += parts[2]! + parts[3]!
  }
  return `P${date}${time ? `T${time}` : ''}`
}
