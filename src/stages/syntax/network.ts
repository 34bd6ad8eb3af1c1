import { DEPRELS } from '../../document/syntax.ts'
import { UPOS, XPOS } from '../../document/tags.ts'
import type { Graph, Layer } from '../../learn/neural/graph.ts'
import type { Tensor } from '../../learn/neural/kernel.ts'
import { COLUMNS } from './features.ts'

/** Widths; all are multiples of sixteen, and half the width of a reader's direction is one of eight. */
export const WIDTH = 96
export const READERS = 4
export const ARCS = 64
export const LABELS = 64
/** Relations, made up to what the kernel works in. */
export const RELATIONS = (DEPRELS.length + 7) & ~7

/** Scores of all Penn tags, then of all universal tags. */
export const TAGS = (XPOS.length + UPOS.length + 7) & ~7

/**
 * A graph-based parser (Dozat and Manning 2017) on simple recurrent units: what a token is like, with both neighbours,
 * then read in both directions several times; then for each token what it looks for as a head, and what it is as one.
 */
export interface Network<L extends Layer = Layer, T extends Tensor = Tensor> {
  readonly table: T
  readonly window: L
  readonly readers: readonly L[]
  /** Word classes, from what the first reader knows. */
  readonly tags: L
  readonly dependent: L
  readonly head: L
  /** Turns what a token looks for into what heads are compared with. */
  readonly arc: L
  /** The root of the sentence as a head: one row. */
  readonly root: Tensor
  readonly labelDependent: L
  readonly labelHead: L
  readonly labelRoot: Tensor
  readonly labels: L
}

/** Shapes of all layers and tensors of a network, by name; how the weight file is laid out. */
export const LAYERS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  window: [3 * WIDTH, WIDTH],
  ...Object.fromEntries(Array.from({ length: READERS }, (_, i) => [`reader${i}`, [WIDTH, 3 * WIDTH]])),
  tags: [WIDTH, TAGS],
  dependent: [WIDTH, ARCS],
  head: [WIDTH, ARCS],
  arc: [ARCS, ARCS],
  labelDependent: [WIDTH, LABELS],
  labelHead: [WIDTH, LABELS],
  labels: [LABELS, RELATIONS],
}

/** Puts a network together from its table, its layers by name, and the two rows of the root. */
export function networkOf<L extends Layer, T extends Tensor>(
  table: T,
  layer: (name: string) => L,
  root: Tensor,
  labelRoot: Tensor,
): Network<L, T> {
  return {
    table,
    window: layer('window'),
    readers: Array.from({ length: READERS }, (_, i) => layer(`reader${i}`)),
    tags: layer('tags'),
    dependent: layer('dependent'),
    head: layer('head'),
    arc: layer('arc'),
    root,
    labelDependent: layer('labelDependent'),
    labelHead: layer('labelHead'),
    labelRoot,
    labels: layer('labels'),
  }
}

/** Shares of numbers left out while learning. */
export interface Dropout {
  readonly embedding: number
  readonly layer: number
}

/** What the network makes of the tokens of some sentences, a row a token. */
export interface Encoded {
  /** After the first reader; word classes are learned from it. */
  readonly early: Tensor
  /** After the last reader. */
  readonly top: Tensor
  /** What is compared with {@link heads}: the product of two rows is the score of an arc. */
  readonly queries: Tensor
  readonly heads: Tensor
  readonly labelDependents: Tensor
  readonly labelHeads: Tensor
}

const NONE: Dropout = { embedding: 0, layer: 0 }

/** Reads `n` tokens, whose rows of the table lie at `rows`; sentences begin at `bounds`, the last of which is `n`. */
export function encode<L extends Layer, T extends Tensor>(
  graph: Graph<L, T>,
  network: Network<L, T>,
  rows: number,
  n: number,
  bounds: readonly number[],
  { embedding, layer }: Dropout = NONE,
): Encoded {
  let x = graph.dropout(graph.sumRows(network.table, rows, COLUMNS, n), embedding)
  x = graph.add(graph.relu(graph.linear(graph.window(x, bounds), network.window)), x)
  let early = x
  for (const [i, reader] of network.readers.entries()) {
    x = graph.recurrent(graph.dropout(x, layer), reader, bounds)
    if (i === 0) early = x
  }
  const top = graph.dropout(x, layer)
  // All that reads the same tensor stands together: it is rounded once.
  const [dependent, head, labelDependents, labelHeads] = [
    network.dependent,
    network.head,
    network.labelDependent,
    network.labelHead,
  ].map((part) => graph.linear(top, part)) as [Tensor, Tensor, Tensor, Tensor]
  const queries = graph.linear(graph.dropout(graph.relu(dependent), layer), network.arc)
  return {
    early,
    top: x,
    queries,
    heads: graph.dropout(graph.relu(head), layer),
    labelDependents,
    labelHeads,
  }
}
