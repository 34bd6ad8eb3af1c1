import { asInt8, bytesOf, ModelError, type Sections } from '../weight-file.ts'
import type { Tensor, Workspace } from './kernel.ts'
import { type WholeLayer, type WholeTable, wholeLayer } from './reading-graph.ts'

/** Shapes of layers by name. */
export type Shapes = Readonly<Record<string, readonly [rows: number, columns: number]>>

/** Numbers that layers of these shapes take while reading: as learned, rounded, and change. */
export const layerRoom = (shapes: Shapes): number =>
  2 * Object.values(shapes).reduce((sum, [rows, columns]) => sum + (rows + 3) * columns, 65536)

/** Numbers that a table of so many takes while reading. */
export const tableRoom = (numbers: number): number => (numbers >> 1) + 8

/** The sections of layers: weights and bias as learned, `of` gives numbers by name. */
export function layerSections(shapes: Shapes, of: (name: string) => Float32Array): Sections {
  const names = Object.keys(shapes).flatMap((name) => [`${name}.weights`, `${name}.bias`])
  return Object.fromEntries(names.map((name) => [name, bytesOf(of(name))]))
}

/** Names of the two sections that a table is stored in. */
export interface TableNames {
  readonly values: string
  /** What a step is worth, row by row. */
  readonly steps: string
}

/** The sections of a table in eight bits a number: the largest size of a number in a row is 127 steps. */
export function tableSections(names: TableNames, table: Float32Array, columns: number): Sections {
  const bytes = new Int8Array(table.length)
  const steps = new Float32Array(table.length / columns)
  for (let row = 0; row < steps.length; row++) {
    let most = 0
    for (let j = row * columns; j < (row + 1) * columns; j++) most = Math.max(most, Math.abs(table[j]!))
    steps[row] = most / 127
    if (most === 0) continue
    for (let j = row * columns; j < (row + 1) * columns; j++) bytes[j] = Math.round((table[j]! / most) * 127)
  }
  return { [names.values]: bytesOf(bytes), [names.steps]: bytesOf(steps) }
}

const asFloats = (bytes: Uint8Array): Float32Array =>
  new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)

/** Takes the parts of a network out of the sections of a weight file, into a workspace. */
export class StoredNetwork {
  readonly #work: Workspace
  readonly #sections: Sections
  readonly #shapes: Shapes

  constructor(work: Workspace, sections: Sections, shapes: Shapes) {
    this.#work = work
    this.#sections = sections
    this.#shapes = shapes
  }

  /** @throws ModelError if it is missing */
  section(name: string): Uint8Array {
    const bytes = this.#sections[name]
    if (!bytes) throw new ModelError('bad-weights', `the weight file has no section "${name}"`)
    return bytes
  }

  /** @throws ModelError if it is missing or has another size */
  tensor(name: string, rows: number, columns: number): Tensor {
    const tensor = this.#work.tensor(rows, columns)
    const values = asFloats(this.section(name))
    if (values.length !== rows * columns)
      throw new ModelError('bad-weights', `the weight file's section "${name}" has ${values.length} numbers`)
    this.#work.floats.set(values, tensor.at)
    return tensor
  }

  layer(name: string): WholeLayer {
    const [rows, columns] = this.#shapes[name]!
    return wholeLayer(this.#work, {
      weights: this.tensor(`${name}.weights`, rows, columns),
      bias: this.tensor(`${name}.bias`, 1, columns),
    })
  }

  /**
   * A table with one step for all rows, so small a number of steps that the sum of the `summed` rows of a token fits 16
   * bits.
   */
  table(names: TableNames, columns: number, summed: number): WholeTable {
    const bytes = asInt8(this.section(names.values))
    const steps = asFloats(this.section(names.steps))
    const step = (steps.reduce((most, one) => Math.max(most, one), 0) * 127 * summed) / 32767
    const at = this.#work.take(bytes.length >> 1)
    for (let row = 0; row < steps.length; row++) {
      const scale = steps[row]! / step
      for (let j = row * columns; j < (row + 1) * columns; j++)
        this.#work.shorts[2 * at + j] = Math.round(bytes[j]! * scale)
    }
    return { at, rows: steps.length, columns, step }
  }
}
