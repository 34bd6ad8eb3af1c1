import type { Problem } from '../article/article.ts'
import { readCueText } from './cue-text.ts'
import { withoutDirections } from './labelled.ts'
import { type LineHead, readHeads } from './labels.ts'
import { type CaptionLine, unroll } from './rolling.ts'
import { composeTranscript, type Segment, type Transcript } from './transcript.ts'
import type { Cue } from './webvtt.ts'

/** A dash at the start of a caption's line marks another speaker: `- No. - Yes.` in two lines. */
const DASH = /^\s*[-–—]\s*(?=[\p{Lu}\d"“'‘>[(])/u

/**
 * Captions to a transcript. A voice speaks until another one is named; a label at the start of a line does the same
 * where the file has labels; `>>` and a dash say that somebody else speaks. Rolling captions are unrolled.
 */
export function transcribeCues(
  id: string,
  format: 'webvtt' | 'srt',
  cues: readonly Cue[],
  problems: readonly Problem[] = [],
): Transcript {
  let voice: string | null = null
  const shown = cues.map((cue): readonly CaptionLine[] => {
    const pieces = readCueText(cue.text, voice)
    voice = pieces.at(-1)?.voice ?? voice
    return pieces.flatMap((piece) => linesOf(piece.text, piece.voice, cue))
  })
  const lines = unroll(shown).flatMap(atChanges)
  const heads = readHeads(lines.map(({ text }) => text))
  return composeTranscript(id, format, segmentsOf(lines, heads), problems)
}

function linesOf(text: string, voice: string | null, cue: Cue): CaptionLine[] {
  const { start, end, line } = cue
  return text
    .split('\n')
    .map((words, place) => ({ text: words.trim(), line: line + place, start, end, voice }))
    .filter((shown) => shown.text !== '')
}

/** `Yes. >> No.` is two lines. */
const atChanges = (line: CaptionLine): CaptionLine[] =>
  line.text
    .split(/(?=>>)(?<=[^>])/)
    .map((text) => ({ ...line, text: text.trim() }))
    .filter(({ text }) => text !== '')

function* segmentsOf(
  lines: readonly CaptionLine[],
  heads: readonly (LineHead | null)[] | null,
): Generator<Segment> {
  const dashes = lines.filter(({ text }) => DASH.test(text)).length
  const dashed = dashes >= 2 && dashes < 0.9 * lines.length
  let label: string | null = null
  let voice: string | null = null
  for (const [place, { text, voice: spoken, line, start, end }] of lines.entries()) {
    const head = heads?.[place]
    let change = false
    if (spoken !== voice) {
      voice = spoken
      label = null
      change = true
    }
    if (head?.change) {
      change ||= head.speaker === null || head.speaker !== label
      label = head.speaker
    }
    const dash = dashed && !head?.change ? DASH.exec(text) : null
    if (dash && place > 0) {
      change = true
      label = null
    }
    const words = withoutDirections(text.slice(head?.change ? head.length : (dash?.[0].length ?? 0)))
    yield { text: words, speaker: label ?? voice, change, line, start, end }
  }
}
