import { spanningTree } from './spanning-tree.ts'

/** Roots that are tried where the best arcs make no tree. */
const ROOTS = 3
const IMPOSSIBLE = -1e9

/** Scores of arcs of one sentence: row i is token i, column 0 the root, column j + 1 token j as its head. */
export interface Scores {
  readonly values: Float32Array
  /** Place of the first row, and numbers from one row to the next. */
  readonly at: number
  readonly stride: number
}

/**
 * The tree of the highest score that has one root: the best head of each token if that is a tree already, else the best
 * spanning tree; where that hangs several tokens from the root, the likeliest roots are tried in turn.
 *
 * @returns for each token the place of its head, -1 for the root
 */
export function bestTree(scores: Scores, length: number): Int32Array {
  const heads = new Int32Array(length)
  for (let i = 0; i < length; i++) heads[i] = bestHead(scores, i, length)
  if (isTree(heads)) return heads
  const free = spanningTree(matrixOf(scores, length, null), length + 1)
  if (free.indexOf(0, 1) === free.lastIndexOf(0)) return above(free)
  let best: Int32Array = heads
  let highest = Number.NEGATIVE_INFINITY
  for (const root of likelyRoots(scores, length)) {
    const matrix = matrixOf(scores, length, root)
    const found = spanningTree(matrix, length + 1)
    let sum = 0
    for (let i = 1; i <= length; i++) sum += matrix[i * (length + 1) + found[i]!]!
    if (sum <= highest) continue
    highest = sum
    best = above(found)
  }
  return best
}

/** Heads of the tokens from those of the nodes, of which node 0 is the root. */
const above = (nodes: Int32Array) => Int32Array.from(nodes.subarray(1), (head) => head - 1)

function bestHead({ values, at, stride }: Scores, i: number, length: number): number {
  const row = at + i * stride
  let best = 0
  for (let j = 1; j <= length; j++) if (j !== i + 1 && values[row + j]! > values[row + best]!) best = j
  return best - 1
}

/** Whether there is one root and every way up ends there. */
export function isTree(heads: Int32Array): boolean {
  const seen = new Int32Array(heads.length)
  let roots = 0
  for (let i = 0; i < heads.length; i++) {
    if (heads[i]! < 0) roots++
    let at = i
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1
      at = heads[at]!
    }
    if (at >= 0 && seen[at] === i + 1) return false
  }
  return roots === 1
}

function likelyRoots({ values, at, stride }: Scores, length: number): readonly number[] {
  const score = (i: number): number => values[at + i * stride]!
  return Array.from({ length }, (_, i) => i)
    .sort((a, b) => score(b) - score(a) || a - b)
    .slice(0, ROOTS)
}

/** All scores as a square matrix with the root as node 0; if `root` is given, no other token may hang from it. */
function matrixOf({ values, at, stride }: Scores, length: number, root: number | null): Float64Array {
  const size = length + 1
  const matrix = new Float64Array(size * size).fill(IMPOSSIBLE)
  for (let i = 0; i < length; i++) {
    const row = (i + 1) * size
    if (root === null || i === root) matrix[row] = values[at + i * stride]!
    if (i !== root)
      for (let j = 1; j <= length; j++) if (j !== i + 1) matrix[row + j] = values[at + i * stride + j]!
  }
  return matrix
}
