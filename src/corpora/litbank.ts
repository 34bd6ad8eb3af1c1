import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CharSpan, charSpan } from '../document/span.ts'
import { CorpusError, corpusText } from './files.ts'

/** Marks that stand close to the word before, and after. */
const CLOSE_BEFORE = /^(?:[,.;:!?)\]”’%]|'s|’s|n't|n’t|'ll|'re|'ve|'d|'m)$/
const CLOSE_AFTER = /^[([“‘]$/

const REMEDY = 'the corpora folder needs litbank/ as its authors publish it'

/** The texts of LitBank (Bamman et al. 2019), the openings of a hundred novels, without its marks. */
export function readLitbankTexts(corpora: string): string[] {
  const folder = join(corpora, 'litbank/coref/brat')
  return listing(folder, '.txt').map((name) => corpusText(join(folder, name), REMEDY))
}

/** A text with phrases and the number of the chain of each. Offsets are UTF-16 code units. */
export interface ChainText {
  readonly id: string
  readonly text: string
  readonly phrases: readonly { readonly span: CharSpan; readonly chain: number }[]
}

/** LitBank's coreference annotation (Bamman, Lewke and Mansoor 2020); the text is joined from its words. */
export function readLitbankChains(corpora: string): readonly ChainText[] {
  const folder = join(corpora, 'litbank/coref/conll')
  return listing(folder, '.conll').map((name) =>
    chainText(name.replace(/\.conll$/, ''), corpusText(join(folder, name), REMEDY)),
  )
}

function chainText(id: string, source: string): ChainText {
  let text = ''
  let before = ''
  const open: { readonly chain: number; readonly start: number }[] = []
  const phrases: { span: CharSpan; chain: number }[] = []
  for (const line of source.split('\n')) {
    const cells = line.split('\t')
    const word = cells[3]
    if (line.startsWith('#') || word === undefined) {
      if (text !== '' && !text.endsWith('\n')) text += ' '
      before = ''
      continue
    }
    if (before !== '' && !CLOSE_BEFORE.test(word) && !CLOSE_AFTER.test(before)) text += ' '
    const start = text.length
    text += word
    before = word
    for (const [, opens, number, closes] of (cells[12] ?? '').matchAll(/(\()?(\d+)(\))?/g)) {
      const chain = Number(number)
      if (opens) open.push({ chain, start })
      if (!closes) continue
      const place = open.findLastIndex((one) => one.chain === chain)
      if (place >= 0) phrases.push({ chain, span: charSpan(open.splice(place, 1)[0]!.start, text.length) })
    }
  }
  return { id, text, phrases }
}

function listing(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
  } catch (cause) {
    throw new CorpusError('missing-file', folder, `cannot be read; ${REMEDY}`, cause)
  }
}
