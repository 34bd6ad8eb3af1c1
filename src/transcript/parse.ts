import type { Article } from '../article/article.ts'
import { parseText } from '../article/text.ts'
import { transcribeArticle } from './article.ts'
import { transcribeCues } from './captions.ts'
import { parseTranscriptJson } from './json.ts'
import { parseLabelled } from './labelled.ts'
import { parseSrt } from './srt.ts'
import type { Format, Transcript } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'
import { parseWebVtt } from './webvtt.ts'

/** How a text is written. */
export type TextKind = 'webvtt' | 'srt' | 'json' | 'text' | 'markdown'

/** The kind that the first characters show. */
export function sniffTranscript(text: string): TextKind {
  const head = text.slice(0, 4096).replace(/^\ufeff/, '')
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'webvtt'
  if (/^\s*(?:\d+\s*\r?\n)?\s*\d{1,4}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->/.test(head)) return 'srt'
  if (/^\s*\{\s*"/.test(head)) return 'json'
  return 'text'
}

/**
 * A text to a transcript: captions, JSON, labelled text, or any text as one turn.
 *
 * @param kind told from the first characters if not given
 * @throws TranscriptError `empty`, `bad-format`
 */
export function parseTranscript(
  text: string,
  id = 'source',
  kind: TextKind = sniffTranscript(text),
): Transcript {
  if (!/\S/.test(text))
    throw new TranscriptError('empty', 'there is no text in it. Give a transcript with words.')
  if (kind === 'json') return withWords(parseTranscriptJson(text, id))
  if (kind === 'webvtt') return withWords(vtt(text, id))
  if (kind === 'srt') return withWords(transcribeCues(id, 'srt', parseSrt(text)))
  if (kind === 'markdown') {
    const labelled = parseLabelled(text, id, { markdown: true })
    if (labelled) return withWords(labelled)
  }
  const article: Article = parseText(text, id)
  return withWords(transcribeArticle(article, id, true))
}

/** @throws TranscriptError `no-text` */
export function withWords(transcript: Transcript): Transcript {
  if (/[\p{L}\d]/u.test(transcript.text)) return transcript
  const what: Partial<Record<Format, string>> = {
    webvtt:
      'these captions hold no words. Check that each has a line of times such as 00:01.000 --> 00:02.000',
    srt: 'these captions hold no words. Check that each has a line of times such as 00:00:01,000 --> 00:00:02,000',
  }
  throw new TranscriptError(
    'no-text',
    `${what[transcript.format] ?? 'there are no words in it. Give a transcript with words'}.`,
  )
}

function vtt(text: string, id: string): Transcript {
  const { cues, signed } = parseWebVtt(text)
  // A file that is SubRip under the other name has commas in its times.
  const read = cues.length > 0 ? cues : parseSrt(text)
  const message = 'the file does not begin with WEBVTT, as the format asks for; it was read all the same'
  return transcribeCues(id, 'webvtt', read, signed ? [] : [{ code: 'unsigned', message, evidence: null }])
}
