import type { PersonRow } from '../../archive/answers/people.ts'
import { BLANK, run } from '../page/line.ts'
import type { Printed } from './output.ts'
import { tableLines } from './tables.ts'

const others = ({ name, names }: PersonRow): string => names.filter((form) => form !== name).join(', ')

/** The answer to `hearsay people`. */
export function printedPeople(rows: readonly PersonRow[], more: boolean): Printed {
  return {
    json: rows,
    names: ['identity', 'name', 'type', 'articles', 'statements', 'names', 'probability', 'examples'],
    rows: rows.map((row) => [
      row.identity,
      row.name,
      row.type,
      row.articles,
      row.statements,
      row.names.join('; '),
      row.probability,
      row.examples.join('; '),
    ]),
    lines: (width) => {
      if (rows.length === 0) return [[run('  Nobody found.')]]
      const table = tableLines(
        [
          { head: 'name', cut: 'last', looks: ['bold'] },
          // Whole: it is what other commands take.
          { head: 'known as' },
          { head: 'stories', right: true },
          { head: 'statements', right: true },
          { head: 'sure', right: true },
          { head: 'also', cut: 'first', looks: ['dim'] },
        ],
        rows.map((row) => [
          row.name,
          row.identity,
          String(row.articles),
          String(row.statements),
          row.articles > 1 ? `${Math.floor(row.probability * 100)} %` : '',
          others(row),
        ]),
        width,
      )
      return [BLANK, ...table, ...(more ? [BLANK, [run('  There are more (--limit).', 'dim')]] : [])]
    },
  }
}
