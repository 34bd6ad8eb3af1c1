import { createReadStream } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Archive } from '../../archive/archive.ts'
import type { CheckReport } from '../../archive/check.ts'
import { type CorrectionEvent, correctionText } from '../../archive/identity/corrections.ts'
import { EXIT } from '../exit.ts'
import { safeJson } from '../page/plain.ts'
import { complaint, writeOut } from '../terminal.ts'
import { withArchive } from './location.ts'

/** Makes a correction and says what it is. */
export const correct = (
  path: string,
  make: (archive: Archive) => Promise<CorrectionEvent>,
): Promise<number> =>
  withArchive(path, 'write', async (archive) => {
    const { id, correction } = await make(archive)
    const undo = correction.kind === 'undo' ? '' : ` (hearsay corrections --undo ${id} takes it back)`
    await writeOut(`${correctionText(correction)}${undo}\n`)
    return EXIT.done
  })

/** Takes files in, one after the other. */
export const importAll = (path: string, files: readonly string[]): Promise<number> =>
  withArchive(path, 'write', async (archive) => {
    let failed = false
    for (const file of files) {
      const complain = (place: string, message: string): void => {
        failed = true
        process.stderr.write(complaint(`${file}${place}: ${message}`))
      }
      try {
        const input = file === '-' ? process.stdin : createReadStream(file)
        // A stream that cannot be opened tells its reader, not the lines.
        const broken = new Promise<never>((_, reject) => input.once('error', reject))
        broken.catch(() => {})
        const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
        const work = archive.import(lines, ({ line, message }) => complain(`:${line}`, message))
        const done = await Promise.race([work, broken])
        await writeOut(
          `${file}: ${done.added} added, ${done.changed} changed, ${done.unchanged} as they were, ${done.corrections} corrections\n`,
        )
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT') complain('', 'there is no such file. Check the name.')
        else if (code === 'EACCES' || code === 'EISDIR')
          complain('', 'this cannot be read. Name a file you may read.')
        else throw error
      }
    }
    return failed ? EXIT.someFailed : EXIT.done
  })

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

function reportText(path: string, report: CheckReport): string {
  const { articles, versions, statements, identities, corrections, bytes, faults } = report
  const holds = `${path}: ${articles} articles in ${versions} versions, ${statements} statements, ${identities} people and organizations, ${corrections} corrections, ${megabytes(bytes)}`
  if (faults.length === 0) return `${holds}. All is sound.\n`
  return `${holds}.\n${faults.map((fault) => `  ${fault}\n`).join('')}Keep this file and go back to a backup, or save what can be read with \`hearsay export\`.\n`
}

/** Status 1 where something is wrong. */
export const checkAll = (path: string, json: boolean): Promise<number> =>
  withArchive(path, 'read', async (archive) => {
    const report = await archive.check()
    await writeOut(json ? `${safeJson(report, 2)}\n` : reportText(archive.location, report))
    return report.faults.length === 0 ? EXIT.done : EXIT.someFailed
  })

export const backUp = (path: string, file: string): Promise<number> =>
  withArchive(path, 'read', async (archive) => {
    await archive.backup(file)
    await writeOut(`${file}: written\n`)
    return EXIT.done
  })

/** Opening does the work. */
export const migrate = (path: string): Promise<number> =>
  withArchive(path, 'migrate', async (archive) => {
    await writeOut(`${archive.location}: its schema is that of this Hearsay\n`)
    return EXIT.done
  })
