import process from 'node:process'
import { type Cell, csv } from '../../export/csv.ts'
import type { Line } from '../page/line.ts'
import { paint } from '../page/paint.ts'
import { safeJson } from '../page/plain.ts'
import { pageWidth, usesColour, writeOut } from '../terminal.ts'
import type { Asked } from './location.ts'

/** An answer in the forms it can be printed in. */
export interface Printed {
  readonly json: unknown
  readonly names: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly lines: (width: number) => readonly Line[]
}

/** Prints an answer as asked for. */
export function print(answer: Printed, { json, csv: asCsv, color }: Asked): Promise<void> {
  if (json) return writeOut(`${safeJson(answer.json, 2)}\n`)
  if (asCsv) return writeOut(csv(answer.names, answer.rows))
  const colour = usesColour(process.stdout, process.env, color)
  return writeOut(paint(answer.lines(pageWidth(process.stdout)), colour))
}
