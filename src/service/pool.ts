import { Worker } from 'node:worker_threads'
import { ServiceError, type ServiceErrorOrigin } from './service-error.ts'
import type { WorkerAnswer, WorkerSettings } from './service-worker.ts'
import type { Task } from './tasks.ts'

// The build puts the worker beside the command; from source it is TypeScript.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './service-worker.ts' : './service-worker.js',
  import.meta.url,
)

export interface PoolOptions extends WorkerSettings {
  /** Threads at most; each is started when it is first needed. */
  readonly threads: number
  /** Tasks that may wait; more are refused. */
  readonly mostWaiting: number
  /** Milliseconds from the start of a task until its thread is ended. */
  readonly patience: number
  /** Megabytes of heap a thread may use; one that needs more is ended and replaced. */
  readonly heap: number
}

/** A task in hand or waiting. */
interface Work {
  readonly task: Task
  readonly done: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly fail: (error: ServiceError) => void
}

interface Hand {
  readonly worker: Worker
  work: Work | null
  timer: NodeJS.Timeout | null
  /** Why it was ended, if it was. */
  cause: ServiceError | null
}

/**
 * Threads that do tasks, one each at a time, first come first served. A thread that dies or takes too long takes its
 * task with it and is replaced; whoever goes away while waiting costs nothing.
 */
export class Pool {
  readonly #options: PoolOptions
  readonly #hands = new Set<Hand>()
  readonly #waiting = new Set<Work>()
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Tasks in hand and waiting. */
  get load(): number {
    return this.#waiting.size + [...this.#hands].filter(({ work }) => work !== null).length
  }

  /**
   * Does a task, and gives the bytes of its text in UTF-8.
   *
   * @throws ServiceError what the task throws; `busy`, `timeout`, `lost`, `stopped`
   */
  run(task: Task, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(stopped())
      if (this.#waiting.size >= this.#options.mostWaiting)
        return reject(
          new ServiceError('service', 'busy', 'Too much is asked at once. Try again in a few seconds.'),
        )
      const leave = (): void => {
        if (this.#waiting.delete(work)) reject(stopped())
      }
      const work: Work = {
        task,
        done: (bytes) => {
          signal?.removeEventListener('abort', leave)
          resolve(bytes)
        },
        fail: (error) => {
          signal?.removeEventListener('abort', leave)
          reject(error)
        },
      }
      if (signal?.aborted) return reject(stopped())
      signal?.addEventListener('abort', leave, { once: true })
      this.#waiting.add(work)
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { fail } of this.#waiting) fail(stopped())
    this.#waiting.clear()
    await Promise.all(
      [...this.#hands].map((hand) => {
        hand.cause ??= stopped()
        return hand.worker.terminate()
      }),
    )
  }

  /** Gives the first that waits to a thread that is free. */
  #next(): void {
    if (this.#closed) return
    const [work] = this.#waiting
    if (!work) return
    const free = [...this.#hands].find((hand) => hand.work === null && hand.cause === null)
    const hand = free ?? (this.#hands.size < this.#options.threads ? this.#hire() : null)
    if (!hand) return
    this.#waiting.delete(work)
    hand.work = work
    hand.timer = setTimeout(() => this.#end(hand), this.#options.patience)
    hand.worker.postMessage(work.task)
  }

  #hire(): Hand {
    const { archive, givesWay, heap } = this.#options
    const worker = new Worker(WORKER, {
      workerData: { archive, givesWay } satisfies WorkerSettings,
      resourceLimits: { maxOldGenerationSizeMb: heap },
    })
    const hand: Hand = { worker, work: null, timer: null, cause: null }
    worker.on('message', (answer: WorkerAnswer) => {
      const work = free(hand)
      if (answer.ok) work?.done(answer.bytes)
      else work?.fail(new ServiceError(answer.origin as ServiceErrorOrigin, answer.code, answer.message))
      this.#next()
    })
    worker.on('error', (error) => {
      hand.cause ??= lost(error.message)
    })
    worker.on('exit', () => {
      this.#hands.delete(hand)
      free(hand)?.fail(hand.cause ?? lost('its thread stopped'))
      this.#next()
    })
    this.#hands.add(hand)
    return hand
  }

  /** A thread that is busy too long hears nothing: only ending it helps. */
  #end(hand: Hand): void {
    const seconds = Math.round(this.#options.patience / 1000)
    hand.cause = new ServiceError(
      'service',
      'timeout',
      `This took longer than ${seconds} seconds and was given up. Ask for less at once, or use the command line.`,
    )
    free(hand)?.fail(hand.cause)
    void hand.worker.terminate()
  }
}

/** Takes a thread's task from it. */
function free(hand: Hand): Work | null {
  const { work, timer } = hand
  if (timer) clearTimeout(timer)
  hand.work = null
  hand.timer = null
  return work
}

const stopped = (): ServiceError =>
  new ServiceError('service', 'stopped', 'The service is stopping, or nobody waits for this any more.')

const lost = (what: string): ServiceError =>
  new ServiceError(
    'service',
    'lost',
    `Doing this failed (${what}). Send less at once; if it fails again, report it.`,
  )
