import { XPOS } from '../../document/tags.ts'
import type { Layer } from '../../learn/neural/graph.ts'
import { type Tensor, Workspace } from '../../learn/neural/kernel.ts'
import { type WholeLayer, wholeLayer } from '../../learn/neural/reading-graph.ts'
import {
  layerRoom,
  layerSections,
  StoredNetwork,
  type TableNames,
  tableRoom,
  tableSections,
} from '../../learn/neural/stored.ts'
import { asInt32, bytesOf, ModelError, type Sections } from '../../learn/weight-file.ts'
import type { TagPairs } from '../tags/tagger.ts'
import { COLUMNS, tableRows } from './features.ts'
import { ARCS, LABELS, LAYERS, networkOf, WIDTH } from './network.ts'
import { Parser, WORKING_ROOM } from './parser.ts'
import { Vocabulary } from './vocabulary.ts'

const TABLE: TableNames = { values: 'table', steps: 'steps' }

/** The sections of a weight file: the table in eight bits a number, the rest as learned. `of` gives numbers by name. */
export function sectionsOf(
  vocabulary: Vocabulary,
  pairs: TagPairs,
  of: (name: string) => Float32Array,
): Sections {
  return {
    upos: pairs.upos,
    xpos: pairs.xpos,
    keys: bytesOf(vocabulary.keys),
    rows: bytesOf(vocabulary.rows),
    ...tableSections(TABLE, of('table'), WIDTH),
    ...layerSections(LAYERS, of),
    root: bytesOf(of('root')),
    labelRoot: bytesOf(of('labelRoot')),
  }
}

/**
 * Builds a parser from the sections of a weight file and the kernel's code.
 *
 * @throws ModelError if a section is missing or has another size than the network
 */
export function parserOf(sections: Sections, kernel: Uint8Array): Parser {
  const vocabulary = vocabularyOf(sections)
  const rows = tableRows(vocabulary)
  const work = new Workspace(kernel, tableRoom(rows * WIDTH) + layerRoom(LAYERS) + WORKING_ROOM)
  const stored = new StoredNetwork(work, sections, LAYERS)
  const table = stored.table(TABLE, WIDTH, COLUMNS)
  const pairs = { upos: stored.section('upos'), xpos: stored.section('xpos') }
  const layer = (name: string): WholeLayer => stored.layer(name)
  const [root, labelRoot] = [stored.tensor('root', 1, ARCS), stored.tensor('labelRoot', 1, LABELS)]
  const network = networkOf(table, layer, root, labelRoot)
  const paired = { ...network, tags: wholeLayer(work, pairLayer(work, network.tags, pairs)) }
  work.keep()
  return new Parser(work, paired, vocabulary, pairs)
}

function vocabularyOf({ keys, rows }: Sections): Vocabulary {
  if (!keys || !rows)
    throw new ModelError('bad-weights', "the parser's weight file has no vocabulary; train it again")
  return new Vocabulary(asInt32(keys), asInt32(rows))
}

/** Scores of pairs of tags: each is the sum of the scores of its two tags, and so are its weights. */
function pairLayer(work: Workspace, { weights, bias }: Layer, { upos, xpos }: TagPairs): Layer {
  const columns = (upos.length + 7) & ~7
  const sums = (from: Tensor): Tensor => {
    const to = work.tensor(from.rows, columns)
    for (let i = 0; i < from.rows; i++)
      for (let pair = 0; pair < upos.length; pair++) {
        const row = from.at + i * from.columns
        work.floats[to.at + i * columns + pair] =
          work.floats[row + xpos[pair]!]! + work.floats[row + XPOS.length + upos[pair]!]!
      }
    return to
  }
  return { weights: sums(weights), bias: sums(bias) }
}
