import process from 'node:process'
import { complaint } from '../terminal.ts'

/** Tells the person how the run goes, on standard error. */
export interface Reporter {
  /** What could not be read. */
  readonly complain: (message: string) => void
  /** How many of the inputs are done. */
  readonly advance: (inputs: number) => void
  readonly stop: () => void
}

const plainReporter: Reporter = {
  complain: (message) => {
    process.stderr.write(complaint(message))
  },
  advance: () => {},
  stop: () => {},
}

/** With a bar that goes away in the end; complaints stand above it. */
async function barReporter(total: number, format: string): Promise<Reporter> {
  const { MultiBar } = (await import('cli-progress')).default
  const bars = new MultiBar({
    stream: process.stderr,
    format: `  {bar}  ${format}`,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 30,
    // The terminal stays as it was also where the process is killed.
    hideCursor: false,
    linewrap: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  })
  const bar = bars.create(total, 0, { rate: '–' })
  const begun = performance.now()
  return {
    complain: (message) => {
      bars.log(complaint(message))
    },
    advance: (inputs) => {
      const seconds = (performance.now() - begun) / 1000
      bar.update(inputs, { rate: seconds > 0 ? Math.round(inputs / seconds) : '–' })
    },
    stop: () => {
      // Complaints still waiting for the next drawing would be lost.
      bars.update()
      bars.stop()
    },
  }
}

const READ = '{value}/{total} read · {eta_formatted} left'

/**
 * A bar only where it is wanted: for many inputs, on a terminal, and where no page is printed between. `format` is
 * cli-progress's, with `{rate}` for inputs a second.
 */
export const openReporter = (total: number, wanted: boolean, format = READ): Promise<Reporter> =>
  wanted && process.stderr.isTTY ? barReporter(total, format) : Promise.resolve(plainReporter)
