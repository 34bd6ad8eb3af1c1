import type { Word } from './words.ts'

/** A stretch of two texts laid side by side; places are those of words, half-open. */
export interface Step {
  readonly kind: 'same' | 'replaced' | 'left-out' | 'put-in'
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

const SAME = 20
const OTHER = -12
const OPEN = -10
const EXTEND = -1
/** More words than this of one text are not laid side by side: time grows with the product. */
export const LONGEST = 1200

const MOVE = { stop: 0, both: 1, left: 2, up: 3 } as const

/**
 * The best local alignment of two texts by words (Smith and Waterman 1981, gaps as Gotoh 1982): where they run
 * together, with what one has between and the other has not. Long gaps cost little more than short ones, since a quote
 * is cut by clauses. Empty where no word is shared. Of texts over {@link LONGEST} words only so many are compared.
 */
export function align(first: readonly Word[], second: readonly Word[]): readonly Step[] {
  const a = first.slice(0, LONGEST)
  const b = second.slice(0, LONGEST)
  const width = b.length + 1
  const from = new Uint8Array((a.length + 1) * width)
  const leftOpen = new Uint8Array(from.length)
  const upOpen = new Uint8Array(from.length)
  let best = 0
  let bestAt = 0
  let above = new Int32Array(width)
  let row = new Int32Array(width)
  const up = new Int32Array(width).fill(-1e9)
  for (let i = 1; i <= a.length; i++) {
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
      const both = above[j - 1]! + (a[i - 1]!.form === b[j - 1]!.form ? SAME : OTHER)
      const most = Math.max(0, both, left, up[j]!)
      row[j] = most
      from[cell] = most === 0 ? MOVE.stop : most === both ? MOVE.both : most === left ? MOVE.left : MOVE.up
      if (most > best) {
        best = most
        bestAt = cell
      }
    }
    ;[above, row] = [row, above]
  }
  return best === 0 ? [] : trace(a, b, { from, leftOpen, upOpen, width, at: bestAt })
}

interface Table {
  readonly from: Uint8Array
  readonly leftOpen: Uint8Array
  readonly upOpen: Uint8Array
  readonly width: number
  readonly at: number
}

/** Walks the table back from its best cell; neighbouring steps of one kind become one. */
function trace(a: readonly Word[], b: readonly Word[], table: Table): readonly Step[] {
  const { from, leftOpen, upOpen, width } = table
  const steps: Step[] = []
  let [i, j] = [Math.floor(table.at / width), table.at % width]
  const add = (kind: Step['kind'], di: number, dj: number): void => {
    const last = steps.at(-1)
    const ends = last?.kind === kind ? last : null
    const step: Step = { kind, a: [i - di, ends ? ends.a[1] : i], b: [j - dj, ends ? ends.b[1] : j] }
    if (ends) steps[steps.length - 1] = step
    else steps.push(step)
    i -= di
    j -= dj
  }
  for (let cell = i * width + j; from[cell] !== MOVE.stop; cell = i * width + j) {
    if (from[cell] === MOVE.both) add(a[i - 1]!.form === b[j - 1]!.form ? 'same' : 'replaced', 1, 1)
    else if (from[cell] === MOVE.left) {
      for (let open = 0; open === 0; ) {
        open = leftOpen[i * width + j]!
        add('put-in', 0, 1)
      }
    } else {
      for (let open = 0; open === 0; ) {
        open = upOpen[i * width + j]!
        add('left-out', 1, 0)
      }
    }
  }
  return steps.reverse()
}
