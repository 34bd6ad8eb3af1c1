import { type Command, InvalidArgumentError, Option } from 'commander'
import { PROFILES, type Profile } from '../../check/rule.ts'
import { REGIONS, type Region } from '../../check/settings.ts'
import { parseDate } from '../read/command.ts'
import { type CheckCommandOptions, FORMATS, type Format } from './options.ts'

/** As commander gives the options of `check`. */
interface Given {
  readonly format: Format
  readonly maxWarnings?: number
  readonly quiet?: true
  readonly rule?: readonly string[]
  readonly profile?: Profile
  readonly region?: Region
  readonly stdinFilename?: string
  readonly published?: string
  readonly fix?: true
  readonly config?: string
  readonly suppress?: string
  readonly prune?: true
  readonly explain?: string | true
  readonly color: boolean
}

function parseCount(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('Give a whole number, such as 0.')
  return value
}

function parseReason(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Give the reason in words.')
  return text.trim()
}

const listOf = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
]

const EXAMPLES = `
Examples:
  $ hearsay check story.md                              what an editor would stop at
  $ hearsay check stories/ --profile desk-uk --format sarif > findings.sarif
  $ pbpaste | hearsay check - --stdin-filename story.md
  $ hearsay check story.md --rule minor-named,suicide-helpline
  $ hearsay check story.md --suppress "seen by the night desk"
  $ hearsay check --explain weekday-date

Exit status: 0 no errors, 1 errors or more warnings than --max-warnings, 2 wrong usage or something could not be
checked.`

/** `hearsay check`. */
export function addCheckCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('check')
    .summary('check stories: people, quotes, numbers, names, sources')
    .description(
      'Reads stories and finds what an editor would stop at: a weekday that is not that date, a name spelled two ways, words given to two people, a child named in a story about a crime.',
    )
    .argument('[inputs...]', 'files (.txt .md .html .ndjson …), folders, or - for standard input')
    .addOption(
      new Option('--format <format>', 'how to write what was found').choices(FORMATS).default('stylish'),
    )
    .option('--max-warnings <n>', 'fail if there are more warnings than N', parseCount)
    .option('--quiet', 'show errors only')
    .option('--rule <ids>', 'only these rules, parted by commas', listOf)
    .addOption(new Option('--profile <name>', 'which rules are on').choices(PROFILES))
    .addOption(new Option('--region <region>', 'whose helplines to look for').choices(REGIONS))
    .option('--stdin-filename <name>', 'what standard input is called, and read as')
    .option('--published <date>', 'date of publication where the story does not say', parseDate)
    .option('--fix', 'mend typography in the file, never inside quotation marks')
    .option('--config <file>', 'settings (default: hearsay.config.json beside the story, or above)')
    .option('--suppress <reason>', 'let all that is found stand from now on, for this reason', parseReason)
    .option('--prune', 'drop suppressions of what is no more')
    .option('--explain [rule]', 'say what a rule finds, and why; without a rule list all')
    .option('--no-color', 'no colour')
    .showHelpAfterError('"hearsay help check" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], given: Given, command: Command) => {
      if (given.explain !== undefined) {
        const { explain } = await import('./explain.ts')
        finish(await explain(given.explain === true ? null : given.explain, given.color))
        return
      }
      if (inputs.length === 0)
        command.error('error: give files or folders to check, or - for standard input', { exitCode: 2 })
      const { check } = await import('./check.ts')
      finish(await check(inputs, checkOptions(given)))
    })
}

const checkOptions = (given: Given): CheckCommandOptions => ({
  format: given.format,
  maxWarnings: given.maxWarnings ?? null,
  quiet: given.quiet ?? false,
  only: given.rule ?? null,
  profile: given.profile,
  region: given.region,
  stdinName: given.stdinFilename ?? null,
  published: given.published,
  fix: given.fix ?? false,
  config: given.config ?? null,
  suppress: given.suppress ?? null,
  prune: given.prune ?? false,
  colour: given.color,
})
