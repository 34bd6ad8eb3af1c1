import type { TokenSpan } from '../../document/span.ts'
import type { Tags } from '../../document/tags.ts'

/** Steps up a tree that are taken at most; keeps the time linear in a sentence however deep. */
const HIGHEST = 200

const OPENING: Readonly<Record<string, string>> = { '-LRB-': '-RRB-', '``': "''" }

/**
 * Attaches the punctuation of a sentence by the rules of Universal Dependencies (universaldependencies.org/u/dep/punct):
 * paired marks go to what stands between them, a mark at the end to the root, any other to the highest word beside
 * it that it can have without crossing an arc. `heads` has token numbers for words, -1 for the root and
 * {@link UNATTACHED} for punctuation.
 */
export function attachPunctuation(
  tags: Tags,
  span: TokenSpan,
  heads: Int32Array,
  punctuation: Uint8Array,
): void {
  const tree = new Sentence(span, heads, punctuation)
  const root = tree.root()
  const found: [number, number][] = []
  const partner = pairs(tags, span)
  const last = tree.word(span.end - 1, -1)
  for (let i = span.start; i < span.end; i++) {
    if (punctuation[i] === 0 || i === root) continue
    const other = partner.get(i)
    const inside = other === undefined ? -1 : tree.inside(Math.min(i, other), Math.max(i, other))
    found.push([i, inside >= 0 ? inside : i > last ? root : tree.beside(i)])
  }
  for (const [i, head] of found) heads[i] = head
}

/** Both marks of each pair of brackets or quotation marks, by the other. */
function pairs(tags: Tags, span: TokenSpan): ReadonlyMap<number, number> {
  const partner = new Map<number, number>()
  const open: Record<string, number[]> = { '-RRB-': [], "''": [] }
  for (let i = span.start; i < span.end; i++) {
    const xpos = tags.xpos(i)
    const closing = OPENING[xpos]
    if (closing !== undefined) open[closing]!.push(i)
    else {
      const start = open[xpos]?.pop()
      if (start === undefined) continue
      partner.set(i, start)
      partner.set(start, i)
    }
  }
  return partner
}

class Sentence {
  readonly #span: TokenSpan
  readonly #heads: Int32Array
  readonly #punctuation: Uint8Array

  constructor(span: TokenSpan, heads: Int32Array, punctuation: Uint8Array) {
    this.#span = span
    this.#heads = heads
    this.#punctuation = punctuation
  }

  /** The word under the root; where there are no words, the first token becomes it. */
  root(): number {
    const { start, end } = this.#span
    for (let i = start; i < end; i++) if (this.#punctuation[i] === 0 && this.#heads[i] === -1) return i
    this.#heads[start] = -1
    return start
  }

  /** The nearest word from `i` on in a direction, -1 if there is none. */
  word(i: number, direction: 1 | -1): number {
    const { start, end } = this.#span
    let at = i
    while (at >= start && at < end && this.#punctuation[at] !== 0) at += direction
    return at >= start && at < end ? at : -1
  }

  /** The highest word that can be reached from `word` without leaving the tokens between `low` and `high`. */
  #climb(word: number, low: number, high: number): number {
    let at = word
    for (let step = 0; step < HIGHEST; step++) {
      const head = this.#heads[at]!
      if (head <= low || head >= high) break
      at = head
    }
    return at
  }

  #isUnder(word: number, above: number): boolean {
    let at = word
    for (let step = 0; step < HIGHEST && at >= 0; step++) {
      if (at === above) return true
      at = this.#heads[at]!
    }
    return false
  }

  /** The head of the words between two marks, -1 if there are none. */
  inside(opening: number, closing: number): number {
    const first = this.word(opening + 1, 1)
    return first < 0 || first >= closing ? -1 : this.#climb(first, opening, closing)
  }

  beside(i: number): number {
    const { start, end } = this.#span
    const before = this.word(i - 1, -1)
    const after = this.word(i + 1, 1)
    if (before < 0 && after < 0) return this.root()
    if (before < 0) return this.#climb(after, i, end)
    if (after < 0) return this.#climb(before, start - 1, i)
    const left = this.#climb(before, start - 1, i)
    const right = this.#climb(after, i, end)
    return this.#isUnder(left, right) ? left : right
  }
}
