import { join } from 'node:path'
import { CorpusError, corpusText } from './files.ts'

const FILES = ['gap-development.tsv', 'gap-test.tsv', 'gap-validation.tsv']
const REMEDY = 'the corpora folder needs gap/ with the three .tsv files of the GAP corpus'

/** The passages of an encyclopedia that GAP (Webster et al. 2018) is made of, without its marks. */
export function readGapPassages(corpora: string): string[] {
  return FILES.flatMap((name) => {
    const file = join(corpora, 'gap', name)
    const [, ...rows] = corpusText(file, REMEDY).trimEnd().split('\n')
    return rows.map((row, i) => {
      const [, text] = row.split('\t')
      if (!text)
        throw new CorpusError('bad-file', `${file}:${i + 2}`, 'is not a row with a text in its second column')
      return text
    })
  })
}
