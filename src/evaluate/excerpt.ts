import { type CharSpan, charSpan } from '../document/span.ts'

/** Words to be shown with a sign before and behind them. */
export interface Mark {
  readonly span: CharSpan
  readonly open: string
  readonly close: string
}

/** The most characters shown around the marks, on either side. */
const AROUND = 140
/** The most characters shown between two signs before the middle is left out. */
const BETWEEN = 260

/** The sentence around some spans, on one line, with the spans marked; empty if there are none. */
export function excerpt(text: string, marks: readonly Mark[]): string {
  const shown = marks.filter(({ span }) => span.end > span.start)
  if (shown.length === 0) return ''
  const core = charSpan(
    Math.min(...shown.map(({ span }) => span.start)),
    Math.max(...shown.map(({ span }) => span.end)),
  )
  const { start, end } = sentenceAround(text, core)
  const signs = shown
    .flatMap(({ span, open, close }) => [
      { at: span.start, sign: open, opens: true, length: span.end - span.start },
      { at: span.end, sign: close, opens: false, length: span.end - span.start },
    ])
    .sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens) || order(a, b))
  let out = ''
  let at = start
  for (const { at: next, sign } of signs) {
    out += shortened(text.slice(at, next)) + sign
    at = next
  }
  return oneLine(out + shortened(text.slice(at, end)))
}

const order = (a: { opens: boolean; length: number }, b: { length: number }): number =>
  a.opens ? b.length - a.length : a.length - b.length

const shortened = (words: string): string =>
  words.length <= BETWEEN ? words : `${words.slice(0, BETWEEN / 2)} … ${words.slice(-BETWEEN / 2)}`

const oneLine = (words: string): string => words.trim().replace(/\s*\n\s*/g, ' ¶ ')

/** From the end of the sentence before to the end of this one, as far as full stops and line ends tell. */
function sentenceAround(text: string, { start, end }: CharSpan): CharSpan {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const breaks = [...before.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]*\p{Lu})|\n+/gu)]
  const last = breaks.at(-1)
  // Where no sentence ends within sight, the first whole word.
  const whole = start <= AROUND ? 0 : Math.max(0, before.search(/(?<=\s)\S/))
  const from = last ? last.index + last[0].length : whole
  const after = text.slice(end, end + AROUND)
  const stop = /[.!?]["”’)]*(?=\s|$)|\n/.exec(after)
  const to = stop ? stop.index + stop[0].length : after.length
  return charSpan(start - before.length + from, end + to)
}
