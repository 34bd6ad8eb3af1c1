import { type Line, type Look, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { clip, columns } from '../page/width.ts'

/** A column of a table: its head, how wide it may be, and on which side its cells stand. */
export interface Column {
  readonly head: string
  readonly right?: boolean
  readonly looks?: readonly Look[]
  /** Whether its cells are cut where there is no room, and before or after those of others; whole if not given. */
  readonly cut?: 'first' | 'last'
}

const GAP = 2
const LEFT = 2
const NARROWEST = 12
/** A column that is cut first, and would be less than this, is left out. */
const LEAST_USEFUL = 14

/** Takes `over` from these columns, of the widest first. Returns what could not be taken. */
function shrink(needed: number[], cut: readonly number[], over: number): number {
  let rest = over
  while (rest > 0) {
    const [widest, next] = cut.toSorted((a, b) => needed[b]! - needed[a]!)
    if (widest === undefined || needed[widest]! <= NARROWEST) return rest
    const down = Math.max(NARROWEST, next === undefined ? 0 : needed[next]!)
    const less = Math.min(rest, Math.max(1, needed[widest]! - down))
    needed[widest] = needed[widest]! - less
    rest -= less
  }
  return 0
}

/** How wide each column is; null for those that are left out. */
function widths(table: readonly Column[], wanted: readonly number[], width: number): (number | null)[] {
  const places = (cut: Column['cut']) => table.flatMap((column, at) => (column.cut === cut ? [at] : []))
  const over = (of: readonly number[]): number => of.reduce((sum, one) => sum + one + GAP, LEFT - GAP) - width
  const fitted = [...wanted]
  shrink(fitted, places('first'), over(fitted))
  const useless = places('first').filter(
    (at) => wanted[at] === 0 || fitted[at]! < Math.min(LEAST_USEFUL, wanted[at]!),
  )
  const kept = fitted.map((one, at) => (useless.includes(at) ? -GAP : one))
  shrink(kept, places('last'), over(kept))
  return kept.map((one) => (one < 0 ? null : one))
}

/** A table that fits the width: cells of columns that may be cut are. Words are made plain here. */
export function tableLines(
  table: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): Line[] {
  const shown = rows.map((row) => row.map(plain))
  const wanted = table.map(({ head, cut }, at) => {
    const widest = Math.max(0, ...shown.map((row) => columns(row[at] ?? '')))
    // What may be left out is, where it says nothing.
    return cut === 'first' && widest === 0 ? 0 : Math.max(columns(head), widest)
  })
  const fitted = widths(table, wanted, width)
  const line = (cells: readonly string[], looks: (at: number) => readonly Look[]): Line =>
    table.flatMap(({ right }, at) => {
      const room = fitted[at] ?? null
      if (room === null) return []
      const text = clip(cells[at] ?? '', room)
      const spare = ' '.repeat(Math.max(0, room - columns(text)))
      const before = at === 0 ? ' '.repeat(LEFT) : ' '.repeat(GAP)
      return [run(before + (right ? spare : '')), run(text, ...looks(at)), run(right ? '' : spare)]
    })
  return [
    line(
      table.map(({ head }) => head),
      () => ['dim'],
    ),
    ...shown.map((row) => line(row, (at) => table[at]!.looks ?? [])),
  ]
}
