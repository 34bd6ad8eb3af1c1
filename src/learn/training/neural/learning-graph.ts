import { fillGathered, fillRecurrent, fillWindow, type Graph, type Layer } from '../../neural/graph.ts'
import { room, type Tensor, Workspace } from '../../neural/kernel.ts'

/** A tensor whose gradient, first and second moment (Adam) lie behind it. */
export interface Parameter extends Tensor {
  readonly name: string
}

/** Place of a tensor's gradient: while learning it lies right behind the tensor. */
export const gradient = ({ at, rows, columns }: Tensor): number => at + room(rows, columns)

const MOMENT_DECAY = 0.9
const SQUARE_DECAY = 0.98

/**
 * Networks while they learn: every operation notes how gradients flow back through it (reverse-mode differentiation,
 * Linnainmaa 1970). One piece of work is: operations, gradients set at the outcome, {@link back}, {@link update}.
 */
export class LearningGraph implements Graph {
  readonly work: Workspace
  readonly parameters: Parameter[] = []
  readonly #random: () => number
  readonly #steps: (() => void)[] = []
  /** Tables change only in the rows that were used. */
  readonly #tables = new Map<Tensor, Set<number>>()
  #updates = 0

  constructor(code: Uint8Array, numbers: number, random: () => number) {
    this.work = new Workspace(code, numbers)
    this.#random = random
  }

  /** A tensor with a gradient, which is zero. */
  tensor(rows: number, columns: number): Tensor {
    const at = this.work.take(2 * room(rows, columns))
    const tensor = { at, rows, columns }
    this.work.floats.fill(0, gradient(tensor), gradient(tensor) + room(rows, columns))
    return tensor
  }

  /** A tensor that is learned; it starts with numbers within ±`scale`. */
  parameter(name: string, rows: number, columns: number, scale: number): Parameter {
    const size = room(rows, columns)
    const at = this.work.take(4 * size)
    this.work.floats.fill(0, at, at + 4 * size)
    for (let i = 0; i < rows * columns; i++) this.work.floats[at + i] = (2 * this.#random() - 1) * scale
    const parameter = { name, at, rows, columns }
    this.parameters.push(parameter)
    return parameter
  }

  /** A linear layer (Glorot and Bengio 2010). */
  layer(name: string, rows: number, columns: number): Layer {
    return {
      weights: this.parameter(`${name}.weights`, rows, columns, Math.sqrt(6 / (rows + columns))),
      bias: this.parameter(`${name}.bias`, 1, columns, 0),
    }
  }

  /** A table of which each text uses few rows. */
  table(name: string, rows: number, columns: number, scale: number): Parameter {
    const table = this.parameter(name, rows, columns, scale)
    this.#tables.set(table, new Set())
    return table
  }

  /** The numbers of a parameter as they are now. */
  numbers(name: string): Float32Array {
    const { at, rows, columns } = this.parameters.find((parameter) => parameter.name === name)!
    return this.work.floats.slice(at, at + rows * columns)
  }

  /** Notes a step of the way back. */
  note(step: () => void): void {
    this.#steps.push(step)
  }

  sumRows(table: Tensor, rows: number, columns: number, n: number): Tensor {
    const { kernel, whole } = this.work
    const out = this.tensor(n, table.columns)
    kernel.sumRows(table.at * 4, rows * 4, columns, out.at * 4, n, table.columns)
    const used = this.#tables.get(table)!
    for (let i = rows; i < rows + n * columns; i++) used.add(whole[i]!)
    this.note(() =>
      kernel.addRows(gradient(table) * 4, rows * 4, columns, gradient(out) * 4, n, table.columns),
    )
    return out
  }

  window(x: Tensor, bounds: readonly number[]): Tensor {
    const { kernel } = this.work
    const d = x.columns
    const out = this.tensor(x.rows, 3 * d)
    fillWindow(this.work, x, out, bounds)
    this.note(() => {
      for (let s = 0; s + 1 < bounds.length; s++)
        for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
          const from = Math.max(i - 1, bounds[s]!)
          const to = Math.min(i + 2, bounds[s + 1]!)
          const source = gradient(out) + (3 * i + 1 + from - i) * d
          kernel.addTo((gradient(x) + from * d) * 4, source * 4, (to - from) * d)
        }
    })
    return out
  }

  linear(x: Tensor, { weights, bias }: Layer): Tensor {
    const { kernel, floats } = this.work
    const { columns, rows } = weights
    const out = this.tensor(x.rows, columns)
    for (let i = 0; i < x.rows; i++) floats.copyWithin(out.at + i * columns, bias.at, bias.at + columns)
    kernel.multiply(
      x.at * 4,
      rows,
      1,
      weights.at * 4,
      columns,
      out.at * 4,
      columns,
      x.rows,
      columns,
      rows,
      true,
    )
    this.note(() => {
      const dy = gradient(out)
      const turned = this.#transpose(weights)
      kernel.multiply(
        dy * 4,
        columns,
        1,
        turned * 4,
        rows,
        gradient(x) * 4,
        rows,
        x.rows,
        rows,
        columns,
        true,
      )
      kernel.multiply(
        x.at * 4,
        1,
        rows,
        dy * 4,
        columns,
        gradient(weights) * 4,
        columns,
        rows,
        columns,
        x.rows,
        true,
      )
      for (let i = 0; i < x.rows; i++) kernel.addTo(gradient(bias) * 4, (dy + i * columns) * 4, columns)
    })
    return out
  }

