import { z } from 'zod'
import { composeTranscript, type Segment, type Transcript } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'

const seconds = z.number().nonnegative().nullish()
const label = z.union([z.string(), z.number()]).nullish()

/** WhisperX (and Whisper, faster-whisper): `segments[].{start, end, text, speaker?, words[].{word, start, end, speaker}}`. */
const whisperx = z.object({
  segments: z.array(
    z.object({
      start: seconds,
      end: seconds,
      text: z.string(),
      speaker: label,
      words: z.array(z.object({ word: z.string(), start: seconds, end: seconds, speaker: label })).nullish(),
    }),
  ),
})

/** AssemblyAI (and Deepgram's of the same name): `utterances[].{speaker, text, start, end}`, in milliseconds. */
const assemblyai = z.object({
  utterances: z.array(
    z.object({
      speaker: label,
      text: z.string(),
      start: seconds,
      end: seconds,
      words: z.array(z.object({ text: z.string(), start: seconds, end: seconds })).nullish(),
    }),
  ),
})

/** Podcasting 2.0: `segments[].{speaker, startTime, endTime, body}`, in seconds. */
const podcast = z.object({
  segments: z.array(z.object({ speaker: label, startTime: seconds, endTime: seconds, body: z.string() })),
})

const labelOf = (value: string | number | null | undefined): string | null => {
  if (typeof value === 'number') return `Speaker ${value}`
  const text = value?.trim() ?? ''
  if (text === '') return null
  // AssemblyAI names people by letters.
  return /^[A-Z]$/.test(text) ? `Speaker ${text}` : text
}

/**
 * A transcript in one of the three JSON forms, told by its keys.
 *
 * @throws TranscriptError `bad-format` where it is no JSON, `no-transcript` where it is of another form
 */
export function parseTranscriptJson(text: string, id: string): Transcript {
  const value = parse(text)
  const spoken = podcast.safeParse(value)
  if (spoken.success) return composeTranscript(id, 'podcast', podcastSegments(spoken.data))
  const whisper = whisperx.safeParse(value)
  if (whisper.success) return composeTranscript(id, 'whisperx', whisperSegments(whisper.data))
  const uttered = assemblyai.safeParse(value)
  if (uttered.success) return composeTranscript(id, 'assemblyai', utteranceSegments(uttered.data))
  throw new TranscriptError(
    'no-transcript',
    'this JSON is no transcript that can be read: WhisperX has "segments" with "text", AssemblyAI "utterances", Podcasting 2.0 "segments" with "body". Export it as one of these, or as WebVTT.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    const reason = (cause as Error).message.slice(0, 120)
    throw new TranscriptError(
      'bad-format',
      `this is not valid JSON (${reason}). Export it again.`,
      null,
      cause,
    )
  }
}

function* podcastSegments({ segments }: z.infer<typeof podcast>): Generator<Segment> {
  for (const { speaker, startTime, endTime, body } of segments)
    yield { text: body, speaker: labelOf(speaker), start: startTime ?? null, end: endTime ?? null }
}

function* utteranceSegments({ utterances }: z.infer<typeof assemblyai>): Generator<Segment> {
  const at = (value: number | null | undefined): number | null => (value == null ? null : value / 1000)
  for (const { speaker, text, start, end, words } of utterances) {
    const whole = { speaker: labelOf(speaker), start: at(start), end: at(end) }
    // Words carry times of their own; the utterance's text is what was exported, so it must be theirs.
    if (words?.length && words.map((word) => word.text).join(' ') === text)
      for (const word of words) yield { ...whole, text: word.text, start: at(word.start), end: at(word.end) }
    else yield { ...whole, text }
  }
}

function* whisperSegments({ segments }: z.infer<typeof whisperx>): Generator<Segment> {
  for (const { speaker, text, start, end, words } of segments) {
    const own = labelOf(speaker)
    if (!words?.length) {
      yield { text, speaker: own, start: start ?? null, end: end ?? null }
      continue
    }
    // A word that could not be aligned (a number, often) has no time and no speaker: it takes those before it.
    let voice = own ?? labelOf(words.find((word) => word.speaker != null)?.speaker)
    let from = start ?? null
    for (const word of words) {
      voice = labelOf(word.speaker) ?? voice
      from = word.start ?? from
      yield { text: word.word, speaker: voice, start: from, end: word.end ?? null }
    }
  }
}
