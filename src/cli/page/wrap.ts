import { type Line, lineText, type Run, run } from './line.ts'
import { breakWord, columns } from './width.ts'

/** What stands at the left of the lines of a block: of the first, and of the others. */
export interface Margin {
  readonly first: Line
  readonly rest: Line
}

/** A word may be made of pieces of several looks. */
type Word = Run[]

function wordsOf(runs: Line): Word[] {
  const words: Word[] = []
  let word: Word = []
  for (const { text, looks } of runs) {
    for (const [place, part] of text.split(' ').entries()) {
      if (place > 0 && word.length > 0) {
        words.push(word)
        word = []
      }
      if (part !== '') word.push({ text: part, looks })
    }
  }
  if (word.length > 0) words.push(word)
  return words
}

const shorten = (word: Word, width: number): Word[] =>
  columns(lineText(word)) <= width
    ? [word]
    : word.flatMap((piece) => breakWord(piece.text, width).map((text) => [{ ...piece, text }]))

/** Adds a word to a line; words of one look become one run. */
function append(line: Run[], word: Word, spaced: boolean): void {
  const [first, ...others] = word
  const last = line.at(-1)
  if (!first) return
  if (spaced && last && last.looks === first.looks)
    line[line.length - 1] = { ...last, text: `${last.text} ${first.text}` }
  else line.push(...(spaced ? [run(' ')] : []), first)
  line.push(...others)
}

/** Breaks lines at spaces so that none is wider than `width` columns, margin included. Linear in the text. */
export function wrap(runs: Line, width: number, margin: Margin): Line[] {
  const room = Math.max(10, width - Math.max(columns(lineText(margin.first)), columns(lineText(margin.rest))))
  const lines: Run[][] = []
  let line: Run[] = []
  let used = 0
  for (const word of wordsOf(runs).flatMap((whole) => shorten(whole, room))) {
    const wide = columns(lineText(word))
    if (used > 0 && used + 1 + wide > room) {
      lines.push(line)
      line = []
      used = 0
    }
    append(line, word, used > 0)
    used += wide + (used > 0 ? 1 : 0)
  }
  if (line.length > 0 || lines.length === 0) lines.push(line)
  return lines.map((pieces, place) => [...(place === 0 ? margin.first : margin.rest), ...pieces])
}

/** The same space at the left of every line. */
export const indent = (spaces: number): Margin => ({
  first: [run(' '.repeat(spaces))],
  rest: [run(' '.repeat(spaces))],
})
