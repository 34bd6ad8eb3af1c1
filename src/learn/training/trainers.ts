import { MASC, readMascTexts, readTreebank, TRAINING } from '../../corpora/treebanks.ts'
import { evaluateEntities } from '../../evaluate/coreference-sets.ts'
import { evaluateNames } from '../../evaluate/names.ts'
import { evaluateParser } from '../../evaluate/syntax.ts'
import { evaluateTagModel } from '../../evaluate/tags.ts'
import { VERSION as ENTITIES_VERSION } from '../../stages/entities/pronoun-features.ts'
import { entityModel } from '../../stages/entities/ranker.ts'
import { ENTITY_CORPORA, pronounTexts, storyTexts } from '../../stages/entities/texts.ts'
import { decisionsOf, trainEntities } from '../../stages/entities/train.ts'
import { VERSION as NAMES_VERSION } from '../../stages/names/features.ts'
import { CLUSTER_PLAN, learnClusters } from '../../stages/names/learn-clusters.ts'
import { nameTagger } from '../../stages/names/model.ts'
import { rawSentences } from '../../stages/names/raw-words.ts'
import { NAME_CORPORA, nameTexts } from '../../stages/names/texts.ts'
import { trainNames } from '../../stages/names/train.ts'
import { VERSION as RELATIONS_VERSION } from '../../stages/relations/post-features.ts'
import {
  POST_CORPORA,
  postDecisions,
  postStories,
  scorePosts,
  trainPosts,
} from '../../stages/relations/train.ts'
import { VERSION as STATEMENTS_VERSION } from '../../stages/statements/model/features.ts'
import {
  POLNEAR,
  polnearStories,
  STATEMENT_CORPORA,
  trainingStories,
} from '../../stages/statements/model/stories.ts'
import { type StoriesToLearn, trainStatements } from '../../stages/statements/model/train.ts'
import { VERSION as SYNTAX_VERSION } from '../../stages/syntax/features.ts'
import type { Losses } from '../../stages/syntax/learner.ts'
import { RAW_CORPORA, rawTexts } from '../../stages/syntax/raw-texts.ts'
import { kernelCode } from '../../stages/syntax/stage.ts'
import { trainSyntax } from '../../stages/syntax/train.ts'
import { parserOf } from '../../stages/syntax/weights.ts'
import { VERSION as TAGS_VERSION } from '../../stages/tags/features.ts'
import { loadTagModel, tagModel } from '../../stages/tags/model.ts'
import { trainTags } from '../../stages/tags/train.ts'
import type { Card } from '../card.ts'
import { decodeSections } from '../weight-file.ts'

/** How one stage's model comes about. */
export interface Trainer {
  readonly features: number
  readonly corpora: Card['corpora']
  readonly seed: number
  readonly epochs: number
  readonly train: (
    corpora: string,
    log: (line: string) => void,
  ) => { readonly bytes: Uint8Array; readonly scores: Card['scores'] }
}

const SEED = 20240601
const RUNS = 4
const TAG_EPOCHS = 3
const NAME_EPOCHS = 4
const ENTITY_EPOCHS = 6
const POST_EPOCHS = 20
const SYNTAX_EPOCHS = 24
const FIRST_SYNTAX_EPOCHS = 12
const STATEMENT_EPOCHS = 24
const POLNEAR_EPOCHS = 10

const tags: Trainer = {
  features: TAGS_VERSION,
  corpora: [...TRAINING.map(({ about }) => about), MASC],
  seed: SEED,
  epochs: TAG_EPOCHS,
  train: (corpora, log) => {
    const documents = TRAINING.flatMap(({ path }) => readTreebank(corpora, path))
    const progress = (epoch: number, errors: number, words: number): void =>
      log(`epoch ${epoch}/${TAG_EPOCHS}: ${(100 - (100 * errors) / words).toFixed(2)} % right while learning`)
    const bytes = trainTags(documents, readMascTexts(corpora), {
      seed: SEED,
      epochs: TAG_EPOCHS,
      runs: RUNS,
      progress,
    })
    return { bytes, scores: evaluateTagModel(tagModel(decodeSections(bytes)), corpora) }
  },
}

