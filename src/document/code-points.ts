const SURROGATE = /[\ud800-\udfff]/

/**
 * How many code points stand before a UTF-16 offset of one text. The middle of a pair counts as its start, an offset
 * past the text as its end; a lone surrogate is one code point.
 */
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
