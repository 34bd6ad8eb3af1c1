import type { RecordStatement } from '../../record/record.ts'
import { balanced, curled } from './marks.ts'
import { plain } from './plain.ts'

const MARK_BEFORE = /["“”„«»‘’'‚‹›`]\s*$/u
const MARK_AFTER = /^[\s.,;:!?…]*["“”»«’'›]/u
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
    const words = `${open}${plain(curled(piece.text)).trim()}${goesOn ? '' : close}`
    const previous = pieces[place - 1]
    if (previous && !carriesOn(article, previous, piece)) paragraphs.push(`${paragraphs.pop()} … ${words}`)
    else paragraphs.push(words)
  }
  return paragraphs
}

/** Whether the story has the words in quotation marks; a turn after a label (`Q:`) has none. */
const isQuoted = (article: string, pieces: readonly Piece[]): boolean =>
  pieces.some(
    ({ start, end }) =>
      MARK_BEFORE.test(article.slice(Math.max(0, start - 3), start)) ||
      MARK_AFTER.test(article.slice(end, end + 4)),
  )

/** Words that somebody spoke and the story does not quote: after a dash, without marks. */
const turn = (article: string, pieces: readonly Piece[]): string[] => [
  `– ${pieces.map(({ start, end }) => plain(balanced(article, start, end))).join(' … ')}`,
]

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

/**
 * What was said, by paragraphs: direct words in quotation marks where the story quotes them, else after a dash;
 * indirect words without marks, mixed ones as they stand.
 */
export function contentParagraphs(article: string, statement: RecordStatement, short: boolean): string[] {
  const { mode, by, content } = statement
  const quoted = by !== 'speaker-label' && isQuoted(article, content)
  const paragraphs =
    mode !== 'direct'
      ? [content.map(({ start, end }) => plain(balanced(article, start, end))).join(' … ')]
      : quoted
        ? directParagraphs(article, content, short)
        : turn(article, content)
  return short ? cut(paragraphs) : paragraphs
}
