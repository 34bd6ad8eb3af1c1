import type { RecordStatement } from '../../record/record.ts'
import { plain } from './plain.ts'

const OPENING = /["“„«‘'‚‹]/u
const CLOSING = /["”»’'›]/u
const FIRST_INNER = /["“„«‘]/u

/** About three lines; `--short` cuts longer content here. */
const SHORT = 220

interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Whether nothing but quotation marks stands between two pieces, and a new paragraph begins. */
const carriesOn = (article: string, before: Piece, after: Piece): boolean => {
  const between = article.slice(before.end, after.start)
  return between.length < 20 && /\n/.test(between) && /^[\s"“”„«»‘’']*$/u.test(between)
}

/** The marks to put around words: of the other kind than those that the words use first. */
function marksFor(pieces: readonly Piece[]): readonly [string, string] {
  const inner = pieces.flatMap(({ text }) => FIRST_INNER.exec(text)?.[0] ?? [])[0]
  return inner === undefined || inner === '‘' ? ['“', '”'] : ['‘', '’']
}

/** Direct words in quotation marks, a paragraph of the story a paragraph. */
function directParagraphs(article: string, pieces: readonly Piece[], short: boolean): string[] {
  const [open, close] = marksFor(pieces)
  const paragraphs: string[] = []
  for (const [place, piece] of pieces.entries()) {
    const next = pieces[place + 1]
    const goesOn = !short && next !== undefined && carriesOn(article, piece, next)
    const words = `${open}${plain(piece.text).trim()}${goesOn ? '' : close}`
    const previous = pieces[place - 1]
    if (previous && !carriesOn(article, previous, piece)) paragraphs.push(`${paragraphs.pop()} … ${words}`)
    else paragraphs.push(words)
  }
  return paragraphs
}

/** The piece with the quotation mark that the record leaves out at either of its ends. */
function withMarks(article: string, piece: Piece): string {
  const before = article[piece.start - 1] ?? ''
  const after = /^[,.]?(.)/su.exec(article.slice(piece.end, piece.end + 3))
  const opens = (piece.text.match(/["“]/gu) ?? []).length
  const closes = (piece.text.match(/["”]/gu) ?? []).length
  const straight = (piece.text.match(/"/g) ?? []).length
  const lacksOpening = straight > 0 ? straight % 2 === 1 : closes > opens
  const lacksClosing = straight > 0 ? straight % 2 === 1 : opens > closes
  const start = lacksOpening && OPENING.test(before) ? before : ''
  const end = lacksClosing && start === '' && after && CLOSING.test(after[1]!) ? after[1]! : ''
  return `${start}${plain(piece.text).trim()}${end}`
}

/** Words up to the length of `--short`, and how many are left out. */
function cut(paragraphs: readonly string[]): string[] {
  const whole = paragraphs.join(' ')
  if (whole.length <= SHORT * 1.15) return [whole]
  const head = whole.slice(0, SHORT)
  const sentence = Math.max(
    ...['. ', '? ', '! ', '.” ', '?” '].map((end) => head.lastIndexOf(end) + end.length),
  )
  const kept = head.slice(0, sentence > SHORT * 0.6 ? sentence : head.lastIndexOf(' ')).trimEnd()
  const left = (whole.slice(kept.length).match(/\S+/g) ?? []).length
  return [`${kept} […]`, `(${left} more words)`]
}

/** What was said, by paragraphs: direct words in quotation marks, indirect without, mixed as they stand. */
export function contentParagraphs(article: string, statement: RecordStatement, short: boolean): string[] {
  const paragraphs =
    statement.mode === 'direct'
      ? directParagraphs(article, statement.content, short)
      : [statement.content.map((piece) => withMarks(article, piece)).join(' … ')]
  return short ? cut(paragraphs) : paragraphs
}
