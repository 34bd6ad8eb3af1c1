import type { Layer, Layers } from './layers.ts'

/** What is known of a text before it is read. */
export interface Context {
  readonly text: string
  /** ISO 8601 date of publication, which relative dates are reckoned from. */
  readonly published: string | null
}

/** A text with the layers `L` over it. */
export type Document<L extends Layer = Layer> = Context & { readonly [K in L]: Layers[K] }
