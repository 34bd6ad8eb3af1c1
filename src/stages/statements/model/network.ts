import type { Graph, Layer } from '../../../learn/neural/graph.ts'
import type { Tensor } from '../../../learn/neural/kernel.ts'
import { ITEM_COLUMNS, PAIR_COLUMNS } from './features.ts'

/** Width of all layers; a multiple of sixteen, and half of it one of eight. */
export const WIDTH = 64
/** Numbers a token that the parser hands on. */
export const CONTEXT = 96

/** What a cue reports: nothing (it is no cue), or an act. */
export const CUE_CLASSES = ['none', 'say', 'write', 'ask', 'think'] as const

/** What an item is to a cue: begins or goes on being content, source, or the cue itself. */
export const PART_CLASSES = [
  'outside',
  'begin-content',
  'content',
  'begin-source',
  'source',
  'begin-cue',
  'cue',
] as const

/** Roles that have labels of their own, because they may overlap the others. */
export const CIRCUMSTANCES = ['addressee', 'venue', 'via'] as const

/** Outside, begins, goes on. */
export const CIRCUMSTANCE_CLASSES = 3

/** Scores of an item for a cue: its part, then each circumstance. */
export const LABELS = PART_CLASSES.length + CIRCUMSTANCES.length * CIRCUMSTANCE_CLASSES

/**
 * Finds cues and then, for each cue, what belongs to it, as semantic role labellers do (He et al. 2017): a reader over
 * the sentence scores its items as cues; a second one reads the sentence once more for each cue.
 */
export interface Network<L extends Layer = Layer, T extends Tensor = Tensor> {
  readonly items: T
  readonly pairs: T
  readonly context: L
  readonly reader0: L
  readonly cues: L
  readonly item: L
  readonly cue: L
  readonly reader1: L
  readonly reader2: L
  readonly labels: L
}

/** Shapes of all layers by name; how the weight file is laid out. */
export const LAYERS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  context: [CONTEXT, WIDTH],
  reader0: [WIDTH, 3 * WIDTH],
  cues: [WIDTH, 8],
  item: [WIDTH, WIDTH],
  cue: [WIDTH, WIDTH],
  reader1: [WIDTH, 3 * WIDTH],
  reader2: [WIDTH, 3 * WIDTH],
  labels: [WIDTH, LABELS],
}

/** Puts a network together from its two tables and its layers by name. */
export function networkOf<L extends Layer, T extends Tensor>(
  items: T,
  pairs: T,
  layer: (name: string) => L,
): Network<L, T> {
  return {
    items,
    pairs,
    context: layer('context'),
    reader0: layer('reader0'),
    cues: layer('cues'),
    item: layer('item'),
    cue: layer('cue'),
    reader1: layer('reader1'),
    reader2: layer('reader2'),
    labels: layer('labels'),
  }
}

/** Sentences to read: their items' rows of the table, what the parser knows of them, where each begins, and the end. */
export interface ItemInput {
  readonly rows: number
  readonly contexts: Tensor
  readonly bounds: readonly number[]
}

/** Cues to read their sentences for: items and cues by row, rows of the table, where each begins, and the end. */
export interface PairInput {
  readonly rows: number
  readonly items: Int32Array
  readonly cues: Int32Array
  readonly bounds: readonly number[]
}

/** What every item is like in its sentence. */
export function readItems<L extends Layer, T extends Tensor>(
  graph: Graph<L, T>,
  network: Network<L, T>,
  { rows, contexts, bounds }: ItemInput,
  dropout = 0,
): Tensor {
  const n = bounds.at(-1)!
  const known = graph.linear(graph.dropout(contexts, dropout), network.context)
  const own = graph.dropout(graph.sumRows(network.items, rows, ITEM_COLUMNS, n), dropout)
  return graph.recurrent(graph.relu(graph.add(own, known)), network.reader0, bounds)
}

/** Scores of every item as a cue, a column for each of {@link CUE_CLASSES}. */
export const scoreCues = <L extends Layer, T extends Tensor>(
  graph: Graph<L, T>,
  network: Network<L, T>,
  read: Tensor,
  dropout = 0,
): Tensor => graph.linear(graph.dropout(read, dropout), network.cues)

/** Scores of every item for every cue of its sentence, {@link LABELS} columns. */
export function scoreParts<L extends Layer, T extends Tensor>(
  graph: Graph<L, T>,
  network: Network<L, T>,
  read: Tensor,
  { rows, items, cues, bounds }: PairInput,
  dropout = 0,
): Tensor {
  const n = bounds.at(-1)!
  const seen = graph.dropout(read, dropout)
  const item = graph.linear(seen, network.item)
  const cue = graph.linear(seen, network.cue)
  const both = graph.add(graph.gather(item, items), graph.gather(cue, cues))
  const own = graph.dropout(graph.sumRows(network.pairs, rows, PAIR_COLUMNS, n), dropout)
  const once = graph.recurrent(graph.relu(graph.add(own, both)), network.reader1, bounds)
  const twice = graph.recurrent(graph.dropout(once, dropout), network.reader2, bounds)
  return graph.linear(graph.dropout(twice, dropout), network.labels)
}
