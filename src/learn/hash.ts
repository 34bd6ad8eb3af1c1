/**
 * Feature hashing (Weinberger et al. 2009) without strings: a feature is a 32-bit number mixed from the numbers
 * it is made of, and its weights are a row of a fixed table. Rows may overlap: learning copes with collisions.
 */

const GOLDEN = 0x9e3779b1

/** Mixes another number into a running hash; the order matters. */
export function mix(hash: number, value: number): number {
  const h = Math.imul(Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ value, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The first weight of a feature's row in a table of `size` rows. */
export const rowOf = (hash: number, size: number): number =>
  Math.floor((Math.imul(hash, GOLDEN) >>> 0) * (size / 4294967296))

/** Hash of a string; another `seed` gives another. */
export function hashString(text: string, seed = 0): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i))
  return h
}
