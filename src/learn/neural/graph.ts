import { room, type Tensor, type Workspace } from './kernel.ts'

/** Weights and bias of a linear layer. */
export interface Layer {
  readonly weights: Tensor
  readonly bias: Tensor
}

/** The operations that networks are made of. What a network is stands once, for reading and for learning. */
export interface Graph<L extends Layer = Layer, T extends Tensor = Tensor> {
  /** For each of `n` rows the sum of the table's rows that `columns` numbers from `rows` on (place in the memory) name. */
  sumRows(table: T, rows: number, columns: number, n: number): Tensor
  /** Each row between the rows before and after it in its sentence; `bounds` are the sentences' first rows and the end. */
  window(x: Tensor, bounds: readonly number[]): Tensor
  linear(x: Tensor, layer: L): Tensor
  /** The rows of `x` that are named, in that order. */
  gather(x: Tensor, rows: Int32Array): Tensor
  relu(x: Tensor): Tensor
  add(x: Tensor, y: Tensor): Tensor
  /** Simple recurrent units that read each sentence in both directions, half of the columns each. */
  recurrent(x: Tensor, layer: L, bounds: readonly number[]): Tensor
  /** Leaves out numbers by chance while learning; nothing while reading. */
  dropout(x: Tensor, share: number): Tensor
}

/** Fills `y` with the rows of `x` and of both neighbours. */
export function fillWindow({ floats }: Workspace, x: Tensor, y: Tensor, bounds: readonly number[]): void {
  const d = x.columns
  floats.fill(0, y.at, y.at + room(y.rows, y.columns))
  for (let s = 0; s + 1 < bounds.length; s++)
    for (let i = bounds[s]!; i < bounds[s + 1]!; i++) {
      const from = Math.max(i - 1, bounds[s]!)
      const to = Math.min(i + 2, bounds[s + 1]!)
      floats.copyWithin(y.at + (3 * i + 1 + from - i) * d, x.at + from * d, x.at + to * d)
    }
}

/** Fills `y` with the rows of `x` that are named. */
export function fillGathered({ floats }: Workspace, x: Tensor, y: Tensor, rows: Int32Array): void {
  const d = x.columns
  for (const [i, row] of rows.entries()) floats.copyWithin(y.at + i * d, x.at + row * d, x.at + (row + 1) * d)
}

/** Runs the recurrences of one layer over all sentences; `gates` is what its linear part gave. */
export function fillRecurrent(
  { kernel }: Workspace,
  gates: Tensor,
  x: Tensor,
  y: Tensor,
  states: number,
  bounds: readonly number[],
): void {
  const d = x.columns
  const half = d >> 1
  const back = half * 4
  for (let s = 0; s + 1 < bounds.length; s++) {
    const first = bounds[s]!
    const count = bounds[s + 1]! - first
    const last = first + count - 1
    const u = gates.at * 4
    kernel.recur(u, 3 * d, x.at * 4, y.at * 4, states * 4, d, half, first, count, 1)
    kernel.recur(
      u + 3 * back,
      3 * d,
      x.at * 4 + back,
      y.at * 4 + back,
      states * 4 + back,
      d,
      half,
      last,
      count,
      -1,
    )
  }
}
