import { DEPRELS } from '../../document/syntax.ts'
import { UPOS, XPOS } from '../../document/tags.ts'
import type { Layer } from '../../learn/neural/graph.ts'
import type { Tensor } from '../../learn/neural/kernel.ts'
import { gradient, LearningGraph } from '../../learn/training/neural/learning-graph.ts'
import { crossEntropy } from '../../learn/training/neural/loss.ts'
import type { Example } from './example.ts'
import { COLUMNS, Rows, tableRows } from './features.ts'
import {
  ARCS,
  type Dropout,
  type Encoded,
  encode,
  LABELS,
  LAYERS,
  type Network,
  networkOf,
  WIDTH,
} from './network.ts'
import type { Vocabulary } from './vocabulary.ts'

const DROPOUT: Dropout = { embedding: 0.15, layer: 0.15 }
/** A word of frequency f is treated as unknown with probability d/(d+f). */
const WORD_DROPOUT = 0.25
const LONGEST_GRADIENT = 1
/** Room for what one batch of sentences needs, in numbers. */
const WORKING_ROOM = 48_000_000

const DEPREL_PLACE = new Map<string, number>(DEPRELS.map((name, i) => [name, i]))

/** Mean losses of a batch, in nats a token. */
export interface Losses {
  readonly tags: number
  readonly arcs: number
  readonly labels: number
}

/** Learns the network from batches of sentences. */
export class Learner {
  readonly #graph: LearningGraph
  readonly #network: Network
  readonly #rows: Rows
  readonly #random: () => number
  /** Frequency of the word of each row of the table. */
  readonly #frequency: Int32Array

  constructor(
    kernel: Uint8Array,
    vocabulary: Vocabulary,
    frequencies: ReadonlyMap<number, number>,
    random: () => number,
  ) {
    const rows = tableRows(vocabulary)
    const graph = new LearningGraph(kernel, rows * WIDTH * 4 + WORKING_ROOM, random)
    const layer = (name: string): Layer => graph.layer(name, ...LAYERS[name]!)
    const table = graph.table('table', rows, WIDTH, 0.1)
    const root = graph.parameter('root', 1, ARCS, 0.1)
    this.#network = networkOf(table, layer, root, graph.parameter('labelRoot', 1, LABELS, 0.1))
    graph.work.keep()
    this.#graph = graph
    this.#rows = new Rows(vocabulary)
    this.#random = random
    this.#frequency = new Int32Array(vocabulary.size)
    for (const [word, count] of frequencies) this.#frequency[vocabulary.row(word)] = count
  }

  /** The numbers of a parameter as they are now. */
  numbers(name: string): Float32Array {
    return this.#graph.numbers(name)
  }

  /** One step of learning from some sentences. */
  batch(examples: readonly Example[], rate: number): Losses {
    const graph = this.#graph
    graph.work.drop()
    const bounds = [0]
    for (const { span } of examples) bounds.push(bounds.at(-1)! + span.end - span.start)
    const n = bounds.at(-1)!
    const encoded = encode(graph, this.#network, this.#fill(examples, bounds), n, bounds, DROPOUT)
    const losses = {
      tags: this.#learnTags(examples, encoded, n),
      arcs: this.#learnArcs(examples, encoded, bounds),
      labels: this.#learnLabels(examples, encoded, bounds),
    }
    graph.back()
    graph.update(rate, LONGEST_GRADIENT)
    return losses
  }

  #fill(examples: readonly Example[], bounds: readonly number[]): number {
    const { whole } = this.#graph.work
    const at = this.#graph.work.take(bounds.at(-1)! * COLUMNS)
    for (const [e, { tokens, tags, span }] of examples.entries())
      this.#rows.fill(tokens, tags, span, whole, at + bounds[e]! * COLUMNS)
    for (let i = 0; i < bounds.at(-1)!; i++) {
      const frequency = this.#frequency[whole[at + i * COLUMNS]!]!
      if (this.#random() < WORD_DROPOUT / (WORD_DROPOUT + frequency)) whole[at + i * COLUMNS] = 0
    }
    return at
  }

  /** Word classes, learned beside the trees so that the lower layers know them; they are not used while reading. */
  #learnTags(examples: readonly Example[], { early }: Encoded, n: number): number {
    const graph = this.#graph
    const scores = graph.linear(graph.dropout(early, DROPOUT.layer), this.#network.tags)
    const xpos = new Int32Array(n).fill(-1)
    const upos = new Int32Array(n).fill(-1)
    let at = 0
    for (const { span, gold } of examples)
      for (let i = span.start; i < span.end; i++, at++)
        if (gold) {
          xpos[at] = gold.xposPlace(i)
          upos[at] = gold.uposPlace(i)
        }
    const { floats } = graph.work
    return (
      crossEntropy(floats, scores, { from: 0, classes: XPOS.length }, xpos) +
      crossEntropy(floats, scores, { from: XPOS.length, classes: UPOS.length }, upos)
    )
  }

  #learnArcs(examples: readonly Example[], encoded: Encoded, bounds: readonly number[]): number {
    let loss = 0
    for (const [e, example] of examples.entries()) loss += this.#learnTree(example, encoded, bounds, e)
    return loss
  }

