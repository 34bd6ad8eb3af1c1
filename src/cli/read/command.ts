import { type Command, InvalidArgumentError, Option } from 'commander'
import { isIsoDate } from '../page/dates.ts'
import { FORMATS, type Output, type ReadOptions } from './options.ts'

/** As commander gives the options of `read`. */
interface Given {
  readonly json?: true
  readonly ndjson?: true
  readonly format?: (typeof FORMATS)[number]
  readonly out?: string
  readonly published?: string
  readonly explain?: true
  readonly short?: true
  readonly all?: true
  readonly minProbability: number
  readonly jobs?: number
  readonly color: boolean
  readonly quiet?: true
}

export function parseDate(text: string): string {
  if (!isIsoDate(text))
    throw new InvalidArgumentError('Give a date that exists as YEAR-MONTH-DAY, such as 2025-02-21.')
  return text
}

export function parseProbability(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.5.')
  return value
}

const MOST_JOBS = 256

export function parseJobs(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > MOST_JOBS)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_JOBS}.`)
  return value
}

const EXAMPLES = `
Examples:
  $ hearsay read story.txt                     a page to read
  $ hearsay read story.html --explain          with what decided each field, and the words it rests on
  $ hearsay read story.txt --json > story.json
  $ hearsay read archive/ --ndjson | jq -r '.statements[].content[].text'
  $ hearsay read archive/ --out records/       one record a file, with all cores
  $ hearsay read archive/ --format csv --out tables/
  $ curl -s https://example.org/story | hearsay read - --published 2025-02-21

Exit status: 0 all were read, 1 some were not, 2 wrong usage.`

/** `hearsay read`. */
export function addReadCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('read')
    .summary('read stories: who said what, on whose word')
    .description('Reads stories and shows who said what, on whose word: a page in words, or records as JSON.')
    .argument(
      '<inputs...>',
      'files (.txt .md .html .ndjson .jsonl .rss .atom .ninjs .warc), folders, or - for standard input',
    )
    .addOption(
      new Option('--json', 'print the record as JSON: one record, or an array of several').conflicts(
        'ndjson',
      ),
    )
    .addOption(new Option('--ndjson', 'print a record a line, as they come').conflicts('out'))
    .addOption(
      new Option('--format <format>', 'print linked data, Web Annotations, or the statements as a table')
        .choices(FORMATS)
        .conflicts(['json', 'ndjson']),
    )
    .option('--out <dir>', 'write each record into DIR as <id>.json; tables of all with --format csv')
    .option('--published <date>', 'date of publication where the story does not say', parseDate)
    .option('--explain', 'on the page, show what decided each field, and the words it rests on')
    .option('--short', 'on the page, shorten long statements')
    .option('--all', 'on the page, list all that is named, and every photo credit and caption')
    .option(
      '--min-probability <p>',
      'leave out statements less probable than P (0 to 1)',
      parseProbability,
      0,
    )
    .option('--jobs <n>', 'worker threads (default: one a core for more than a few stories)', parseJobs)
    .option('--no-color', 'no colour')
    .option('--quiet', 'no progress bar and no closing line')
    .showHelpAfterError('"hearsay help read" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], given: Given) => {
      const { read } = await import('./read.ts')
      finish(await read(inputs, readOptions(given)))
    })
}

function outputOf({ format, json, ndjson, out }: Given): Output {
  if (format !== undefined) return format
  if (ndjson) return 'ndjson'
  return json || out !== undefined ? 'json' : 'page'
}

function readOptions(given: Given): ReadOptions {
  return {
    output: outputOf(given),
    folder: given.out ?? null,
    published: given.published,
    explain: given.explain ?? false,
    short: given.short ?? false,
    all: given.all ?? false,
    minProbability: given.minProbability,
    jobs: given.jobs ?? null,
    colour: given.color,
    quiet: given.quiet ?? false,
  }
}
