import type { RecordStatement } from '../../record/record.ts'
import { contentParagraphs } from './content.ts'
import { cueWords } from './cue.ts'
import { atDate } from './dates.ts'
import { explainStatement, percent } from './explain.ts'
import { BLANK, DOT, joinRuns, type Line, type Look, type Run, run } from './line.ts'
import { type Entry, outline } from './outline.ts'
import { plain } from './plain.ts'
import { speakerGround, unknownSpeaker } from './speaker-ground.ts'
import { heading, nameRun, nameText, TIED, type View } from './view.ts'
import { columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

/** Below this a statement has the sign of a doubtful one. */
const PLAIN = 0.6
/** Below this the page says how sure the reading is. */
const SURE = 0.5

const BEFORE_THE_NAME = /^(according|per|citing|as|in the words)\b/i
const PREPOSITION =
  /\b(in|at|on|during|from|through|via|outside|inside|by|over|before|after|to|into|under|within)\s+$/i

/** Who says it, with the reporting words: `Ann Okafor told Reuters`, `according to Ann Okafor`. */
function whoSays(view: View, statement: RecordStatement): Run[] {
  const cue = cueWords(view, statement)?.text ?? ''
  const who =
    statement.speaker === null
      ? statement.source === null
        ? []
        : [run(plain(statement.source.text), 'bold')]
      : [nameRun(view, statement.speaker)]
  if (who.length === 0 || cue === '') return who.length > 0 ? who : cue === '' ? [] : [run(cue.trimStart())]
  if (BEFORE_THE_NAME.test(cue)) return [run(`${cue} `), ...who]
  return [...who, run(/^[\s’']/u.test(cue) ? cue : ` ${cue}`)]
}

/** The words of a place with the preposition that stands before them in the story; nothing for one that speaks itself. */
function venueText(view: View, { venue, source, speaker }: RecordStatement): string | null {
  if (venue === null) return null
  const named = source !== null && venue.start < source.end && source.start < venue.end
  if (named && (speaker === null || view.entity(speaker)?.type === 'work')) return null
  const before = view.record.article.text.slice(Math.max(0, venue.start - 14), venue.start)
  const preposition = /according to\s+$/i.test(before) ? 'in' : PREPOSITION.exec(before)?.[1]?.toLowerCase()
  const words = plain(venue.text).replace(/^(?:An?|The|His|Her|Their) /, (word) => word.toLowerCase())
  return `${preposition ?? 'in'} ${words}`
}

/** To whom, where, through whom, when; and what is not known of the speaker. */
function circumstances(view: View, statement: RecordStatement): Run[][] {
  const { addressee, via, time, probability } = statement
  // "told Reuters" says already through whom it comes.
  const carriers = via.filter(({ entity }) => entity !== addressee?.entity)
  const cue = cueWords(view, statement)
  const [from, until] = cue?.span ?? [0, 0]
  const told = (start: number): boolean => start >= from && start < until
  const to =
    addressee === null || told(addressee.evidence[0])
      ? null
      : addressee.entity
        ? nameText(view, addressee.entity)
        : plain(addressee.text)
  const where = venueText(view, statement)
  const when = time === null ? null : atDate(time)
  const texts = [
    ...(to === null ? [] : [`to ${to}`]),
    ...(where === null || told(statement.venue?.start ?? 0) ? [] : [where]),
    ...carriers.map(({ entity }) => `via ${nameText(view, entity)}`),
    ...(when === null || cue?.text.includes(when) ? [] : [when.replaceAll(' ', TIED)]),
  ]
  const ground = speakerGround(view, statement)
  const sure = probability < SURE && !view.explain ? [`${percent(probability)}${TIED}sure`] : []
  return [
    ...unknownSpeaker(statement).map((why) => [run(why, 'yellow')]),
    ...texts.map((text) => [run(text, 'dim')]),
    ...[...(ground === null ? [] : [ground]), ...sure].map((text) => [run(text, 'yellow')]),
  ]
}

const bar = (looks: readonly Look[]): Run => ({ text: '│ ', looks: looks.filter((look) => look !== 'bold') })

/** One statement: a line that says who, a block of what. */
function statementLines(view: View, { statement, around }: Entry, idWidth: number): Line[] {
  const left: Run[] = [run('  ')]
  for (const outer of around) left.push(run(' '.repeat(idWidth + 2)), bar(view.looks(outer.speaker)))
  const inset = run(' '.repeat(idWidth + 2))
  const id = run(statement.id.padEnd(idWidth + 2), 'dim')
  const sign = statement.speaker === null ? '? ' : isDoubtful(statement) ? '~ ' : ''
  const mark = sign === '' ? [] : [run(sign, 'bold', 'yellow')]
  const who = whoSays(view, statement)
  const opening = joinRuns([...(who.length > 0 ? [who] : []), ...circumstances(view, statement)], DOT)
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

const isDoubtful = ({ probability }: RecordStatement): boolean => probability < PLAIN

/** What the sign of the doubtful ones means, and where it stands. */
function doubtfulLines(view: View): Line[] {
  const ids = view.record.statements
    .filter((statement) => statement.speaker !== null && isDoubtful(statement))
    .map(({ id }) => id)
  if (ids.length === 0) return []
  const words = `~ less than ${percent(PLAIN)} sure: ${ids.join(', ')}`
  return [BLANK, ...wrap([run(words, 'dim')], view.width, indent(2))]
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
  return [heading('Statements'), ...blocks, ...doubtfulLines(view)]
}
