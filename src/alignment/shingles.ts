import { foldUnit, isPlain, wordEnd } from './plain-words.ts'
import { formsOf } from './words.ts'

/** Words in a shingle. */
const SHINGLE = 3
/** Neighbouring shingles of which the least hash is kept: runs of six equal words always share one. */
const WINDOW = 4

// FNV-1a, 32 bits, a space after each word, with a last mix: shingles are compared by it alone.
const BASIS = 0x811c9dc5
const PRIME = 0x01000193
const SPACE = 32

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (once ^ (once >>> 15)) >>> 0
}

/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson and Aiken 2003): of every four neighbouring shingles of three
 * words, folded as `formsOf` folds them, the one with the least hash. Two texts that share six words in a row share a
 * fingerprint. Unsigned 32-bit numbers, each once, in order of the text; a text of fewer than three words has one for all
 * of it.
 */
export const fingerprints = (text: string): readonly number[] =>
  winnowed(isPlain(text) ? plainShingles(text) : shinglesOf(formsOf(text)))

/** The same of words that are folded already. */
export const fingerprintsOf = (words: readonly string[]): readonly number[] => winnowed(shinglesOf(words))

/** How often each word stands in a text, by the hash of its folded form: two words are one in some four thousand million. */
export function wordCounts(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const count = (hash: number): void => void counts.set(hash, (counts.get(hash) ?? 0) + 1)
  if (isPlain(text)) eachPlainWord(text, count)
  else for (const form of formsOf(text)) count(hashOf([form], 0, 1))
  return counts
}

function eachPlainWord(text: string, take: (hash: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    const end = wordEnd(text, at)
    if (end === at) continue
    let hash = BASIS
    for (; at < end; at++) hash = Math.imul(hash ^ foldUnit(text.charCodeAt(at)), PRIME)
    take(mixed(Math.imul(hash ^ SPACE, PRIME)))
    // A word may begin right here, as in `5th`.
    at--
  }
}

/**
 * Hashes of all shingles of a plain text, in one pass that makes no strings: three hashes are under way, begun at the
 * word in hand and at the two before it.
 */
function plainShingles(text: string): readonly number[] {
  const hashes: number[] = []
  let [first, second, third] = [BASIS, BASIS, BASIS]
  let words = 0
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at)
    if (end === at) {
      at++
      continue
    }
    first = second
    second = third
    third = BASIS
    for (; at < end; at++) {
      const unit = foldUnit(text.charCodeAt(at))
      first = Math.imul(first ^ unit, PRIME)
      second = Math.imul(second ^ unit, PRIME)
      third = Math.imul(third ^ unit, PRIME)
    }
    first = Math.imul(first ^ SPACE, PRIME)
    second = Math.imul(second ^ SPACE, PRIME)
    third = Math.imul(third ^ SPACE, PRIME)
    if (++words >= SHINGLE) hashes.push(mixed(first))
  }
  if (words === 0 || words >= SHINGLE) return hashes
  return [mixed(words === 1 ? third : second)]
}

function shinglesOf(words: readonly string[]): readonly number[] {
  if (words.length === 0) return []
  const last = words.length - SHINGLE
  if (last < 0) return [hashOf(words, 0, words.length)]
  return Array.from({ length: last + 1 }, (_, at) => hashOf(words, at, at + SHINGLE))
}

function hashOf(words: readonly string[], from: number, to: number): number {
  let hash = BASIS
  for (let at = from; at < to; at++) {
    const form = words[at]!
    for (let unit = 0; unit < form.length; unit++) hash = Math.imul(hash ^ form.charCodeAt(unit), PRIME)
    hash = Math.imul(hash ^ SPACE, PRIME)
  }
  return mixed(hash)
}

function winnowed(hashes: readonly number[]): readonly number[] {
  const kept = new Set<number>()
  for (let from = 0; from < hashes.length && (from === 0 || from + WINDOW <= hashes.length); from++) {
    let least = hashes[from]!
    const end = Math.min(from + WINDOW, hashes.length)
    for (let at = from + 1; at < end; at++) if (hashes[at]! <= least) least = hashes[at]!
    kept.add(least)
  }
  return [...kept]
}
