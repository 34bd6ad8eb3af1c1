import type { ReportedFinding } from '../../check/report.ts'

export interface Fixed {
  readonly text: string
  readonly count: number
}

/** The text with the fixes of findings made; of two that overlap the first is. */
export function applyFixes(source: string, findings: readonly ReportedFinding[]): Fixed {
  const fixes = findings
    .flatMap(({ fix }) => (fix ? [fix] : []))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  let text = ''
  let at = 0
  let count = 0
  for (const fix of fixes) {
    if (fix.start < at) continue
    text += source.slice(at, fix.start) + fix.text
    at = fix.end
    count++
  }
  return { text: text + source.slice(at), count }
}
