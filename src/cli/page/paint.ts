import { styleText } from 'node:util'
import { type Line, lineText, type Run } from './line.ts'

const paintRun = ({ text, looks }: Run): string =>
  looks.length === 0 ? text : styleText([...looks], text, { validateStream: false })

/** The page as text, each line with its line end. Without colour no escape sequence stands in it. */
export function paint(lines: readonly Line[], colour: boolean): string {
  const texts = lines.map((line) => (colour ? line.map(paintRun).join('') : lineText(line).trimEnd()))
  // The spaces that kept words together are ordinary ones to who copies them.
  return texts.map((text) => `${text.replaceAll('\u00a0', ' ')}\n`).join('')
}
