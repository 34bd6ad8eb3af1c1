/** Words in a shingle. */
const SHINGLE = 3
/** Neighbouring shingles of which the least hash is kept: runs of six equal words always share one. */
const WINDOW = 4

/** FNV-1a, 32 bits, with a last mix: shingles are compared by it alone. */
function hashOf(words: readonly string[], from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) {
    const form = words[at]!
    for (let unit = 0; unit < form.length; unit++) {
      hash ^= form.charCodeAt(unit)
      hash = Math.imul(hash, 0x01000193)
    }
    hash ^= 32
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x7feb352d)
  return (hash ^ (hash >>> 15)) >>> 0
}

/**
 * Fingerprints of a text, given as its folded words, by winnowing (Schleimer, Wilkerson and Aiken 2003): of every four neighbouring shingles of
 * three words the one with the least hash. Two texts that share six words in a row share a fingerprint. Unsigned 32-bit
 * numbers, each once, in order of the text; a text of fewer than three words has one for all of it.
 */
export function fingerprints(words: readonly string[]): readonly number[] {
  if (words.length === 0) return []
  const last = words.length - SHINGLE
  if (last < 0) return [hashOf(words, 0, words.length)]
  const hashes = new Float64Array(last + 1)
  for (let at = 0; at <= last; at++) hashes[at] = hashOf(words, at, at + SHINGLE)
  const kept = new Set<number>()
  for (let from = 0; from === 0 || from + WINDOW <= hashes.length; from++) {
    let least = hashes[from]!
    const end = Math.min(from + WINDOW, hashes.length)
    for (let at = from + 1; at < end; at++) if (hashes[at]! <= least) least = hashes[at]!
    kept.add(least)
  }
  return [...kept]
}
