import { safeJson } from '../../page/plain.ts'
import type { Writer } from './format.ts'

/** An array with an object a story: its name, whether places are the file's, and the report. */
export function json(): Writer {
  let first = true
  return {
    begin: () => '[',
    story: ({ name, inPlace, report, shown }) => {
      const before = first ? '\n' : ',\n'
      first = false
      return before + safeJson({ file: name, inPlace, ...report, findings: shown }, 2)
    },
    end: () => '\n]\n',
  }
}
