import type { TokenSpan } from '../../document/span.ts'
import { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { type Card, openModel } from '../../learn/card.ts'
import { asInt8, asInt32, asText, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { stage } from '../../pipeline/stage.ts'
import { Dictionary } from './dictionary.ts'
import { VERSION } from './features.ts'
import { Lemmatizer } from './lemma.ts'
import { Tagger } from './tagger.ts'

export interface TagModel {
  readonly tagger: Tagger
  readonly lemmatizer: Lemmatizer
}

/** Builds tagger and lemmatizer from the sections of a weight file. */
export function tagModel(sections: Sections): TagModel {
  const section = (name: string): Uint8Array => {
    const bytes = sections[name]
    if (!bytes) throw new ModelError('bad-weights', `the tagger's weight file has no section "${name}"`)
    return bytes
  }
  const values = section('values')
  const dictionary = new Dictionary({
    keys: asInt32(section('keys')),
    values: new Uint16Array(values.buffer, values.byteOffset, values.length >> 1),
    sets: section('sets'),
  })
  const classes = { upos: section('upos'), xpos: section('xpos'), verbal: section('verbal') }
  return {
    tagger: new Tagger(classes, asInt8(section('weights')), dictionary),
    lemmatizer: new Lemmatizer(asText(section('lemmas'))),
  }
}

/** The shipped model, read on first use. */
export const loadTagModel = lazy((): TagModel => {
  const card = JSON.parse(resourceText('models/tags/card.json')) as Card
  return tagModel(openModel('tags', VERSION, card, resourceBytes('models/tags/weights.bin')))
})

/** Tags sentences that are given, with a model that is given. */
export function tagTokens(model: TagModel, tokens: Tokens, sentences: readonly TokenSpan[]): Tags {
  const { tagger, lemmatizer } = model
  const found = new Uint8Array(tokens.length)
  for (const sentence of sentences) tagger.tag(tokens, sentence, found)
  const upos = found.map((tag) => tagger.classes.upos[tag]!)
  const xpos = found.map((tag) => tagger.classes.xpos[tag]!)
  const lemmas = new Array<string>(tokens.length)
  for (let i = 0; i < tokens.length; i++)
    lemmas[i] = lemmatizer.lemma(tokens.form(i), tokens.lower(i), xpos[i]!)
  return new Tags(upos, xpos, lemmas)
}

/** Word classes and base forms, by a log-linear model that reads from left to right. */
export const tags = stage({
  name: 'tags',
  reads: ['tokens', 'sentences'],
  writes: ['tags'],
  run: ({ tokens, sentences }) => ({ tags: tagTokens(loadTagModel(), tokens, sentences) }),
})
