import { describe, expect, test } from 'vitest'
import { resourceBytes } from '../../../pipeline/resource.ts'
import type { Graph, Layer } from '../../neural/graph.ts'
import { type Tensor, Workspace } from '../../neural/kernel.ts'
import { ReadingGraph, type WholeTable, wholeLayer } from '../../neural/reading-graph.ts'
import { seededRandom } from '../../random.ts'
import { gradient, LearningGraph } from './learning-graph.ts'
import { crossEntropy } from './loss.ts'

const D = 16
const BOUNDS = [0, 3, 4, 9]
const N = 9
const COLUMNS = 2
const SELVES = Int32Array.from({ length: N }, (_, i) => i)
const OTHERS = Int32Array.from({ length: N }, (_, i) => (i * 4) % 7)

interface Small {
  readonly table: Tensor
  readonly window: Layer
  readonly reader: Layer
  readonly out: Layer
}

function small(graph: LearningGraph): Small {
  return {
    table: graph.table('table', 7, D, 0.9),
    window: graph.layer('window', 3 * D, D),
    reader: graph.layer('reader', D, 3 * D),
    out: graph.layer('out', D, 8),
  }
}

function run<L extends Layer, T extends Tensor>(
  graph: Graph<L, T>,
  { table, window, reader, out }: Record<'window' | 'reader' | 'out', L> & { table: T },
  rows: number,
): Tensor {
  const x = graph.sumRows(table, rows, COLUMNS, N)
  const y = graph.add(graph.relu(graph.linear(graph.window(x, BOUNDS), window)), x)
  const read = graph.recurrent(y, reader, BOUNDS)
  return graph.linear(graph.add(graph.gather(read, OTHERS), graph.gather(read, SELVES)), out)
}

function fillRows(work: Workspace): number {
  const rows = work.take(N * COLUMNS)
  for (let i = 0; i < N * COLUMNS; i++) work.whole[rows + i] = (i * 5) % 7
  return rows
}

const WANTED = Int32Array.from({ length: N }, (_, i) => (i === 4 ? -1 : i % 5))

function learning(): { graph: LearningGraph; network: Small; loss: () => number } {
  const graph = new LearningGraph(resourceBytes('models/kernel.wasm'), 200_000, seededRandom(3))
  const network = small(graph)
  graph.work.keep()
  const loss = (): number => {
    graph.work.drop()
    const scores = run(graph, network, fillRows(graph.work))
    return crossEntropy(graph.work.floats, scores, { from: 0, classes: 6 }, WANTED)
  }
  return { graph, network, loss }
}

describe('a network that learns', () => {
  test('has the gradients that small changes of its numbers show', () => {
    const { graph, loss } = learning()
    loss()
    graph.back()
    const { floats } = graph.work
    const gradients = graph.parameters.map((p) => floats.slice(gradient(p), gradient(p) + p.rows * p.columns))
    for (const [p, { at, rows, columns, name }] of graph.parameters.entries())
      for (let i = 0; i < rows * columns; i += 7) {
        const kept = floats[at + i]!
        const shifted = [0.01, -0.01].map((change) => {
          floats[at + i] = kept + change
          return loss()
        })
        floats[at + i] = kept
        const slope = (shifted[0]! - shifted[1]!) / 0.02
        expect(Math.abs(slope - gradients[p]![i]!), `${name}[${i}]`).toBeLessThan(2e-3)
      }
  })

  test('comes to know its examples', () => {
    const { graph, loss } = learning()
    const before = loss()
    for (let step = 0; step < 200; step++) {
      loss()
      graph.back()
      graph.update(0.01, 1)
    }
    expect(loss()).toBeLessThan(before / 4)
  })

  test('leaves numbers out by chance, and what is left counts for them', () => {
    const { graph } = learning()
    const x = graph.tensor(100, 8)
    graph.work.floats.fill(1, x.at, x.at + 800)
    const y = graph.dropout(x, 0.25)
    const values = graph.work.floats.slice(y.at, y.at + 800)
    expect(new Set(values)).toEqual(new Set([0, Math.fround(4 / 3)]))
    expect(values.reduce((sum, value) => sum + value) / 800).toBeCloseTo(1, 1)
    expect(graph.dropout(x, 0)).toBe(x)
  })
})

/** The table in steps of which two fit 16 bits. */
function wholeTable(work: Workspace, { at, rows, columns }: Tensor): WholeTable {
  const step = 2 / 16000
  const whole = work.take((rows * columns) >> 1)
  for (let i = 0; i < rows * columns; i++)
    work.shorts[2 * whole + i] = Math.round(work.floats[at + i]! / step)
  return { at: whole, rows, columns, step }
}

test('reading gives what learning gave, but for rounding', () => {
  const { graph, network, loss } = learning()
  for (let step = 0; step < 20; step++) {
    loss()
    graph.back()
    graph.update(0.01, 1)
  }
  graph.work.drop()
  const learned = run(graph, network, fillRows(graph.work))
  const work = new Workspace(resourceBytes('models/kernel.wasm'), 100_000)
  const copy = ({ at, rows, columns }: Tensor): Tensor => {
    const tensor = work.tensor(rows, columns)
    work.floats.set(graph.work.floats.subarray(at, at + rows * columns), tensor.at)
    return tensor
  }
  const layer = ({ weights, bias }: Layer) => wholeLayer(work, { weights: copy(weights), bias: copy(bias) })
  const read = run(
    new ReadingGraph(work),
    {
      table: wholeTable(work, copy(network.table)),
      window: layer(network.window),
      reader: layer(network.reader),
      out: layer(network.out),
    },
    fillRows(work),
  )
  for (let i = 0; i < N * 8; i++)
    expect(Math.abs(work.floats[read.at + i]! - graph.work.floats[learned.at + i]!)).toBeLessThan(0.01)
})

test('memory that is not enough is said so', () => {
  const work = new Workspace(resourceBytes('models/kernel.wasm'), 100)
  expect(() => work.tensor(1000, 1000)).toThrow(/more memory/)
})
