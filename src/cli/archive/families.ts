import type { Appearance, QuoteFamily } from '../../archive/answers/families.ts'
import { BLANK, type Line, type Run, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { count } from '../page/view.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'
import {
  circumstances,
  contentRun,
  printedIn,
  STATEMENT_NAMES,
  statementCells,
  whereRun,
} from './statements.ts'

const WORDS: Readonly<Record<Appearance['wording'], string>> = {
  verbatim: 'the same words',
  shorter: 'a part of it',
  longer: 'with more around it',
  overlapping: 'a part of it, with more around',
  cut: 'with words left out',
  bracketed: 'with words in brackets',
  altered: 'in other words',
}

/** `is “6%” instead of “5.5%” (a number)` */
function changeText({ kind, was, is, grave }: Appearance['changes'][number]): string {
  const words =
    kind === 'cut'
      ? `leaves out “${plain(was)}”`
      : was === ''
        ? `puts in “${plain(is)}”`
        : `has “${plain(is)}” for “${plain(was)}”`
  const warning = grave === 'number' ? ' (another number)' : grave === 'negation' ? ' (turns the sense)' : ''
  return words + warning
}

const MOST_CHANGES = 6

function differences(one: Appearance): Run[] {
  const shown = one.changes.slice(0, MOST_CHANGES).map(changeText)
  const rest = one.changes.length - shown.length
  return [
    run(WORDS[one.wording], one.changes.some(({ grave }) => grave !== null) ? 'yellow' : 'dim'),
    ...(shown.length === 0 ? [] : [run(`: ${shown.join('; ')}`)]),
    ...(rest > 0 ? [run(` and ${rest} more`, 'dim')] : []),
  ]
}

function laterLines(one: Appearance, width: number): Line[] {
  const copied = one.copyOf === null ? [] : [run(`a copy of ${plain(one.copyOf)}`, 'dim')]
  const whose = one.otherSpeaker
    ? [run('credited to ', 'yellow'), run(plain(one.speaker ?? 'nobody'), 'bold'), run('; ')]
    : []
  return [
    ...wrap(printedIn(one), width, indent(4)),
    ...wrap(
      [...whose, ...differences(one), ...(copied.length > 0 ? [run('; '), ...copied] : [])],
      width,
      indent(6),
    ),
    ...wrap([contentRun(one), run('  '), whereRun(one)], width, indent(6)),
  ]
}

/** Appearances beside the first that are shown of one family. */
const MOST_LATER = 12

function familyLines(family: QuoteFamily, width: number): Line[] {
  const [first, ...later] = family.appearances
  if (!first) return []
  const where =
    later.length === 0 ? 'nowhere else' : `${count(family.carriers, 'article')}, copies counted once`
  return [
    BLANK,
    ...wrap(circumstances(first), width, indent(2)),
    ...wrap([contentRun(first), run('  '), whereRun(first)], width, indent(4)),
    ...wrap(
      [
        run(first.published === null ? 'first added: ' : 'first in ', 'dim'),
        ...printedIn(first),
        run(`; ${where}`, 'dim'),
      ],
      width,
      indent(4),
    ),
    ...later.slice(0, MOST_LATER).flatMap((one) => laterLines(one, width)),
    ...(later.length > MOST_LATER
      ? [[run(`    and ${later.length - MOST_LATER} more (--json has all)`, 'dim')]]
      : []),
  ]
}

/** The answer to `hearsay who`. */
export function printedFamilies(families: readonly QuoteFamily[], phrase: string): Printed {
  const names = ['family', ...STATEMENT_NAMES, 'wording', 'changes', 'otherSpeaker', 'copyOf']
  return {
    json: families,
    names,
    rows: families.flatMap(({ appearances }, place) =>
      appearances.map((one) => [
        place + 1,
        ...statementCells(one),
        one.wording,
        one.changes.map(changeText).join('; '),
        one.otherSpeaker,
        one.copyOf,
      ]),
    ),
    lines: (width) =>
      families.length === 0
        ? wrap([run(`Nobody said “${plain(phrase)}”, as far as the archive goes.`)], width, indent(2))
        : families.flatMap((family) => familyLines(family, width)),
  }
}
