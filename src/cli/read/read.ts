import { availableParallelism } from 'node:os'
import process from 'node:process'
import { type Listing, listSources } from '../../article/sources.ts'
import { inOrder } from '../../service/in-order.ts'
import { EXIT } from '../exit.ts'
import { plain } from '../page/plain.ts'
import { complaint, PipeClosed, pageWidth, usesColour } from '../terminal.ts'
import { WriteError } from './folder.ts'
import { INTERRUPTED, Interruption } from './interruption.ts'
import type { ReadOptions, RenderOptions } from './options.ts'
import { openReporter, type Reporter } from './reporter.ts'
import { perform, type Result, type Task } from './task.ts'
import { tasksOf } from './tasks.ts'
import { openWriter, type Writer } from './writers.ts'

// The build compiles the worker beside this file; from source it is TypeScript.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** So many stories are read sooner than worker threads, each loading its own models, would be of use. */
const FEW = 32

/** Fewer inputs are done before a bar is worth looking at. */
const BAR_FROM = 9

/** Stories started before the first of them is written, for each thread: the most that is held. */
const AHEAD = 8

/** Reads all inputs, writes their records, and returns the exit status. */
export async function read(inputs: readonly string[], options: ReadOptions): Promise<number> {
  const listing = listSources(inputs)
  const rendering = renderOptions(options)
  const interruption = new Interruption()
  try {
    const writer = openWriter(options.output, options.folder, rendering.width)
    const reporter = await reporterFor(listing, options)
    const results = readAll(listing, options, rendering, interruption)
    const outcome = await writeAll(results, writer, reporter, interruption).finally(reporter.stop)
    if (outcome.cutShort) process.exit(EXIT.interrupted)
    if (options.folder !== null && process.stderr.isTTY && !options.quiet)
      process.stderr.write(`${closingLine(outcome, options.folder)}\n`)
    return outcome.failed > 0 ? EXIT.someFailed : EXIT.done
  } catch (error) {
    // Standard input may still be open: the process must not wait for it.
    if (error instanceof PipeClosed) process.exit(EXIT.done)
    if (!(error instanceof WriteError)) throw error
    process.stderr.write(complaint(error.message))
    return error.code === 'no-folder' ? EXIT.wrongUsage : EXIT.someFailed
  } finally {
    interruption.disarm()
  }
}

const closingLine = ({ written }: Outcome, folder: string | null): string =>
  `${written} ${written === 1 ? 'record' : 'records'} in ${plain(folder ?? '')}`

interface Outcome {
  readonly written: number
  readonly failed: number
  /** Whether somebody pressed Ctrl-C. */
  readonly cutShort: boolean
}

/** A bar would disturb pages printed on the same terminal. */
function reporterFor({ sources }: Listing, { folder, quiet }: ReadOptions): Promise<Reporter> {
  const apart = folder !== null || !process.stdout.isTTY
  return openReporter(sources.length, sources.length >= BAR_FROM && apart && !quiet)
}

function renderOptions(options: ReadOptions): RenderOptions {
  const { output, explain, short, all, minProbability, published } = options
  const colour = output === 'page' && usesColour(process.stdout, process.env, options.colour)
  const width = pageWidth(process.stdout)
  return { output, explain, short, all, minProbability, published, colour, width }
}

/** The results in order. The first few stories are read in this thread, unless many are known to come. */
async function* readAll(
  listing: Listing,
  { jobs, published }: ReadOptions,
  rendering: RenderOptions,
  interruption: Interruption,
): AsyncGenerator<Result> {
  const tasks = tasksOf(listing, { published })
  const threads = jobs ?? availableParallelism()
  const few = jobs === null && listing.sources.length <= FEW
  const alone = threads === 1 ? Number.POSITIVE_INFINITY : few ? FEW : 0
  for (let done = 0; done < alone; done++) {
    const next = await tasks.next()
    if (next.done) return
    yield await perform(next.value, rendering)
  }
  // Reading in this thread leaves no moment to answer Ctrl-C: until now the system does.
  interruption.arm()
  yield* readTogether(tasks, threads, rendering)
}

async function* readTogether(
  tasks: AsyncGenerator<Task>,
  threads: number,
  rendering: RenderOptions,
): AsyncGenerator<Result> {
  const { Crew } = await import('./crew.ts')
  const crew = new Crew<Result>(threads, {
    worker: WORKER,
    options: rendering,
    lost: ({ place }, message) => ({ place, ok: false, message }),
  })
  const work = (task: Task): Promise<Result> =>
    task.kind === 'failure' ? perform(task, rendering) : crew.perform(task)
  try {
    yield* inOrder(tasks, work, threads * AHEAD)
  } finally {
    await crew.close()
  }
}

/** Writes results as they come; a reader that has gone, or Ctrl-C, ends the run in good order. */
async function writeAll(
  results: AsyncGenerator<Result>,
  writer: Writer,
  reporter: Reporter,
  interruption: Interruption,
): Promise<Outcome> {
  let [written, failed] = [0, 0]
  for (;;) {
    const next = await Promise.race([results.next(), interruption.happened])
    if (next === INTERRUPTED) {
      await writer.end()
      return { written, failed, cutShort: true }
    }
    if (next.done) break
    const result = next.value
    if (result.ok) {
      await writer.write(result.id, result.texts)
      written++
    } else {
      reporter.complain(result.message)
      failed++
    }
    reporter.advance(result.place + 1)
  }
  await writer.end()
  return { written, failed, cutShort: false }
}
