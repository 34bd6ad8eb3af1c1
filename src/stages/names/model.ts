import { type Card, openModel } from '../../learn/card.ts'
import { asInt8, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { wordClasses } from './clusters.ts'
import { VERSION } from './features.ts'
import { NameTagger } from './tagger.ts'

/** Builds the tagger from the sections of a weight file. */
export function nameTagger(sections: Sections): NameTagger {
  const section = (name: string): Uint8Array => {
    const bytes = sections[name]
    if (!bytes) throw new ModelError('bad-weights', `the name tagger's weight file has no section "${name}"`)
    return bytes
  }
  const floats = (name: string): Float32Array => {
    const { buffer, byteOffset, length } = section(name)
    return new Float32Array(buffer, byteOffset, length >> 2)
  }
  return new NameTagger({
    weights: asInt8(section('weights')),
    transitions: floats('transitions'),
    step: floats('step')[0]!,
    clusters: wordClasses(sections),
  })
}

/** The shipped model, read on first use. */
export const loadNameTagger = lazy((): NameTagger => {
  const card = JSON.parse(resourceText('models/names/card.json')) as Card
  return nameTagger(openModel('names', VERSION, card, resourceBytes('models/names/weights.bin')))
})
