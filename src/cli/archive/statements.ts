import type { SaidAnswer } from '../../archive/answers/said.ts'
import type { StatementRow } from '../../archive/answers/statement-row.ts'
import type { Cell } from '../../export/csv.ts'
import { readableDate } from '../page/dates.ts'
import { BLANK, DOT, joinRuns, type Line, type Run, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { TIED } from '../page/view.ts'
import { clip } from '../page/width.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'

export const STATEMENT_NAMES = [
  'text',
  'speaker',
  'identity',
  'mode',
  'act',
  'cue',
  'source',
  'addressee',
  'venue',
  'via',
  'time',
  'published',
  'outlet',
  'headline',
  'article',
  'url',
  'statement',
  'content',
  'probability',
  'by',
] as const

/** A statement as cells, in the order of {@link STATEMENT_NAMES}. */
export const statementCells = (row: StatementRow): readonly Cell[] =>
  STATEMENT_NAMES.map((name) => {
    if (name === 'via') return row.via.join('; ')
    if (name === 'content') return places(row)
    return row[name]
  })

/** `555–613`, or several with commas between. */
export const places = ({ content }: Pick<StatementRow, 'content'>): string =>
  content.map(([start, end]) => `${start}–${end}`).join(', ')

/** `12 June 2019 · Tideway Courier · Ferry turned back · ferry-2`: where something was printed. */
export function printedIn(row: {
  readonly published: string | null
  readonly outlet: string | null
  readonly headline?: string | null
  readonly article: string
}): Run[] {
  const date = row.published === null ? null : (readableDate(row.published) ?? row.published)
  const parts = [date ?? 'undated', row.outlet, row.headline ?? null]
  return [
    ...joinRuns(
      parts.filter((part) => part !== null).map((part) => [run(plain(part), 'italic')]),
      DOT,
    ),
    DOT,
    run(plain(row.article), 'dim'),
  ]
}

/** Verbs that take whom they are said to as they are: `told reporters`. */
const TELLS =
  /\b(?:tells?|told|asks?|asked|informs?|informed|warns?|warned|urges?|urged|reminds?|reminded|accuses?|accused)$/i

/** `Ida Holm told reporters, at the quay, via the Courier`: everything around the words. */
export function circumstances(row: StatementRow): Run[] {
  const speaker = row.speaker ?? row.source
  const name = speaker === null ? run('somebody not named', 'dim') : run(plain(speaker), 'bold')
  const unknown = row.speaker === null ? [run(' ?', 'dim')] : []
  const told = row.source !== null && row.speaker !== null && !same(row.source, row.speaker)
  return [
    name,
    ...unknown,
    ...(row.cue === null ? [] : [run(` ${plain(row.cue)}`, 'dim')]),
    ...(row.addressee === null
      ? []
      : [run(TELLS.test(row.cue ?? '') ? ' ' : ' to ', 'dim'), run(plain(row.addressee))]),
    ...(row.venue === null ? [] : [run(', in ', 'dim'), run(plain(row.venue))]),
    ...(row.via.length === 0 ? [] : [run(', via ', 'dim'), run(plain(row.via.join(', ')))]),
    ...(told ? [run(` (${plain(row.source!)})`, 'dim')] : []),
  ]
}

const same = (a: string, b: string): boolean => plain(a).toLowerCase() === plain(b).toLowerCase()

/** The words, between marks where all of them are quoted. */
export function contentRun({ text, mode }: Pick<StatementRow, 'text' | 'mode'>): Run {
  const words = plain(text)
  return run(mode === 'direct' ? `“${words}”` : words)
}

const DOUBTFUL = 0.6

/** `s3 · characters 555–613 · 45 % sure` */
export function whereRun(row: StatementRow): Run {
  const doubt =
    row.probability < DOUBTFUL ? `${TIED}· ${Math.round(row.probability * 100)}${TIED}%${TIED}sure` : ''
  return run(`${row.statement}${TIED}· ${places(row)}${doubt}`, 'dim')
}

/** A statement in two to several lines. Where `most` is given, longer words are cut. */
export const statementLines = (row: StatementRow, width: number, left = 4, most?: number): Line[] => [
  ...wrap(circumstances(row), width, indent(left)),
  ...wrap(
    [contentRun(most === undefined ? row : { ...row, text: clip(row.text, most) }), run('  '), whereRun(row)],
    width,
    indent(left + 2),
  ),
]

/** Statements under the article they stand in. */
export function grouped(rows: readonly StatementRow[], width: number): Line[] {
  const lines: Line[] = []
  let before: string | null = null
  for (const row of rows) {
    if (row.article !== before) lines.push(BLANK, ...wrap(printedIn(row), width, indent(2)))
    before = row.article
    lines.push(...statementLines(row, width))
  }
  return lines
}

/** The answer to `hearsay said`. */
export function printedStatements(answer: SaidAnswer, asked: string): Printed {
  const { rows, more, by } = answer
  return {
    json: rows,
    names: STATEMENT_NAMES,
    rows: rows.map(statementCells),
    lines: (width) => {
      if (rows.length === 0) return [[run(`  Nothing found${asked}.`)]]
      return [
        ...grouped(rows, width),
        BLANK,
        ...wrap([run(closing(rows.length, more, asked, by), 'dim')], width, indent(2)),
      ]
    },
  }
}

const MOST_MEANT = 6

/** `20 statements by Merkel; there are more (--limit). Merkel: angela-merkel, merkel-2.` */
function closing(count: number, more: boolean, asked: string, by: SaidAnswer['by']): string {
  const found = `${count} ${count === 1 ? 'statement' : 'statements'}${asked}`
  const rest = more ? '; there are more (--limit)' : ''
  const meant =
    by.length > MOST_MEANT
      ? ` The name may mean ${by.length} people or bodies: hearsay people lists them.`
      : by.length > 1
        ? ` The name may mean ${by.map(({ slug }) => slug).join(', ')}.`
        : ''
  return `${plain(found)}${rest}.${meant}`
}
