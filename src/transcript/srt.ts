import { type Cue, splitLines } from './webvtt.ts'

const TIMING =
  /^\s*(-?\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?\s*-+>\s*(-?\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,6}))?/

const seconds = (parts: readonly (string | undefined)[]): number => {
  const [hours, minutes, rest, fraction = '0'] = parts
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(`0.${fraction}`)
}

const NONE: ReadonlyMap<string, string> = new Map()

/**
 * SubRip captions. The format has no specification; what is read is what programs write: a number, a line of times
 * with comma or point, lines of text until the next number and times. Text may hold empty lines. Linear in the text.
 */
export function parseSrt(text: string): readonly Cue[] {
  const lines = splitLines(text)
  const starts = lines.flatMap((line, at) => (line.includes('>') && TIMING.test(line) ? [at] : []))
  return starts.map((at, place) => {
    const found = TIMING.exec(lines[at]!)!
    const numbered = at > 0 && /^\s*\d+\s*$/.test(lines[at - 1]!)
    const next = starts[place + 1]
    const end = next === undefined ? lines.length : /^\s*\d+\s*$/.test(lines[next - 1]!) ? next - 1 : next
    return {
      id: numbered ? lines[at - 1]!.trim() : '',
      start: seconds(found.slice(1, 5)),
      end: seconds(found.slice(5, 9)),
      settings: NONE,
      text: lines
        .slice(at + 1, Math.max(at + 1, end))
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
      line: at + 2,
    }
  })
}
