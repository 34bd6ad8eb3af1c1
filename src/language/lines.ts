import { type CharSpan, charSpan } from '../document/span.ts'
import { type Signs, signsOf } from './data-lines.ts'
import { englishOf, type Tally, tally } from './words.ts'

/** A line that is not blank, without its end. */
export interface Line {
  readonly span: CharSpan
  readonly text: string
  readonly count: Tally
  readonly signs: Signs
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** So large a share of a block must look like program text. */
const MOST = 0.6
/** English sentences have a larger share of function words; program text has keywords and comments. */
const FEW_WORDS = 0.2
/** Where nearly all lines look like program text, there may be more. */
const SOME_WORDS = 0.3
const NEARLY_ALL = 0.8

/** A line alone needs more kinds of signs. */
const ALONE = 3
/** What prose can do without; a line with enough function words and none of it is not looked at further. */
const UNUSUAL = /[{}[\]<>=_|\\;]|^\s*(?:- )?[a-z_][\w-]*:\s/
const NO_SIGNS: Signs = { kinds: 0, markup: false }

/** The lines of a text that are not blank. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let apart = true
  for (const found of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line = found[0]
    const gap = lines.at(-1)?.span.end ?? 0
    if (line.trim() === '') continue
    apart ||= (text.slice(gap, found.index).match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0) > 1
    const count = tally(line)
    const plain = englishOf(count) > count.words * FEW_WORDS && !UNUSUAL.test(line)
    const signs = plain ? NO_SIGNS : signsOf(line)
    lines.push({ span: charSpan(found.index, found.index + line.length), text: line, count, signs, apart })
    apart = false
  }
  return lines
}

/** Whether lines that stand together are program text, records or markup rather than sentences. */
export function isCode(block: readonly Line[]): boolean {
  const length = (lines: readonly Line[]) => lines.reduce((all, { text }) => all + text.length, 0)
  const share = (test: (signs: Signs) => boolean) =>
    length(block.filter(({ signs }) => test(signs))) / length(block)
  if (share(({ kinds }) => kinds >= (block.length > 1 ? 2 : ALONE + 1)) >= MOST) return true
  const enough = block.length > 1 ? 2 : ALONE
  if (!block.some(({ signs }) => signs.kinds >= enough || signs.markup)) return false
  const words = block.reduce((all, { count }) => all + count.words, 0)
  const english = block.reduce((all, { count }) => all + englishOf(count), 0)
  const signed = share(({ kinds, markup }) => kinds >= 1 || markup)
  return signed >= MOST && english <= words * (signed >= NEARLY_ALL ? SOME_WORDS : FEW_WORDS)
}

/** Lines in blocks: a blank line divides them. */
export function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = []
  for (const line of lines)
    if (line.apart || blocks.length === 0) blocks.push([line])
    else blocks.at(-1)!.push(line)
  return blocks
}
