import type { Report, ReportedFinding } from '../../../check/report.ts'
import type { Rule } from '../../../check/rule.ts'

/** A story that was checked. */
export interface Checked {
  readonly name: string
  /** Whether places are those of the file; else of the text that was read from it. */
  readonly inPlace: boolean
  readonly report: Report
  /** Those to be shown: open, and errors only where the person asked for that. */
  readonly shown: readonly ReportedFinding[]
}

/** Of a whole run. */
export interface Totals {
  readonly stories: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly suppressed: number
  readonly unchecked: number
  readonly fixed: number
}

/** Writes a run, a story at a time, so that no more than one is held. */
export interface Writer {
  begin(): string
  story(checked: Checked): string
  end(totals: Totals): string
}

/** What a format may want to know beforehand. */
export interface Surroundings {
  readonly rules: readonly Rule[]
  readonly width: number
  readonly colour: boolean
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** “2 errors, 1 warning”; empty where there is none. */
export const severities = ({
  errors,
  warnings,
  notes,
}: Pick<Totals, 'errors' | 'warnings' | 'notes'>): string =>
  [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    notes > 0 ? counted(notes, 'note') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

/** The message, and what to do, in one paragraph. */
export const fullMessage = ({ message, suggestion }: ReportedFinding): string =>
  suggestion === null ? message : `${message} ${suggestion}`
