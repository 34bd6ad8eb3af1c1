import { fillGathered, fillRecurrent, fillWindow, type Graph, type Layer } from './graph.ts'
import { room, type Tensor, type Workspace } from './kernel.ts'

/** Largest whole number that numbers going into a layer, and its weights, are rounded to: 384 products fit 32 bits. */
const LARGEST = 2047

/** A layer as it is used while reading: weights as whole numbers of 16 bits, rows by pairs. */
export interface WholeLayer extends Layer {
  /** Place of the weights, counted in 32-bit numbers. */
  readonly whole: number
  /** Place of what a step is worth, a number a column. */
  readonly scales: number
}

/** A table of 16-bit whole numbers; `at` counts 32-bit ones, as everywhere. */
export interface WholeTable extends Tensor {
  /** What a step is worth. */
  readonly step: number
}

/**
 * Rounds a layer's weights, column by column. The error is below a four-thousandth of the column's largest weight.
 */
export function wholeLayer(work: Workspace, layer: Layer): WholeLayer {
  const { at, rows, columns } = layer.weights
  const scales = work.take(columns)
  const whole = work.take((rows * columns) >> 1)
  for (let j = 0; j < columns; j++) {
    let most = 0
    for (let i = 0; i < rows; i++) most = Math.max(most, Math.abs(work.floats[at + i * columns + j]!))
    const step = most / LARGEST
    work.floats[scales + j] = step
    for (let i = 0; i < rows; i++)
      work.shorts[2 * (whole + (i >> 1) * columns + j) + (i & 1)] =
        step === 0 ? 0 : Math.round(work.floats[at + i * columns + j]! / step)
  }
  return { ...layer, whole, scales }
}

/** A tensor in whole numbers, and what a step is worth in each row. */
interface Rounded {
  readonly of: Tensor | null
  readonly at: number
  readonly scales: number
}

/** Networks as they are read with: nothing is kept for learning, products are of whole numbers. */
export class ReadingGraph implements Graph<WholeLayer, WholeTable> {
  readonly #work: Workspace
  #last: Rounded = { of: null, at: 0, scales: 0 }

  constructor(work: Workspace) {
    this.#work = work
  }

  sumRows(table: WholeTable, rows: number, columns: number, n: number): Tensor {
    const out = this.#work.tensor(n, table.columns)
    this.#work.kernel.sumWholeRows(table.at * 4, rows * 4, columns, out.at * 4, n, table.columns, table.step)
    return out
  }

  window(x: Tensor, bounds: readonly number[]): Tensor {
    const out = this.#work.tensor(x.rows, 3 * x.columns)
    fillWindow(this.#work, x, out, bounds)
    return out
  }

  linear(x: Tensor, layer: WholeLayer): Tensor {
    const { columns } = layer.weights
    const out = this.#work.tensor(x.rows, columns)
    const { at, scales } = this.#round(x)
    this.#work.kernel.multiplyWhole(
      at * 4,
      scales * 4,
      layer.whole * 4,
      layer.scales * 4,
      layer.bias.at * 4,
      out.at * 4,
      (x.rows + 3) & ~3,
      columns,
      x.columns,
    )
    return out
  }

  /** The tensor in whole numbers; layers that read the same one in turn share them. */
  #round(x: Tensor): Rounded {
    if (this.#last.of === x) return this.#last
    const rows = (x.rows + 3) & ~3
    const at = this.#work.take((rows * x.columns) >> 1)
    const scales = this.#work.take(rows)
    this.#work.kernel.roundRows(x.at * 4, at * 4, scales * 4, rows, x.columns, LARGEST)
    this.#last = { of: x, at, scales }
    return this.#last
  }

  gather(x: Tensor, rows: Int32Array): Tensor {
    const out = this.#work.tensor(rows.length, x.columns)
    fillGathered(this.#work, x, out, rows)
    return out
  }

  relu(x: Tensor): Tensor {
    this.#work.kernel.rectify(x.at * 4, room(x.rows, x.columns))
    return x
  }

  add(x: Tensor, y: Tensor): Tensor {
    this.#work.kernel.addTo(x.at * 4, y.at * 4, room(x.rows, x.columns))
    return x
  }

  recurrent(x: Tensor, layer: WholeLayer, bounds: readonly number[]): Tensor {
    const gates = this.linear(x, layer)
    const out = this.#work.tensor(x.rows, x.columns)
    fillRecurrent(this.#work, gates, x, out, this.#work.take(room(x.rows, x.columns)), bounds)
    return out
  }

  dropout(x: Tensor): Tensor {
    return x
  }
}
