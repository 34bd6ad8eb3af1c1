import type { Profile } from '../../check/rule.ts'
import type { Region } from '../../check/settings.ts'

/** What `--format` takes. */
export const FORMATS = [
  'stylish',
  'compact',
  'json',
  'sarif',
  'github',
  'checkstyle',
  'junit',
  'html',
] as const
export type Format = (typeof FORMATS)[number]

/** What the person asked for. */
export interface CheckCommandOptions {
  readonly format: Format
  /** More warnings than this fail the run; null for any number. */
  readonly maxWarnings: number | null
  /** Errors only. */
  readonly quiet: boolean
  /** Only these rules; null for those of the profile. */
  readonly only: readonly string[] | null
  readonly profile: Profile | undefined
  readonly region: Region | undefined
  readonly stdinName: string | null
  /** ISO 8601; for stories that do not say. */
  readonly published: string | undefined
  readonly fix: boolean
  /** The settings' file; null looks for one beside each story and above. */
  readonly config: string | null
  /** Let every finding stand from now on, for this reason; null for none. */
  readonly suppress: string | null
  /** Drop suppressions of what is no more. */
  readonly prune: boolean
  readonly colour: boolean
}
