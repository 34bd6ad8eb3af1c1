import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CorpusError, corpusText } from './files.ts'

const REMEDY = 'the corpora folder needs litbank/ as its authors publish it'

/** The texts of LitBank (Bamman et al. 2019), the openings of a hundred novels, without its marks. */
export function readLitbankTexts(corpora: string): string[] {
  const folder = join(corpora, 'litbank/coref/brat')
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (cause) {
    throw new CorpusError('missing-file', folder, `cannot be read; ${REMEDY}`, cause)
  }
  return names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => corpusText(join(folder, name), REMEDY))
}