  #learnTree({ span, syntax }: Example, encoded: Encoded, bounds: readonly number[], e: number): number {
    const { work } = this.#graph
    const { kernel, floats } = work
    const { queries, heads } = encoded
    const root = this.#network.root
    const length = span.end - span.start
    const first = bounds[e]!
    const stride = (length + 1 + 7) & ~7
    const turned = work.take(ARCS * stride)
    floats.fill(0, turned, turned + ARCS * stride)
    for (let c = 0; c < ARCS; c++) {
      floats[turned + c * stride] = floats[root.at + c]!
      for (let i = 0; i < length; i++)
        floats[turned + c * stride + i + 1] = floats[heads.at + (first + i) * ARCS + c]!
    }
    const scores = this.#graph.tensor(length, stride)
    const query = queries.at + first * ARCS
    kernel.multiply(
      query * 4,
      ARCS,
      1,
      turned * 4,
      stride,
      scores.at * 4,
      stride,
      length,
      stride,
      ARCS,
      false,
    )
    const wanted = new Int32Array(length)
    for (let i = 0; i < length; i++) {
      const head = syntax.head(span.start + i)
      wanted[i] = head < 0 ? 0 : head - span.start + 1
      floats[scores.at + i * stride + i + 1] = -1e30
    }
    const share = length / bounds.at(-1)!
    const loss = crossEntropy(floats, scores, { from: 0, classes: length + 1 }, wanted, share)
    this.#graph.note(() => {
      const ds = gradient(scores)
      const rows = work.take(stride * ARCS)
      for (let c = 0; c < ARCS; c++)
        for (let i = 0; i < stride; i++) floats[rows + i * ARCS + c] = floats[turned + c * stride + i]!
      const dquery = gradient(queries) + first * ARCS
      kernel.multiply(ds * 4, stride, 1, rows * 4, ARCS, dquery * 4, ARCS, length, ARCS, stride, true)
      const dheads = work.take((stride + 8) * ARCS)
      kernel.multiply(ds * 4, 1, stride, query * 4, ARCS, dheads * 4, ARCS, length + 1, ARCS, length, false)
      kernel.addTo(gradient(root) * 4, dheads * 4, ARCS)
      kernel.addTo((gradient(heads) + first * ARCS) * 4, (dheads + ARCS) * 4, length * ARCS)
    })
    return loss * share
  }

  #learnLabels(examples: readonly Example[], encoded: Encoded, bounds: readonly number[]): number {
    const graph = this.#graph
    const { kernel, floats } = graph.work
    const { labelDependents, labelHeads } = encoded
    const root = this.#network.labelRoot
    const n = bounds.at(-1)!
    const both: Tensor = graph.tensor(n, LABELS)
    const wanted = new Int32Array(n)
    /** Places of the values and of the gradients of each token's head. */
    const from = new Int32Array(n)
    const back = new Int32Array(n)
    for (const [e, { span, syntax }] of examples.entries())
      for (let i = span.start; i < span.end; i++) {
        const row = bounds[e]! + i - span.start
        const head = syntax.head(i)
        const above = (bounds[e]! + head - span.start) * LABELS
        from[row] = head < 0 ? root.at : labelHeads.at + above
        back[row] = head < 0 ? gradient(root) : gradient(labelHeads) + above
        wanted[row] = DEPREL_PLACE.get(syntax.deprel(i))!
      }
    floats.copyWithin(both.at, labelDependents.at, labelDependents.at + n * LABELS)
    for (let i = 0; i < n; i++) kernel.addTo((both.at + i * LABELS) * 4, from[i]! * 4, LABELS)
    graph.note(() => {
      kernel.addTo(gradient(labelDependents) * 4, gradient(both) * 4, n * LABELS)
      for (let i = 0; i < n; i++) kernel.addTo(back[i]! * 4, (gradient(both) + i * LABELS) * 4, LABELS)
    })
    const scores = graph.linear(graph.dropout(graph.relu(both), DROPOUT.layer), this.#network.labels)
    return crossEntropy(floats, scores, { from: 0, classes: DEPRELS.length }, wanted)
  }
}
