import type { TreebankDocument } from '../../corpora/conllu.ts'
import type { MascText } from '../../corpora/masc.ts'
import type { Document } from '../../document/document.ts'
import { UPOS, XPOS } from '../../document/tags.ts'
import { meanOf } from '../../learn/mean.ts'
import { quantize } from '../../learn/quantize.ts'
import { seededRandom, shuffled } from '../../learn/random.ts'
import { bytesOf, bytesOfText, encodeSections } from '../../learn/weight-file.ts'
import { inCapitals, inTitleCase } from './augment.ts'
import { Dictionary, type DictionaryColumns } from './dictionary.ts'
import { learnDictionary } from './learn-dictionary.ts'
import { type Example, Learner, UNLABELLED } from './learner.ts'
import { learnLemmas } from './lemma-rules.ts'
import { type TagClasses, Tagger } from './tagger.ts'
import { Words } from './words.ts'

export interface TagTraining {
  readonly seed: number
  readonly epochs: number
  /** Models, learned from the same examples in other orders, whose weights are averaged. */
  readonly runs: number
  readonly progress?: (epoch: number, errors: number, words: number) => void
}

const VERBAL: ReadonlySet<string> = new Set(['VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'MD', 'TO'])

/**
 * Learns the tagger's weight file. A first model is learned from the treebanks and reads the texts that have Penn tags
 * only. The final model looks once at those texts, where the first agrees with their tags, and then learns from the
 * treebanks. The same documents and settings give the same bytes.
 */
export function trainTags(
  documents: readonly TreebankDocument[],
  texts: readonly MascText[],
  training: TagTraining,
): Uint8Array {
  const random = seededRandom(training.seed)
  const { classes, gold } = classesOf(documents)
  const columns = learnDictionary(documents, gold, classes)
  const dictionary = new Dictionary(columns)
  const frequencies = countWords(documents)
  const examples = examplesOf(documents, gold, random)
  const learner = new Learner(dictionary, classes, frequencies, random)
  let start: Float32Array | null = null
  if (texts.length > 0) {
    teach(learner, examples, training, random)
    const first = new Tagger(classes, learner.weights(), dictionary)
    const more = texts.flatMap((text) => agreed(first, text))
    learner.restart(null)
    teach(learner, more, { ...training, epochs: 1 }, random)
    start = learner.weights()
  }
  const { weights } = meanOf(training.runs, () => {
    learner.restart(start)
    teach(learner, examples, training, random)
    return { weights: learner.weights() }
  })
  return encodeTags(classes, columns, weights, learnLemmas(documents))
}

function teach(
  learner: Learner,
  examples: readonly Example[],
  { epochs, progress }: TagTraining,
  random: () => number,
): void {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let errors = 0
    let words = 0
    for (const example of shuffled(examples, random)) {
      errors += learner.sentence(example)
      words += example.span.end - example.span.start
    }
    progress?.(epoch, errors, words)
  }
}

/** The sentences of a text with Penn tags, labelled where the tagger finds the same tag. */
function agreed(tagger: Tagger, { document: { tokens, sentences, tags } }: MascText): Example[] {
  const gold = new Uint8Array(tokens.length)
  for (const span of sentences) tagger.tag(tokens, span, gold)
  for (let i = 0; i < tokens.length; i++) {
    const found = XPOS[tagger.classes.xpos[gold[i]!]!]!
    const given = tags.xpos(i)
    if (found !== given && !(found === 'IN' && given === 'TO')) gold[i] = UNLABELLED
  }
  return sentences.map((span) => ({ tokens, span, gold }))
}

/** How often each word occurs, by its hash. */
export function countWords(
  texts: readonly { readonly document: Document<'tokens' | 'sentences'> }[],
): Map<number, number> {
  const counts = new Map<number, number>()
  const words = new Words()
  for (const { document } of texts)
    for (const span of document.sentences) {
      words.read(document.tokens, span)
      for (let i = 0; i < words.length; i++) counts.set(words.word[i]!, (counts.get(words.word[i]!) ?? 0) + 1)
    }
  return counts
}

function encodeTags(
  classes: TagClasses,
  columns: DictionaryColumns,
  weights: Float32Array,
  lemmas: string,
): Uint8Array {
  return encodeSections({
    upos: classes.upos,
    xpos: classes.xpos,
    verbal: classes.verbal,
    keys: bytesOf(columns.keys),
    values: bytesOf(columns.values),
    sets: columns.sets,
    lemmas: bytesOfText(lemmas),
    weights: bytesOf(quantize(weights).bytes),
  })
}

/** The pairs of tags that occur, the frequent first, and the class of every token. */
function classesOf(documents: readonly TreebankDocument[]): {
  readonly classes: TagClasses
  readonly gold: readonly Uint8Array[]
} {
  const counts = new Map<number, number>()
  const pairs = documents.map(({ document: { tokens, tags } }) => {
    const column = new Uint16Array(tokens.length)
    for (let i = 0; i < tokens.length; i++) {
      column[i] = XPOS.indexOf(tags.xpos(i)) * UPOS.length + UPOS.indexOf(tags.upos(i))
      counts.set(column[i]!, (counts.get(column[i]!) ?? 0) + 1)
    }
    return column
  })
  const kept = [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 254)
  const place = new Map(kept.map(([pair], i) => [pair, i]))
  const gold = pairs.map((column) => Uint8Array.from(column, (pair) => place.get(pair) ?? 0))
  const xpos = Uint8Array.from(kept, ([pair]) => Math.floor(pair / UPOS.length))
  const upos = Uint8Array.from(kept, ([pair]) => pair % UPOS.length)
  return { classes: { upos, xpos, verbal: xpos.map((x) => (VERBAL.has(XPOS[x]!) ? 1 : 0)) }, gold }
}

/** All sentences, and a share of them again in capitals and in title case, as headlines are. */
function examplesOf(
  documents: readonly TreebankDocument[],
  gold: readonly Uint8Array[],
  random: () => number,
): Example[] {
  return documents.flatMap(({ document: { tokens, sentences } }, d) => {
    const capitals = inCapitals(tokens)
    const title = inTitleCase(tokens)
    return sentences.flatMap((span) => {
      const examples = [{ tokens, span, gold: gold[d]! }]
      const dice = random()
      if (dice < 0.08) examples.push({ tokens: capitals, span, gold: gold[d]! })
      else if (dice < 0.16) examples.push({ tokens: title, span, gold: gold[d]! })
      return examples
    })
  })
}
