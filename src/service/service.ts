import { availableParallelism } from 'node:os'
import type { Archive } from '../archive/archive.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { CheckTask } from './check-story.ts'
import { Pool, type PoolOptions } from './pool.ts'
import type { AskAnswer, AskArguments, Asked, RecordFormat, VerifyTask } from './tasks.ts'
import type { StoryUpload } from './uploads.ts'

export interface ServiceOptions {
  /** Open for writing; the service does not close it. */
  readonly archive: Archive
  /** Where it is, for the threads that read it. */
  readonly location: string
  /** Whether the archive holds Hearsay's own made-up stories. */
  readonly samples: boolean
  /** Of Hearsay. */
  readonly version: string
  /** Threads that read stories; one a core if not given. */
  readonly threads?: number | undefined
  readonly limits?: Partial<Limits> | undefined
}

/** What is done at once, and how long it may take. */
export interface Limits {
  /** Stories and drafts that may wait. */
  readonly waiting: number
  /** Milliseconds for a story or a draft, and for a question to the archive. */
  readonly reading: number
  readonly asking: number
}

export const LIMITS: Limits = { waiting: 256, reading: 120_000, asking: 30_000 }

/** Threads that ask the archive: a long question does not keep a short one waiting. */
const ASKERS = 2
/** Megabytes of heap for a thread that reads: a story of a megabyte takes some hundred. */
const HEAP = 1024

type Bytes = Promise<Uint8Array<ArrayBuffer>>

/**
 * What servers offer: stories read, drafts verified, the archive asked, each in threads beside the one that listens, so
 * that none keeps another waiting. Only what changes the archive is done in this thread, one change after the other.
 */
export class Service {
  readonly archive: Archive
  readonly samples: boolean
  readonly version: string
  readonly limits: Limits
  readonly #threads: number
  readonly #readers: Pool
  readonly #askers: Pool

  constructor({ archive, location, samples, version, threads, limits = {} }: ServiceOptions) {
    this.archive = archive
    this.samples = samples
    this.version = version
    this.limits = { ...LIMITS, ...limits }
    const { waiting, reading, asking } = this.limits
    const pool: Omit<PoolOptions, 'threads' | 'patience' | 'givesWay'> = {
      archive: location,
      mostWaiting: waiting,
      heap: HEAP,
    }
    this.#threads = threads ?? availableParallelism()
    this.#readers = new Pool({ ...pool, threads: this.#threads, givesWay: true, patience: reading })
    this.#askers = new Pool({ ...pool, threads: ASKERS, givesWay: false, patience: asking })
  }

  /** Starts all threads and has them load what they need, so that the first who asks does not wait for it. */
  async warm(): Promise<void> {
    const story = { text: '“No,” said Ada Quill.' }
    const first = [
      ...Array.from({ length: this.#threads }, () => this.read(story, 'json')),
      ...Array.from({ length: ASKERS }, () => this.ask(undefined, 'people', { name: 'Quill' }, 1)),
    ]
    await Promise.allSettled(first)
  }

  /** Stories and drafts in hand and waiting. */
  get load(): number {
    return this.#readers.load
  }

  /** The record of a story, as text. */
  read(story: StoryUpload, format: RecordFormat, signal?: AbortSignal): Bytes {
    return this.#readers.run({ kind: 'read', story, format }, signal)
  }

  async readRecord(story: StoryUpload, signal?: AbortSignal): Promise<HearsayRecord> {
    return parsed(await this.read(story, 'json', signal))
  }

  verify(task: VerifyTask, format: 'json' | 'html', signal?: AbortSignal): Bytes {
    return this.#readers.run({ kind: 'verify', task, format }, signal)
  }

  /** What is to be looked at in a story, as JSON. */
  check(task: CheckTask, signal?: AbortSignal): Bytes {
    return this.#readers.run({ kind: 'check', task }, signal)
  }

  /** The record of an article in the archive, as text. */
  record(article: string, format: RecordFormat, signal?: AbortSignal): Bytes {
    return this.#askers.run({ kind: 'record', article, format }, signal)
  }

  /** The archive's answer as JSON. */
  ask<A extends Asked>(signal: AbortSignal | undefined, question: A, ...asked: AskArguments<A>): Bytes {
    return this.#askers.run({ kind: 'ask', question, asked }, signal)
  }

  async answer<A extends Asked>(
    signal: AbortSignal | undefined,
    question: A,
    ...asked: AskArguments<A>
  ): Promise<AskAnswer<A>> {
    return parsed(await this.ask(signal, question, ...asked))
  }

  async close(): Promise<void> {
    await Promise.all([this.#readers.close(), this.#askers.close()])
  }
}

const parsed = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes))
