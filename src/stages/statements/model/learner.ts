import type { Layer } from '../../../learn/neural/graph.ts'
import { LearningGraph } from '../../../learn/training/neural/learning-graph.ts'
import { crossEntropy } from '../../../learn/training/neural/loss.ts'
import type { Example } from './example.ts'
import { ITEM_COLUMNS, ITEM_ROWS, PAIR_COLUMNS, PAIR_ROWS } from './features.ts'
import { type CuePlace, cuePlace, itemInput, pairInput } from './layout.ts'
import {
  CIRCUMSTANCE_CLASSES,
  CIRCUMSTANCES,
  CUE_CLASSES,
  LAYERS,
  type Network,
  networkOf,
  PART_CLASSES,
  readItems,
  scoreCues,
  scoreParts,
  WIDTH,
} from './network.ts'

const DROPOUT = 0.3
/** Share of the features that are taken for another, so that none is relied on alone. */
const FEATURE_DROPOUT = 0.1
const LONGEST_GRADIENT = 1
const CIRCUMSTANCE_WEIGHT = 0.5
/** Room for what one batch of sentences needs, in numbers. */
const WORKING_ROOM = 40_000_000

/** Mean losses of a batch, in nats an item. */
export interface Losses {
  readonly cues: number
  readonly parts: number
}

/** Learns the network from batches of sentences. */
export class Learner {
  readonly #graph: LearningGraph
  readonly #network: Network
  readonly #random: () => number

  constructor(kernel: Uint8Array, random: () => number) {
    const graph = new LearningGraph(kernel, 4 * (ITEM_ROWS + PAIR_ROWS) * WIDTH + WORKING_ROOM, random)
    const layer = (name: string): Layer => graph.layer(name, ...LAYERS[name]!)
    const items = graph.table('items', ITEM_ROWS, WIDTH, 0.1)
    const pairs = graph.table('pairs', PAIR_ROWS, WIDTH, 0.1)
    this.#network = networkOf(items, pairs, layer)
    graph.work.keep()
    this.#graph = graph
    this.#random = random
  }

  /** The numbers of a parameter as they are now. */
  numbers(name: string): Float32Array {
    return this.#graph.numbers(name)
  }

  /** One step of learning from some sentences. */
  batch(examples: readonly Example[], rate: number): Losses {
    const graph = this.#graph
    graph.work.drop()
    const described = examples.map((example) => example.described)
    const laid = itemInput(graph.work, described)
    const contexts = graph.tensor(laid.contexts.rows, laid.contexts.columns)
    graph.work.floats.copyWithin(
      contexts.at,
      laid.contexts.at,
      laid.contexts.at + contexts.rows * contexts.columns,
    )
    const input = { ...laid, contexts }
    this.#forget(input.rows, input.bounds.at(-1)! * ITEM_COLUMNS, ITEM_ROWS)
    const read = readItems(graph, this.#network, input, DROPOUT)
    const cues = this.#learnCues(examples, scoreCues(graph, this.#network, read, DROPOUT))
    const places = examples.flatMap(({ described, marked }, s) =>
      marked.map(({ item }) => cuePlace(s, item, described.sentence.length)),
    )
    let parts = 0
    if (places.length > 0) {
      const pairs = pairInput(graph.work, described, input.bounds, places)
      this.#forget(pairs.rows, pairs.bounds.at(-1)! * PAIR_COLUMNS, PAIR_ROWS)
      const scores = scoreParts(graph, this.#network, read, pairs, DROPOUT)
      parts = this.#learnParts(examples, places, pairs.bounds, scores)
    }
    graph.back()
    graph.update(rate, LONGEST_GRADIENT)
    return { cues, parts }
  }

  #forget(at: number, count: number, rows: number): void {
    const { whole } = this.#graph.work
    for (let i = at; i < at + count; i++)
      if (this.#random() < FEATURE_DROPOUT) whole[i] = Math.floor(this.#random() * rows)
  }

  #learnCues(examples: readonly Example[], scores: ReturnType<typeof scoreCues>): number {
    const wanted = Int32Array.from(examples.flatMap(({ cues }) => [...cues]))
    const choice = { from: 0, classes: CUE_CLASSES.length }
    return crossEntropy(this.#graph.work.floats, scores, choice, wanted)
  }

  #learnParts(
    examples: readonly Example[],
    places: readonly CuePlace[],
    bounds: readonly number[],
    scores: ReturnType<typeof scoreParts>,
  ): number {
    const { floats } = this.#graph.work
    const marked = examples.flatMap((example) => example.marked)
    const column = (of: (m: (typeof marked)[number]) => Int32Array): Int32Array => {
      const wanted = new Int32Array(bounds.at(-1)!)
      for (const [p, { from, to }] of places.entries())
        wanted.set(of(marked[p]!).subarray(from, to), bounds[p]!)
      return wanted
    }
    let loss = crossEntropy(
      floats,
      scores,
      { from: 0, classes: PART_CLASSES.length },
      column(({ parts }) => parts),
    )
    for (const c of CIRCUMSTANCES.keys())
      loss += crossEntropy(
        floats,
        scores,
        { from: PART_CLASSES.length + c * CIRCUMSTANCE_CLASSES, classes: CIRCUMSTANCE_CLASSES },
        column(({ circumstances }) => circumstances[c]!),
        CIRCUMSTANCE_WEIGHT,
      )
    return loss
  }
}
