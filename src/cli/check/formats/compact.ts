import { plain } from '../../page/plain.ts'
import { fullMessage, type Writer } from './format.ts'

/** A finding a line: `file:line:column: severity: message [rule]`, as compilers write them. */
export const compact = (): Writer => ({
  begin: () => '',
  story: ({ name, shown }) =>
    shown
      .map(
        (finding) =>
          `${plain(name)}:${finding.place.line}:${finding.place.column}: ${finding.severity}: ${plain(fullMessage(finding))} [${finding.rule}]\n`,
      )
      .join(''),
  end: () => '',
})
