import type { TokenSpan } from '../../document/span.ts'
import { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { type Card, openModel } from '../../learn/card.ts'
import { asInt8, asInt32, asText, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { Dictionary } from './dictionary.ts'
import { VERSION } from './features.ts'
import { Lemmatizer } from './lemma.ts'
import { Tagger, type TagPairs } from './tagger.ts'

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

/** Tags by the tagger alone, as places in `UPOS` and `XPOS`. */
function guess({ tagger }: TagModel, tokens: Tokens, sentences: readonly TokenSpan[]): TagPairs {
  const found = new Uint8Array(tokens.length)
  for (const sentence of sentences) tagger.tag(tokens, sentence, found)
  const { upos, xpos } = tagger.classes
  return { upos: found.map((tag) => upos[tag]!), xpos: found.map((tag) => xpos[tag]!) }
}

/** The tagger's guesses, without base forms. */
export function guessTags(model: TagModel, tokens: Tokens, sentences: readonly TokenSpan[]): Tags {
  const { upos, xpos } = guess(model, tokens, sentences)
  return new Tags(upos, xpos, [])
}

/** Tags and base forms by the tagger alone. */
export function tagTokens(model: TagModel, tokens: Tokens, sentences: readonly TokenSpan[]): Tags {
  const { upos, xpos } = guess(model, tokens, sentences)
  return new Tags(upos, xpos, lemmasOf(model, tokens, xpos))
}

/** Base forms of all tokens, given the places of their Penn tags in `XPOS`. */
export function lemmasOf({ lemmatizer }: TagModel, tokens: Tokens, xpos: Uint8Array): readonly string[] {
  const lemmas = new Array<string>(tokens.length)
  for (let i = 0; i < tokens.length; i++)
    lemmas[i] = lemmatizer.lemma(tokens.form(i), tokens.lower(i), xpos[i]!)
  return lemmas
}
