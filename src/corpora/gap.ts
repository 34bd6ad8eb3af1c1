import { join } from 'node:path'
import { type CharSpan, charSpan } from '../document/span.ts'
import { codePointMap } from './code-points.ts'
import { CorpusError, corpusText } from './files.ts'

export const GAP_PARTS = ['development', 'test', 'validation'] as const
export type GapPart = (typeof GAP_PARTS)[number]
const REMEDY = 'the corpora folder needs gap/ with the three .tsv files of the GAP corpus'

/** A pronoun of a passage and two names, either of which may be whom it stands for. Offsets are UTF-16 code units. */
export interface GapExample {
  readonly id: string
  readonly text: string
  readonly pronoun: CharSpan
  readonly names: readonly { readonly span: CharSpan; readonly corefers: boolean }[]
}

/** The passages of an encyclopedia that GAP (Webster et al. 2018) is made of, without its marks. */
export const readGapPassages = (corpora: string): string[] =>
  GAP_PARTS.flatMap((part) => rowsOf(corpora, part).map(([, text]) => text!))

/** The marked pronouns of one part of GAP; `test` is for evaluation alone. */
export function readGap(corpora: string, part: GapPart): readonly GapExample[] {
  return rowsOf(corpora, part).map(([id, text, pronoun, at, a, aAt, aCorefers, b, bAt, bCorefers], i) => {
    const unit = codePointMap(text!)
    const span = (words: string | undefined, offset: string | undefined): CharSpan => {
      const start = unit(Number(offset))
      if (start === null || words === undefined || !text!.startsWith(words, start))
        throw new CorpusError(
          'bad-file',
          `${fileOf(corpora, part)}:${i + 2}`,
          `has no "${words}" at ${offset}`,
        )
      return charSpan(start, start + words.length)
    }
    return {
      id: id!,
      text: text!,
      pronoun: span(pronoun, at),
      names: [
        { span: span(a, aAt), corefers: aCorefers?.toUpperCase() === 'TRUE' },
        { span: span(b, bAt), corefers: bCorefers?.toUpperCase() === 'TRUE' },
      ],
    }
  })
}

const fileOf = (corpora: string, part: GapPart): string => join(corpora, 'gap', `gap-${part}.tsv`)

function rowsOf(corpora: string, part: GapPart): readonly (readonly string[])[] {
  const file = fileOf(corpora, part)
  const [, ...rows] = corpusText(file, REMEDY).trimEnd().split('\n')
  return rows.map((row, i) => {
    const cells = row.split('\t')
    if (!cells[1])
      throw new CorpusError('bad-file', `${file}:${i + 2}`, 'is not a row with a text in its second column')
    return cells
  })
}
