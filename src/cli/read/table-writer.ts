import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CSV_NAMES } from '../../export/tables.ts'
import { plain } from '../page/plain.ts'
import { writeOut } from '../terminal.ts'
import { draftOf, makeFolder, publish, writing } from './folder.ts'
import type { Writer } from './writers.ts'

/** Lines as they are; on a terminal without what could move its cursor or reorder a line. */
const shown = (lines: string): string =>
  process.stdout.isTTY ? lines.split('\r\n').map(plain).join('\r\n') : lines

/** Prints the statements of all records as one table. */
export function statementsWriter(): Writer {
  let names = CSV_NAMES.statements
  return {
    write: async (_id, [rows]) => {
      await writeOut(names + shown(rows))
      names = ''
    },
    end: async () => {
      if (names !== '') await writeOut(names)
    },
  }
}

/**
 * Writes tables of all records, row by row: `statements.csv`, `entities.csv` and `events.csv`, unless others are named,
 * each with its line of names.
 */
export function tablesWriter(folder: string, named: Readonly<Record<string, string>> = CSV_NAMES): Writer {
  makeFolder(folder)
  const tables = Object.entries(named).map(([table, names]) => {
    const path = join(folder, `${table}.csv`)
    return writing(path, () => {
      const file = openSync(draftOf(path), 'w')
      writeWhole(file, names)
      return { path, file }
    })
  })
  return {
    write: async (_id, texts) => {
      for (const [at, { path, file }] of tables.entries())
        writing(path, () => writeWhole(file, texts[at] ?? ''))
    },
    end: async () => {
      for (const { path, file } of tables)
        writing(path, () => {
          closeSync(file)
          publish(path)
        })
    },
  }
}

/** The system may take less than it is given. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}
