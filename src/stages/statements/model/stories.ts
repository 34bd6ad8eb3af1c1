import type { GoldStory } from '../../../corpora/gold.ts'
import { readHearsay } from '../../../corpora/hearsay.ts'
import { type PolnearAttribution, readPolnear } from '../../../corpora/polnear.ts'
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
import { type Example, examplesOf, type MarkedStatement } from './example.ts'

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
]

/** The training stories of the corpora, each by its sentences. */
export const trainingStories = (corpora: string): readonly (readonly Example[])[] =>
  readHearsay(corpora, { split: 'train' }).map(storyExamples)

/** The sentences of an annotated story with what annotators and rules find in them. */
export function storyExamples(story: GoldStory): readonly Example[] {
  const document = storyReader.read({ text: story.text, published: story.published })
  return examplesOf(document, readRules(document).described, markedStatements(story))
}

export const POLNEAR: Card['corpora'][number] = {
  name: 'PolNeAR, train',
  license: 'for measuring only',
  origin: 'https://github.com/networkdynamics/PolNeAR',
}

/** PolNeAR's training stories: no acts are told apart, and nothing but source, cue and content is marked. */
export const polnearStories = (corpora: string): readonly (readonly Example[])[] =>
  readPolnear(corpora, { split: 'train' }).map((story) => {
    const document = storyReader.read({ text: story.text, published: story.published })
    return examplesOf(document, readRules(document).described, story.attributions.flatMap(markedAttribution))
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

function markedStatements({ statements, entities, text }: GoldStory): readonly MarkedStatement[] {
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
