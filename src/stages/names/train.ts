import type { GoldName } from '../../corpora/name-text.ts'
import type { EntityType } from '../../document/layers.ts'
import { meanOf } from '../../learn/mean.ts'
import { quantize } from '../../learn/quantize.ts'
import { seededRandom, shuffled } from '../../learn/random.ts'
import { bytesOf, encodeSections } from '../../learn/weight-file.ts'
import { findRuleNames } from '../mentions/names.ts'
import { type MentionInput, Reading } from '../mentions/reading.ts'
import { Words } from '../tags/words.ts'
import { type Clusters, WordClasses } from './clusters.ts'
import { NameColumns } from './columns.ts'
import { ALL, bit, type LabelSet, labelAt, NAME_TYPES, type NameType, OUTSIDE, ofType } from './labels.ts'
import { type NameExample, NameLearner } from './learner.ts'

/** A text to learn from. */
export interface NameTraining {
  readonly document: MentionInput
  /** The labels that each token may have. */
  readonly allowed: Uint16Array
  readonly weight: number
}

/** How often and in what orders the texts are learned from. */
export interface NamePlan {
  readonly seed: number
  readonly epochs: number
  readonly runs: number
  readonly progress?: (run: number, epoch: number) => void
}

const RATE = 0.1

/**
 * Learns the weight file: the mean of `runs` in different orders. The same texts in the same order, seed, epochs and
 * runs give the same bytes.
 */
export function trainNames(
  texts: readonly NameTraining[],
  clusters: Clusters,
  { seed, epochs, runs, progress }: NamePlan,
): Uint8Array {
  const random = seededRandom(seed)
  const classes = new WordClasses(clusters)
  const examples = texts.map((text) => exampleOf(text, classes))
  const frequencies = countWords(examples)
  const all = examples.flatMap((example) => example.sentences.map((sentence) => ({ example, sentence })))
  let run = 0
  const { weights, transitions } = meanOf(runs, () => {
    const learner = new NameLearner(RATE, frequencies, random)
    run++
    for (let epoch = 1; epoch <= epochs; epoch++) {
      for (const { example, sentence } of shuffled(all, random)) learner.sentence(example, sentence)
      progress?.(run, epoch)
    }
    return learner.averaged()
  })
  const { bytes, step } = quantize(weights)
  return encodeSections({
    step: bytesOf(Float32Array.of(step)),
    transitions: bytesOf(transitions),
    clusterKeys: bytesOf(clusters.keys),
    clusters: bytesOf(clusters.values),
    weights: bytesOf(bytes),
  })
}

function exampleOf({ document, allowed, weight }: NameTraining, classes: WordClasses): NameExample {
  const reading = new Reading(document)
  const columns = new NameColumns(reading, findRuleNames(reading), new Words(), classes)
  return { columns, sentences: document.sentences, allowed, weight }
}

/** The labels that the annotation allows each token. */
export function allowedLabels(
  length: number,
  names: readonly GoldName[],
  complete: readonly EntityType[],
): Uint16Array {
  let elsewhere: LabelSet = bit(OUTSIDE)
  for (const [place, type] of NAME_TYPES.entries()) if (!complete.includes(type)) elsewhere |= ofType(place)
  const allowed = new Uint16Array(length).fill(elsewhere)
  for (const { span, type } of names) {
    const place = NAME_TYPES.indexOf(type as NameType)
    for (let i = span.start; i < span.end; i++) {
      if (type === null) allowed[i] = ALL
      else allowed[i] = bit(place === -1 ? OUTSIDE : labelAt(place, span.start, span.end, i))
    }
  }
  return allowed
}

function countWords(examples: readonly NameExample[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { columns } of examples)
    for (let i = 0; i < columns.length; i++) {
      const word = columns.words.word[i]!
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  return counts
}
