import { readGapPassages } from '../../corpora/gap.ts'
import { readHearsay } from '../../corpora/hearsay.ts'
import { readLitbankTexts } from '../../corpora/litbank.ts'
import { readFilings, readMessages, readWikigold } from '../../corpora/name-corpora.ts'
import { readMascTexts, readTreebank, TRAINING } from '../../corpora/treebanks.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { sentences } from '../sentences/stage.ts'
import { tokens } from '../tokens/stage.ts'

interface Text {
  readonly tokens: Tokens
  readonly sentences: readonly TokenSpan[]
}

/** The sentences that word clusters are learned from, as words: training texts only, in a fixed order. */
export function rawSentences(
  corpora: string,
  keep: (id: string) => boolean = () => true,
): (readonly string[])[] {
  const reader = Pipeline.start.with(tokens).with(sentences)
  const read = (text: string): Text => reader.read({ text, published: null })
  const texts: readonly Text[] = [
    ...readMascTexts(corpora).map(({ document }) => document),
    ...TRAINING.flatMap(({ path }) => readTreebank(corpora, path)).map(({ document }) => document),
    ...readHearsay(corpora, { split: 'train' })
      .filter(({ id }) => keep(id))
      .map(({ text }) => read(text)),
    ...readWikigold(corpora).train,
    ...readMessages(corpora),
    ...readFilings(corpora),
    ...readGapPassages(corpora).map(read),
    ...readLitbankTexts(corpora).map(read),
  ]
  return texts.flatMap(({ tokens, sentences }) =>
    sentences.map(({ start, end }) => Array.from({ length: end - start }, (_, i) => tokens.form(start + i))),
  )
}
