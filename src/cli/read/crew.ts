import { Worker } from 'node:worker_threads'
import type { RenderOptions } from './options.ts'
import { type Result, type Task, taskName } from './task.ts'

/** A worker and what it was given, the story in hand first. */
interface Hand {
  readonly worker: Worker
  readonly given: { readonly task: Task; readonly done: (result: Result) => void }[]
}

// The build compiles the worker beside this file; from source it is TypeScript.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Worker threads that read stories. One that dies takes one story with it and is replaced. */
export class Crew {
  readonly #options: RenderOptions
  readonly #size: number
  readonly #hands = new Set<Hand>()
  #closed = false

  constructor(size: number, options: RenderOptions) {
    this.#size = size
    this.#options = options
  }

  /** Reads a story in the thread that has least to do. */
  perform(task: Task): Promise<Result> {
    return new Promise((done) => this.#give({ task, done }))
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#hands].map(({ worker }) => worker.terminate()))
  }

  #give(work: Hand['given'][number]): void {
    const least = [...this.#hands].toSorted((a, b) => a.given.length - b.given.length)[0]
    const hand = least && (least.given.length === 0 || this.#hands.size >= this.#size) ? least : this.#hire()
    hand.given.push(work)
    hand.worker.postMessage(work.task)
  }

  #hire(): Hand {
    const hand: Hand = { worker: new Worker(WORKER, { workerData: this.#options }), given: [] }
    let cause = 'its thread stopped'
    hand.worker.on('message', (result: Result) => hand.given.shift()?.done(result))
    hand.worker.on('error', (error) => {
      cause = error.message
    })
    hand.worker.on('exit', () => {
      this.#hands.delete(hand)
      if (!this.#closed) this.#replace(hand, cause)
    })
    this.#hands.add(hand)
    return hand
  }

  /** The story in hand failed; those waiting behind it go to others. */
  #replace(hand: Hand, cause: string): void {
    const [lost, ...waiting] = hand.given
    lost?.done({
      place: lost.task.place,
      ok: false,
      message: `${taskName(lost.task)}: reading it failed (${cause}). Split it, or read it alone with --jobs 1.`,
    })
    for (const work of waiting) this.#give(work)
  }
}
