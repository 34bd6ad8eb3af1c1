import type { RecordStatement } from '../record/record.ts'

/** What a statement's row holds beside its columns, so that answers need not unpack the record. */
export interface Detail {
  /** The pieces of the content; offsets into the article's text. */
  readonly content: readonly (readonly [number, number])[]
  readonly cue: string | null
  readonly source: string | null
  readonly evidence: readonly [number, number] | null
  readonly addressee: string | null
  readonly venue: string | null
  readonly time: string | null
  readonly within: string | null
  readonly unresolved: string | null
  readonly by: string
}

/** As a short list, in this order. */
export const packDetail = (statement: RecordStatement): string =>
  JSON.stringify([
    statement.content.flatMap(({ start, end }) => [start, end]),
    statement.cue?.text ?? 0,
    statement.source?.text ?? 0,
    statement.source ? [statement.source.start, statement.source.end] : 0,
    statement.addressee?.text ?? 0,
    statement.venue?.text ?? 0,
    statement.time ?? 0,
    statement.within ?? 0,
    statement.unresolved ?? 0,
    `${statement.by} ${statement.speakerBy}`,
  ]).replace(/(?:,0)+(?=,"[^"]*"\]$)/, (zeros) => `,${-zeros.length / 2}`)

type Packed = readonly (string | number | readonly number[])[]

/** Undoes {@link packDetail}. */
export function unpackDetail(text: string): Detail {
  const packed: Packed = JSON.parse(text)
  const by = packed.at(-1)
  // A negative number before the end stands for so many fields that are not there.
  const fields = packed
    .slice(0, -1)
    .flatMap((f) => (typeof f === 'number' && f < 0 ? Array(-f).fill(0) : [f]))
  const [content, cue, source, evidence, addressee, venue, time, within, unresolved] = fields
  const word = (field: unknown): string | null => (typeof field === 'string' ? field : null)
  const offsets = content as readonly number[]
  return {
    content: offsets.flatMap((start, at) => (at % 2 === 0 ? [[start, offsets[at + 1]!] as const] : [])),
    cue: word(cue),
    source: word(source),
    evidence: Array.isArray(evidence) ? [evidence[0], evidence[1]] : null,
    addressee: word(addressee),
    venue: word(venue),
    time: word(time),
    within: word(within),
    unresolved: word(unresolved),
    by: String(by),
  }
}

/** The content in one piece; `…` stands where the story breaks it up. */
export const contentText = ({ content }: Pick<RecordStatement, 'content'>): string =>
  // As every engine can keep it.
  content
    .map(({ text }) => text)
    .join(' … ')
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
