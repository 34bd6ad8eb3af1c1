import type { Command } from 'commander'
import { archiveOption } from '../archive/location.ts'
import { parseDate, parseJobs } from '../read/command.ts'

interface Given {
  readonly archive: string
  readonly published?: string
  readonly outlet?: string
  readonly reread?: true
  readonly jobs?: number
  readonly ndjson?: true
  readonly quiet?: true
}

const EXAMPLES = `
Examples:
  $ hearsay add stories/                            all stories of a folder, into ./hearsay.db
  $ hearsay add today.ndjson --archive ~/desk.db
  $ hearsay add stories/ --ndjson | jq -r 'select(.status == "changed") | .article'

Exit status: 0 all were kept or there already, 1 some were not, 2 wrong usage.`

/** `hearsay add`. */
export function addAddCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('add')
    .summary('keep stories in an archive')
    .description(
      'Reads stories and keeps their records. What is there already is passed over; an article that has changed becomes a new version.',
    )
    .argument('<inputs...>', 'files, folders, or - for standard input, as for `hearsay read`')
    .addOption(archiveOption())
    .option('--published <date>', 'date of publication where the story does not say', parseDate)
    .option('--outlet <name>', 'outlet where the story does not say')
    .option('--reread', 'read also what is there already again, with this version of Hearsay')
    .option('--jobs <n>', 'worker threads (default: one a core for more than a few stories)', parseJobs)
    .option('--ndjson', 'print a line of JSON for each article, once it is kept')
    .option('--quiet', 'no progress bar and no closing line')
    .showHelpAfterError('"hearsay help add" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], given: Given) => {
      const { add } = await import('./add.ts')
      finish(
        await add(inputs, {
          archive: given.archive,
          published: given.published,
          outlet: given.outlet,
          reread: given.reread ?? false,
          jobs: given.jobs ?? null,
          ndjson: given.ndjson ?? false,
          quiet: given.quiet ?? false,
        }),
      )
    })
}
