import { codePointsBefore } from '../corpora/code-points.ts'
import type { PolnearChunk, PolnearLabel } from '../corpora/polnear.ts'
import { type CharSpan, charSpan } from '../document/span.ts'
import type { HearsayRecord } from '../record/record.ts'

/**
 * A record as PolNeAR would mark it (Newell, Margolin and Ruths 2018, annotation guidelines). It differs from
 * Hearsay's guide in that only outermost attributions are marked, that content holds its outer quotation marks, a
 * comma before the closing one and a leading "that", and that a cue holds the auxiliaries and adverbs before its verb.
 */
export function polnearChunks(record: HearsayRecord): readonly PolnearChunk[] {
  const { text } = record.article
  return record.statements
    .filter(({ within }) => within === null)
    .flatMap(({ source, cue, content }) => [
      ...(source ? [chunk('source', source)] : []),
      ...(cue ? [chunk('cue', withAuxiliaries(text, cue))] : []),
      ...joined(
        text,
        content.map((span) => withMarks(text, span)),
      ).map((span) => chunk('content', span)),
    ])
}

const chunk = (label: PolnearLabel, { start, end }: CharSpan): PolnearChunk => ({
  label,
  span: charSpan(start, end),
})

const OPENING = /(?:["“]|``|'')\s?$/
const CLOSING = /^,?(?:["”]|'')/
const THAT = /\bthat\s$/i
/** The most characters that are looked at before and behind a span. */
const NEAR = 40

function withMarks(text: string, { start, end }: CharSpan): CharSpan {
  const before = text.slice(Math.max(0, start - NEAR), start)
  const opening = OPENING.exec(before)?.[0].length ?? 0
  const that = THAT.exec(before.slice(0, before.length - opening))?.[0].length ?? 0
  const closing = CLOSING.exec(text.slice(end, end + NEAR))?.[0].length ?? 0
  return charSpan(start - opening - that, end + closing)
}

const AUXILIARIES =
  /(?:\b(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|could|can|may|might|should|not|also|then|later|once|repeatedly|recently|previously|never|already|still|often)\s|['’](?:s|ve|d|re|ll|m)\s)+$/i

function withAuxiliaries(text: string, { start, end }: CharSpan): CharSpan {
  const before = text.slice(Math.max(0, start - NEAR), start)
  return charSpan(start - (AUXILIARIES.exec(before)?.[0].length ?? 0), end)
}

/** Spans with nothing but spaces and marks between them, on one line, are one. */
function joined(text: string, spans: readonly CharSpan[]): readonly CharSpan[] {
  const result: CharSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && /^[ "“”'’‘]*$/.test(text.slice(last.end, span.start)))
      result[result.length - 1] = charSpan(last.start, Math.max(last.end, span.end))
    else result.push(span)
  }
  return result
}

/** One line of JSON a chunk, with offsets in code points, as other scorers take them. */
export function chunkLines(doc: string, text: string, chunks: readonly PolnearChunk[]): string {
  const points = codePointsBefore(text)
  return chunks
    .map(({ label, span }) =>
      JSON.stringify({ doc, label, start: points(span.start), end: points(span.end) }),
    )
    .map((line) => `${line}\n`)
    .join('')
}
