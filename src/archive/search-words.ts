const WORD = /[\p{L}\p{N}]+/gu
const ASCII = /^[\u0000-\u007f]*$/

/** Engines limit a word to a few hundred bytes. */
const LONGEST = 100

/**
 * The words a text is found by: lower case, no diacritics, letters and digits only (`don’t` is `don` and `t`). Every
 * engine is given these, so that all find the same.
 */
export function searchWords(text: string): readonly string[] {
  const lower = text.toLowerCase()
  const folded = ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}+/gu, '')
  return (folded.match(WORD) ?? []).map((word) => (word.length > LONGEST ? word.slice(0, LONGEST) : word))
}
