import type { Problem } from '../article/article.ts'
import { readHeads } from './labels.ts'
import { composeTranscript, type Segment, type Transcript } from './transcript.ts'
import { splitLines } from './webvtt.ts'

/** Directions of a transcriber: `(LAUGHTER)`, `[crosstalk 00:12:03]`, `\[laughs\]`. What is heard is not said. */
const DIRECTION =
  /\\?[[(]\s*(?:(?:(?:indistinct|inaudible|unintelligible|crosstalk|overlapping|laughter|laughs?|laughing|chuckles?|applause|cheers|cheering|music|pause|silence|sighs?|coughs?|gasps?|crying|sobs?|off-?mic|foreign language|begin(?:ning of)? (?:video|audio)[^\])]{0,30}|end(?: of)? (?:video|audio)[^\])]{0,30}|break|commercial break|noise|beep(?:ing)?|bleep|ph|sic|recording)\b[^\])\n]{0,30})|(?:[\p{Lu}][\p{Lu} ,.:'’\d-]{3,60})|(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.:]\d{1,3})?)\s*\\?[\])]/giu
const CAPITALS = /^\\?[[(]\s*[\p{Lu} ,.:'’\d-]+\\?[\])]$/u
const KNOWN =
  /^\\?[[(]\s*(?:\d|indist|inaud|unint|cross|overl|laugh|chuck|applau|cheer|music|pause|silence|sigh|cough|gasp|cry|sob|off|foreign|begin|end|break|commer|noise|beep|bleep|ph\b|sic\b|record)/i

/** The line without directions. */
export const withoutDirections = (line: string): string =>
  line.replace(DIRECTION, (found) => (CAPITALS.test(found) || KNOWN.test(found) ? ' ' : found))

/** Markdown's inline marks, where a transcript is written in it. */
export const withoutMarkdown = (line: string): string =>
  line
    .replace(/!?\[([^\]\n]{0,400})\]\([^)\s]{0,1000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\p{L}\d*])/gu, '$1')
    .replace(/^\s*(?:>\s?|#{1,6}\s+)/, '')
    .replace(/\\(?=[[\]$_*#>()!.`-])/g, '')

export interface LabelledOptions {
  readonly markdown?: boolean
  readonly problems?: readonly Problem[]
}

/**
 * A transcript in plain text whose turns begin with a label (`BALDWIN:`, `**Ida Holm:**`, `>>`, `SPEAKER_11 [00:12]`),
 * or null where the text has none.
 */
export function parseLabelled(text: string, id: string, options: LabelledOptions = {}): Transcript | null {
  const lines = splitLines(text)
  const heads = readHeads(lines)
  if (heads === null) return null
  return composeTranscript(id, 'labelled', segmentsOf(lines, heads, options), options.problems)
}

function* segmentsOf(
  lines: readonly string[],
  heads: NonNullable<ReturnType<typeof readHeads>>,
  { markdown = false }: LabelledOptions,
): Generator<Segment> {
  let speaker: string | null = null
  let seconds: number | null = null
  let paragraph = true
  let change = false
  for (const [place, line] of lines.entries()) {
    const head = heads[place] ?? null
    if (line.trim() === '') {
      paragraph = true
      continue
    }
    if (head?.change) {
      change ||= head.speaker === null || head.speaker !== speaker
      speaker = head.speaker
      seconds = head.seconds
      paragraph = true
    } else if (head && head.seconds !== null) seconds = head.seconds
    const words = withoutDirections(head ? line.slice(head.length) : line)
    const cleaned = markdown ? withoutMarkdown(words) : words
    if (cleaned.trim() === '') continue
    yield { text: cleaned, speaker, change, paragraph, line: place + 1, start: seconds }
    paragraph = false
    change = false
  }
}
