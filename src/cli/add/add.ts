import { availableParallelism } from 'node:os'
import process from 'node:process'
import { type Added, BATCH } from '../../archive/add.ts'
import type { Archive } from '../../archive/archive.ts'
import { type Listing, listSources } from '../../article/sources.ts'
import { inOrder } from '../../service/in-order.ts'
import { withArchive } from '../archive/location.ts'
import { EXIT } from '../exit.ts'
import { safeJson } from '../page/plain.ts'
import { INTERRUPTED, Interruption } from '../read/interruption.ts'
import { openReporter, type Reporter } from '../read/reporter.ts'
import { tasksOf } from '../read/tasks.ts'
import { writeOut } from '../terminal.ts'
import { version } from '../version.ts'
import type { AddOptions } from './options.ts'
import { type Taken, take } from './take.ts'

// The build compiles the worker beside this file; from source it is TypeScript.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './add-worker.ts' : './add-worker.js',
  import.meta.url,
)

/** So many stories are read sooner than worker threads would be of use. */
const FEW = 32
const BAR_FROM = 9
const BAR = '{value}/{total} added · {rate} a second · {eta_formatted} left'
/** Stories started before the first of them is kept, for each thread. */
const AHEAD = 8

/** How long a record waits for others to be kept with, in milliseconds. */
const PATIENCE = 500

/** Adds all inputs to the archive and returns the exit status. */
export function add(inputs: readonly string[], options: AddOptions): Promise<number> {
  const listing = listSources(inputs)
  return withArchive(options.archive, 'write', async (archive) => {
    const interruption = new Interruption()
    const apart = !options.ndjson || !process.stdout.isTTY
    const wanted = listing.sources.length >= BAR_FROM && apart && !options.quiet
    const reporter = await openReporter(listing.sources.length, wanted, BAR)
    const keeper = new Keeper(archive, options, reporter)
    try {
      const taken = takeAll(listing, archive, options, interruption)
      const whole = await keepAll(taken, keeper, interruption)
      if (!whole) await writeClosing(keeper, options)
      if (!whole) process.exit(EXIT.interrupted)
    } finally {
      reporter.stop()
      interruption.disarm()
    }
    await writeClosing(keeper, options)
    return keeper.counts.failed > 0 ? EXIT.someFailed : EXIT.done
  })
}

/** Stories in order; the first few in this thread, unless many are known to come. */
async function* takeAll(
  listing: Listing,
  archive: Archive,
  options: AddOptions,
  interruption: Interruption,
): AsyncGenerator<Taken> {
  const tasks = tasksOf(listing, { published: options.published })
  const threads = options.jobs ?? availableParallelism()
  const few = options.jobs === null && listing.sources.length <= FEW
  const alone = threads === 1 ? Number.POSITIVE_INFINITY : few ? FEW : 0
  for (let done = 0; done < alone; done++) {
    const next = await tasks.next()
    if (next.done) return
    yield await take(next.value, archive, options)
  }
  // Reading in this thread leaves no moment to answer Ctrl-C: until now the system does.
  interruption.arm()
  const { Crew } = await import('../read/crew.ts')
  const { published, outlet, reread } = options
  const crew = new Crew<Taken>(threads, {
    worker: WORKER,
    options: { archive: options.archive, published, outlet, reread },
    lost: ({ place }, message) => ({ place, kind: 'failure', message }),
  })
  try {
    yield* inOrder(
      tasks,
      (task) => (task.kind === 'failure' ? take(task, archive, options) : crew.perform(task)),
      threads * AHEAD,
    )
  } finally {
    await crew.close()
  }
}

/** False where Ctrl-C ended it; what was read until then is kept. */
async function keepAll(
  taken: AsyncGenerator<Taken>,
  keeper: Keeper,
  interruption: Interruption,
): Promise<boolean> {
  let next = taken.next()
  for (;;) {
    const ready = await Promise.race([next, interruption.happened, keeper.patience])
    if (ready === INTERRUPTED) {
      await keeper.flush()
      return false
    }
    if (ready === 'late') await keeper.flush()
    else if (ready.done) break
    else {
      await keeper.keep(ready.value)
      next = taken.next()
    }
  }
  await keeper.flush()
  return true
}

interface Counts {
  added: number
  changed: number
  reread: number
  unchanged: number
  failed: number
}

const NEVER = new Promise<never>(() => {})

/** Keeps records a batch at a time, and says so once they are on disk. */
class Keeper {
  readonly counts: Counts = { added: 0, changed: 0, reread: 0, unchanged: 0, failed: 0 }
  readonly changed: Added[] = []
  readonly #archive: Archive
  readonly #options: AddOptions
  readonly #reporter: Reporter
  readonly #reader = `hearsay ${version()}`
  #waiting: Extract<Taken, { readonly kind: 'record' }>[] = []
  #timer: NodeJS.Timeout | null = null
  #late: Promise<'late'> = NEVER

  constructor(archive: Archive, options: AddOptions, reporter: Reporter) {
    this.#archive = archive
    this.#options = options
    this.#reporter = reporter
  }

  /** As it may be shown. */
  get location(): string {
    return this.#archive.location
  }

  /** Resolves when the first record has waited long enough for others. */
  get patience(): Promise<'late'> {
    return this.#late
  }

  async keep(taken: Taken): Promise<void> {
    if (taken.kind === 'record') {
      if (this.#waiting.length === 0) this.#wait()
      this.#waiting.push(taken)
      if (this.#waiting.length >= BATCH) await this.flush()
      return
    }
    if (taken.kind === 'failure') {
      this.counts.failed++
      this.#reporter.complain(taken.message)
    } else {
      this.counts.unchanged++
      await this.#say({ article: taken.id, status: 'unchanged' })
    }
    this.#reporter.advance(taken.place + 1)
  }

  #wait(): void {
    this.#late = new Promise((resolve) => {
      this.#timer = setTimeout(() => resolve('late'), PATIENCE)
    })
  }

  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#late = NEVER
    const batch = this.#waiting
    this.#waiting = []
    const additions = batch.map(({ record }) => ({ record, reader: this.#reader }))
    const kept = await this.#archive.add(additions, { reread: this.#options.reread })
    for (const one of kept) {
      this.counts[one.status]++
      if (one.status === 'changed') this.changed.push(one)
      await this.#say(one)
    }
    const last = batch.at(-1)
    if (last) this.#reporter.advance(last.place + 1)
  }

  async #say(line: object): Promise<void> {
    if (this.#options.ndjson) await writeOut(`${safeJson(line)}\n`)
  }
}

/** Changed articles that are named one by one. */
const MOST_CHANGED = 20

async function writeClosing(
  { counts, changed, location }: Keeper,
  { quiet, ndjson }: AddOptions,
): Promise<void> {
  if (quiet || ndjson) return
  for (const { article, version: number, changes } of changed.slice(0, MOST_CHANGED)) {
    const [added, withdrawn, altered] = [changes?.added, changes?.withdrawn, changes?.altered].map(
      (c) => c?.length ?? 0,
    )
    await writeOut(
      `${article}: version ${number}, ${added} statements added, ${withdrawn} withdrawn, ${altered} altered\n`,
    )
  }
  const parts = [
    `${counts.added} added`,
    ...(counts.changed > 0 ? [`${counts.changed} changed`] : []),
    ...(counts.reread > 0 ? [`${counts.reread} read again`] : []),
    ...(counts.unchanged > 0 ? [`${counts.unchanged} as they were`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} could not be read`] : []),
  ]
  await writeOut(`${parts.join(', ')} · ${location}\n`)
}
