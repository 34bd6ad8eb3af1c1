import type { RecordStatement } from '../../record/record.ts'
import { type Line, run } from './line.ts'
import { plain } from './plain.ts'
import { nameText, TIED, type View, wordsAt } from './view.ts'
import { clip } from './width.ts'
import { wrap } from './wrap.ts'

/** What decided a field, and the words it rests on. Offsets are UTF-16 code units of the article. */
interface Ground {
  readonly field: string
  readonly answer: string
  readonly words: { readonly start: number; readonly end: number } | null
  readonly by: string
}

const span = ([start, end]: readonly [number, number]): { start: number; end: number } => ({ start, end })

const LONGEST_WORDS = 60

/** `97 %`, and never 100 for what is not certain. */
export const percent = (probability: number): string =>
  `${probability >= 1 ? 100 : Math.min(99, Math.round(probability * 100))}${TIED}%`

const addresseeName = (view: View, { entity, text }: NonNullable<RecordStatement['addressee']>): string =>
  entity === null ? plain(text) : nameText(view, entity)

function groundsOf(view: View, statement: RecordStatement): Ground[] {
  const { content, cue, source, speaker, addressee, venue, via, time, within, by, speakerBy } = statement
  const of = (field: string, words: Ground['words'], how = by, answer = ''): Ground => ({
    field,
    answer,
    words,
    by: how,
  })
  const speakerText =
    speaker === null ? `none (${statement.unresolved ?? 'unattributed'})` : nameText(view, speaker)
  return [
    ...content.map((piece) => of('content', piece, `${by}, ${percent(statement.probability)}`)),
    ...(cue ? [of('cue', cue)] : []),
    ...(source ? [of('source', source)] : []),
    of('speaker', source, speakerBy, speakerText),
    ...(addressee ? [of('addressee', span(addressee.evidence), by, addresseeName(view, addressee))] : []),
    ...(venue ? [of('venue', venue)] : []),
    ...via.map(({ entity, evidence }) => of('via', span(evidence), by, nameText(view, entity))),
    ...(time ? [of('time', null, by, time)] : []),
    ...(within ? [of('within', null, by, within)] : []),
  ]
}

/** `Ann Okafor ← 96–102 “Okafor”  [rule]` */
function groundText(view: View, { answer, words, by }: Ground): string {
  const parts = [
    ...(answer === '' ? [] : [answer]),
    ...(words === null ? [] : [evidenceText(view, [words.start, words.end])]),
  ]
  return `${parts.join(' ← ')} [${plain(by)}]`
}

/** `536–542 “shares”`, long words cut. */
export const evidenceText = (view: View, [start, end]: readonly [number, number]): string =>
  `${start}–${end} “${clip(wordsAt(view, [start, Math.min(end, start + 400)]), LONGEST_WORDS)}”`

/** A line for each field of a statement. */
export function explainStatement(view: View, statement: RecordStatement, left: Line): Line[] {
  const grounds = groundsOf(view, statement)
  const labels = 2 + grounds.reduce((widest, { field }) => Math.max(widest, field.length), 0)
  return grounds.flatMap((ground) =>
    wrap([run(groundText(view, ground), 'dim')], view.width, {
      first: [...left, run(ground.field.padEnd(labels), 'dim')],
      rest: [...left, run(' '.repeat(labels))],
    }),
  )
}
