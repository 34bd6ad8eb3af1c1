import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Filter } from '../../archive/answers/filter.ts'
import { ACTS, MODES } from '../../document/layers.ts'
import { parseProbability } from '../read/command.ts'

/** The options of a filter, as commander gives them. */
export interface FilterOptions {
  readonly by?: string
  readonly to?: string
  readonly via?: string
  readonly outlet?: string
  readonly since?: string
  readonly until?: string
  readonly mode?: string
  readonly act?: string
  readonly article?: string
  readonly minProbability?: number
}

/** `2019`, `2019-06` or `2019-06-12`. */
export function parsePeriod(text: string): string {
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text)) return text
  throw new InvalidArgumentError('Give a date as 2019, 2019-06 or 2019-06-12.')
}

function parseAddressee(text: string): string {
  if (!/^\d{4}(?:-\d\d)*$/.test(text)) return text
  throw new InvalidArgumentError('This is to whom it was said. For the last day, give --until.')
}

/** Which statements are asked for. */
export const filtering = (command: Command): Command =>
  command
    .option('--by <name>', 'said by: a name, or words of an unnamed source')
    .option('--to <name>', 'said to', parseAddressee)
    .option('--via <name>', 'carried by')
    .option('--outlet <name>', 'printed by')
    .option('--since <date>', 'published in or after 2019, 2019-06 or 2019-06-12', parsePeriod)
    .option('--until <date>', 'published in or before', parsePeriod)
    .addOption(new Option('--mode <mode>', 'quoted or not').choices([...MODES]))
    .addOption(new Option('--act <act>', 'said, written, asked or thought').choices([...ACTS]))
    .option('--article <id>', 'in this article')
    .option('--min-probability <p>', 'at least so probable (0 to 1)', parseProbability)

const OPERATOR = /["“”*]|^-|\bOR\b/

/**
 * Words as the shell gives them: an argument of several words is a phrase, as whoever put quotation marks around it
 * meant it.
 */
export const questionOf = (words: readonly string[]): string | undefined =>
  words.length === 0
    ? undefined
    : words.map((word) => (/\s/.test(word.trim()) && !OPERATOR.test(word) ? `"${word}"` : word)).join(' ')

/** The filter that words and options stand for. */
export function filterOf(words: readonly string[], options: FilterOptions): Filter {
  const { by, to, via, outlet, since, until, mode, act, article, minProbability } = options
  return { words: questionOf(words), by, to, via, outlet, since, until, mode, act, article, minProbability }
}

/** ` with “climate” by Merkel since 2019-06`: what was asked for, to be said back. */
export function askedText(words: readonly string[], options: FilterOptions): string {
  const question = questionOf(words)
  const named = (['by', 'to', 'via', 'outlet', 'since', 'until', 'article'] as const).map((name) =>
    options[name] === undefined ? '' : ` ${name === 'article' ? 'in' : name} ${options[name]}`,
  )
  const shown = question?.includes('"') ? question : `“${question}”`
  return `${question === undefined ? '' : ` with ${shown}`}${named.join('')}`
}
