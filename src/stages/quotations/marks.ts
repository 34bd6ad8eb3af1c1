import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'

/** Marks of one kind close each other; the kinds nest. */
export type MarkKind = 'double' | 'single' | 'angle'

/** What a mark can do where it stands. */
export interface Mark {
  readonly token: number
  readonly kind: MarkKind
  readonly opens: boolean
  readonly closes: boolean
  /** Whether it may as well be an apostrophe (possessive plural, dropped letters). */
  readonly doubtful: boolean
}

const OPENING: ReadonlyMap<string, MarkKind> = new Map([
  ['“', 'double'],
  ['„', 'double'],
  ['‟', 'double'],
  ['``', 'double'],
  ['‘', 'single'],
  ['‚', 'single'],
  ['‛', 'single'],
  ['«', 'angle'],
])
const CLOSING: ReadonlyMap<string, MarkKind> = new Map([
  ['”', 'double'],
  ["''", 'double'],
  ['’', 'single'],
  ['»', 'angle'],
])
const STRAIGHT: ReadonlyMap<string, MarkKind> = new Map([
  ['"', 'double'],
  ['＂', 'double'],
  ["'", 'single'],
])

const OPENS_AFTER = /^(?:["“‘'„«([{—–-]|-{2,}|\/|``)$/u
const WORD = /[\p{L}\p{N}]/u

/** The quotation marks of a paragraph, in order, each with what it can do. */
export function marksOf(tokens: Tokens, paragraph: TokenSpan): readonly Mark[] {
  const marks: Mark[] = []
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const mark = markAt(tokens, i, paragraph)
    if (mark) marks.push(mark)
  }
  return marks
}

/**
 * Straight double marks cannot nest: where their number is even they open and close by turns, whatever
 * spaces slipped in beside them.
 */
export function alternate(tokens: Tokens, marks: readonly Mark[]): readonly Mark[] {
  const straight = marks.filter((mark) => mark.kind === 'double' && STRAIGHT.has(tokens.form(mark.token)))
  if (straight.length % 2 === 1) return marks
  const turn = new Map(straight.map((mark, index) => [mark, index % 2 === 0]))
  return marks.map((mark) => {
    const opens = turn.get(mark)
    return opens === undefined ? mark : { ...mark, opens, closes: !opens }
  })
}

function markAt(tokens: Tokens, i: number, paragraph: TokenSpan): Mark | null {
  const form = tokens.form(i)
  const opening = OPENING.get(form)
  if (opening) return { token: i, kind: opening, opens: true, closes: false, doubtful: false }
  const kind = CLOSING.get(form) ?? STRAIGHT.get(form)
  if (!kind) return null
  const first = i === paragraph.start
  const last = i + 1 === paragraph.end
  const spaceBefore = first || tokens.spaceBefore(i)
  const spaceAfter = last || tokens.spaceBefore(i + 1)
  const straight = STRAIGHT.has(form)
  if (kind === 'single' && isApostrophe(tokens, i, spaceBefore || spaceAfter)) return null
  if (straight && !spaceBefore && /^\d+$/.test(tokens.form(i - 1)) && isMeasure(tokens, i, kind)) return null
  const opens =
    (straight || (spaceBefore && !spaceAfter)) &&
    !last &&
    (spaceBefore ? !spaceAfter : !spaceAfter && OPENS_AFTER.test(tokens.form(i - 1)))
  const closes = !first && (!spaceBefore || (straight ? spaceAfter && !opens : true))
  return { token: i, kind, opens, closes, doubtful: kind === 'single' && isDoubtful(tokens, i, last) }
}

/** Inside a word, or before the ending of a contraction, with or without spaces around it (`He ’ s`). */
function isApostrophe(tokens: Tokens, i: number, spaced: boolean): boolean {
  if (/^(?:s|t|re|ve|ll|d|m)$/.test(tokens.form(i + 1))) return true
  if (spaced) return false
  return WORD.test(tokens.form(i - 1)) && WORD.test(tokens.form(i + 1))
}

/** `6'2"`, `5'`: feet and inches. */
function isMeasure(tokens: Tokens, i: number, kind: MarkKind): boolean {
  if (kind === 'single') return true
  return i >= 2 && tokens.form(i - 2) === "'"
}

/** After an s and before a lower-case word it may be a possessive: `the brothers’ house`; or a dropped g: `goin’ on`. */
function isDoubtful(tokens: Tokens, i: number, last: boolean): boolean {
  if (last) return false
  return /(?:s|in)$/i.test(tokens.form(i - 1)) && /^[\p{L}\p{N}]/u.test(tokens.form(i + 1))
}
