import { readHearsay } from '../../corpora/hearsay.ts'
import { readMascTexts } from '../../corpora/treebanks.ts'
import type { Card } from '../../learn/card.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { sentences } from '../sentences/stage.ts'
import { tokens } from '../tokens/stage.ts'
import type { RawText } from './train.ts'

/** Where the texts come from that the parser parses for itself to learn from. */
export const RAW_CORPORA: Card['corpora'] = [
  {
    name: 'MASC 3.0, as a first parser parses it',
    license: 'free for any use, also commercial',
    origin: 'https://anc.org/data/masc/ (as distributed with NLTK)',
  },
  {
    name: 'Hearsay, train: texts of Wikinews and EventStoryLine, as a first parser parses them',
    license: 'CC BY 2.5, CC BY 3.0',
    origin: 'https://en.wikinews.org, https://github.com/tommasoc80/EventStoryLine',
  },
]

/** Training texts without trees: tokens and sentences only. */
export function rawTexts(corpora: string): readonly RawText[] {
  const reader = Pipeline.start.with(tokens).with(sentences)
  return [
    ...readMascTexts(corpora),
    ...readHearsay(corpora, { split: 'train' }).map(({ text }) => ({
      document: reader.read({ text, published: null }),
    })),
  ]
}
