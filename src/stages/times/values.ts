import type { Tokens } from '../../document/tokens.ts'
import { dates } from './dates.ts'
import { duration, fraction, longWord, rate } from './durations.ts'
import { type Expression, Reading } from './expression.ts'
import { joined } from './joined.ts'
import type { Tense, Timeline } from './timeline.ts'
import { timesOfDay } from './times-of-day.ts'
import { meaning } from './words.ts'

/** What an operation reckons with. */
export interface Scene {
  readonly tokens: Tokens
  readonly timeline: Timeline
  /** Whether the clause around an expression looks back or ahead. */
  readonly tense: (expression: Expression) => Tense
  /** The day that "today" is: of publication, or inside a quotation the day told of if that is shortly before. */
  readonly now: (expression: Expression) => number | null
  /** The day named beside a time of day that stands apart: "at 12:20 p.m. local time on Wednesday". */
  readonly dayBeside: (expression: Expression) => number | null
  readonly valueOf: (expression: Expression) => string | null
}

/** Reckons a value; null where the words turn out to name no time. */
export type Operation = (reading: Reading, scene: Scene) => string | null

const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...dates,
  ...timesOfDay,
  ...joined,
  duration,
  fraction,
  'long-word': longWord,
  rate,
}

/** Word classes whose value a capture of the same name stands for in a template. */
const CLASSES = ['month', 'weekday', 'season', 'part'] as const

/** The TIMEX3 value of an expression: a template of captures, or an operation. */
export function reckon(expression: Expression, scene: Scene): string | null {
  const value = expression.rule.settings.value ?? ''
  const reading = new Reading(expression, scene.tokens)
  const operation = OPERATIONS[value]
  if (operation) return operation(reading, scene)
  return value.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = reading.word(name)
    const named = CLASSES.find((one) => one === name)
    return named ? (meaning(named, word) ?? meaning(`${named}s`, word) ?? word) : word
  })
}
