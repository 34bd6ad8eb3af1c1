import type { TreebankDocument } from '../../corpora/conllu.ts'
import type { Document } from '../../document/document.ts'
import { type Tags, UPOS } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { seededRandom, shuffled } from '../../learn/random.ts'
import { inBatches, rateAt, type Schedule } from '../../learn/training/neural/batches.ts'
import { decodeSections, encodeSections } from '../../learn/weight-file.ts'
import { inCapitals, inTitleCase } from '../tags/augment.ts'
import { type TagModel, tagModel, tagTokens } from '../tags/model.ts'
import type { TagPairs } from '../tags/tagger.ts'
import { countWords, trainTags } from '../tags/train.ts'
import { reportedSpeech, toldSpeech } from './augment.ts'
import type { Example } from './example.ts'
import { Learner, type Losses } from './learner.ts'
import { LONGEST, type Parser } from './parser.ts'
import { parseTokens } from './stage.ts'
import { Vocabulary } from './vocabulary.ts'
import { parserOf, sectionsOf } from './weights.ts'

export interface SyntaxTraining {
  readonly seed: number
  readonly epochs: number
  /** Epochs of the parser that parses the raw texts. */
  readonly firstEpochs: number
  /** models/kernel.wasm. */
  readonly kernel: Uint8Array
  /** Mean losses of an epoch. */
  readonly progress?: (epoch: number, losses: Losses) => void
}

/** Taggers that the training text is tagged with, each by one that has not seen it. */
const FOLDS = 5
const TAG_EPOCHS = 3
/** Share of the sentences that are learned once more in capitals, and as many in title case. */
const HEADLINES = 0.04
/** Words that occur as often have a row of their own. */
const KNOWN_FROM = 2
/** Tokens that are learned from at once. */
const BATCH = 600
/** Epochs of the final parser that hold the raw texts as well. */
const PARSED_EPOCHS = 3
const SHORTEST_PARSED = 4
const LONGEST_PARSED = 60
const SCHEDULE: Schedule = { rate: 0.003, warmUp: 200, lowest: 0.01 }

/** A text that nobody has parsed. */
export interface RawText {
  readonly document: Document<'tokens' | 'sentences'>
}

/**
 * Learns the parser's weight file. A first parser learns from the treebanks and parses raw texts; the final one learns
 * from those and the treebanks together, and then from the treebanks alone. The same texts and settings give the same
 * bytes.
 */
export function trainSyntax(
  documents: readonly TreebankDocument[],
  texts: readonly RawText[],
  training: SyntaxTraining,
): Uint8Array {
  const random = seededRandom(training.seed)
  const { examples, tagger } = examplesOf(documents, training.seed, random)
  const frequencies = countWords(documents)
  const pairs = pairsOf(documents)
  if (texts.length === 0) return learn({ examples, parsed: [], frequencies, pairs }, training, random)
  const material = { examples, parsed: [], frequencies, pairs }
  const first = learn(material, { ...training, epochs: training.firstEpochs }, random)
  const parser = parserOf(decodeSections(first), training.kernel)
  const parsed = texts.flatMap((text) => parsedExamples(text, tagger, parser))
  for (const [word, count] of countWords(texts)) frequencies.set(word, (frequencies.get(word) ?? 0) + count)
  return learn({ ...material, parsed }, training, random)
}

interface Material {
  readonly examples: readonly Example[]
  /** Sentences with the trees of another parser. */
  readonly parsed: readonly Example[]
  /** How often each word occurs, by its hash. */
  readonly frequencies: ReadonlyMap<number, number>
  readonly pairs: TagPairs
}

function learn(
  { examples, parsed, frequencies, pairs }: Material,
  training: SyntaxTraining,
  random: () => number,
): Uint8Array {
  const known = [...frequencies].filter(([, count]) => count >= KNOWN_FROM).map(([word]) => word)
  const vocabulary = Vocabulary.of(known)
  const learner = new Learner(training.kernel, vocabulary, frequencies, random)
  const epochs = Array.from({ length: training.epochs }, (_, epoch) =>
    epoch < PARSED_EPOCHS ? [...examples, ...parsed] : examples,
  )
  teach(learner, epochs, training, random)
  return encodeSections(sectionsOf(vocabulary, pairs, (name) => learner.numbers(name)))
}

