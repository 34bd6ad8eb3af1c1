import type { Document } from '../document/document.ts'
import type { Layer, Layers } from '../document/layers.ts'

/**
 * One step of reading. It declares which layers it reads and which it writes; the compiler holds it to both.
 * `run` returns the written layers and changes nothing.
 */
export interface Stage<R extends Layer, W extends Layer> {
  readonly name: string
  readonly reads: readonly R[]
  readonly writes: readonly W[]
  readonly run: (document: Document<R>) => Pick<Layers, W>
}

export const stage = <const R extends Layer, const W extends Layer>(declared: Stage<R, W>): Stage<R, W> =>
  declared