const syntax: Trainer = {
  features: SYNTAX_VERSION,
  corpora: [...TRAINING.map(({ about }) => about), ...RAW_CORPORA],
  seed: SEED,
  epochs: SYNTAX_EPOCHS,
  train: (corpora, log) => {
    const documents = TRAINING.flatMap(({ path }) => readTreebank(corpora, path))
    const progress = (epoch: number, { tags, arcs, labels }: Losses): void =>
      log(
        `epoch ${epoch}/${SYNTAX_EPOCHS}: nats a token ` +
          `${tags.toFixed(3)} tags, ${arcs.toFixed(3)} arcs, ${labels.toFixed(3)} labels`,
      )
    const kernel = kernelCode()
    const plan = { seed: SEED, epochs: SYNTAX_EPOCHS, firstEpochs: FIRST_SYNTAX_EPOCHS }
    const bytes = trainSyntax(documents, rawTexts(corpora), { ...plan, kernel, progress })
    return { bytes, scores: evaluateParser(loadTagModel(), parserOf(decodeSections(bytes), kernel), corpora) }
  },
}

const names: Trainer = {
  features: NAMES_VERSION,
  corpora: NAME_CORPORA,
  seed: SEED,
  epochs: NAME_EPOCHS,
  train: (corpora, log) => {
    const progress = (run: number, epoch: number): void =>
      log(`run ${run}/${RUNS}, epoch ${epoch}/${NAME_EPOCHS}`)
    const plan = { seed: SEED, epochs: NAME_EPOCHS, runs: RUNS, progress }
    const clusters = learnClusters(rawSentences(corpora), { ...CLUSTER_PLAN, log })
    const bytes = trainNames(nameTexts(corpora), clusters, plan)
    return { bytes, scores: evaluateNames(nameTagger(decodeSections(bytes)), corpora) }
  },
}

const entities: Trainer = {
  features: ENTITIES_VERSION,
  corpora: ENTITY_CORPORA,
  seed: SEED,
  epochs: ENTITY_EPOCHS,
  train: (corpora, log) => {
    const stories = storyTexts(corpora)
    const decisions = [...pronounTexts(corpora), ...stories].flatMap((text) => decisionsOf(text))
    log(`${decisions.length} pronouns`)
    const bytes = trainEntities(decisions, stories, { seed: SEED, epochs: ENTITY_EPOCHS })
    return { bytes, scores: evaluateEntities(entityModel(decodeSections(bytes)).choose, corpora) }
  },
}

const relations: Trainer = {
  features: RELATIONS_VERSION,
  corpora: POST_CORPORA,
  seed: SEED,
  epochs: POST_EPOCHS,
  train: (corpora, log) => {
    const plan = { seed: SEED, epochs: POST_EPOCHS }
    const stories = postStories(corpora).map((story) => postDecisions(story))
    log(`${stories.flat().length} phrases that may tell a post`)
    const bytes = trainPosts(stories.flat(), plan)
    return { bytes, scores: { 'stories left out in turn': scorePosts(stories, plan) } }
  },
}

/** How statements are learned, from stories that are read one way or another. */
const statementTrainer = (
  about: Card['corpora'],
  epochs: number,
  stories: (corpora: string) => StoriesToLearn,
): Trainer => ({
  features: STATEMENTS_VERSION,
  corpora: about,
  seed: SEED,
  epochs,
  train: (corpora, log) => {
    const progress = (run: string, epoch: number): void => log(`${run}, epoch ${epoch}/${epochs}`)
    return trainStatements(stories(corpora), { seed: SEED, epochs, kernel: kernelCode(), progress })
  },
})

const statements = statementTrainer(STATEMENT_CORPORA, STATEMENT_EPOCHS, (corpora) =>
  trainingStories(corpora),
)

export const TRAINERS: Readonly<Record<string, Trainer>> = {
  tags,
  syntax,
  names,
  entities,
  statements,
  relations,
}

/** Models that are made to be compared, never shipped. */
export const MEASURED: Readonly<Record<string, Trainer>> = {
  statements: statementTrainer([POLNEAR], POLNEAR_EPOCHS, polnearStories),
}

/** Models that have not learned from one of three parts of the stories, whose errors can so be looked at; never shipped. */
export const PARTED: Readonly<Record<string, (part: number) => Trainer>> = {
  statements: (part) =>
    statementTrainer(STATEMENT_CORPORA, STATEMENT_EPOCHS, (corpora) => trainingStories(corpora, part)),
}
