import { XPOS } from '../../document/tags.ts'
import type { Layer } from '../../learn/neural/graph.ts'
import { type Tensor, Workspace } from '../../learn/neural/kernel.ts'
import { type WholeLayer, type WholeTable, wholeLayer } from '../../learn/neural/reading-graph.ts'
import { asInt8, asInt32, bytesOf, ModelError, type Sections } from '../../learn/weight-file.ts'
import type { TagPairs } from '../tags/tagger.ts'
import { COLUMNS, tableRows } from './features.ts'
import { ARCS, LABELS, LAYERS, networkOf, WIDTH } from './network.ts'
import { Parser, WORKING_ROOM } from './parser.ts'
import { Vocabulary } from './vocabulary.ts'

/** Numbers beside the table: layers twice (as learned and rounded) and change. */
const LAYER_ROOM =
  2 * Object.values(LAYERS).reduce((sum, [rows, columns]) => sum + (rows + 3) * columns, 65536)

const asFloats = (bytes: Uint8Array): Float32Array =>
  new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)

/** The largest size of a number in a row is 127 steps. */
function roundTable(table: Float32Array, columns: number): { bytes: Int8Array; steps: Float32Array } {
  const bytes = new Int8Array(table.length)
  const steps = new Float32Array(table.length / columns)
  for (let row = 0; row < steps.length; row++) {
    let most = 0
    for (let j = row * columns; j < (row + 1) * columns; j++) most = Math.max(most, Math.abs(table[j]!))
    steps[row] = most / 127
    if (most === 0) continue
    for (let j = row * columns; j < (row + 1) * columns; j++) bytes[j] = Math.round((table[j]! / most) * 127)
  }
  return { bytes, steps }
}

/** The sections of a weight file: the table in eight bits a number, the rest as learned. `of` gives numbers by name. */
export function sectionsOf(
  vocabulary: Vocabulary,
  pairs: TagPairs,
  of: (name: string) => Float32Array,
): Sections {
  const { bytes, steps } = roundTable(of('table'), WIDTH)
  const layers = Object.keys(LAYERS).flatMap((name) => [`${name}.weights`, `${name}.bias`])
  return {
    upos: pairs.upos,
    xpos: pairs.xpos,
    keys: bytesOf(vocabulary.keys),
    rows: bytesOf(vocabulary.rows),
    table: bytesOf(bytes),
    steps: bytesOf(steps),
    ...Object.fromEntries([...layers, 'root', 'labelRoot'].map((name) => [name, bytesOf(of(name))])),
  }
}

/**
 * Builds a parser from the sections of a weight file and the kernel's code.
 *
 * @throws ModelError if a section is missing or has another size than the network
 */
export function parserOf(sections: Sections, kernel: Uint8Array): Parser {
  const section = (name: string): Uint8Array => {
    const bytes = sections[name]
    if (!bytes) throw new ModelError('bad-weights', `the parser's weight file has no section "${name}"`)
    return bytes
  }
  const vocabulary = new Vocabulary(asInt32(section('keys')), asInt32(section('rows')))
  const rows = tableRows(vocabulary)
  const work = new Workspace(kernel, (rows * WIDTH) / 2 + LAYER_ROOM + WORKING_ROOM)
  const tensor = (name: string, rows: number, columns: number): Tensor => {
    const found = work.tensor(rows, columns)
    const values = asFloats(section(name))
    if (values.length !== rows * columns)
      throw new ModelError('bad-weights', `the parser's section "${name}" has ${values.length} numbers`)
    work.floats.set(values, found.at)
    return found
  }
  const layer = (name: string): WholeLayer => {
    const [rows, columns] = LAYERS[name]!
    return wholeLayer(work, {
      weights: tensor(`${name}.weights`, rows, columns),
      bias: tensor(`${name}.bias`, 1, columns),
    })
  }
  const table = wholeTable(work, asInt8(section('table')), asFloats(section('steps')))
  const pairs = { upos: section('upos'), xpos: section('xpos') }
  const network = networkOf(table, layer, tensor('root', 1, ARCS), tensor('labelRoot', 1, LABELS))
  const paired = { ...network, tags: wholeLayer(work, pairLayer(work, network.tags, pairs)) }
  work.keep()
  return new Parser(work, paired, vocabulary, pairs)
}

/** The table with one step for all rows, so small a number of steps that the sum of a token's rows fits 16 bits. */
function wholeTable(work: Workspace, bytes: Int8Array, steps: Float32Array): WholeTable {
  const step = (steps.reduce((most, one) => Math.max(most, one), 0) * 127 * COLUMNS) / 32767
  const at = work.take(bytes.length >> 1)
  for (let row = 0; row < steps.length; row++) {
    const scale = steps[row]! / step
    for (let j = row * WIDTH; j < (row + 1) * WIDTH; j++)
      work.shorts[2 * at + j] = Math.round(bytes[j]! * scale)
  }
  return { at, rows: steps.length, columns: WIDTH, step }
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
