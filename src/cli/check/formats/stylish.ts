import type { ReportedFinding, ReportedPlace } from '../../../check/report.ts'
import type { Severity } from '../../../check/rule.ts'
import { BLANK, type Line, type Look, run } from '../../page/line.ts'
import { paint } from '../../page/paint.ts'
import { plain } from '../../page/plain.ts'
import { wrap } from '../../page/wrap.ts'
import { type Checked, counted, type Surroundings, severities, type Totals, type Writer } from './format.ts'

const LOOKS: Readonly<Record<Severity, Look>> = { error: 'red', warning: 'yellow', note: 'cyan' }

/** Words of the story are cut here. */
const LONGEST = 100

const cut = (text: string): string => {
  const characters = [...plain(text)]
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`
}

/** For people at a terminal: a story, its findings with place, severity, words and what to do. */
export function stylish({ width, colour }: Surroundings): Writer {
  return {
    begin: () => '',
    story: (checked) => paint(storyLines(checked, width), colour),
    end: (totals) => paint(closingLines(totals), colour),
  }
}

function storyLines({ name, inPlace, shown, report }: Checked, width: number): readonly Line[] {
  const lines: Line[] = []
  if (shown.length > 0 || report.unused.length > 0 || report.problems.length > 0) {
    const where = inPlace ? [] : [run(' (lines of the text that was read from it)', 'dim')]
    lines.push([run(plain(name), 'bold', 'underline'), ...where])
    lines.push(...shown.flatMap((finding) => findingLines(finding, width)))
    for (const { rule, words } of report.unused)
      lines.push(
        ...indented(
          [run(`a suppression of ${rule} (“${cut(words)}”) is of no use any more; --prune drops it`, 'dim')],
          width,
          2,
        ),
      )
    for (const problem of report.problems) lines.push(...indented([run(plain(problem), 'dim')], width, 2))
    lines.push(BLANK)
  }
  return lines
}

function findingLines(finding: ReportedFinding, width: number): readonly Line[] {
  const { place, severity, message, suggestion, related, rule, guideline } = finding
  const head = `${place.line}:${place.column}`.padEnd(7)
  const lines = [
    ...wrap([run(plain(message)), run(' '), run(rule, 'dim')], width, {
      first: [run(`  ${head} `, 'dim'), run(severity.padEnd(8), LOOKS[severity])],
      rest: [run(' '.repeat(INDENT))],
    }),
    ...indented([run(`“${cut(place.text)}”`, 'italic')], width, INDENT),
  ]
  for (const other of related) lines.push(...indented([run(relatedText(other), 'dim')], width, INDENT))
  if (suggestion !== null) lines.push(...indented([run(`→ ${plain(suggestion)}`, 'green')], width, INDENT))
  if (guideline !== null) lines.push(...indented([run(plain(guideline.name), 'dim')], width, INDENT))
  return lines
}

const INDENT = 18

const relatedText = ({ line, column, text, message }: ReportedPlace): string =>
  `${line}:${column} ${message === null ? '' : `${plain(message)}: `}“${cut(text)}”`

const indented = (line: Line, width: number, spaces: number): readonly Line[] =>
  wrap(line, width, { first: [run(' '.repeat(spaces))], rest: [run(' '.repeat(spaces))] })

function closingLines(totals: Totals): readonly Line[] {
  const { stories, errors, warnings, suppressed, unchecked, fixed } = totals
  const found = severities(totals)
  const rest = [
    suppressed > 0 ? `${suppressed} suppressed` : '',
    unchecked > 0 ? `${counted(unchecked, 'check')} could not be made` : '',
    fixed > 0 ? `${fixed} mended` : '',
  ].filter((part) => part !== '')
  const sign = errors > 0 ? run('✗ ', 'red') : warnings > 0 ? run('! ', 'yellow') : run('✓ ', 'green')
  const text = `${found === '' ? 'nothing found' : found} in ${stories === 1 ? '1 story' : `${stories} stories`}`
  return [[sign, run(text, 'bold'), run([''].concat(rest).join(' · '), 'dim')]]
}
