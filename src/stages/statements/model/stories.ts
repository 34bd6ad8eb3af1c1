import { readHearsay } from '../../../corpora/hearsay.ts'
import { type MarkedText, readMarked } from '../../../corpora/marked.ts'
import { isInPart } from '../../../corpora/parts.ts'
import { type PolnearAttribution, readPolnear } from '../../../corpora/polnear.ts'
import { writtenToLearn } from '../../../corpora/written.ts'
import { type CharSpan, charSpan } from '../../../document/span.ts'
import type { Card } from '../../../learn/card.ts'
import { Pipeline } from '../../../pipeline/pipeline.ts'
import { mentions } from '../../mentions/stage.ts'
import { quotations } from '../../quotations/stage.ts'
import { sentences as sentenceStage } from '../../sentences/stage.ts'
import { syntax } from '../../syntax/stage.ts'
import { times } from '../../times/stage.ts'
import { tokens } from '../../tokens/stage.ts'
import { readRules } from '../stage.ts'
import { type LearnedStory, variantOf } from './augment.ts'
import { type Example, examplesOf, type MarkedStatement } from './example.ts'
import type { StoriesToLearn } from './train.ts'

/** What the rules read. */
export const storyReader = Pipeline.start
  .with(tokens)
  .with(sentenceStage)
  .with(quotations)
  .with(syntax)
  .with(mentions)
  .with(times)

/** What the model is trained on. */
export const STATEMENT_CORPORA: Card['corpora'] = [
  {
    name: 'Hearsay, train: Wikinews and EventStoryLine with statements',
    license: 'CC BY 2.5, CC BY 3.0, CC BY 4.0',
    origin: 'https://en.wikinews.org, https://github.com/tommasoc80/EventStoryLine',
  },
  {
    name: 'News and other reports in UD English GUM and EWT, train, and in MASC 3.0, with statements marked for Hearsay',
    license: 'CC BY 4.0, CC BY-SA 3.0, CC BY-SA 4.0, free for any use',
    origin:
      'https://github.com/UniversalDependencies/UD_English-GUM, https://github.com/UniversalDependencies/UD_English-EWT, ' +
      'https://anc.org/data/masc/; marks: src/corpora/marked',
  },
  {
    name: 'Stories written for Hearsay, parts 1 and 2',
    license: 'Apache-2.0',
    origin: 'src/corpora/written',
  },
]

/** The stories to learn from; without one part of Hearsay's, 1 to 3, where one is to be left out. */
export const trainingStories = (corpora: string, leftOut: number | null = null): StoriesToLearn => ({
  news: readHearsay(corpora, { split: 'train' })
    .map((story, place) => ({ story, variant: variantOf(story, place) }))
    .filter((_, place) => leftOut === null || !isInPart(place, leftOut))
    .map(({ story, variant }) => ({
      examples: storyExamples(story),
      variants: variant ? storyExamples(variant) : [],
    })),
  others: [...readMarked(corpora).map(markedExamples), ...writtenToLearn().map(storyExamples)],
})

/** The sentences of an annotated story with what annotators and rules find in them. */
export function storyExamples(story: LearnedStory): readonly Example[] {
  const document = storyReader.read({ text: story.text, published: story.published })
  return examplesOf(document, readRules(document).described, markedStatements(story))
}

/** The sentences of a text of which the statements alone are marked. */
export function markedExamples({ text, statements }: MarkedText): readonly Example[] {
  const document = storyReader.read({ text, published: null })
  const at = (span: CharSpan | null): readonly CharSpan[] => (span ? [span] : [])
  const marked = statements.flatMap(({ act, content, cue, source, to, venue, via }) =>
    cue ? [{ act, content, cue, source, addressee: at(to), venue: at(venue), via: at(via) }] : [],
  )
  return examplesOf(document, readRules(document).described, marked)
}

export const POLNEAR: Card['corpora'][number] = {
  name: 'PolNeAR, train',
  license: 'for measuring only',
  origin: 'https://github.com/networkdynamics/PolNeAR',
}

/** PolNeAR's training stories: no acts are told apart, and nothing but source, cue and content is marked. */
export const polnearStories = (corpora: string): StoriesToLearn => ({
  news: readPolnear(corpora, { split: 'train' }).map((story) => {
    const document = storyReader.read({ text: story.text, published: story.published })
    const marked = story.attributions.flatMap(markedAttribution)
    return { examples: examplesOf(document, readRules(document).described, marked), variants: [] }
  }),
  others: [],
})

function markedAttribution({ source, cue, content }: PolnearAttribution): readonly MarkedStatement[] {
  if (cue.length === 0) return []
  const nowhere = { addressee: [], venue: [], via: [] }
  return [
    {
      act: 'say',
      content,
      cue: around(cue),
      source: source.length === 0 ? null : around(source),
      ...nowhere,
    },
  ]
}

const around = (spans: readonly CharSpan[]): CharSpan => charSpan(spans[0]!.start, spans.at(-1)!.end)

function markedStatements({ statements, entities, text }: LearnedStory): readonly MarkedStatement[] {
  const places = new Map(entities.map(({ id, spans }) => [id, spans]))
  const placesOf = (party: string | null) =>
    party === null ? [] : (places.get(party) ?? allPlaces(text, party))
  return statements.flatMap(({ act, content, cue, source, to, venue, via }) =>
    cue === null
      ? []
      : [
          {
            act,
            content,
            cue,
            source,
            addressee: placesOf(to),
            venue: venue === null ? [] : allPlaces(text, venue),
            via: placesOf(via),
          },
        ],
  )
}

function allPlaces(text: string, words: string): { readonly start: number; readonly end: number }[] {
  const places: { start: number; end: number }[] = []
  if (words === '') return places
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length })
  return places
}