  #transpose({ at, rows, columns }: Tensor): number {
    const { floats } = this.work
    const turned = this.work.take(rows * columns)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) floats[turned + j * rows + i] = floats[at + i * columns + j]!
    return turned
  }

  gather(x: Tensor, rows: Int32Array): Tensor {
    const { kernel } = this.work
    const d = x.columns
    const out = this.tensor(rows.length, d)
    fillGathered(this.work, x, out, rows)
    this.note(() => {
      for (const [i, row] of rows.entries())
        kernel.addTo((gradient(x) + row * d) * 4, (gradient(out) + i * d) * 4, d)
    })
    return out
  }

  relu(x: Tensor): Tensor {
    const { floats } = this.work
    const size = x.rows * x.columns
    const out = this.tensor(x.rows, x.columns)
    for (let i = 0; i < size; i++) floats[out.at + i] = Math.max(0, floats[x.at + i]!)
    this.note(() => {
      const from = gradient(out)
      const to = gradient(x)
      for (let i = 0; i < size; i++) if (floats[out.at + i]! > 0) floats[to + i]! += floats[from + i]!
    })
    return out
  }

  add(x: Tensor, y: Tensor): Tensor {
    const { kernel, floats } = this.work
    const out = this.tensor(x.rows, x.columns)
    const size = room(x.rows, x.columns)
    floats.copyWithin(out.at, x.at, x.at + size)
    kernel.addTo(out.at * 4, y.at * 4, size)
    this.note(() => {
      kernel.addTo(gradient(x) * 4, gradient(out) * 4, size)
      kernel.addTo(gradient(y) * 4, gradient(out) * 4, size)
    })
    return out
  }

  recurrent(x: Tensor, layer: Layer, bounds: readonly number[]): Tensor {
    const { kernel } = this.work
    const gates = this.linear(x, layer)
    const out = this.tensor(x.rows, x.columns)
    const states = this.work.take(room(x.rows, x.columns))
    fillRecurrent(this.work, gates, x, out, states, bounds)
    const d = x.columns
    const half = d >> 1
    this.note(() => {
      const [u, du, xs, c] = [gates.at * 4, gradient(gates) * 4, x.at * 4, states * 4]
      const [dh, dx] = [gradient(out) * 4, gradient(x) * 4]
      const back = 4 * half
      for (let s = 0; s + 1 < bounds.length; s++) {
        const first = bounds[s]!
        const count = bounds[s + 1]! - first
        kernel.recurBack(u, 3 * d, xs, dh, dx, c, d, du, half, first, count, 1)
        kernel.recurBack(
          u + 3 * back,
          3 * d,
          xs + back,
          dh + back,
          dx + back,
          c + back,
          d,
          du + 3 * back,
          half,
          first + count - 1,
          count,
          -1,
        )
      }
    })
    return out
  }

  dropout(x: Tensor, share: number): Tensor {
    if (share === 0) return x
    const { floats } = this.work
    const size = x.rows * x.columns
    const out = this.tensor(x.rows, x.columns)
    const mask = this.work.take(size)
    const kept = 1 / (1 - share)
    for (let i = 0; i < size; i++) {
      floats[mask + i] = this.#random() < share ? 0 : kept
      floats[out.at + i] = floats[x.at + i]! * floats[mask + i]!
    }
    this.note(() => {
      const from = gradient(out)
      const to = gradient(x)
      for (let i = 0; i < size; i++) floats[to + i]! += floats[from + i]! * floats[mask + i]!
    })
    return out
  }

  /** Carries the gradients back through all that was done. */
  back(): void {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) step()
  }

  /** One step of Adam; gradients longer than `longest` together are shortened first. */
  update(rate: number, longest: number): void {
    this.#updates++
    const parts = this.#changed()
    const shrink = longest / Math.max(longest, this.#norm(parts))
    const bias = Math.sqrt(1 - SQUARE_DECAY ** this.#updates) / (1 - MOMENT_DECAY ** this.#updates)
    const { kernel, floats } = this.work
    for (const [at, size, stride] of parts) {
      if (shrink < 1) for (let i = at + stride; i < at + stride + size; i++) floats[i]! *= shrink
      const [p, g, m, v] = [at, at + stride, at + 2 * stride, at + 3 * stride]
      kernel.adam(p * 4, g * 4, m * 4, v * 4, size, rate * bias, MOMENT_DECAY, SQUARE_DECAY)
    }
  }

  /** Runs of numbers that have gradients: place, length, and how far gradient and moments lie behind each other. */
  #changed(): [number, number, number][] {
    const parts: [number, number, number][] = []
    for (const parameter of this.parameters) {
      const { at, rows, columns } = parameter
      const stride = room(rows, columns)
      const used = this.#tables.get(parameter)
      if (!used) parts.push([at, stride, stride])
      else {
        for (const row of used) parts.push([at + row * columns, columns, stride])
        used.clear()
      }
    }
    return parts
  }

  #norm(parts: readonly (readonly [number, number, number])[]): number {
    const { floats } = this.work
    let sum = 0
    for (const [at, size, stride] of parts)
      for (let i = at + stride; i < at + stride + size; i++) sum += floats[i]! * floats[i]!
    return Math.sqrt(sum)
  }
}
