import { type Line, type Look, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { clip, columns } from '../page/width.ts'

/** A column of a table: its head, how wide it may be, and on which side its cells stand. */
export interface Column {
  readonly head: string
  readonly right?: boolean
  readonly looks?: readonly Look[]
  /** The last columns to be cut when there is no room. */
  readonly stretch?: boolean
}

const GAP = 2
const LEFT = 2
const NARROWEST = 8

/** Cuts the widest of the columns that may be cut until all fit. */
function shrink(needed: number[], stretching: readonly number[], free: number): void {
  let over = stretching.reduce((sum, at) => sum + needed[at]!, 0) - free
  while (over > 0) {
    const [widest, next] = stretching.toSorted((a, b) => needed[b]! - needed[a]!)
    if (widest === undefined || needed[widest]! <= NARROWEST) return
    const down = Math.max(NARROWEST, next === undefined ? 0 : needed[next]!)
    const cut = Math.min(over, Math.max(1, needed[widest]! - down))
    needed[widest] = needed[widest]! - cut
    over -= cut
  }
}

/** A table that fits the width: cells of stretching columns are cut. Words are made plain here. */
export function tableLines(
  table: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): Line[] {
  const shown = rows.map((row) => row.map(plain))
  const needed = table.map(({ head }, at) =>
    Math.max(columns(head), ...shown.map((row) => columns(row[at] ?? ''))),
  )
  const free =
    width -
    LEFT -
    GAP * (table.length - 1) -
    needed.reduce((sum, n, at) => sum + (table[at]!.stretch ? 0 : n), 0)
  shrink(
    needed,
    table.flatMap(({ stretch }, at) => (stretch ? [at] : [])),
    free,
  )
  const line = (cells: readonly string[], looks: (at: number) => readonly Look[]): Line =>
    table.flatMap(({ right }, at) => {
      const text = clip(cells[at] ?? '', needed[at]!)
      const spare = ' '.repeat(Math.max(0, needed[at]! - columns(text)))
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
