import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CheckError } from '../../check/check-error.ts'
import { CONFIG_FILE, type Config, parseConfig } from '../../check/config.ts'
import {
  formatSuppressions,
  parseSuppressions,
  type Suppression,
  suppressionsFile,
} from '../../check/suppressions.ts'

/** Finds the settings of stories: one file for all, or the nearest above each. Files are read once. */
export class SettingsFiles {
  readonly #named: string | null
  readonly #byFolder = new Map<string, Config>()
  #only: Config | null = null

  /** `named` is the file that the person gave; null looks for `hearsay.config.json`. */
  constructor(named: string | null) {
    this.#named = named
  }

  /**
   * The settings for a story in a file, or for one without a file as if it lay in the working folder.
   *
   * @throws CheckError `bad-config`, `unknown-rule`
   */
  of(file: string | null): Config {
    if (this.#named !== null) {
      this.#only ??= readConfig(this.#named)
      return this.#only
    }
    return this.#nearest(file === null ? resolve('.') : dirname(resolve(file)))
  }

  #nearest(folder: string): Config {
    const known = this.#byFolder.get(folder)
    if (known) return known
    const path = join(folder, CONFIG_FILE)
    const above = dirname(folder)
    const config = existsSync(path) ? readConfig(path) : above === folder ? {} : this.#nearest(above)
    this.#byFolder.set(folder, config)
    return config
  }
}

/** The text of a file; an error of the `code` if it cannot be read, with what `says` makes of the reason. */
function textOf(path: string, code: CheckError['code'], says: (reason: string) => string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CheckError(code, `${path}: ${says(reason)}`, cause)
  }
}

function readConfig(path: string): Config {
  const json = textOf(
    path,
    'bad-config',
    (reason) => `the settings cannot be read (${reason}). Name another file.`,
  )
  return parseConfig(json, path)
}

/**
 * The suppressions beside a story; none where there is no such file.
 *
 * @throws CheckError `bad-suppressions`
 */
export function readSuppressions(story: string | null): readonly Suppression[] {
  if (story === null) return []
  const path = suppressionsFile(story)
  if (!existsSync(path)) return []
  const json = textOf(
    path,
    'bad-suppressions',
    (reason) => `it cannot be read (${reason}). Change its permissions.`,
  )
  return parseSuppressions(json, path)
}

/**
 * Keeps the suppressions of a story beside it; the file goes when there are none.
 *
 * @throws CheckError `not-written`
 */
export function writeSuppressions(story: string, suppressions: readonly Suppression[]): void {
  const path = suppressionsFile(story)
  if (suppressions.length > 0) writeText(path, formatSuppressions(suppressions))
  else rmSync(path, { force: true })
}

/** @throws CheckError `not-written` */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CheckError(
      'not-written',
      `${file}: not written (${reason}). Change its permissions, or make room.`,
      cause,
    )
  }
}
