import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A folder of models that are read in place of the package's, as far as it has them: to measure what is not shipped. */
const OTHER_MODELS = process.env.HEARSAY_MODELS

/** Where data files lie, by the first folder of their path: `stages/…` beside the code, `models/…` in the package. */
function locate(path: string): URL | string {
  if (!path.startsWith('models/')) return new URL(`../${path}`, import.meta.url)
  const other = OTHER_MODELS && join(OTHER_MODELS, path.slice('models/'.length))
  return other && existsSync(other) ? other : new URL(`../../${path}`, import.meta.url)
}

/**
 * The text of a data file of this package, named from `src/` (`stages/times/months.tsv`) or as `models/…`.
 * In a browser bundle `resource.browser.ts` takes this module's place.
 */
export const resourceText = (path: string): string => readFileSync(locate(path), 'utf8')

/** The bytes of a data file of this package. */
export const resourceBytes = (path: string): Uint8Array => readFileSync(locate(path))
