import type { EventRow } from '../../archive/answers/timeline.ts'
import { readableDate } from '../page/dates.ts'
import { BLANK, type Line, type Run, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'

const STATES: Readonly<Record<string, string>> = {
  'pleaded-guilty': 'pleaded guilty',
  'pleaded-not-guilty': 'pleaded not guilty',
}

export const stateWords = (status: string): string => STATES[status] ?? status

/** `only on the word of Ann Okafor`; nothing where the story itself tells it. */
export const wordRuns = (word: string | null): Run[] =>
  word === null
    ? []
    : [run(word === '' ? ', on unattributed word only' : `, only on the word of ${plain(word)}`, 'italic')]

const people = ({ participants }: EventRow): string =>
  participants
    .map(({ name, role }) => (role === 'defendant' || role === 'victim' ? name : `${name} (${role})`))
    .join(', ')

/** The sentence that tells of an event, and where it stands. */
export const sentenceLines = (row: EventRow, width: number, left: number): Line[] =>
  wrap(
    [
      run(plain(row.sentence), 'dim'),
      run(`  ${plain(row.article)} ${row.event}, ${row.evidence[0]}–${row.evidence[1]}`, 'dim'),
    ],
    width,
    indent(left),
  )

/** An event in two lines: what, to whom, how it stands; then the sentence that tells it, and where. */
export function eventLines(row: EventRow, width: number, left = 4): Line[] {
  const who = people(row)
  const state = row.status === 'unknown' ? '' : `: ${stateWords(row.status)}`
  const charge = row.charge === null ? '' : ` (${row.charge})`
  return [
    ...wrap(
      [
        run(plain(row.type), 'bold'),
        run(plain(`${who === '' ? '' : ` of ${who}`}${charge}${state}`)),
        ...wordRuns(row.word),
      ],
      width,
      indent(left),
    ),
    ...sentenceLines(row, width, left + 2),
  ]
}

/** Events under their dates. */
export function datedEvents(rows: readonly EventRow[], width: number): Line[] {
  const lines: Line[] = []
  let before: string | undefined
  for (const row of rows) {
    const date = row.time === null ? 'no date told' : (readableDate(row.time) ?? row.time)
    if (date !== before) lines.push(BLANK, [run(`  ${plain(date)}`, 'italic')])
    before = date
    lines.push(...eventLines(row, width))
  }
  return lines
}

/** The answer to `hearsay timeline`. */
export function printedTimeline(rows: readonly EventRow[], more: boolean): Printed {
  return {
    json: rows,
    names: [
      'time',
      'type',
      'participants',
      'charge',
      'status',
      'word',
      'sentence',
      'start',
      'end',
      'article',
      'event',
      'outlet',
      'published',
    ],
    rows: rows.map((row) => [
      row.time,
      row.type,
      row.participants.map(({ role, name }) => `${role}: ${name}`).join('; '),
      row.charge,
      row.status,
      row.word,
      row.sentence,
      ...row.evidence,
      row.article,
      row.event,
      row.outlet,
      row.published,
    ]),
    lines: (width) =>
      rows.length === 0
        ? [[run('  Nothing found.')]]
        : [
            ...datedEvents(rows, width),
            ...(more ? [BLANK, [run('  There are more (--limit).', 'dim')]] : []),
          ],
  }
}
