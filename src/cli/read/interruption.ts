import process from 'node:process'

export const INTERRUPTED = Symbol('interrupted')

/** Ctrl-C, once somebody can answer it. */
export class Interruption {
  readonly #signal = Promise.withResolvers<typeof INTERRUPTED>()
  readonly #heard = (): void => this.#signal.resolve(INTERRUPTED)

  /** Resolves when Ctrl-C was pressed. */
  get happened(): Promise<typeof INTERRUPTED> {
    return this.#signal.promise
  }

  arm(): void {
    process.once('SIGINT', this.#heard)
  }

  disarm(): void {
    process.off('SIGINT', this.#heard)
  }
}
