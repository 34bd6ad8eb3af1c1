import type { Severity } from '../../../check/rule.ts'
import { fullMessage, type Writer } from './format.ts'
import { escapeXml } from './xml.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'info' }

/** Checkstyle's XML, which many build systems read. */
export const checkstyle = (): Writer => ({
  begin: () => '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n',
  story: ({ name, shown }) => {
    const errors = shown.map(
      (finding) =>
        `    <error line="${finding.place.line}" column="${finding.place.column}" severity="${SEVERITIES[finding.severity]}" message="${escapeXml(fullMessage(finding))}" source="hearsay.${finding.rule}"/>\n`,
    )
    return `  <file name="${escapeXml(name)}">\n${errors.join('')}  </file>\n`
  },
  end: () => '</checkstyle>\n',
})
