import { readFileSync } from 'node:fs'

/** Where data files lie, by the first folder of their path: `stages/…` beside the code, `models/…` in the package. */
const locate = (path: string): URL =>
  path.startsWith('models/')
    ? new URL(`../../${path}`, import.meta.url)
    : new URL(`../${path}`, import.meta.url)

/**
 * The text of a data file of this package, named from `src/` (`stages/times/months.tsv`) or as `models/…`.
 * In a browser bundle `resource.browser.ts` takes this module's place.
 */
export const resourceText = (path: string): string => readFileSync(locate(path), 'utf8')

/** The bytes of a data file of this package. */
export const resourceBytes = (path: string): Uint8Array => readFileSync(locate(path))
