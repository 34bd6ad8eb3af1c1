import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { DEPRELS } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { room, type Tensor, type Workspace } from '../../learn/neural/kernel.ts'
import { ReadingGraph, type WholeLayer, type WholeTable } from '../../learn/neural/reading-graph.ts'
import type { TagPairs } from '../tags/tagger.ts'
import { COLUMNS, Rows } from './features.ts'
import { ARCS, type Encoded, encode, LABELS, type Network, WIDTH } from './network.ts'
import { bestTree } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Longer sentences are read in pieces, whose roots hang from the first one: arcs are compared pairwise. */
export const LONGEST = 160
/** Tokens that are read at once. */
const TOGETHER = 512

/** Numbers that reading takes at most beside the weights. */
export const WORKING_ROOM = (TOGETHER + LONGEST) * 4096

const ROOT = DEPRELS.indexOf('root')
const PARATAXIS = DEPRELS.indexOf('parataxis')
const IMPOSSIBLE = -1e9

/** What is found for each token of a text. */
export interface Analysis extends TagPairs {
  /** Token numbers of the heads, -1 for a root. */
  readonly heads: Int32Array
  /** Places in `DEPRELS`. */
  readonly deprels: Uint8Array
  /** `WIDTH` numbers a token: what the last reader knows. */
  readonly contexts: Float32Array
}

/** Finds word classes and trees of the sentences of a text. */
export class Parser {
  readonly #work: Workspace
  readonly #network: Network<WholeLayer, WholeTable>
  readonly #rows: Rows
  readonly #graph: ReadingGraph
  /** Those that words can have, 255 at most. */
  readonly #pairs: TagPairs

  constructor(
    work: Workspace,
    network: Network<WholeLayer, WholeTable>,
    vocabulary: Vocabulary,
    pairs: TagPairs,
  ) {
    this.#work = work
    this.#network = network
    this.#rows = new Rows(vocabulary)
    this.#graph = new ReadingGraph(work)
    this.#pairs = pairs
  }

  /** Writes tags, heads and relations of the sentences' tokens; `guesses` are the tagger's. */
  parse(tokens: Tokens, guesses: Tags, sentences: readonly TokenSpan[], out: Analysis): void {
    const pieces = sentences.flatMap(inPieces)
    for (let from = 0; from < pieces.length; ) {
      let to = from
      let count = 0
      while (to < pieces.length && (to === from || count + lengthOf(pieces[to]!) <= TOGETHER))
        count += lengthOf(pieces[to++]!)
      this.#read(tokens, guesses, pieces.slice(from, to), out)
      from = to
    }
    for (const sentence of sentences) joinPieces(sentence, out)
  }

  #read(tokens: Tokens, guesses: Tags, pieces: readonly TokenSpan[], out: Analysis): void {
    const work = this.#work
    work.drop()
    const bounds = [0]
    for (const piece of pieces) bounds.push(bounds.at(-1)! + lengthOf(piece))
    const n = bounds.at(-1)!
    const rows = work.take(n * COLUMNS)
    for (const [p, piece] of pieces.entries())
      this.#rows.fill(tokens, guesses, piece, work.whole, rows + bounds[p]! * COLUMNS)
    const encoded = encode(this.#graph, this.#network, rows, n, bounds)
    const tree = new Int32Array(n)
    for (const [p, piece] of pieces.entries())
      tree.set(this.#tree(encoded, bounds[p]!, lengthOf(piece)), bounds[p])
    const labels = this.#labels(encoded, tree, bounds)
    const classes = this.#classes(encoded)
    for (const [p, piece] of pieces.entries())
      for (let i = 0; i < lengthOf(piece); i++) {
        const row = bounds[p]! + i
        const token = piece.start + i
        const head = tree[row]!
        out.heads[token] = head < 0 ? -1 : piece.start + head
        out.deprels[token] = labels[row]!
        out.upos[token] = this.#pairs.upos[classes[row]!]!
        out.xpos[token] = this.#pairs.xpos[classes[row]!]!
        const context = encoded.top.at + row * WIDTH
        out.contexts.set(work.floats.subarray(context, context + WIDTH), token * WIDTH)
      }
  }

  /** The best pair of tags of each token. */
  #classes({ early }: Encoded): Uint8Array {
    const { at, rows, columns } = this.#graph.linear(early, this.#network.tags)
    const classes = new Uint8Array(rows)
    const pairs = this.#pairs.upos.length
    for (let i = 0; i < rows; i++) classes[i] = highest(this.#work.floats, at + i * columns, pairs)
    return classes
  }

  #tree({ queries, heads }: Encoded, first: number, length: number): Int32Array {
    const { kernel, floats } = this.#work
    const stride = (length + 1 + 7) & ~7
    const turned = this.#work.take(ARCS * stride)
    for (let c = 0; c < ARCS; c++) {
      floats[turned + c * stride] = floats[this.#network.root.at + c]!
      for (let i = 0; i < length; i++)
        floats[turned + c * stride + i + 1] = floats[heads.at + (first + i) * ARCS + c]!
    }
    const at = this.#work.take(length * stride)
    const from = queries.at + first * ARCS
    kernel.multiply(from * 4, ARCS, 1, turned * 4, stride, at * 4, stride, length, stride, ARCS, false)
    return bestTree({ values: floats, at, stride }, length)
  }

  #labels(encoded: Encoded, tree: Int32Array, bounds: readonly number[]): Uint8Array {
    const { kernel, floats } = this.#work
    const { labelDependents, labelHeads } = encoded
    const n = labelDependents.rows
    const both: Tensor = this.#work.tensor(n, LABELS)
    floats.copyWithin(both.at, labelDependents.at, labelDependents.at + room(n, LABELS))
    for (let p = 0; p + 1 < bounds.length; p++)
      for (let i = bounds[p]!; i < bounds[p + 1]!; i++) {
        const head = tree[i]!
        const from = head < 0 ? this.#network.labelRoot.at : labelHeads.at + (bounds[p]! + head) * LABELS
        kernel.addTo((both.at + i * LABELS) * 4, from * 4, LABELS)
      }
    const scores = this.#graph.linear(this.#graph.relu(both), this.#network.labels)
    const labels = new Uint8Array(n)
    for (let i = 0; i < n; i++) {
      const at = scores.at + i * scores.columns
      floats[at + ROOT] = IMPOSSIBLE
      labels[i] = tree[i]! < 0 ? ROOT : highest(floats, at, DEPRELS.length)
    }
    return labels
  }
}

const lengthOf = ({ start, end }: TokenSpan): number => end - start

function inPieces({ start, end }: TokenSpan): readonly TokenSpan[] {
  const pieces: TokenSpan[] = []
  for (let at = start; at < end; at += LONGEST) pieces.push(tokenSpan(at, Math.min(at + LONGEST, end)))
  return pieces
}

/** Hangs the roots of all pieces of a long sentence but the first from that one. */
function joinPieces({ start, end }: TokenSpan, { heads, deprels }: Analysis): void {
  if (end - start <= LONGEST) return
  let root = start
  while (heads[root] !== -1) root++
  for (let i = root + 1; i < end; i++)
    if (heads[i] === -1) {
      heads[i] = root
      deprels[i] = PARATAXIS
    }
}

/** Place of the highest of some scores. */
function highest(scores: Float32Array, at: number, count: number): number {
  let best = 0
  let most = scores[at]!
  for (let i = 1; i < count; i++)
    if (scores[at + i]! > most) {
      best = i
      most = scores[at + i]!
    }
  return best
}
