import type { TreebankDocument } from '../../corpora/conllu.ts'
import { DEPRELS } from '../../document/syntax.ts'
import { type Tags, XPOS } from '../../document/tags.ts'
import { meanOf } from '../../learn/mean.ts'
import { quantize } from '../../learn/quantize.ts'
import { seededRandom, shuffled } from '../../learn/random.ts'
import { bytesOf, decodeSections, encodeSections } from '../../learn/weight-file.ts'
import { tagModel, tagTokens } from '../tags/stage.ts'
import { countWords, trainTags } from '../tags/train.ts'
import { reportedSpeech } from './augment.ts'
import { type Example, Learner } from './learner.ts'
import { relationsOf } from './parser.ts'

export interface SyntaxTraining {
  readonly seed: number
  readonly epochs: number
  /** Models, learned from the same examples in other orders, whose weights are averaged. */
  readonly runs: number
  /** Shares of the words given the right head, and the right label on the right tree, while learning. */
  readonly progress?: (epoch: number, heads: number, labels: number) => void
}

/** Taggers that the training text is tagged with, each by one that has not seen it. */
const FOLDS = 5
const TAG_EPOCHS = 3

/** Learns the parser's weight file. The same documents, seed and epochs give the same bytes. */
export function trainSyntax(documents: readonly TreebankDocument[], training: SyntaxTraining): Uint8Array {
  const random = seededRandom(training.seed)
  const tags = crossTagged(documents, training.seed)
  const given = documents.flatMap(({ document: { tokens, sentences, syntax } }, d) =>
    sentences.map((span): Example => ({ tokens, tags: tags[d]!, span, syntax })),
  )
  const examples = given.flatMap((example) => {
    const reported = reportedSpeech(example, random)
    return reported ? [example, reported] : [example]
  })
  const relations = relationSection(examples)
  const frequencies = countWords(documents)
  const { arcs, labels } = meanOf(training.runs, () => {
    const learner = new Learner(relationsOf(relations), frequencies, random)
    teach(learner, examples, training, random)
    return learner.weights()
  })
  return encodeSections({
    relations,
    arcs: bytesOf(quantize(arcs).bytes),
    labels: bytesOf(quantize(labels).bytes),
  })
}

function teach(
  learner: Learner,
  examples: readonly Example[],
  { epochs, progress }: SyntaxTraining,
  random: () => number,
): void {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const before = learner.counts
    for (const example of shuffled(examples, random)) learner.sentence(example)
    const { words, heads, labels } = learner.counts
    const total = words - before.words
    progress?.(epoch, (heads - before.heads) / total, (labels - before.labels) / total)
  }
}

/** Tags of each document by a tagger trained on the others, so that the parser learns to live with its mistakes. */
export function crossTagged(documents: readonly TreebankDocument[], seed: number): readonly Tags[] {
  const tags: Tags[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = documents.filter((_, d) => d % FOLDS !== fold)
    const seen = others.length > 0 ? others : documents
    const model = tagModel(decodeSections(trainTags(seen, [], { seed, epochs: TAG_EPOCHS, runs: 1 })))
    for (let d = fold; d < documents.length; d += FOLDS) {
      const { tokens, sentences } = documents[d]!.document
      tags[d] = tagTokens(model, tokens, sentences)
    }
  }
  return tags
}

/** The relations that each Penn tag was seen with. */
function relationSection(examples: readonly Example[]): Uint8Array {
  const seen = XPOS.map(() => new Uint8Array(DEPRELS.length))
  for (const { tags, syntax, span } of examples)
    for (let i = span.start; i < span.end; i++)
      seen[XPOS.indexOf(tags.xpos(i))]![DEPRELS.indexOf(syntax.deprel(i))] = 1
  const dep = DEPRELS.indexOf('dep')
  return Uint8Array.from(
    seen.flatMap((row) => {
      const relations = [...row.keys()].filter(
        (r) => row[r] === 1 && DEPRELS[r] !== 'root' && DEPRELS[r] !== 'punct',
      )
      if (relations.length === 0) relations.push(dep)
      return [relations.length, ...relations]
    }),
  )
}
