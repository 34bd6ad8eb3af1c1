import type { EditType, Fold } from '../../verify/verdict.ts'

/** What the person asked for. */
export interface VerifyCommandOptions {
  readonly against: readonly string[]
  readonly output: 'text' | 'json' | 'html' | 'sarif'
  readonly folds: readonly Fold[]
  readonly allow: readonly EditType[]
  readonly colour: boolean
}
