import process from 'node:process'
import { plain } from './page/plain.ts'

/** Columns of a page where the terminal does not say, or there is none. */
export const DEFAULT_WIDTH = 80
const NARROWEST = 40
/** Longer lines tire the eye. */
const WIDEST = 100

/** What of a stream decides how a page looks on it. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Columns of the page on this screen: 80 where it is none, never more than 100. */
export const pageWidth = ({ columns }: Screen): number =>
  columns === undefined || columns <= 0 ? DEFAULT_WIDTH : Math.min(WIDEST, Math.max(NARROWEST, columns))

/**
 * Whether to use colour: `--no-color` comes first, then FORCE_COLOR (force-color.org; `0` and `false` turn it
 * off), then NO_COLOR (no-color.org), then whether there is a terminal that can.
 */
export function usesColour(
  screen: Screen,
  environment: Readonly<Record<string, string | undefined>>,
  allowed: boolean,
): boolean {
  if (!allowed) return false
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = environment
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (refused !== undefined && refused !== '') return false
  return screen.isTTY === true && terminal !== 'dumb'
}

/** The reader at the other end of a pipe has gone. */
export class PipeClosed extends Error {
  override readonly name = 'PipeClosed'
  readonly code = 'pipe-closed'
}

/**
 * Writes to standard output and waits until it is taken, so that no more than one text is held.
 *
 * @throws PipeClosed where nobody reads any more
 */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) resolve()
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE')
        reject(new PipeClosed('nobody reads the output'))
      else reject(error)
    })
  })
}

/** `hearsay: what`, with nothing in it that could move the cursor. */
export const complaint = (message: string): string => `hearsay: ${plain(message).trim()}\n`
