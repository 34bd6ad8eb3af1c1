import { type MarkedWords, printedWords, saidWords } from '../../verify/report/marked.ts'
import {
  absenceInWords,
  counted,
  type Group,
  groupOf,
  outcomeInWords,
  placeInWords,
  restInWords,
  searchedInWords,
  sentence,
  speakerInWords,
  VERDICT_WORDS,
} from '../../verify/report/words.ts'
import type { QuoteVerdict, Verification } from '../../verify/verdict.ts'
import { VERDICTS } from '../../verify/verdict.ts'
import { BLANK, type Line, type Look, type Run, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { indent, wrap } from '../page/wrap.ts'

const SIGNS: Readonly<Record<Group, string>> = { mend: '✗', look: '?', right: '✓' }
const HUES: Readonly<Record<Group, Look>> = { mend: 'red', look: 'yellow', right: 'green' }
const TITLES: Readonly<Record<Group, string>> = { mend: 'TO MEND', look: 'TO LOOK AT', right: 'RIGHT' }

/** Words of context shown on each side of a match. */
const CONTEXT = 12
/** Other places that are named. */
const MOST_PLACES = 3

/**
 * The report in words: what is to mend first, then what is to look at, then what is right.
 *
 * @param numbered whether the lines of the draft's text are those of its file
 */
export function reportLines(
  verification: Verification,
  path: string,
  width: number,
  numbered = true,
): Line[] {
  const groups = Map.groupBy(verification.quotes, groupOf)
  return [
    BLANK,
    ...headLines(verification, path, width),
    ...(['mend', 'look', 'right'] as const).flatMap((group) => {
      const quotes = [...(groups.get(group) ?? [])]
      if (quotes.length === 0) return []
      if (group === 'mend') quotes.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
      const lines = quotes.flatMap((quote) =>
        group === 'right' ? rightLines(quote, width) : [BLANK, ...quoteLines(quote, group, width, numbered)],
      )
      return [BLANK, [run('  '), run(TITLES[group], 'bold')], ...(group === 'right' ? [BLANK] : []), ...lines]
    }),
    ...footLines(verification, width),
    BLANK,
  ]
}

function headLines(verification: Verification, path: string, width: number): Line[] {
  const { text, group } = outcomeInWords(verification)
  const rest = restInWords(verification)
  const outcome: Run[] = [run(text, 'bold', HUES[group]), ...(rest === '' ? [] : [run(` · ${rest}`)])]
  return [
    ...wrap([run(plain(path), 'bold')], width, indent(2)),
    ...wrap([run(searchedInWords(verification), 'dim')], width, indent(2)),
    ...wrap(outcome, width, indent(2)),
  ]
}

const MARGIN = '           '
const label = (word: string): { readonly first: Line; readonly rest: Line } => ({
  first: [run('     '), run(word.padEnd(8), 'dim')],
  rest: [run(`${MARGIN}  `)],
})

function quoteLines(quote: QuoteVerdict, group: Group, width: number, numbered: boolean): Line[] {
  const [match] = quote.matches
  const type = quote.type === null ? '' : ` (${quote.type.replace('-', ' ')})`
  const who = quote.claimed === null ? '' : ` · ${plain(quote.claimed.name)}`
  const head: Run[] = [
    run(`${SIGNS[group]} `, 'bold', HUES[group]),
    run(`${VERDICT_WORDS[quote.verdict]}${type}`, 'bold', HUES[group]),
    run(` · ${quote.id}${numbered ? `, line ${quote.line}` : ''}${who}`, 'dim'),
  ]
  const shown = quote.verdict === 'not-found' || quote.verdict === 'unchecked' ? undefined : match
  return [
    ...wrap(head, width, { first: [run('  ')], rest: [run('    ')] }),
    ...wrap([run('“'), ...runsOf(printedWords(quote, shown)), run('”')], width, label('printed')),
    ...(shown ? wrap(contextRuns(shown), width, label('said')) : []),
    ...wrap([run(sentence(plain(quote.reason)))], width, label('')),
    ...(shown ? wrap(placeRuns(quote), width, label('where')) : []),
  ]
}

/** Changed words stand in angle marks as well as in colour: the report is read on paper, too. */
function runsOf(words: readonly MarkedWords[]): Run[] {
  return words.map(({ text, as }) => {
    const shown = plain(text)
    if (as === 'changed') return run(`‹${shown}›`, 'bold', 'red')
    if (as === 'negates') return run(shown, 'bold', 'red')
    if (as === 'left-out') return run(shown, 'italic', 'yellow')
    return as === 'aside' ? run(shown, 'yellow') : run(shown)
  })
}

function contextRuns(match: QuoteVerdict['matches'][number]): Run[] {
  const before = plain(match.before).trim().split(' ')
  const after = plain(match.after).trim().split(' ')
  const left = before.slice(-CONTEXT).join(' ')
  const right = after.slice(0, CONTEXT).join(' ')
  return [
    ...(left === '' ? [] : [run(`${before.length > CONTEXT ? '… ' : ''}${left} `, 'dim')]),
    ...runsOf(saidWords(match)),
    ...(right === ''
      ? []
      : [run(`${/^\s/.test(match.after) ? ' ' : ''}${right}${after.length > CONTEXT ? ' …' : ''}`, 'dim')]),
  ]
}

function placeRuns(quote: QuoteVerdict): Run[] {
  const [match, ...others] = quote.matches
  if (!match) return []
  const who = speakerInWords(quote, match)
  const more = others.slice(0, MOST_PLACES).map((other) => placeInWords(other))
  const rest = others.length - more.length + quote.more
  const also =
    more.length === 0
      ? ''
      : `; also ${more.join('; ')}${rest > 0 ? ` and ${counted(rest, 'place')} more` : ''}`
  return [
    run(plain(placeInWords(match)), 'cyan'),
    run(plain(`${who === '' ? '' : ` · ${who}`}${also}`), 'dim'),
  ]
}

/** One or two lines for what is right. */
function rightLines(quote: QuoteVerdict, width: number): Line[] {
  const text = plain(quote.pieces.map((piece) => piece.text).join(' / '))
  const short = text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-24)}` : text
  const [match] = quote.matches
  const note = quote.verdict === 'verbatim' ? '' : ` ${sentence(quote.reason)}`
  const who = match ? speakerInWords(quote, match) : ''
  return wrap(
    [
      run('✓ ', 'green'),
      run(`“${short}”`),
      run(plain(`${note}${match ? ` ${placeInWords(match)}` : ''}${who === '' ? '' : ` · ${who}`}`), 'dim'),
    ],
    width,
    { first: [run('  ')], rest: [run('    ')] },
  )
}

/** Lines that are told of sources; of more, how many. */
const MOST_NOTES = 8

const fewOf = (notes: readonly string[]): readonly string[] =>
  notes.length <= MOST_NOTES
    ? notes
    : [...notes.slice(0, MOST_NOTES), `and ${notes.length - MOST_NOTES} more.`]

function footLines(verification: Verification, width: number): Line[] {
  const { sources, passedOver } = verification
  const told = (text: string): Line[] =>
    wrap([run(plain(text), 'dim')], width, { first: [run('  ')], rest: [run('    ')] })
  const unread = sources.filter((source) => source.unread !== null)
  const troubled = sources.flatMap(({ source, problems }) =>
    problems.map((problem) => `${source}: ${problem}`),
  )
  const few = passedOver.slice(0, 5).map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`)
  const lines = [
    ...(verification.counts['not-found'] > 0
      ? told(`Not found means: ${absenceInWords(verification)}.`)
      : []),
    ...fewOf(unread.map(({ source, unread: reason }) => `Not searched: ${source}: ${reason}`)).flatMap(told),
    ...fewOf(troubled.map((text) => `Note: ${text}.`)).flatMap(told),
    ...(few.length > 0
      ? told(
          `Not taken for speech: ${few.join(', ')}${passedOver.length > few.length ? ` and ${passedOver.length - few.length} more` : ''}.`,
        )
      : []),
  ]
  return lines.length === 0 ? [] : [BLANK, ...lines]
}
