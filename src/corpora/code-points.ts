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

/** The other way: the number of code points before each UTF-16 offset; the middle of a pair counts as its start. */
export function codePointsBefore(text: string): (offset: number) => number {
  if (!SURROGATE.test(text)) return (offset) => Math.min(offset, text.length)
  const points = new Uint32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; count++) {
    const width = text.codePointAt(at)! > 0xffff ? 2 : 1
    for (let k = 0; k < width; k++) points[at + k] = count
    at += width
  }
  points[text.length] = count
  return (offset) => points[Math.min(offset, text.length)]!
}
