/** One caption: its times in seconds and its text as it stands in the file, lines divided by `\n`. */
export interface Cue {
  readonly id: string
  readonly start: number
  readonly end: number
  /** Name and value of each setting that the specification knows, unchecked: `align` → `start`. */
  readonly settings: ReadonlyMap<string, string>
  readonly text: string
  /** Line of the file on which the text begins, counted from 1. */
  readonly line: number
}

export interface Captions {
  readonly cues: readonly Cue[]
  /** Whether the file begins as the format asks for. */
  readonly signed: boolean
}

const SETTINGS: ReadonlySet<string> = new Set(['vertical', 'line', 'position', 'size', 'align', 'region'])

/** Lines by any of the three line ends; U+0000 becomes U+FFFD as the specification asks. */
export const splitLines = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(/\r\n|\n|\r/)

/**
 * A WebVTT file to its cues, by the parser of the W3C specification (Candidate Recommendation of 2019, section 6.1):
 * what it passes over is passed over here. A file without signature is read all the same and said to be unsigned.
 * Linear in the text.
 */
export function parseWebVtt(text: string): Captions {
  const lines = splitLines(text)
  const signed = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')
  const cues: Cue[] = []
  let at = signed ? 1 : 0
  if (signed) while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at++
  while (at < lines.length) {
    if (lines[at] === '') at++
    else at = readBlock(lines, at, cues)
  }
  return { cues, signed }
}

/** Reads one block and returns the line after it. */
function readBlock(lines: readonly string[], from: number, cues: Cue[]): number {
  let at = from
  let id = ''
  let timing = parseTiming(lines[at]!)
  if (!lines[at]!.includes('-->') && (lines[at + 1] ?? '').includes('-->')) {
    id = lines[at]!
    at++
    timing = parseTiming(lines[at]!)
  }
  if (!lines[at]!.includes('-->')) {
    // A comment, a style sheet, a region, or what is none of these.
    while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at++
    return at
  }
  at++
  const first = at
  while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at++
  // The line before times that follow at once is no id but text of this cue: only an empty line ends a cue's text.
  if (timing) cues.push({ id, ...timing, text: lines.slice(first, at).join('\n'), line: first + 1 })
  return at
}

const TIMING = /^[ \t\f]*((?:\d+:)?\d{2}:\d{2}\.\d{3})[ \t\f]*-->[ \t\f]*((?:\d+:)?\d{2}:\d{2}\.\d{3})(.*)$/

/** `00:11.000 --> 00:13.000 align:start` */
export function parseTiming(line: string): Pick<Cue, 'start' | 'end' | 'settings'> | null {
  const found = TIMING.exec(line)
  if (!found) return null
  const start = seconds(found[1]!)
  const end = seconds(found[2]!)
  return start === null || end === null ? null : { start, end, settings: parseSettings(found[3]!) }
}

function seconds(stamp: string): number | null {
  const parts = stamp.split(':').map(Number)
  const [hours, minutes, rest] = parts.length === 3 ? parts : [0, ...parts]
  if (minutes! > 59 || rest! >= 60) return null
  return Math.round((hours! * 3600 + minutes! * 60 + rest!) * 1000) / 1000
}

function parseSettings(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  for (const word of text.split(/[ \t\f]+/)) {
    const colon = word.indexOf(':')
    if (colon <= 0 || colon === word.length - 1) continue
    if (SETTINGS.has(word.slice(0, colon))) settings.set(word.slice(0, colon), word.slice(colon + 1))
  }
  return settings
}
