import { accessSync, constants, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../../archive/archive.ts'
import { openArticles } from '../../article/files.ts'
import { readArticle } from '../../read.ts'
import { version } from '../version.ts'

/** Where the sample stories are kept: an archive of their own, so that none ever stands among real ones. */
export const SAMPLES_LOCATION = './hearsay-samples.db'

// From the built command two folders up is the package, as from the source three are.
const FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../samples/' : '../../samples/', import.meta.url),
)

/** In this folder, so that what is kept and corrected there stays; in the system’s for a while where that cannot be. */
export function writableSamples(): string {
  if (existsSync(SAMPLES_LOCATION)) return SAMPLES_LOCATION
  try {
    accessSync('.', constants.W_OK)
    return SAMPLES_LOCATION
  } catch {
    return join(tmpdir(), `hearsay-samples-${process.pid}.db`)
  }
}

/** Reads the sample stories into an archive that is empty: about a second. */
export async function addSamples(archive: Archive): Promise<void> {
  if ((await archive.overview()).versions > 0) return
  const additions = []
  for await (const opened of openArticles([FOLDER])) {
    if ('error' in opened) throw opened.error
    if (opened.article.id === 'README') continue
    additions.push({ record: readArticle(opened.article), reader: `hearsay ${version()}` })
  }
  await archive.add(additions)
}
