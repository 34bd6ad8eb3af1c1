import { MASC, readMascTexts, readTreebank, TRAINING } from '../../corpora/treebanks.ts'
import { evaluateNames } from '../../evaluate/names.ts'
import { evaluateParser } from '../../evaluate/syntax.ts'
import { evaluateTagModel } from '../../evaluate/tags.ts'
import { VERSION as NAMES_VERSION } from '../../stages/names/features.ts'
import { nameTagger } from '../../stages/names/model.ts'
import { NAME_CORPORA, nameTexts } from '../../stages/names/texts.ts'
import { trainNames } from '../../stages/names/train.ts'
import { VERSION as SYNTAX_VERSION } from '../../stages/syntax/features.ts'
import { parserOf } from '../../stages/syntax/stage.ts'
import { trainSyntax } from '../../stages/syntax/train.ts'
import { VERSION as TAGS_VERSION } from '../../stages/tags/features.ts'
import { loadTagModel, tagModel } from '../../stages/tags/stage.ts'
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
const SYNTAX_EPOCHS = 4

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
  corpora: TRAINING.map(({ about }) => about),
  seed: SEED,
  epochs: SYNTAX_EPOCHS,
  train: (corpora, log) => {
    const documents = TRAINING.flatMap(({ path }) => readTreebank(corpora, path))
    const progress = (epoch: number, heads: number, labels: number): void =>
      log(
        `epoch ${epoch}/${SYNTAX_EPOCHS}: ${(100 * heads).toFixed(2)} % of heads, ` +
          `${(100 * labels).toFixed(2)} % of labels right while learning`,
      )
    const bytes = trainSyntax(documents, { seed: SEED, epochs: SYNTAX_EPOCHS, runs: RUNS, progress })
    return { bytes, scores: evaluateParser(loadTagModel(), parserOf(decodeSections(bytes)), corpora) }
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
    const bytes = trainNames(nameTexts(corpora), plan)
    return { bytes, scores: evaluateNames(nameTagger(decodeSections(bytes)), corpora) }
  },
}

export const TRAINERS: Readonly<Record<string, Trainer>> = { tags, syntax, names }
