import { type Command, InvalidArgumentError, Option } from 'commander'
import { EDIT_TYPES, type EditType, FOLDS, type Fold } from '../../verify/verdict.ts'
import { archivePath } from '../archive/location.ts'
import type { VerifyCommandOptions } from './options.ts'

/** As commander gives the options of `verify`. */
interface Given {
  readonly against?: readonly string[]
  readonly archive?: string | true
  readonly json?: true
  readonly html?: true
  readonly sarif?: true
  readonly fold?: readonly Fold[]
  readonly allow?: readonly EditType[]
  readonly color: boolean
}

/** Reads `fillers,numbers`; the plural of a name is taken for it. */
function listOf<T extends string>(
  names: readonly T[],
): (text: string, before?: readonly T[]) => readonly T[] {
  return (text, before = []) => {
    const given = text.split(',').map((word) => word.trim().toLowerCase())
    const found = given.map((word) => names.find((name) => name === word || `${name}s` === word))
    const wrong = given[found.indexOf(undefined)]
    if (wrong !== undefined)
      throw new InvalidArgumentError(`There is no "${wrong}". Give one or more of ${names.join(', ')}.`)
    return [...before, ...(found as readonly T[])]
  }
}

const EXAMPLES = `
Examples:
  $ hearsay verify draft.md --against transcripts/          every quote against every transcript in the folder
  $ hearsay verify draft.docx --against call.vtt --html > report.html
  $ hearsay verify draft.txt --against hearing.pdf --fold fillers,numbers
  $ hearsay verify draft.txt --against tapes/ --allow contraction,grammar --sarif > quotes.sarif
  $ hearsay verify draft.md --archive                       against every story that \`hearsay add\` has kept

Exit status: 0 nothing to mend, 1 a quote is altered, misattributed, spliced, paraphrased or not found, or a
source could not be read, 2 wrong usage.`

/** `hearsay verify`. */
export function addVerifyCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('verify')
    .summary('check the quotes of a draft against what was really said')
    .description(
      'Checks every quote of a draft against source material: the words, who said them, in which order, and what was left out.',
    )
    .argument('<draft>', 'the draft (.txt .md .html .docx), or - for standard input')
    .option(
      '--against <paths...>',
      'files or folders of transcripts and documents (.vtt .srt .json .txt .md .html .pdf .docx .ndjson)',
    )
    .option('--archive [path]', 'the stories of the archive: a file, or postgres://… (default: ./hearsay.db)')
    .addOption(new Option('--json', 'print the verification as JSON').conflicts(['html', 'sarif']))
    .addOption(new Option('--html', 'print a report as one self-contained page').conflicts('sarif'))
    .option('--sarif', 'print what is to mend as SARIF 2.1.0, for editors and build systems')
    .option('--fold <kinds>', `take as equal what differs only in: ${FOLDS.join(', ')}`, listOf(FOLDS))
    .option(
      '--allow <types>',
      'kinds of edit that the house lets pass; they are shown, but are no failure',
      listOf(EDIT_TYPES),
    )
    .option('--no-color', 'no colour')
    .showHelpAfterError('"hearsay help verify" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async (draft: string, given: Given, command: Command) => {
      if (given.against === undefined && given.archive === undefined)
        command.error('error: give --against with files or folders, or --archive, or both', { exitCode: 2 })
      const { verifyDraft } = await import('./verify.ts')
      finish(await verifyDraft(draft, optionsOf(given)))
    })
}

const optionsOf = (given: Given): VerifyCommandOptions => ({
  against: given.against ?? [],
  archive: given.archive === undefined ? null : archivePath(given.archive),
  output: given.json ? 'json' : given.html ? 'html' : given.sarif ? 'sarif' : 'text',
  folds: given.fold ?? [],
  allow: given.allow ?? [],
  colour: given.color,
})
