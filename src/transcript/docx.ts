import type { Problem } from '../article/article.ts'
import { parseLabelled } from './labelled.ts'
import { composeTranscript, type Transcript, withMarks } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'
import { splitLines } from './webvtt.ts'

/** A word processor's file unpacks to no more than a few times its size; what claims more is no document. */
const LARGEST_XML = 256 * 1024 * 1024

/**
 * The words of a Word document (the package mammoth), a paragraph a line with an empty one after it. mammoth takes
 * insertions as accepted and drops deletions without a word, so the document itself is looked into and its tracked
 * changes reported.
 *
 * @throws TranscriptError `bad-format`, `no-text`
 */
export async function readDocx(
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly problems: readonly Problem[] }> {
  const { text, tracked } = await documentText(bytes)
  if (!/\p{L}/u.test(text))
    throw new TranscriptError(
      'no-text',
      'there are no words in this document, only pictures or nothing. Give one with text.',
    )
  if (tracked === 0) return { text, problems: [] }
  const message = `the document has ${tracked} tracked change${tracked === 1 ? '' : 's'}; insertions were read as accepted, deletions as gone. Accept or reject them to be sure`
  return { text, problems: [{ code: 'tracked-changes', message, evidence: null }] }
}

/**
 * A Word document as source material: its labelled turns, or all of it as one turn.
 *
 * @throws TranscriptError `bad-format`, `no-text`
 */
export async function parseDocx(bytes: Uint8Array, id: string): Promise<Transcript> {
  const { text, problems } = await readDocx(bytes)
  const labelled = parseLabelled(text, id, { problems })
  if (labelled) return withMarks({ ...labelled, format: 'docx' }, (mark) => ({ ...mark, line: null }))
  const paragraphs = splitLines(text).map((line) => ({ text: line, speaker: null, paragraph: true }))
  return composeTranscript(id, 'docx', paragraphs, problems)
}

async function documentText(bytes: Uint8Array): Promise<{ readonly text: string; readonly tracked: number }> {
  const [{ default: mammoth }, { default: JsZip }] = await Promise.all([import('mammoth'), import('jszip')])
  try {
    const zip = await JsZip.loadAsync(bytes)
    const part = zip.file('word/document.xml')
    const size = (part as unknown as { readonly _data?: { readonly uncompressedSize?: number } } | null)
      ?._data?.uncompressedSize
    if (size !== undefined && size > LARGEST_XML) throw new Error('its text would take over 256 MB')
    const xml = (await part?.async('string')) ?? ''
    const tracked = xml.match(/<w:(?:ins|del|moveFrom|moveTo)\b[^>]*w:author/g)?.length ?? 0
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    return { text: value, tracked }
  } catch (cause) {
    throw new TranscriptError(
      'bad-format',
      `this is no Word document that can be read (${(cause as Error).message}). Save it as .docx again.`,
      null,
      cause,
    )
  }
}
