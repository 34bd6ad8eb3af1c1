import type { TreebankDocument } from '../../corpora/conllu.ts'
import { XPOS } from '../../document/tags.ts'
import { type DictionaryColumns, dictionaryColumns, entryKey } from './dictionary.ts'
import type { TagClasses } from './tagger.ts'
import { CAPITALS, Words } from './words.ts'

/** A word this frequent has only the classes it was seen with. */
const FREQUENT = 10
/** A class seen less often than this share of a word's occurrences is taken for a slip. */
const SLIP = 0.002
/** Words this rare show what a word never seen can be. */
const RARE = 2
/** A class that rare words have this often is open to new words. */
const OPEN = 8

/** The classes of frequent words, and those open to others, counted in gold documents. */
export function learnDictionary(
  documents: readonly TreebankDocument[],
  gold: readonly Uint8Array[],
  classes: TagClasses,
): DictionaryColumns {
  const counts = countClasses(documents, gold, classes.upos.length)
  const open = openClasses(counts, classes.upos.length)
  const names = Array.from(classes.xpos.keys()).filter((c) => /^NNPS?$/.test(XPOS[classes.xpos[c]!]!))
  const sets: (readonly number[])[] = [open, names]
  const places = new Map<string, number>()
  const entries = new Map<number, number>()
  const isOpen = new Set(open)
  for (const [key, seen] of counts) {
    const total = seen.reduce((sum, n) => sum + n, 0)
    const own = [...seen.keys()].filter((c) => seen[c]! > total * SLIP)
    const set =
      total >= FREQUENT ? own : own.some((c) => !isOpen.has(c)) ? [...new Set([...own, ...open])] : null
    if (set === null) continue
    const name = set.join()
    const place = places.get(name) ?? sets.push(set)
    places.set(name, place)
    entries.set(key, place)
  }
  return dictionaryColumns(entries, sets)
}

function countClasses(
  documents: readonly TreebankDocument[],
  gold: readonly Uint8Array[],
  size: number,
): Map<number, Uint32Array> {
  const counts = new Map<number, Uint32Array>()
  const words = new Words()
  for (const [d, { document }] of documents.entries())
    for (const span of document.sentences) {
      words.read(document.tokens, span)
      for (let i = 0; i < words.length; i++) {
        const upper = words.upper[i]! > 0 && words.casing !== CAPITALS
        const key = entryKey(words.word[i]!, upper)
        const seen = counts.get(key) ?? new Uint32Array(size)
        counts.set(key, seen)
        seen[gold[d]![span.start + i]!]!++
      }
    }
  return counts
}

function openClasses(counts: ReadonlyMap<number, Uint32Array>, size: number): number[] {
  const rare = new Uint32Array(size)
  for (const seen of counts.values()) {
    const total = seen.reduce((sum, n) => sum + n, 0)
    if (total <= RARE) for (let c = 0; c < size; c++) rare[c]! += seen[c]!
  }
  return [...rare.keys()].filter((c) => rare[c]! >= OPEN)
}
