import type { GoldStory } from '../../corpora/gold.ts'
import { readHearsay } from '../../corpora/hearsay.ts'
import { isInPart, PARTS } from '../../corpora/parts.ts'
import { writtenToLearn } from '../../corpora/written.ts'
import type { Entity } from '../../document/layers.ts'
import { charSpan } from '../../document/span.ts'
import { alignEntities } from '../../evaluate/alignment.ts'
import { goldSide, type Side, type SideEntity } from '../../evaluate/side.ts'
import type { Card } from '../../learn/card.ts'
import { learnRanks, type RankDecision, type RankPlan, rankSections } from '../../learn/rank-model.ts'
import { decodeSections, encodeSections } from '../../learn/weight-file.ts'
import { attributions } from '../attributions/stage.ts'
import { withSpeakers } from '../clauses/first-person.ts'
import { clauseText } from '../clauses/text.ts'
import { entities } from '../entities/stage.ts'
import { storyReader } from '../statements/model/stories.ts'
import { statements } from '../statements/stage.ts'
import { SIZE } from './post-features.ts'
import { optionsOf, postModel, rowsOf } from './post-ranker.ts'
import { readQuestions } from './posts.ts'

/** What the model is trained on. */
export const POST_CORPORA: Card['corpora'] = [
  {
    name: 'Hearsay, train: employers, members, who speaks for whom',
    license: 'CC BY 2.5, CC BY 3.0, CC BY 4.0',
    origin: 'https://en.wikinews.org, https://github.com/tommasoc80/EventStoryLine',
  },
  { name: 'Stories written for Hearsay: the same', license: 'Apache-2.0', origin: 'src/corpora/written' },
]

/** The stories that posts are learned from. */
export const postStories = (corpora: string): readonly GoldStory[] => [
  ...readHearsay(corpora, { split: 'train' }),
  ...writtenToLearn(),
]

const reader = storyReader.with(entities).with(statements).with(attributions)

/** The decisions of a story whose relations are known, on the entities that are found in it. */
export function postDecisions(story: GoldStory): readonly RankDecision[] {
  const document = reader.read({ text: story.text, published: story.published })
  const found = withSpeakers(document, true)
  const text = clauseText({ ...document, entities: found })
  const side = sideOf(story.text, found, (place) => document.tokens.chars(document.mentions[place]!.span))
  const aligned = alignEntities(goldSide(story), side)
  const known = new Set(
    story.relations.map(({ type, from, to }) => `${type} ${aligned.get(from)} ${aligned.get(to)}`),
  )
  return [...readQuestions(text, document.mentions, document.sentences)].map(
    ({ question, reading, holder }) => {
      const right = optionsOf(question).map(({ type, body }) => {
        const [from, to] = type === 'employer' ? [body.entity, holder.entity] : [holder.entity, body.entity]
        return known.has(`${type} ${from} ${to}`)
      })
      return { rows: rowsOf(question, reading), right: [...right, !right.includes(true)], weight: 1 }
    },
  )
}

/** The entities as the alignment with gold reads them. */
function sideOf(
  text: string,
  found: readonly Entity[],
  chars: (mention: number) => { readonly start: number; readonly end: number },
): Side {
  const side = found.map(({ name, type, named, mentions }, place): [string, SideEntity] => {
    const spans = mentions.map((mention) => charSpan(chars(mention).start, chars(mention).end))
    return [String(place), { id: String(place), name, type, named, forms: [], spans, age: null }]
  })
  return { text, entities: new Map(side), statements: [], relations: [], events: [], times: [] }
}

/** Learns the weight file of relations; the same decisions and plan give the same bytes. */
export const trainPosts = (decisions: readonly RankDecision[], plan: RankPlan): Uint8Array =>
  encodeSections(rankSections('post', learnRanks(decisions, SIZE, plan)))

/**
 * Precision, recall and F1 of phrases, in per cent: whether a phrase's post is found, by models that have not learned
 * from its story (three parts, each left out in turn).
 */
export function scorePosts(
  stories: readonly (readonly RankDecision[])[],
  plan: RankPlan,
): Readonly<Record<string, number>> {
  let [right, told, known] = [0, 0, 0]
  for (let part = 1; part <= PARTS; part++) {
    const learned = stories.filter((_, place) => !isInPart(place, part)).flat()
    const choose = postModel(decodeSections(trainPosts(learned, plan)))
    for (const decision of stories.filter((_, place) => isInPart(place, part)).flat()) {
      const best = choose.of(decision.rows)
      if (!decision.right.at(-1)) known++
      if (best !== null) told++
      if (best !== null && decision.right[best]) right++
    }
  }
  const percent = (share: number): number => Math.round(share * 1000) / 10
  return {
    precision: percent(right / told),
    recall: percent(right / known),
    f1: percent((2 * right) / (told + known)),
  }
}
