import type { Context, Document } from '../document/document.ts'
import type { Layer, Layers } from '../document/layers.ts'
import type { Stage } from './stage.ts'

/** A stage as the pipeline keeps it: what it reads was checked when it was added. */
interface Step {
  readonly name: string
  readonly reads: readonly Layer[]
  readonly writes: readonly Layer[]
  readonly run: (document: never) => Partial<Layers>
}

/**
 * Stages in order. `with` accepts a stage only if every layer it reads is there and none it writes is:
 * a wrong order does not compile.
 */
export class Pipeline<Have extends Layer> {
  readonly stages: readonly Step[]

  private constructor(stages: readonly Step[]) {
    this.stages = stages
  }

  static readonly start: Pipeline<never> = new Pipeline<never>([])

  with<R extends Have, W extends Exclude<Layer, Have>>(next: Stage<R, W>): Pipeline<Have | W> {
    return new Pipeline<Have | W>([...this.stages, next])
  }

  /** Runs every stage over one text. Deterministic; the same text gives the same layers. */
  read(context: Context): Document<Have> {
    const document: Context & Partial<Layers> = { text: context.text, published: context.published }
    for (const step of this.stages) Object.assign(document, step.run(document as never))
    return document as Document<Have>
  }
}
