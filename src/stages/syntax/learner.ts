import type { TokenSpan } from '../../document/span.ts'
import { DEPRELS, type Syntax } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Features, score } from '../../learn/features.ts'
import { LogLinear } from '../../learn/log-linear.ts'
import { ARC_ROWS, arcFeatures, CAPACITY, LABEL_ROWS } from './features.ts'
import { LabelledTree, labelFeatures } from './label-features.ts'
import { cost, GoldTree } from './oracle.ts'
import { allowed, ROOT_LABEL } from './parser.ts'
import { Configuration, type Transition } from './transitions.ts'
import { ParserWords } from './words.ts'

/** A sentence to learn from, with the tags that a tagger gives it. */
export interface Example {
  readonly tokens: Tokens
  readonly tags: Tags
  readonly span: TokenSpan
  readonly syntax: Syntax
}

const RATE = { rate: 0.1, smoothing: 1 }
/** A word of frequency f is treated as never seen with probability d/(d+f), see `tags/learner.ts`. */
const DROP = 1
const FREQUENT = 50
/** Stands for all words treated as never seen. */
const UNSEEN = 0x1234567

const LABEL = new Map<string, number>(DEPRELS.map((name, i) => [name, i]))

/**
 * Gold heads of the words that the parser sees, by place, the root's place being their number. A word under a
 * punctuation mark goes to the mark's head.
 */
function goldHeads(words: ParserWords, { syntax, span }: Example): Int32Array {
  const place = new Map<number, number>()
  for (let i = 0; i < words.length; i++) place.set(words.token[i]!, i)
  const heads = new Int32Array(words.length)
  for (let i = 0; i < heads.length; i++) {
    let head = syntax.head(words.token[i]!)
    while (head >= span.start && !place.has(head)) head = syntax.head(head)
    heads[i] = place.get(head) ?? heads.length
  }
  return heads
}

/** Words read, heads found, and labels found on gold trees. */
interface Counts {
  words: number
  heads: number
  labels: number
}

/** Learns arcs with a dynamic oracle, going on from its own mistakes, and labels on gold trees. */
export class Learner {
  readonly #arcModel = new LogLinear(ARC_ROWS, 3, RATE)
  readonly #labelModel = new LogLinear(LABEL_ROWS, DEPRELS.length, RATE)
  readonly #relations: readonly Uint8Array[]
  readonly #frequencies: ReadonlyMap<number, number>
  readonly #random: () => number
  readonly #words = new ParserWords()
  readonly #configuration = new Configuration()
  readonly #tree = new LabelledTree()
  readonly #arcs = new Features(ARC_ROWS, CAPACITY)
  readonly #labels = new Features(LABEL_ROWS, CAPACITY)
  readonly #scores = new Float64Array(DEPRELS.length)
  readonly #counts: Counts = { words: 0, heads: 0, labels: 0 }

  constructor(
    relations: readonly Uint8Array[],
    frequencies: ReadonlyMap<number, number>,
    random: () => number,
  ) {
    this.#relations = relations
    this.#frequencies = frequencies
    this.#random = random
  }

  get counts(): Counts {
    return { ...this.#counts }
  }

  weights(): { readonly arcs: Float32Array; readonly labels: Float32Array } {
    return { arcs: this.#arcModel.averaged(), labels: this.#labelModel.averaged() }
  }

  sentence(example: Example): void {
    this.#words.read(example.tokens, example.tags, example.span)
    this.#forget()
    const heads = goldHeads(this.#words, example)
    this.#learnArcs(new GoldTree(heads))
    this.#learnLabels(example, heads)
  }

  #forget(): void {
    const { word, length } = this.#words
    for (let i = 0; i < length; i++) {
      const frequency = this.#frequencies.get(word[i]!) ?? 0
      if (frequency < FREQUENT && this.#random() < DROP / (DROP + frequency)) word[i] = UNSEEN
    }
  }

  #learnArcs(gold: GoldTree): void {
    const configuration = this.#configuration
    configuration.start(gold.head.length)
    while (!configuration.done) {
      const options = allowed(configuration)
      let best = options[0]!
      if (options.length > 1) {
        arcFeatures(this.#arcs, this.#words, configuration)
        const place = score(this.#arcModel.weights, this.#arcs, options, this.#scores)
        best = options[place]!
        this.#arcModel.learn(this.#arcs, options, this.#cheapest(gold, options), this.#scores)
      }
      configuration.apply(best as Transition)
    }
    this.#counts.words += gold.head.length
    for (let i = 0; i < gold.head.length; i++)
      if (configuration.head[i] === gold.head[i]) this.#counts.heads++
  }

  /** The place of the transition that loses the fewest gold arcs; of equals, of the one with the best score. */
  #cheapest(gold: GoldTree, options: Uint8Array): number {
    let found = 0
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < options.length; k++) {
      const lost = cost(this.#configuration, gold, options[k] as Transition)
      if (lost < least || (lost === least && this.#scores[k]! > this.#scores[found]!)) {
        found = k
        least = lost
      }
    }
    return found
  }

  #learnLabels({ syntax }: Example, heads: Int32Array): void {
    const tree = this.#tree
    tree.read(heads, heads.length)
    for (let at = 0; at < heads.length; at++) {
      const word = tree.order[at]!
      if (heads[word] === heads.length) {
        tree.label[word] = ROOT_LABEL
        this.#counts.labels++
        continue
      }
      const options = this.#relations[this.#words.xpos(word)]!
      const right = LABEL.get(syntax.deprel(this.#words.token[word]!))!
      labelFeatures(this.#labels, this.#words, tree, word)
      const best = options[score(this.#labelModel.weights, this.#labels, options, this.#scores)]!
      this.#labelModel.learn(this.#labels, options, options.indexOf(right), this.#scores)
      if (best === right) this.#counts.labels++
      tree.label[word] = best
    }
  }
}
