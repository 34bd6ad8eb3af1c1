import process from 'node:process'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Archive } from '../../archive/archive.ts'
import { EXIT } from '../exit.ts'
import { complaint, PipeClosed } from '../terminal.ts'

/** Where the archive is unless `--archive` or HEARSAY_ARCHIVE says. */
const DEFAULT = './hearsay.db'

/** The archive of a command that works with one only where `--archive` is given, with a path or without. */
export const archivePath = (given: string | true): string =>
  given === true ? process.env.HEARSAY_ARCHIVE || DEFAULT : given

/** `--archive`, on every command that works with one. */
export const archiveOption = (): Option =>
  new Option('--archive <path>', 'the archive: a file, or postgres://…')
    .env('HEARSAY_ARCHIVE')
    .default(DEFAULT)

export type ArchiveMode = 'read' | 'write' | 'migrate'

/** Opens the archive, runs `work` on it, and tells errors of the archive in words. Returns the exit status. */
export async function withArchive(
  path: string,
  mode: ArchiveMode,
  work: (archive: Archive) => Promise<number>,
): Promise<number> {
  const [{ openArchive }, { ArchiveError }] = await Promise.all([
    import('../../archive/open.ts'),
    import('../../archive/archive-error.ts'),
  ])
  let archive: Archive | null = null
  try {
    archive = await openArchive(path, { mode })
    return await work(archive)
  } catch (error) {
    if (error instanceof PipeClosed) return EXIT.done
    if (!(error instanceof ArchiveError)) throw error
    process.stderr.write(complaint(error.message))
    return error.code === 'bad-question' ? EXIT.wrongUsage : EXIT.someFailed
  } finally {
    await archive?.close()
  }
}

/** Options of every command that asks: where, how much, and as what. */
export const asking = (command: Command, limit: number): Command =>
  command
    .addOption(archiveOption())
    .option('--limit <n>', 'rows at most', parseLimit, limit)
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print comma-separated values')
    .option('--no-color', 'no colour')

function parseLimit(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 1e6) return value
  throw new InvalidArgumentError('Give a whole number from 1 to 1000000.')
}

/** As commander gives them. */
export interface Asked {
  readonly archive: string
  readonly limit: number
  readonly json?: true
  readonly csv?: true
  readonly color: boolean
}
