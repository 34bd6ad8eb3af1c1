/** What a piece of a line looks like; the names are those of `util.styleText`. */
export type Look = 'bold' | 'dim' | 'italic' | 'red' | 'underline' | Hue
export type Hue = 'cyan' | 'yellow' | 'magenta' | 'blue' | 'green'

/** Words of one look. Its text has passed {@link import('./plain.ts').plain} when it comes from a story. */
export interface Run {
  readonly text: string
  readonly looks: readonly Look[]
}

/** One line of the page, without its line end. */
export type Line = readonly Run[]

export const run = (text: string, ...looks: readonly Look[]): Run => ({ text, looks })

export const BLANK: Line = []

/** The words of a line without their looks. */
export const lineText = (line: Line): string => line.map((piece) => piece.text).join('')

/** `a`, `b` and `c` with `separator` between them. */
export function joinRuns(parts: readonly (readonly Run[])[], separator: Run): Run[] {
  return parts.flatMap((part, place) => (place === 0 ? [...part] : [separator, ...part]))
}

/** Between facts in a line; it stays with the one before it where the line is broken. */
export const DOT: Run = run('\u00a0· ', 'dim')
