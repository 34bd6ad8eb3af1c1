import type { Problem } from '../article/article.ts'
import { firstPlace } from '../document/search.ts'
import { type CharSpan, charSpan } from '../document/span.ts'

export const FORMATS = [
  'webvtt',
  'srt',
  'labelled',
  'whisperx',
  'assemblyai',
  'podcast',
  'pdf',
  'docx',
  'article',
] as const
export type Format = (typeof FORMATS)[number]

/** What one speaker says until another one does. */
export interface Turn {
  /** The label as the source has it; null where it has none. */
  readonly speaker: string | null
  /** UTF-16 code units of the transcript's text. */
  readonly span: CharSpan
}

/** Where in the file a stretch of the text comes from; it holds from `at` until the next mark. */
export interface Mark {
  /** UTF-16 code unit of the transcript's text. */
  readonly at: number
  /** Of the file, counted from 1. */
  readonly line: number | null
  readonly page: number | null
  /** Seconds from the beginning of the recording. */
  readonly start: number | null
  readonly end: number | null
}

/** Source material with speakers and times, as far as it has them. */
export interface Transcript {
  /** The file's name as given. */
  readonly id: string
  readonly format: Format
  /** The spoken words: a turn a paragraph, without labels, times and cue settings. */
  readonly text: string
  /** In text order; they cover all words. */
  readonly turns: readonly Turn[]
  /** In text order. */
  readonly marks: readonly Mark[]
  /** Whether any turn says who speaks. */
  readonly speakers: boolean
  readonly problems: readonly Problem[]
}

/** A stretch of words from one place of a file. */
export interface Segment {
  readonly text: string
  readonly speaker: string | null
  /** Whether another person begins to speak here although no label tells who. */
  readonly change?: boolean
  /** What stands between the segment and the one before in the same turn: a space unless a paragraph begins. */
  readonly paragraph?: boolean
  readonly line?: number | null
  readonly page?: number | null
  readonly start?: number | null
  readonly end?: number | null
}

const SAME_MARK = (a: Mark, b: Mark): boolean =>
  a.line === b.line && a.page === b.page && a.start === b.start && a.end === b.end

/**
 * Joins segments into a transcript: those of one speaker that follow each other are one turn; turns are divided by
 * an empty line. White space at the ends of segments is dropped, and so are segments without words.
 */
export function composeTranscript(
  id: string,
  format: Format,
  segments: Iterable<Segment>,
  problems: readonly Problem[] = [],
): Transcript {
  const parts: string[] = []
  const turns: { speaker: string | null; start: number; end: number }[] = []
  const marks: Mark[] = []
  let length = 0
  for (const segment of segments) {
    const words = segment.text.trim()
    if (words === '') continue
    const last = turns.at(-1)
    const fresh = !last || segment.change === true || last.speaker !== segment.speaker
    const between = length === 0 ? '' : fresh ? '\n\n' : segment.paragraph ? '\n' : ' '
    const start = length + between.length
    parts.push(between, words)
    length = start + words.length
    if (fresh) turns.push({ speaker: segment.speaker, start, end: length })
    else last.end = length
    const { line = null, page = null, start: from = null, end = null } = segment
    const mark = { at: start, line, page, start: from, end }
    const before = marks.at(-1)
    if (!before || !SAME_MARK(before, mark)) marks.push(mark)
  }
  return {
    id,
    format,
    text: parts.join(''),
    turns: turns.map(({ speaker, start, end }) => ({ speaker, span: charSpan(start, end) })),
    marks,
    speakers: turns.some(({ speaker }) => speaker !== null),
    problems,
  }
}

/** The transcript with every mark changed, those that then say the same joined. */
export function withMarks(transcript: Transcript, change: (mark: Mark) => Mark): Transcript {
  const marks: Mark[] = []
  for (const mark of transcript.marks.map(change)) {
    const before = marks.at(-1)
    if (!before || !SAME_MARK(before, mark)) marks.push(mark)
  }
  return { ...transcript, marks }
}

/** The turn that holds `offset`, or follows it where it lies between two; the last one after the end. */
export function turnAt({ turns }: Transcript, offset: number): number {
  return Math.min(
    turns.length - 1,
    firstPlace(turns.length, (place) => turns[place]!.span.end > offset),
  )
}

/** The mark that holds at `offset`; null before the first. */
export function markAt({ marks }: Transcript, offset: number): Mark | null {
  return marks[firstPlace(marks.length, (place) => marks[place]!.at > offset) - 1] ?? null
}
