import { Worker } from 'node:worker_threads'
import { type Task, taskName } from './task.ts'

/** A worker and what it was given, the story in hand first. */
interface Hand<R> {
  readonly worker: Worker
  readonly given: { readonly task: Task; readonly done: (result: R) => void }[]
}

/** What the threads of a crew do. */
export interface Work<R> {
  /** The module that does it, one task a message. */
  readonly worker: URL
  readonly options: object
  /** The result of a task that was lost, with a message for people. */
  readonly lost: (task: Task, message: string) => R
}

/** Worker threads that read stories. One that dies takes one story with it and is replaced. */
export class Crew<R> {
  readonly #work: Work<R>
  readonly #size: number
  readonly #hands = new Set<Hand<R>>()
  #closed = false

  constructor(size: number, work: Work<R>) {
    this.#size = size
    this.#work = work
  }

  /** Reads a story in the thread that has least to do. */
  perform(task: Task): Promise<R> {
    return new Promise((done) => this.#give({ task, done }))
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#hands].map(({ worker }) => worker.terminate()))
  }

  #give(work: Hand<R>['given'][number]): void {
    const least = [...this.#hands].toSorted((a, b) => a.given.length - b.given.length)[0]
    const hand = least && (least.given.length === 0 || this.#hands.size >= this.#size) ? least : this.#hire()
    hand.given.push(work)
    hand.worker.postMessage(work.task)
  }

  #hire(): Hand<R> {
    const { worker, options } = this.#work
    const hand: Hand<R> = { worker: new Worker(worker, { workerData: options }), given: [] }
    let cause = 'its thread stopped'
    hand.worker.on('message', (result: R) => hand.given.shift()?.done(result))
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
  #replace(hand: Hand<R>, cause: string): void {
    const [lost, ...waiting] = hand.given
    lost?.done(
      this.#work.lost(
        lost.task,
        `${taskName(lost.task)}: reading it failed (${cause}). Split it, or read it alone with --jobs 1.`,
      ),
    )
    for (const work of waiting) this.#give(work)
  }
}
