import { type GapExample, type GapPart, readGap } from '../../corpora/gap.ts'
import type { GoldStory } from '../../corpora/gold.ts'
import { readGumCoreference } from '../../corpora/gum-coreference.ts'
import { readHearsay } from '../../corpora/hearsay.ts'
import { readLitbankChains } from '../../corpora/litbank.ts'
import { writtenToLearn } from '../../corpora/written.ts'
import type { Card } from '../../learn/card.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { mentions } from '../mentions/stage.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { syntax } from '../syntax/stage.ts'
import { tokens } from '../tokens/stage.ts'
import type { EntityInput } from './layout.ts'
import type { PronounTraining } from './train.ts'

/** What the model is trained on. */
export const ENTITY_CORPORA: Card['corpora'] = [
  {
    name: 'UD English GUM, train, openly licensed genres: coreference',
    license: 'CC BY 4.0, CC BY-SA 3.0',
    origin: 'https://github.com/UniversalDependencies/UD_English-GUM',
  },
  { name: 'LitBank: coreference', license: 'CC BY 4.0', origin: 'https://github.com/dbamman/litbank' },
  {
    name: 'GAP, development and validation',
    license: 'Apache-2.0',
    origin: 'https://github.com/google-research-datasets/gap-coreference',
  },
  {
    name: 'Hearsay, train: whom descriptions and the pronouns that say something mean',
    license: 'CC BY 2.5, CC BY 3.0, CC BY 4.0',
    origin: 'https://en.wikinews.org, https://github.com/tommasoc80/EventStoryLine',
  },
  { name: 'Stories written for Hearsay: the same', license: 'Apache-2.0', origin: 'src/corpora/written' },
]

/** News counts most, novels least. */
const WEIGHTS = { story: 5, news: 3, text: 1, novel: 0.3, passage: 4 } as const

const reader = Pipeline.start.with(tokens).with(sentences).with(quotations).with(syntax).with(mentions)
/** A text with all that finding entities reads. */
export const readMentions = (text: string): EntityInput => reader.read({ text, published: null })

/** The texts beside the stories that pronouns are learned from, in a fixed order. */
export function pronounTexts(corpora: string): readonly PronounTraining[] {
  const gum = readGumCoreference(corpora, 'ud-gum-open/en_gum-open-train.conllu')
  return [
    ...gum.map(({ id, text, mentions: found }) => ({
      document: readMentions(text),
      phrases: found.map(({ span, chain }) => ({ span, chain: String(chain) })),
      complete: true,
      silent: false,
      weight: id.startsWith('GUM_news_') ? WEIGHTS.news : WEIGHTS.text,
    })),
    ...readLitbankChains(corpora).map(({ text, phrases }) => ({
      document: readMentions(text),
      phrases: phrases.map(({ span, chain }) => ({ span, chain: String(chain) })),
      complete: true,
      silent: true,
      weight: WEIGHTS.novel,
    })),
    ...(['development', 'validation'] as const).flatMap((part) => gapTexts(corpora, part)),
  ]
}

/** The stories that pronouns and descriptions are learned from, those to `keep`. */
export const storyTexts = (
  corpora: string,
  keep: (id: string) => boolean = () => true,
): readonly PronounTraining[] =>
  [...readHearsay(corpora, { split: 'train' }), ...writtenToLearn()]
    .filter(({ id }) => keep(id))
    .map(storyTraining)

/** Passages of which one pronoun's antecedent is known. */
const gapTexts = (corpora: string, part: GapPart): readonly PronounTraining[] =>
  readGap(corpora, part)
    .filter(({ names }) => names.some(({ corefers }) => corefers))
    .map(gapTraining)

const gapTraining = ({ text, pronoun, names }: GapExample): PronounTraining => ({
  document: readMentions(text),
  phrases: [
    { span: pronoun, chain: 'right' },
    ...names.map(({ span, corefers }) => ({ span, chain: corefers ? 'right' : 'wrong' })),
  ],
  complete: false,
  silent: false,
  weight: WEIGHTS.passage,
})

/** Who is called what, and who is behind the pronouns that are the source of a statement. */
function storyTraining({ text, entities, statements }: GoldStory): PronounTraining {
  return {
    document: readMentions(text),
    phrases: [
      ...entities.flatMap(({ id, spans }) => spans.map((span) => ({ span, chain: id }))),
      ...statements.flatMap(({ source, who }) => (source && who ? [{ span: source, chain: who }] : [])),
    ],
    complete: false,
    silent: false,
    weight: WEIGHTS.story,
  }
}
