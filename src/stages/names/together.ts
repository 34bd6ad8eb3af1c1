import { LABELS, NAME_TYPES, OUTSIDE, typeOfLabel } from './labels.ts'

/** How much what a word's occurrences say together counts in each, and the share of a type that none of them shows. */
const WEIGHT = 1
const LEAST = 0.05

/** The kinds of label that are told apart: outside, and each type. */
const KINDS = 1 + NAME_TYPES.length
const KIND = Uint8Array.from({ length: LABELS }, (_, label) =>
  label === OUTSIDE ? 0 : 1 + typeOfLabel(label),
)

/**
 * What the occurrences of a word in a document say together. People mostly mean the same by a name throughout a text
 * (one sense per discourse, Gale et al. 1992), so an occurrence whose surroundings say little takes the type of the rest.
 */
export class Together {
  /** For each word the probabilities of the kinds, summed, and the number of occurrences. */
  readonly #sums = new Map<number, Float64Array>()

  /** Counts one occurrence; the probabilities of its labels stand in `marginals` from `at` on. */
  add(word: number, marginals: Float64Array, at: number): void {
    let sums = this.#sums.get(word)
    if (!sums) {
      sums = new Float64Array(KINDS + 1)
      this.#sums.set(word, sums)
    }
    for (let y = 0; y < LABELS; y++) sums[KIND[y]!]! += marginals[at + y]!
    sums[KINDS]!++
  }

  /** Moves the scores of one occurrence, from `at` on, towards what all say. Returns false for a word that stands once. */
  move(word: number, scores: Float64Array, at: number): boolean {
    const sums = this.#sums.get(word)
    if (!sums || sums[KINDS]! < 2) return false
    for (let y = 0; y < LABELS; y++)
      scores[at + y]! += WEIGHT * Math.log(sums[KIND[y]!]! / sums[KINDS]! + LEAST)
    return true
  }
}
