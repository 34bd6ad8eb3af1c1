import { type Command, InvalidArgumentError, Option } from 'commander'
import { FORMATS } from '../read/options.ts'
import { type Asked, archiveOption, asking } from './location.ts'

type Finish = (status: number) => void
interface Kept {
  readonly archive: string
}

/** `ndjson` is what `hearsay import` takes; the others are those of `hearsay read`. */
const EXPORT_FORMATS = ['ndjson', ...FORMATS] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

interface ExportGiven extends Kept {
  readonly history?: true
  readonly corrections?: true
  readonly format?: ExportFormat
  readonly out?: string
}

const load = () => import('./keep.ts')

/** Corrections, export and import, and the care of the file. */
export function addKeepingCommands(program: Command, finish: Finish): void {
  addCorrections(program, finish)
  addExchange(program, finish)
  addCare(program, finish)
}

function parseNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('Give the number of a correction; `hearsay corrections` lists them.')
}

function addCorrections(program: Command, finish: Finish): void {
  program
    .command('merge')
    .summary('two are one')
    .description('Says that two people, organizations or groups are one.')
    .argument('<person>', 'who both are')
    .argument('<other>', 'who is the same')
    .addOption(archiveOption())
    .action(async (person: string, other: string, { archive }: Kept) => {
      finish(await (await load()).correct(archive, (a) => a.merge(person, other)))
    })
  program
    .command('split')
    .summary('one is two')
    .description('Says that in some articles a name means somebody else.')
    .argument('<person>', 'who was taken for one')
    .argument('<articles...>', 'where it is somebody else')
    .option('--as <name>', 'what the other one is called (default: the same name)')
    .addOption(archiveOption())
    .action(async (person: string, articles: readonly string[], options: Kept & { readonly as?: string }) => {
      finish(await (await load()).correct(options.archive, (a) => a.split(person, articles, options.as)))
    })
  program
    .command('rename')
    .summary('somebody is called otherwise')
    .description('Gives somebody another name in answers; what articles say stays.')
    .argument('<person>', 'who')
    .argument('<name>', 'the name')
    .addOption(archiveOption())
    .action(async (person: string, name: string, { archive }: Kept) => {
      finish(await (await load()).correct(archive, (a) => a.rename(person, name)))
    })
  const list = program
    .command('corrections')
    .summary('list or undo corrections')
    .description('Lists the corrections that were made, or undoes one.')
    .option('--undo <n>', 'undo this one', parseNumber)
  asking(list, 1000).action(async (options: Asked & { readonly undo?: number }) => {
    const { undo } = options
    if (undo === undefined) finish(await (await import('./ask.ts')).askCorrections(options))
    else finish(await (await load()).correct(options.archive, (a) => a.undo(undo)))
  })
}

function addExchange(program: Command, finish: Finish): void {
  program
    .command('export')
    .summary('write records out')
    .description('Prints the records of the archive, one a line, as `hearsay read --ndjson` does.')
    .addOption(
      new Option('--history', 'all versions and all corrections: all there is').conflicts([
        'corrections',
        'format',
        'out',
      ]),
    )
    .addOption(new Option('--corrections', 'corrections alone').conflicts(['format', 'out']))
    .addOption(
      new Option(
        '--format <format>',
        'records a line, linked data, Web Annotations, or the statements as a table',
      ).choices(EXPORT_FORMATS),
    )
    .option('--out <dir>', 'write each record into DIR; tables of all with --format csv')
    .addOption(archiveOption())
    .action(async (options: ExportGiven) => {
      const { archive, history, corrections, format = 'ndjson', out = null } = options
      const scope = history ? 'history' : corrections ? 'corrections' : 'records'
      const { exportAll } = await import('./export.ts')
      finish(await exportAll({ archive, scope, format, folder: out }))
    })
  program
    .command('import')
    .summary('take records in')
    .description('Takes in lines that `hearsay export` or `hearsay read --ndjson` wrote.')
    .argument('<files...>', 'files, or - for standard input')
    .addOption(archiveOption())
    .action(async (files: readonly string[], { archive }: Kept) => {
      finish(await (await load()).importAll(archive, files))
    })
}

function addCare(program: Command, finish: Finish): void {
  const care = program
    .command('archive')
    .summary('check, back up, migrate')
    .description('Takes care of the archive.')
  care
    .command('check')
    .description('Looks through all of it: the file, every record, and that what is found is what was kept.')
    .addOption(new Option('--json', 'print JSON'))
    .addOption(archiveOption())
    .action(async (options: Kept & { readonly json?: true }) => {
      finish(await (await load()).checkAll(options.archive, options.json ?? false))
    })
  care
    .command('backup')
    .description('Writes a copy, while others read and write.')
    .argument('<file>', 'the copy')
    .addOption(archiveOption())
    .action(async (file: string, { archive }: Kept) => {
      finish(await (await load()).backUp(archive, file))
    })
  care
    .command('migrate')
    .description('Brings an archive of an older Hearsay up to this one.')
    .addOption(archiveOption())
    .action(async ({ archive }: Kept) => {
      finish(await (await load()).migrate(archive))
    })
}
