import type { EditType, Fold } from '../../verify/verdict.ts'

/** What the person asked for. */
export interface VerifyCommandOptions {
  readonly against: readonly string[]
  /** Where the archive is; null where none is to be searched. */
  readonly archive: string | null
  readonly output: 'text' | 'json' | 'html' | 'sarif'
  readonly folds: readonly Fold[]
  readonly allow: readonly EditType[]
  readonly colour: boolean
}
