import { knownNames } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** A name of the lists. */
interface Known {
  /** One past its last token. */
  readonly end: number
  /** `place:city`, `organization:outlet`, `demonym:adjective`, … */
  readonly value: string
}

/** The longest name of the lists that starts at token `start` and ends by `end`, also where it stands in capitals. */
export function known(reading: Reading, start: number, end: number): Known | null {
  const asWritten = knownNames().longest((i) => reading.form(i), start, end)
  if (asWritten || reading.listForm(start) === reading.form(start)) return asWritten
  return knownNames().longest((i) => reading.listForm(i), start, end)
}
