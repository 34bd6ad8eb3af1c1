import type { Quotation, Timex, TimexType } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { stage } from '../../pipeline/stage.ts'
import { parseDay } from './calendar.ts'
import { type Expression, kindOf } from './expression.ts'
import { findExpressions } from './find.ts'
import { tenseAround } from './tense.ts'
import { Timeline } from './timeline.ts'
import { reckon, type Scene } from './values.ts'

/** Times of a text in order, reckoned from its day of publication (ISO 8601, or null) and from each other. */
export function readTimes(
  tokens: Tokens,
  sentences: readonly TokenSpan[],
  quotations: readonly Quotation[],
  published: string | null,
): readonly Timex[] {
  const timeline = new Timeline(published)
  const quoted = quotedTokens(tokens, quotations)
  const timexes: Timex[] = []
  for (const sentence of sentences) {
    const found = findExpressions(tokens, sentence).filter(({ span }) => quoted[span.start] !== TITLE)
    const scene = sceneOf(tokens, sentence, found, timeline, quoted)
    for (const expression of found) {
      const value = scene.valueOf(expression)
      if (!value) continue
      const type = typeOf(expression, value)
      if (type === 'DATE' || type === 'TIME') timeline.note(value)
      timexes.push({ span: expression.span, type, value, by: expression.rule.name })
    }
  }
  return timexes
}

function typeOf(expression: Expression, value: string): TimexType {
  if (kindOf(expression) === 'set') return 'SET'
  if (/^P[\dTX]/.test(value)) return 'DURATION'
  return /T(?:\d|[A-Z]{2}$)/.test(value) ? 'TIME' : 'DATE'
}

const QUOTED = 1
const TITLE = 2

/** Which tokens stand in a quotation, and which in a title in quotation marks. */
function quotedTokens(tokens: Tokens, quotations: readonly Quotation[]): Uint8Array {
  const quoted = new Uint8Array(tokens.length)
  let done = 0
  for (const { tokens: span } of quotations) {
    if (isTitle(tokens, span)) quoted.fill(TITLE, span.start, span.end)
    else if (span.end > done) quoted.fill(QUOTED, Math.max(done, span.start), span.end)
    done = Math.max(done, span.end)
  }
  return quoted
}

/** The longest title, in tokens. */
const TITLE_LENGTH = 8

/** Whether the words in quotation marks are a title: short, each longer word capitalised, no end of sentence. */
function isTitle(tokens: Tokens, span: TokenSpan): boolean {
  const length = span.end - span.start
  if (length < 2 || length > TITLE_LENGTH || /^[.!?,]$/.test(tokens.form(span.end - 1))) return false
  for (let i = span.start; i < span.end; i++) if (/^\p{Ll}{4,}/u.test(tokens.form(i))) return false
  return /^[\p{Lu}\d]/u.test(tokens.form(span.start))
}

function sceneOf(
  tokens: Tokens,
  sentence: TokenSpan,
  expressions: readonly Expression[],
  timeline: Timeline,
  quoted: Uint8Array,
): Scene {
  const scene: Scene = {
    tokens,
    timeline,
    tense: (expression) => tenseAround(tokens, sentence, expression.span),
    valueOf: (expression) => reckon(expression, scene),
    now: ({ span }) => (quoted[span.start] ? timeline.spoken : timeline.published),
    dayBeside: (clock) => {
      const day = dayAfter(tokens, expressions, clock)
      return day ? parseDay(scene.valueOf(day) ?? '') : null
    },
  }
  return scene
}

/** How far from a time of day its "on Wednesday" may stand, in tokens. */
const BESIDE = 9

/** The day that "on" puts after a time of day in the same sentence; other times of day may stand between. */
function dayAfter(tokens: Tokens, expressions: readonly Expression[], clock: Expression): Expression | null {
  const limit = clock.span.end + BESIDE
  for (let i = firstAfter(expressions, clock.span.end); i < expressions.length; i++) {
    const next = expressions[i]!
    if (next.span.start > limit) return null
    if (kindOf(next) === 'clock') continue
    const dated = /^(?:day|weekday|time)$/.test(kindOf(next))
    return dated && /^(?:on|,|\()$/.test(tokens.lower(next.span.start - 1)) ? next : null
  }
  return null
}

/** Place of the first expression at or after a token. */
function firstAfter(expressions: readonly Expression[], token: number): number {
  return firstPlace(expressions.length, (place) => expressions[place]!.span.start >= token)
}

export const times = stage({
  name: 'times',
  reads: ['tokens', 'sentences', 'quotations'],
  writes: ['timexes'],
  run: ({ tokens, sentences, quotations, published }) => ({
    timexes: readTimes(tokens, sentences, quotations, published),
  }),
})
