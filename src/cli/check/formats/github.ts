import type { Severity } from '../../../check/rule.ts'
import { plain } from '../../page/plain.ts'
import { fullMessage, type Writer } from './format.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' }

const data = (text: string): string =>
  plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Workflow commands of GitHub Actions, which become annotations of the lines. */
export const github = (): Writer => ({
  begin: () => '',
  story: ({ name, inPlace, shown }) =>
    shown
      .map((finding) => {
        const { line, column, endLine, endColumn } = finding.place
        const where = inPlace ? `,line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}` : ''
        return `::${COMMANDS[finding.severity]} file=${property(name)}${where},title=${property(finding.rule)}::${data(fullMessage(finding))}\n`
      })
      .join(''),
  end: () => '',
})
