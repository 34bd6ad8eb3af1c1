import type { Alignment } from './alignment.ts'

const SAME = 20
const OTHER = -12
const OPEN = -10
const EXTEND = -1
/** More words than this of one text are not laid side by side: time grows with the product. */
export const LONGEST = 1200

const MOVE = { stop: 0, both: 1, left: 2, up: 3 } as const

/**
 * The best local alignment of two texts, given as numbers that are equal where words are (Smith and Waterman 1981, gaps as
 * Gotoh 1982): where they run together, with what one has between and the other has not. Long gaps cost little more than
 * short ones, since a quote is cut by clauses. It begins and ends with a word that both have; null where there is none. Of
 * texts over {@link LONGEST} words only so many are compared.
 */
export function localAlignment(first: Int32Array, second: Int32Array): Alignment | null {
  const a = first.subarray(0, LONGEST)
  const b = second.subarray(0, LONGEST)
  const width = b.length + 1
  const from = new Uint8Array((a.length + 1) * width)
  const leftOpen = new Uint8Array(from.length)
  const upOpen = new Uint8Array(from.length)
  let best = 0
  let at = 0
  let above = new Int32Array(width)
  let row = new Int32Array(width)
  const up = new Int32Array(width).fill(-1e9)
  for (let i = 1; i <= a.length; i++) {
    const word = a[i - 1]!
    let left = -1e9
    row[0] = 0
    for (let j = 1; j < width; j++) {
      const cell = i * width + j
      const openLeft = row[j - 1]! + OPEN
      if (openLeft >= left + EXTEND) {
        left = openLeft
        leftOpen[cell] = 1
      } else left += EXTEND
      const openUp = above[j]! + OPEN
      if (openUp >= up[j]! + EXTEND) {
        up[j] = openUp
        upOpen[cell] = 1
      } else up[j] = up[j]! + EXTEND
      const both = above[j - 1]! + (word === b[j - 1]! ? SAME : OTHER)
      const most = Math.max(0, both, left, up[j]!)
      row[j] = most
      from[cell] = most === 0 ? MOVE.stop : most === both ? MOVE.both : most === left ? MOVE.left : MOVE.up
      if (most > best) {
        best = most
        at = cell
      }
    }
    ;[above, row] = [row, above]
  }
  return best === 0 ? null : trace(first.length, { from, leftOpen, upOpen, width, at })
}

interface Table {
  readonly from: Uint8Array
  readonly leftOpen: Uint8Array
  readonly upOpen: Uint8Array
  readonly width: number
  readonly at: number
}

/** Walks the table back from its best cell. */
function trace(length: number, { from, leftOpen, upOpen, width, at }: Table): Alignment {
  const pairs = new Int32Array(length).fill(-1)
  let [i, j] = [Math.floor(at / width), at % width]
  const end = j
  for (let cell = at; from[cell] !== MOVE.stop; cell = i * width + j) {
    if (from[cell] === MOVE.both) pairs[--i] = --j
    else if (from[cell] === MOVE.left) while (leftOpen[i * width + j--] === 0);
    else while (upOpen[i-- * width + j] === 0);
  }
  return { pairs, start: j, end }
}