/** The pairs of tags that occur in treebanks. */
function pairsOf(documents: readonly TreebankDocument[]): TagPairs {
  const pairs = new Set<number>()
  for (const { document } of documents)
    for (let i = 0; i < document.tokens.length; i++)
      pairs.add(document.tags.xposPlace(i) * UPOS.length + document.tags.uposPlace(i))
  const sorted = [...pairs].sort((a, b) => a - b)
  return {
    upos: Uint8Array.from(sorted, (pair) => pair % UPOS.length),
    xpos: Uint8Array.from(sorted, (pair) => Math.floor(pair / UPOS.length)),
  }
}

/** The sentences of a raw text with the trees that a parser gives them. */
function parsedExamples(
  { document: { tokens, sentences } }: RawText,
  tagger: TagModel,
  parser: Parser,
): Example[] {
  const tags = tagTokens(tagger, tokens, sentences)
  const { syntax } = parseTokens(parser, tokens, tags, sentences)
  return sentences
    .filter(({ start, end }) => end - start >= SHORTEST_PARSED && end - start <= LONGEST_PARSED)
    .map((span) => ({ tokens, tags, span, syntax, gold: null }))
}

function teach(
  learner: Learner,
  epochs: readonly (readonly Example[])[],
  { progress }: SyntaxTraining,
  random: () => number,
): void {
  const total = epochs.reduce((sum, examples) => sum + Math.ceil(tokensOf(examples) / BATCH), 0)
  let step = 0
  for (const [epoch, examples] of epochs.entries()) {
    const sums = { tags: 0, arcs: 0, labels: 0 }
    const batches = batchesOf(shuffled(examples, random))
    for (const batch of batches) {
      step++
      const losses = learner.batch(batch, rateAt(SCHEDULE, step, total))
      for (const part of ['tags', 'arcs', 'labels'] as const) sums[part] += losses[part] / batches.length
    }
    progress?.(epoch + 1, sums)
  }
}

const tokensOf = (examples: readonly Example[]): number =>
  examples.reduce((sum, { span }) => sum + span.end - span.start, 0)

const batchesOf = (examples: readonly Example[]): readonly (readonly Example[])[] =>
  inBatches(examples, BATCH, ({ span }) => span.end - span.start)

/** All sentences, those with reported speech also as quotations, and a share again as headlines are printed. */
function examplesOf(
  documents: readonly TreebankDocument[],
  seed: number,
  random: () => number,
): { readonly examples: readonly Example[]; readonly tagger: TagModel } {
  const given = documents.map(({ document }) => document.tokens)
  const printings = [given, given.map(inCapitals), given.map(inTitleCase)]
  const { tags, tagger } = crossTagged(documents, printings, seed)
  const examples = documents.flatMap(({ document: { sentences, syntax, tags: gold } }, d) =>
    sentences
      .filter(({ start, end }) => end - start <= LONGEST)
      .flatMap((span) => {
        const printed = (way: number): Example => ({
          tokens: printings[way]![d]!,
          tags: tags[way]![d]!,
          span,
          syntax,
          gold,
        })
        const examples = [printed(0)]
        for (const augment of [reportedSpeech, toldSpeech, toldSpeech]) {
          const made = augment(examples[0]!, random)
          if (made) examples.push(made)
        }
        const dice = random()
        if (dice < HEADLINES) examples.push(printed(1))
        else if (dice < 2 * HEADLINES) examples.push(printed(2))
        return examples
      }),
  )
  return { examples, tagger }
}

/**
 * Tags of each document, in every way it is printed, by a tagger trained on the others: the parser has to learn to live
 * with a tagger's mistakes. The last of them reads the raw texts.
 */
function crossTagged(
  documents: readonly TreebankDocument[],
  printings: readonly (readonly Tokens[])[],
  seed: number,
): { readonly tags: readonly (readonly Tags[])[]; readonly tagger: TagModel } {
  const tags: Tags[][] = printings.map(() => [])
  let tagger: TagModel | null = null
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = documents.filter((_, d) => d % FOLDS !== fold)
    const seen = others.length > 0 ? others : documents
    const model = tagModel(decodeSections(trainTags(seen, [], { seed, epochs: TAG_EPOCHS, runs: 1 })))
    for (let d = fold; d < documents.length; d += FOLDS)
      for (const [way, tokens] of printings.entries())
        tags[way]![d] = tagTokens(model, tokens[d]!, documents[d]!.document.sentences)
    tagger = model
  }
  if (!tagger) throw new RangeError('there must be a fold')
  return { tags, tagger }
}
