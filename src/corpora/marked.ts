import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ACTS, MODES } from '../document/layers.ts'
import { type CharSpan, charSpan } from '../document/span.ts'
import { CorpusError, corpusText, jsonRows } from './files.ts'
import type { GoldStatement } from './gold.ts'
import { mascArticle } from './masc-article.ts'
import { readTreebank } from './treebanks.ts'

/** A text with its reported statements, and nothing else of the record, as the annotation guide has them. */
export interface MarkedText {
  readonly id: string
  readonly text: string
  readonly statements: readonly MarkedTextStatement[]
}

/** All spans are UTF-16 code units of the text. */
export interface MarkedTextStatement
  extends Pick<GoldStatement, 'id' | 'mode' | 'act' | 'content' | 'cue' | 'source' | 'within'> {
  /** The words nearest the cue that name the addressee, the carrier, the place of saying. */
  readonly to: CharSpan | null
  readonly via: CharSpan | null
  readonly venue: CharSpan | null
}

const span = z.tuple([z.int().nonnegative(), z.int().nonnegative()])

const line = z.object({
  id: z.string(),
  /** The first sixteen hexadecimal digits of the SHA-256 of the text's UTF-8, for offsets are lost on another one. */
  sha256: z.string().length(16),
  statements: z.array(
    z.object({
      id: z.int(),
      mode: z.enum(MODES),
      act: z.enum(ACTS),
      content: z.array(span).min(1),
      cue: span.optional(),
      source: span.optional(),
      to: span.optional(),
      via: span.optional(),
      venue: span.optional(),
      in: z.int().optional(),
    }),
  ),
})

type Line = z.infer<typeof line>

/** Where the texts of a file of marks come from: all of a corpus that may be wanted, by id. */
type Texts = (corpora: string, ids: readonly string[]) => ReadonlyMap<string, string>

const treebankTexts =
  (path: string): Texts =>
  (corpora) =>
    new Map(readTreebank(corpora, path).map(({ id, document }) => [id, document.text]))

const SOURCES: Readonly<Record<string, Texts>> = {
  ewt: treebankTexts('ud-ewt/en_ewt-ud-train.conllu'),
  gum: treebankTexts('ud-gum-open/en_gum-open-train.conllu'),
  masc: (corpora, ids) =>
    new Map(
      ids.map((id) => {
        const file = join(corpora, 'masc/masc_tagged/written', `${id}.txt`)
        return [id, mascArticle(corpusText(file, 'the corpora folder needs masc/ as NLTK distributes it'))]
      }),
    ),
}

/**
 * The news texts of open corpora whose statements are marked (`marked/*.ndjson`: offsets alone, the texts are read from
 * the corpora folder).
 *
 * @throws CorpusError where a text is missing or is not the one that was marked
 */
export const readMarked = (corpora: string): readonly MarkedText[] =>
  Object.entries(SOURCES).flatMap(([name, texts]) => {
    const file = new URL(`./marked/${name}.ndjson`, import.meta.url)
    const lines = parseMarked(`marked/${name}.ndjson`, readFileSync(file, 'utf8'))
    const found = texts(
      corpora,
      lines.map(({ id }) => id),
    )
    return lines.map((one) => markedText(one, found.get(one.id)))
  })

/** The lines of a file of marks. @throws CorpusError naming the line and the field that is not as it should be */
export const parseMarked = (file: string, source: string): readonly Line[] =>
  jsonRows(file, source, line, 'mark the text again').map(({ value }) => value)

/** A text with its marks. @throws CorpusError where it is another text than was marked, or a mark lies outside it */
export function markedText({ id, sha256, statements }: Line, text: string | undefined): MarkedText {
  if (text === undefined) throw new CorpusError('missing-file', id, 'the corpora folder does not hold it')
  if (textHash(text) !== sha256)
    throw new CorpusError(
      'bad-file',
      id,
      'is not the text whose statements were marked; take its corpus from its origin again',
    )
  const at = ([start, end]: readonly [number, number]): CharSpan => {
    if (end <= start || end > text.length)
      throw new CorpusError('bad-file', id, `[${start}, ${end}] lies outside the text; mark it again`)
    return charSpan(start, end)
  }
  const optional = (pair: readonly [number, number] | undefined): CharSpan | null => (pair ? at(pair) : null)
  return {
    id,
    text,
    statements: statements.map((one) => ({
      id: one.id,
      mode: one.mode,
      act: one.act,
      content: one.content.map(at),
      cue: optional(one.cue),
      source: optional(one.source),
      to: optional(one.to),
      via: optional(one.via),
      venue: optional(one.venue),
      within: one.in ?? null,
    })),
  }
}

/** The first sixteen hexadecimal digits of the SHA-256 of a text. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
