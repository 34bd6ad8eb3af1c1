import { accessSync, constants, mkdirSync, renameSync } from 'node:fs'

/** Records cannot be written. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly code: 'no-folder' | 'not-written'

  constructor(code: WriteError['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/**
 * Makes a folder that can be written to.
 *
 * @throws WriteError code `no-folder`
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new WriteError(
      'no-folder',
      `${folder}: no folder to write to (${reason(cause)}). Name another.`,
      cause,
    )
  }
}

/** Files appear whole: each is written under this name first. */
export const draftOf = (path: string): string => `${path}.part`

/** Gives the draft of a file its name. */
export const publish = (path: string): void => renameSync(draftOf(path), path)

/**
 * Does what writes a file.
 *
 * @throws WriteError code `not-written`
 */
export function writing<R>(path: string, work: () => R): R {
  try {
    return work()
  } catch (cause) {
    throw new WriteError(
      'not-written',
      `${path}: not written (${reason(cause)}). Make room and run again.`,
      cause,
    )
  }
}
