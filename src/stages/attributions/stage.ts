import type { Document } from '../../document/document.ts'
import type { Attribution } from '../../document/layers.ts'
import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import { stage } from '../../pipeline/stage.ts'
import { Attributor, type Settled } from './attributor.ts'
import { type Read, Who } from './who.ts'

const TABLE = lazy(() => wordMap(loadLexicon('stages/attributions/probabilities.tsv')))

/** Settles who is behind each statement: speaker, addressee, carriers, time.  */
export function attribute(document: Document<Read>): readonly Attribution[] {
  const attributor = new Attributor(document, new Who(document))
  return document.statements.map((_, place) => withProbability(attributor.settle(place)))
}

const withProbability = (settled: Settled): Attribution => ({
  ...settled,
  // Nothing is claimed of a speaker who is not given.
  probability: settled.speaker === null ? 1 : Number(TABLE().get(settled.by) ?? TABLE().get('*') ?? 0.5),
})

export const attributions = stage({
  name: 'attributions',
  reads: ['tokens', 'paragraphs', 'sentences', 'tags', 'mentions', 'timexes', 'entities', 'statements'],
  writes: ['attributions'],
  run: (document) => ({ attributions: attribute(document) }),
})
