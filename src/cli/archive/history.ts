import type { VersionRow } from '../../archive/answers/history.ts'
import type { VersionChanges } from '../../archive/changes.ts'
import { BLANK, type Line, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'

type Brief = VersionChanges['added'][number]

const briefLine = (sign: string, { id, text, speaker }: Brief, width: number): Line[] =>
  wrap(
    [
      run(`${sign} `, 'bold'),
      run(speaker === null ? '' : `${plain(speaker)}: `),
      run(plain(text)),
      run(`  ${id}`, 'dim'),
    ],
    width,
    indent(4),
  )

function changeLines(changes: VersionChanges, width: number): Line[] {
  const { added, withdrawn, altered } = changes
  if (added.length + withdrawn.length + altered.length === 0)
    return [[run('    no statement changed', 'dim')]]
  return [
    ...withdrawn.flatMap((one) => briefLine('−', one, width)),
    ...added.flatMap((one) => briefLine('+', one, width)),
    ...altered.flatMap(({ before, after, fields }) => [
      ...briefLine('≠', before, width),
      ...briefLine('→', after, width),
      [run(`      ${fields.join(', ')} altered`, 'dim')],
    ]),
  ]
}

/** The answer to `hearsay history`. */
export function printedHistory(rows: readonly VersionRow[]): Printed {
  const cells = ({ article, version, added }: VersionRow) => [article, version, added]
  return {
    json: rows,
    names: ['article', 'version', 'added', 'change', 'statement', 'speaker', 'text', 'before'],
    rows: rows.flatMap((row) => {
      const { changes } = row
      if (!changes) return [[...cells(row), 'first', null, null, null, null]]
      const brief = (kind: string, { id, speaker, text }: Brief, before: string | null) => [
        ...cells(row),
        kind,
        id,
        speaker,
        text,
        before,
      ]
      return [
        ...changes.added.map((one) => brief('added', one, null)),
        ...changes.withdrawn.map((one) => brief('withdrawn', one, null)),
        ...changes.altered.map(({ before, after }) => brief('altered', after, before.text)),
      ]
    }),
    lines: (width) =>
      rows.flatMap((row) => [
        BLANK,
        ...wrap(
          [
            run(`version ${row.version}`, 'bold'),
            run(
              ` · added ${row.added.slice(0, 16).replace('T', ' ')} UTC${row.headline === null ? '' : ` · ${plain(row.headline)}`}`,
            ),
            run(` · read by ${plain(row.reader)}`, 'dim'),
          ],
          width,
          indent(2),
        ),
        ...(row.changes ? changeLines(row.changes, width) : []),
      ]),
  }
}
