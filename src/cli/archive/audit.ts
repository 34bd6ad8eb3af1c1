import {
  type GroupTally,
  type SourceAudit,
  SPEAKER_COLUMNS,
  speakerRow,
  type Tally,
} from '../../archive/answers/sources.ts'
import { readableDate } from '../page/dates.ts'
import { BLANK, type Line, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { count, heading } from '../page/view.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'
import { type Column, tableLines } from './tables.ts'

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`

const COUNTS: readonly Column[] = [
  { head: 'statements', right: true },
  { head: 'direct', right: true },
  { head: 'indirect', right: true },
  { head: 'stories', right: true },
]

/** Statements, shares of those quoted and of those in indirect words only, and stories. */
const counts = ({ statements, direct, mixed, indirect, articles }: Tally): readonly string[] => [
  String(statements),
  percent(direct + mixed, statements),
  percent(indirect, statements),
  String(articles),
]

const GROUPS: readonly Column[] = [
  ...COUNTS,
  { head: 'named', right: true },
  { head: 'unnamed', right: true },
  { head: 'nobody', right: true },
]

const groups = (tally: GroupTally): readonly string[] => [
  ...counts(tally),
  percent(tally.named, tally.statements),
  percent(tally.unnamed, tally.statements),
  percent(tally.unattributed, tally.statements),
]

function headLines({ all, voices }: SourceAudit, width: number): Line[] {
  const { statements, direct, mixed, indirect, named, unnamed, unattributed, articles } = all
  const share = (part: number, words: string): string => `${percent(part, statements)} ${words}`
  return [
    BLANK,
    ...wrap(
      [
        run(
          `${count(statements, 'statement')} by ${count(voices, 'voice')} in ${count(articles, 'story', 'stories')}`,
          'bold',
        ),
      ],
      width,
      indent(2),
    ),
    ...wrap(
      [
        run(
          [
            share(named, 'by somebody named'),
            share(unnamed, 'by unnamed sources'),
            share(unattributed, 'by nobody that can be told'),
          ].join(', '),
        ),
      ],
      width,
      indent(2),
    ),
    ...wrap(
      [
        run(
          [share(direct, 'quoted'), share(mixed, 'partly quoted'), share(indirect, 'in indirect words')].join(
            ', ',
          ),
        ),
      ],
      width,
      indent(2),
    ),
  ]
}

/** A list of one, which has no name, tells nothing. */
const several = (list: readonly GroupTally[]): boolean => list.length > 1 || (list[0]?.name ?? null) !== null

function auditLines(audit: SourceAudit, width: number): readonly Line[] {
  const { speakers, outlets, months } = audit
  if (audit.all.statements === 0) return [[run('  No statement was found.')]]
  const section = (
    title: string,
    first: Column,
    rows: readonly (readonly string[])[],
    columns: readonly Column[],
  ) => (rows.length === 0 ? [] : [BLANK, heading(title), ...tableLines([first, ...columns], rows, width)])
  return [
    ...headLines(audit, width),
    ...section(
      'Who speaks most',
      { head: 'who', cut: 'last', looks: ['bold'] },
      speakers.map((s) => [
        s.named ? s.name : `${s.name} (unnamed)`,
        ...counts(s),
        s.examples.slice(0, 2).join(', '),
      ]),
      [...COUNTS, { head: 'such as', cut: 'first', looks: ['dim'] }],
    ),
    ...(several(outlets)
      ? section(
          'By outlet',
          { head: 'outlet', cut: 'last' },
          outlets.map((group) => [plain(group.name ?? 'not said'), ...groups(group)]),
          GROUPS,
        )
      : []),
    ...(several(months)
      ? section(
          'By month',
          { head: 'month' },
          months.map((group) => [
            group.name === null ? 'undated' : (readableDate(group.name) ?? group.name),
            ...groups(group),
          ]),
          GROUPS,
        )
      : []),
  ]
}

/** The answer to `hearsay sources`. */
export function printedAudit(audit: SourceAudit): Printed {
  const { speakers } = audit
  return {
    json: audit,
    names: SPEAKER_COLUMNS,
    rows: speakers.map(speakerRow),
    lines: (width) => auditLines(audit, width),
  }
}
