import { placeAt } from '../document/search.ts'
import { type CharSpan, charSpan } from '../document/span.ts'

/** `<!-- hearsay-ignore weekday-date: the calendar is a joke -->` in a story. */
export interface IgnoreComment {
  readonly rules: readonly string[]
  /** Empty where none is given. */
  readonly reason: string
  readonly span: CharSpan
  /** Where it holds: its paragraph, or the next one where it stands alone; the whole story for `hearsay-ignore-file`. */
  readonly scope: CharSpan
}

const COMMENT = /<!--\s*hearsay-ignore(-file)?\b([^>]{0,2000}?)-->/g

/** The text with such comments made spaces, so that offsets and lines hold. */
export const withoutComments = (source: string): string =>
  source.replace(COMMENT, (comment) => comment.replace(/[^\r\n]/g, ' '))

/** The comments of a text, as written, that tell rules to be silent. Linear in the text. */
export function readComments(source: string): readonly IgnoreComment[] {
  const found = [...source.matchAll(COMMENT)]
  if (found.length === 0) return []
  const paragraphs = paragraphsOf(withoutComments(source))
  return found.map(({ 0: whole, 1: file, 2: body, index }) => {
    const colon = body!.indexOf(':')
    const names = colon < 0 ? body! : body!.slice(0, colon)
    const span = charSpan(index, index + whole.length)
    return {
      rules: names.split(/[\s,]+/).filter((name) => name !== ''),
      reason: colon < 0 ? '' : body!.slice(colon + 1).trim(),
      span,
      scope: file === undefined ? scopeOf(span, paragraphs) : charSpan(0, source.length),
    }
  })
}

/** The stretches of words between blank lines. */
function paragraphsOf(text: string): readonly CharSpan[] {
  const spans: CharSpan[] = []
  let start = 0
  for (const { 0: blank, index } of [...text.matchAll(/(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+/g)]) {
    if (text.slice(start, index).trim() !== '') spans.push(charSpan(start, index))
    start = index + blank.length
  }
  if (text.slice(start).trim() !== '') spans.push(charSpan(start, text.length))
  return spans
}

/** The paragraph that holds the comment, else the one after it. */
function scopeOf(comment: CharSpan, paragraphs: readonly CharSpan[]): CharSpan {
  return paragraphs[placeAt(paragraphs, comment.start)] ?? comment
}
