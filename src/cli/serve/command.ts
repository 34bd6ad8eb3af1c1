import { type Command, InvalidArgumentError, Option } from 'commander'
import { parseJobs } from '../read/command.ts'

interface Given {
  readonly archive?: string
  readonly host: string
  readonly port: number
  readonly open: boolean
  readonly jobs?: number
}

function parsePort(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value
  throw new InvalidArgumentError('Give a number from 0 (a free port) to 65535.')
}

const EXAMPLES = `
Examples:
  $ hearsay serve                              the desk, in the browser
  $ hearsay serve --archive ~/desk.db --port 8080
  $ HEARSAY_TOKEN=$(openssl rand -hex 24) hearsay serve --host 0.0.0.0

Without --archive it opens ./hearsay.db; where there is none, Hearsay's own sample stories, kept in
./hearsay-samples.db. Ctrl-C stops it.`

/** `hearsay serve`. */
export function addServeCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('serve')
    .summary('open the desk')
    .description(
      'Serves the desk and the HTTP API: read, search, verify and correct in the browser. On this machine alone, unless --host says otherwise and HEARSAY_TOKEN holds a secret.',
    )
    .addOption(
      new Option('--archive <path>', 'the archive: a file, or postgres://…; made where it is missing').env(
        'HEARSAY_ARCHIVE',
      ),
    )
    .option(
      '--host <address>',
      'listen on this address; others than this machine’s own need HEARSAY_TOKEN',
      '127.0.0.1',
    )
    .option('--port <n>', 'listen on this port (0: a free one)', parsePort, 0)
    .option('--jobs <n>', 'threads that read stories (default: one a core)', parseJobs)
    .option('--no-open', 'do not open the browser')
    .showHelpAfterError('"hearsay help serve" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async (given: Given) => {
      const { serveDesk } = await import('./serve.ts')
      const { archive, host, port, open, jobs } = given
      finish(await serveDesk({ archive: archive ?? null, host, port, open, jobs }))
    })
}
