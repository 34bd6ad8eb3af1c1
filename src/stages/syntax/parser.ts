import type { TokenSpan } from '../../document/span.ts'
import { DEPRELS } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Features, score } from '../../learn/features.ts'
import { ARC_ROWS, arcFeatures, CAPACITY, LABEL_ROWS } from './features.ts'
import { LabelledTree, labelFeatures } from './label-features.ts'
import { attachPunctuation } from './punctuation.ts'
import { Configuration, LEFT, RIGHT, SHIFT, type Transition } from './transitions.ts'
import { ParserWords, XPOS_COUNT } from './words.ts'

const PUNCT_LABEL = DEPRELS.indexOf('punct')
export const ROOT_LABEL = DEPRELS.indexOf('root')

/** The transitions that a configuration allows, by the sum of 1 for shift, 2 for left, 4 for right. */
const ALLOWED: readonly Uint8Array[] = Array.from({ length: 8 }, (_, bits) =>
  Uint8Array.from([SHIFT, LEFT, RIGHT].filter((transition) => bits & (1 << transition))),
)

export const allowed = (configuration: Configuration): Uint8Array =>
  ALLOWED[
    (configuration.allows(SHIFT) ? 1 : 0) +
      (configuration.allows(LEFT) ? 2 : 0) +
      (configuration.allows(RIGHT) ? 4 : 0)
  ]!

export interface ParserWeights {
  readonly arcs: Int8Array | Float32Array
  readonly labels: Int8Array | Float32Array
  /** For each Penn tag (its place in `XPOS`), the relations that words so tagged have. */
  readonly relations: readonly Uint8Array[]
}

/** Parses one sentence after another, in time linear in their words. */
export class Parser {
  readonly #weights: ParserWeights
  readonly #words = new ParserWords()
  readonly #configuration = new Configuration()
  readonly #tree = new LabelledTree()
  readonly #arcs = new Features(ARC_ROWS, CAPACITY)
  readonly #labels = new Features(LABEL_ROWS, CAPACITY)
  #punctuation = new Uint8Array(0)
  readonly #scores = new Float64Array(DEPRELS.length)

  constructor(weights: ParserWeights) {
    this.#weights = weights
  }

  /** Writes heads (token numbers, -1 for the root) and relations (places in `DEPRELS`) of the sentence's words. */
  parse(tokens: Tokens, tags: Tags, span: TokenSpan, heads: Int32Array, deprels: Uint8Array): void {
    const words = this.#words
    words.read(tokens, tags, span)
    const { length } = words
    this.#attach(length)
    this.#tree.read(this.#configuration.head, length)
    this.#label()
    if (this.#punctuation.length < heads.length) this.#punctuation = new Uint8Array(heads.length)
    this.#punctuation.fill(1, span.start, span.end)
    heads.fill(-1, span.start, span.end)
    deprels.fill(PUNCT_LABEL, span.start, span.end)
    for (let i = 0; i < length; i++) {
      const token = words.token[i]!
      const head = this.#tree.head[i]!
      this.#punctuation[token] = 0
      heads[token] = head === length ? -1 : words.token[head]!
      deprels[token] = this.#tree.label[i]!
    }
    attachPunctuation(tags, span, heads, this.#punctuation)
    if (length === 0) deprels[span.start] = ROOT_LABEL
  }

  #attach(length: number): void {
    const configuration = this.#configuration
    configuration.start(length)
    while (!configuration.done) {
      const options = allowed(configuration)
      let best = options[0]!
      if (options.length > 1) {
        arcFeatures(this.#arcs, this.#words, configuration)
        best = options[score(this.#weights.arcs, this.#arcs, options, this.#scores)]!
      }
      configuration.apply(best as Transition)
    }
  }

  #label(): void {
    const tree = this.#tree
    const { labels, relations } = this.#weights
    for (let at = 0; at < tree.length; at++) {
      const word = tree.order[at]!
      if (tree.head[word] === tree.length) tree.label[word] = ROOT_LABEL
      else {
        const options = relations[this.#words.xpos(word)]!
        labelFeatures(this.#labels, this.#words, tree, word)
        tree.label[word] = options[score(labels, this.#labels, options, this.#scores)]!
      }
    }
  }
}

/** The relations by Penn tag, as a section of the weight file: for each tag the number of them, then they. */
export function relationsOf(section: Uint8Array): readonly Uint8Array[] {
  const relations: Uint8Array[] = []
  for (let at = 0; at < section.length; at += section[at]! + 1)
    relations.push(section.subarray(at + 1, at + 1 + section[at]!))
  while (relations.length < XPOS_COUNT) relations.push(Uint8Array.of(DEPRELS.indexOf('dep')))
  return relations
}
