import type { Risk, Severity, Topic } from './rule.ts'

/** Words of the story, by offset in the file or text (UTF-16 units) and by line and column (from 1, in UTF-16 units). */
export interface ReportedPlace {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** White space made single. */
  readonly text: string
  readonly message: string | null
}

/** A finding as it is shown. */
export interface ReportedFinding {
  readonly rule: string
  readonly topic: Topic
  readonly severity: Severity
  readonly risk: Risk
  readonly message: string
  readonly why: string
  readonly guideline: { readonly name: string; readonly url: string } | null
  readonly suggestion: string | null
  readonly place: ReportedPlace
  readonly related: readonly ReportedPlace[]
  readonly fix: { readonly start: number; readonly end: number; readonly text: string } | null
  /** Of rule, words and sentence: what a suppression names. */
  readonly hash: string
  /** Why it is let stand, and where that is said; null for what is open. */
  readonly suppressed: { readonly reason: string; readonly by: 'comment' | 'file' } | null
}

/** A check that could not be made. */
export interface ReportedUnchecked {
  readonly rule: string
  readonly reason: string
  readonly place: ReportedPlace
}

/** What a check of one story says. */
export interface Report {
  readonly article: string
  readonly words: number
  /** In text order. */
  readonly findings: readonly ReportedFinding[]
  readonly suppressed: readonly ReportedFinding[]
  readonly unchecked: readonly ReportedUnchecked[]
  /** Suppressions of findings that are no more. */
  readonly unused: readonly { readonly rule: string; readonly hash: string; readonly words: string }[]
  /** What could not be read or checked at all, and why. */
  readonly problems: readonly string[]
}
