import type { Problem } from '../article/article.ts'
import { parseLabelled, withoutDirections } from './labelled.ts'
import { readHeads } from './labels.ts'
import { composeTranscript, type Segment, type Transcript, withMarks } from './transcript.ts'
import { TranscriptError } from './transcript-error.ts'
import { splitLines } from './webvtt.ts'

/** A page with less than this many letters has none worth the name: a scan's stamp, a page number. */
const FEWEST_LETTERS = 8
const SCANNED_SHARE = 0.5

/**
 * The text of a PDF, page by page (the package unpdf, which is pdf.js). Heads and feet that stand on most pages and
 * page numbers are left out, so that a sentence runs on over the page's end.
 *
 * @throws TranscriptError `no-text` for a scan, `encrypted`, `bad-format`
 */
export async function parsePdf(bytes: Uint8Array, id: string): Promise<Transcript> {
  const pages = withoutFurniture(await pageTexts(bytes))
  const empty = pages.filter((page) => (page.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS).length
  if (empty === pages.length)
    throw new TranscriptError(
      'no-text',
      'this PDF has pictures of pages but no text. Run it through text recognition (OCR) first.',
    )
  const problems: Problem[] =
    empty > SCANNED_SHARE * pages.length || empty > 2
      ? [
          {
            code: 'scanned-pages',
            message: `${empty} of ${pages.length} pages have no text and were not searched`,
            evidence: null,
          },
        ]
      : []
  return transcribePages(pages, id, problems)
}

async function pageTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    const { text } = await extractText(document, { mergePages: false })
    return text
  } catch (cause) {
    const encrypted = (cause as { readonly name?: string }).name === 'PasswordException'
    throw encrypted
      ? new TranscriptError('encrypted', 'this PDF asks for a password. Save it without one.', null, cause)
      : new TranscriptError(
          'bad-format',
          `this PDF cannot be read (${(cause as Error).message}). Save it anew.`,
          null,
          cause,
        )
  }
}

const outline = (line: string): string => line.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()

/** Lines at the top and bottom that are the same on most pages, but for numbers, and page numbers by themselves. */
function withoutFurniture(pages: readonly string[]): readonly string[] {
  const split = pages.map((page) => splitLines(page).filter((line) => line.trim() !== ''))
  const seen = new Map<string, number>()
  for (const lines of split)
    for (const edge of new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(outline)))
      seen.set(edge, (seen.get(edge) ?? 0) + 1)
  const repeated = (line: string): boolean =>
    pages.length >= 3 && (seen.get(outline(line)) ?? 0) > pages.length / 2
  const number = (line: string): boolean =>
    /^\s*(?:page\s*)?[-–—]?\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—]?\s*$/i.test(line)
  return split.map((lines) =>
    lines
      .filter((line, i) => {
        const edge = i < 2 || i >= lines.length - 2
        return !(edge && (repeated(line) || number(line)))
      })
      .join('\n'),
  )
}

/** Pages are one text: turns, sentences and words run on from one to the next. */
function transcribePages(pages: readonly string[], id: string, problems: readonly Problem[]): Transcript {
  const text = pages.join('\n')
  const lines = splitLines(text)
  const firsts: number[] = []
  let count = 0
  for (const page of pages) {
    firsts.push(count)
    count += splitLines(page).length
  }
  const pageOf = (line: number): number => firsts.findLastIndex((first) => first <= line) + 1
  const labelled = readHeads(lines) === null ? null : parseLabelled(text, id, { problems })
  if (labelled)
    return withMarks({ ...labelled, format: 'pdf' }, (mark) => ({
      ...mark,
      page: pageOf((mark.line ?? 1) - 1),
      line: null,
    }))
  const segments = lines.map(
    (line, place): Segment => ({ text: withoutDirections(line), speaker: null, page: pageOf(place) }),
  )
  return composeTranscript(id, 'pdf', segments, problems)
}
