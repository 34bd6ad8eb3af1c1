import type { TreebankDocument, TreebankLayer } from '../corpora/conllu.ts'
import { readTreebank, TESTS } from '../corpora/treebanks.ts'
import type { Document } from '../document/document.ts'
import { Pipeline } from '../pipeline/pipeline.ts'
import { sentences } from '../stages/sentences/stage.ts'
import { syntax } from '../stages/syntax/stage.ts'
import { tokens } from '../stages/tokens/stage.ts'

/** A treebank document read twice: on its gold tokens and sentences, and from its text alone. */
export interface ReadDocument {
  readonly gold: Document<TreebankLayer>
  readonly onGold: Document<TreebankLayer>
  readonly fromText: Document<TreebankLayer>
}

/** A test set, or a part of one. */
export interface ReadSet {
  readonly name: string
  readonly documents: readonly ReadDocument[]
}

const reader = Pipeline.start.with(tokens).with(sentences).with(syntax)

/** Reads the test sets of a corpora folder, and the news of each that has some. */
export function readTestSets(corpora: string): readonly ReadSet[] {
  return TESTS.flatMap(({ name, path }) => {
    const treebank = readTreebank(corpora, path)
    const news = treebank.filter(({ id }) => id.startsWith('GUM_news'))
    const all = { name, documents: treebank.map(readTwice) }
    return news.length > 0 ? [all, { name: `${name}, news`, documents: news.map(readTwice) }] : [all]
  })
}

function readTwice({ document }: TreebankDocument): ReadDocument {
  return {
    gold: document,
    onGold: { ...document, ...syntax.run(document) },
    fromText: reader.read({ text: document.text, published: null }),
  }
}

/**
 * For each gold token the number of the found token with the same characters, -1 where there is none
 * (Zeman et al. 2018, the CoNLL shared task's measure).
 */
export function alignTokens(gold: Document<'tokens'>, found: Document<'tokens'>): Int32Array {
  const place = new Map<number, number>()
  for (let i = 0; i < found.tokens.length; i++) place.set(found.tokens.start[i]!, i)
  return Int32Array.from(gold.tokens.start, (start, i) => {
    const other = place.get(start)
    return other !== undefined && found.tokens.end[other] === gold.tokens.end[i] ? other : -1
  })
}

/** F1 of right answers among gold and found ones, per cent with two places. */
export const f1 = (right: number, gold: number, found: number): number =>
  gold + found === 0 ? 100 : Math.round((20000 * right) / (gold + found)) / 100
