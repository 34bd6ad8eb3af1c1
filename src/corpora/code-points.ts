// The other way is the program's as well.
export { codePointsBefore } from '../document/code-points.ts'

/** Turns an offset in Unicode code points into one in UTF-16 code units; null outside the text. */
export type CodePointMap = (offset: number) => number | null

const SURROGATE = /[\ud800-\udfff]/

/** The map for one text: corpora count code points, Hearsay UTF-16 code units. */
export function codePointMap(text: string): CodePointMap {
  if (!SURROGATE.test(text)) return (offset) => (offset >= 0 && offset <= text.length ? offset : null)
  const units: number[] = []
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) units.push(at)
  units.push(text.length)
  return (offset) => units[offset] ?? null
}
