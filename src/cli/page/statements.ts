import type { RecordStatement } from '../../record/record.ts'
import { contentParagraphs } from './content.ts'
import { atDate } from './dates.ts'
import { explainStatement, percent } from './explain.ts'
import { BLANK, joinRuns, type Line, type Look, type Run, run } from './line.ts'
import { type Entry, outline } from './outline.ts'
import { plain } from './plain.ts'
import { heading, nameRun, nameText, TIED, type View } from './view.ts'
import { columns } from './width.ts'
import { wrap } from './wrap.ts'

/** Why a speaker is not given, in words. */
export const REASONS: Readonly<Record<NonNullable<RecordStatement['unresolved']>, string>> = {
  'no-candidate': 'nobody in the story fits',
  tie: 'two or more fit equally well',
  'no-antecedent': 'the story does not say whom the pronoun means',
  unattributed: 'the story names nobody',
}

/** Below this the page says how sure the reading is. */
const SURE = 0.5

const BEFORE_THE_NAME = /^(according|per|citing|as|in the words)\b/i
const PREPOSITION =
  /\b(in|at|on|during|from|through|via|outside|inside|by|over|before|after|to|into|under|within)\s+$/i

/** The person spoken to as the reporting words have them: `told `, `shared with `; null where they stand elsewhere. */
function hearerAfterCue(view: View, { cue, addressee }: RecordStatement): string | null {
  if (cue === null || addressee === null || addressee.entity === null) return null
  const [start] = addressee.evidence
  if (start < cue.end || start > cue.end + 12) return null
  const between = view.record.article.text.slice(cue.end, start)
  return /^ (?:to |with )?$/.test(between) ? `${between}${nameText(view, addressee.entity)}` : null
}

/** Who says it, with the reporting words: `Ann Okafor told Reuters`, `according to Ann Okafor`. */
function whoSays(view: View, statement: RecordStatement): Run[] {
  const cue =
    statement.cue === null ? '' : `${plain(statement.cue.text)}${hearerAfterCue(view, statement) ?? ''}`
  const who =
    statement.speaker === null
      ? statement.source === null
        ? []
        : [run(plain(statement.source.text), 'bold')]
      : [nameRun(view, statement.speaker)]
  const words = cue === '' ? [] : [run(cue)]
  const said = BEFORE_THE_NAME.test(cue) ? [words, who] : [who, words]
  return joinRuns(
    said.filter((part) => part.length > 0),
    run(' '),
  )
}

/** The words of a place with the preposition that stands before them in the story. */
function venueText(view: View, venue: { readonly start: number; readonly text: string }): string {
  const before = view.record.article.text.slice(Math.max(0, venue.start - 12), venue.start)
  return `${PREPOSITION.exec(before)?.[1]?.toLowerCase() ?? 'in'} ${plain(venue.text)}`
}

/** To whom, where, through whom, when; and what is not known of the speaker. */
function circumstances(view: View, statement: RecordStatement): Run[][] {
  const { addressee, venue, via, time, unresolved, probability } = statement
  // "told Reuters" says already through whom it comes.
  const carriers = via.filter(({ entity }) => entity !== addressee?.entity)
  const named = hearerAfterCue(view, statement) !== null
  const to =
    addressee === null || named
      ? null
      : addressee.entity
        ? nameText(view, addressee.entity)
        : plain(addressee.text)
  const texts = [
    ...(to === null ? [] : [`to ${to}`]),
    ...(venue === null ? [] : [venueText(view, venue)]),
    ...carriers.map(({ entity }) => `via ${nameText(view, entity)}`),
    ...(time === null ? [] : [atDate(time).replaceAll(' ', TIED)]),
    ...(probability < SURE && !view.explain ? [`${percent(probability)}${TIED}sure`] : []),
  ]
  const why = unresolved === null ? [] : [[run(`speaker not known: ${REASONS[unresolved]}`, 'yellow')]]
  return [...why, ...texts.map((text) => [run(text, 'dim')])]
}

const bar = (looks: readonly Look[]): Run => ({ text: '│ ', looks: looks.filter((look) => look !== 'bold') })

/** One statement: a line that says who, a block of what. */
function statementLines(view: View, { statement, around }: Entry, idWidth: number): Line[] {
  const left: Run[] = [run('  ')]
  for (const outer of around) left.push(run(' '.repeat(idWidth + 2)), bar(view.looks(outer.speaker)))
  const inset = run(' '.repeat(idWidth + 2))
  const id = run(statement.id.padEnd(idWidth + 2), 'dim')
  const mark = statement.unresolved === null ? [] : [run('? ', 'bold', 'yellow')]
  const who = whoSays(view, statement)
  const opening = joinRuns(
    [...(who.length > 0 ? [who] : []), ...circumstances(view, statement)],
    run(' · ', 'dim'),
  )
  const quoted = { first: [...left, inset, bar(view.looks(statement.speaker))] }
  const body = contentParagraphs(view.record.article.text, statement, view.short).flatMap((paragraph) =>
    wrap([run(paragraph)], view.width, { first: quoted.first, rest: quoted.first }),
  )
  return [
    ...wrap([...mark, ...opening], view.width, { first: [...left, id], rest: [...left, inset] }),
    ...body,
    ...(view.explain ? explainStatement(view, statement, [...left, inset]) : []),
  ]
}

/** An empty line that keeps the bars of the statements around the next one. */
function gap(view: View, { around }: Entry, idWidth: number): Line {
  if (around.length === 0) return BLANK
  return [
    run('  '),
    ...around.flatMap((outer) => [run(' '.repeat(idWidth + 2)), bar(view.looks(outer.speaker))]),
  ]
}

/** Every statement, nested ones under the one they stand in. */
export function statementsSection(view: View): Line[] {
  const { statements } = view.record
  if (statements.length === 0) return []
  const idWidth = statements.reduce((widest, { id }) => Math.max(widest, columns(id)), 0)
  const blocks = outline(statements).flatMap((entry) => [
    gap(view, entry, idWidth),
    ...statementLines(view, entry, idWidth),
  ])
  return [heading('Statements'), ...blocks]
}
