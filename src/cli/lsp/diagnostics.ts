import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from 'vscode-languageserver/node'
import type { ReportedFinding, ReportedPlace } from '../../check/report.ts'
import type { Severity } from '../../check/rule.ts'

/** Who the diagnostics are from, as editors show it. */
export const SOURCE = 'hearsay'

/** Asks why a finding may stand, and keeps the answer beside the story. Arguments: uri, rule, hash, and perhaps the reason. */
export const SUPPRESS_COMMAND = 'hearsay.suppress'

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
}

/** Lines and characters from 0, in UTF-16 units, as the protocol counts. */
export const rangeOf = ({ line, column, endLine, endColumn }: ReportedPlace): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
})

/** A finding as editors show it; its hash tells which it was when they ask what to do. */
export function diagnosticOf(finding: ReportedFinding, uri: string): Diagnostic {
  const { rule, severity, message, suggestion, guideline, related, place, hash } = finding
  return {
    range: rangeOf(place),
    severity: SEVERITIES[severity],
    source: SOURCE,
    code: rule,
    ...(guideline ? { codeDescription: { href: guideline.url } } : {}),
    message: suggestion === null ? message : `${message} ${suggestion}`,
    relatedInformation: related.map(
      (other): DiagnosticRelatedInformation => ({
        location: { uri, range: rangeOf(other) },
        message: other.message ?? other.text,
      }),
    ),
    data: { hash },
  }
}

/** What may be done about a finding: mend it, say in the story why it stands, or keep the reason beside it. */
export function actionsFor(
  finding: ReportedFinding,
  diagnostic: Diagnostic,
  uri: string,
  above: Range['start'],
  fixRange: Range | null,
  saved: boolean,
): readonly CodeAction[] {
  const { rule, hash, fix } = finding
  const actions: CodeAction[] = []
  if (fix && fixRange)
    actions.push({
      title: 'Mend it',
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uri]: [{ range: fixRange, newText: fix.text }] } },
    })
  if (saved)
    actions.push({
      title: `Let it stand, for a reason kept beside the story (${rule})`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title: 'Let it stand', command: SUPPRESS_COMMAND, arguments: [uri, rule, hash] },
    })
  actions.push({
    title: `Let it stand, for a reason in the story (${rule})`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    // Without a reason it silences nothing: the person is to write it.
    edit: {
      changes: {
        [uri]: [{ range: { start: above, end: above }, newText: `<!-- hearsay-ignore ${rule}: -->\n` }],
      },
    },
  })
  return actions
}
