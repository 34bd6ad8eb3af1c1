import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { DEPRELS, Syntax } from '../../document/syntax.ts'
import { Tags, UPOS, type Upos, XPOS, type Xpos } from '../../document/tags.ts'
import { Tokens } from '../../document/tokens.ts'
import type { Example } from './example.ts'

/** What is said, and by which clause, in a sentence like "The mayor said that the dam was safe." */
interface Report {
  readonly verb: number
  /** Head of what is said. */
  readonly said: number
  readonly content: TokenSpan
  /** The rest of the sentence in order, without punctuation. */
  readonly clause: readonly number[]
  /** The same with the verb before its subject; null where the subject is a pronoun. */
  readonly inverted: readonly number[] | null
}

/** A token of a new sentence: one of the old, a mark, or who is told. */
type Item = number | string

const MARK_TAGS: Readonly<Record<string, Xpos>> = { ',': ',', '.': '.', '“': '``', '”': "''" }
/** Those whom newspapers name as told; the treebanks, of mails and talk, mostly have pronouns there. */
const TOLD: Readonly<Record<string, Xpos>> = {
  reporters: 'NNS',
  journalists: 'NNS',
  lawmakers: 'NNS',
  investigators: 'NNS',
  residents: 'NNS',
  supporters: 'NNS',
  police: 'NNS',
  CNN: 'NNP',
  Reuters: 'NNP',
}
const LONGEST_CLAUSE = 15

/**
 * The sentence turned into reported speech as newspapers print it, or null where it holds none:
 * `“The dam was safe,” the mayor said.`, `“The dam was safe,” said the mayor.`, `The dam was safe, the mayor said.`
 */
export function reportedSpeech(example: Example, random: () => number): Example | null {
  const report = findReport(example)
  if (!report) return null
  const content: Item[] = []
  for (let i = report.content.start; i < report.content.end; i++) content.push(i)
  const dice = random()
  const clause = report.inverted && dice < 0.4 ? report.inverted : report.clause
  const order: Item[] =
    dice < 0.75 ? ['“', ...content, ',', '”', ...clause, '.'] : [...content, ',', ...clause, '.']
  return rebuild(example, order, report)
}

/** The report with `told` and somebody for its verb, or null where what is said does not follow the verb at once. */
export function toldSpeech(example: Example, random: () => number): Example | null {
  const report = findReport(example)
  const { tags, syntax, span } = example
  if (!report || tags.lemma(report.verb) !== 'say' || tags.xpos(report.verb) !== 'VBD') return null
  const content = yieldOf(syntax, report.said, span)
  if (content?.start !== report.verb + 1) return null
  const told = Object.keys(TOLD)
  const order: Item[] = []
  for (let i = span.start; i < span.end; i++) {
    order.push(i)
    if (i === report.verb) order.push(told[Math.floor(random() * told.length)]!)
  }
  return rebuild(example, order, report)
}

function findReport({ tags, span, syntax }: Example): Report | null {
  let verb = -1
  for (let i = span.start; i < span.end; i++) if (syntax.deprel(i) === 'root') verb = i
  if (verb < 0 || tags.upos(verb) !== 'VERB') return null
  const children = syntax.children(verb)
  const said = children.find((child) => child > verb && syntax.deprel(child) === 'ccomp')
  const subject = children.find((child) => child < verb && syntax.deprel(child) === 'nsubj')
  if (said === undefined || subject === undefined) return null
  const content = yieldOf(syntax, said, span)
  if (!content) return null
  let { start, end } = content
  while (start < said && (tags.upos(start) === 'PUNCT' || syntax.deprel(start) === 'mark')) start++
  while (end > said + 1 && tags.upos(end - 1) === 'PUNCT') end--
  for (let i = start; i < end; i++) if (tags.xpos(i) === '``' || tags.xpos(i) === "''") return null
  const clause: number[] = []
  for (let i = span.start; i < span.end; i++)
    if ((i < content.start || i >= content.end) && tags.upos(i) !== 'PUNCT') clause.push(i)
  if (end - start < 3 || clause.length > LONGEST_CLAUSE) return null
  return {
    verb,
    said,
    content: tokenSpan(start, end),
    clause,
    inverted: invert(syntax, tags, subject, verb, clause, span),
  }
}

/** The verb, then its subject, then the rest; null unless the clause starts with the subject and the verb follows. */
function invert(
  syntax: Syntax,
  tags: Tags,
  subject: number,
  verb: number,
  clause: readonly number[],
  span: TokenSpan,
): readonly number[] | null {
  const words = yieldOf(syntax, subject, span)
  if (!words || tags.upos(subject) === 'PRON' || clause[0] !== words.start || words.end !== verb) return null
  const rest = clause.slice(clause.indexOf(verb) + 1)
  return [verb, ...clause.slice(0, clause.indexOf(verb)), ...rest]
}

/** The tokens below a token and itself, if they stand together. */
function yieldOf(syntax: Syntax, top: number, span: TokenSpan): TokenSpan | null {
  let start = top
  let end = top + 1
  let count = 0
  const open = [top]
  while (open.length > 0) {
    const token = open.pop()!
    count++
    start = Math.min(start, token)
    end = Math.max(end, token + 1)
    open.push(...syntax.children(token))
  }
  return end - start === count && start >= span.start && end <= span.end ? tokenSpan(start, end) : null
}

/** A document of one sentence with the given tokens; null if one depends on a token left out. */
function rebuild({ tokens, tags, syntax }: Example, order: readonly Item[], report: Report): Example | null {
  const place = new Map<Item, number>(order.map((item, i) => [item, i]))
  const told = order.some((item) => TOLD[item])
  const start = new Uint32Array(order.length)
  const end = new Uint32Array(order.length)
  const heads = new Int32Array(order.length)
  let text = ''
  for (const [i, item] of order.entries()) {
    const stands = item === ',' || item === '.' || item === '”' || order[i - 1] === '“'
    const joined = typeof item === 'number' && order[i - 1] === item - 1 && !tokens.spaceBefore(item)
    if (text !== '' && !stands && !joined) text += ' '
    start[i] = text.length
    if (told) text += typeof item === 'string' ? item : item === report.verb ? 'told' : tokens.form(item)
    else text += typeof item === 'string' ? item : wordOf(tokens, tags, item, item === report.content.start)
    end[i] = text.length
    const head = typeof item === 'number' ? syntax.head(item) : TOLD[item] ? report.verb : report.said
    const found = head < 0 ? -1 : place.get(head)
    if (found === undefined) return null
    heads[i] = found
  }
  const upos = Uint8Array.from(order, (item) =>
    UPOS.indexOf(typeof item === 'number' ? tags.upos(item) : uposOf(item)),
  )
  const xpos = Uint8Array.from(order, (item) =>
    XPOS.indexOf(typeof item === 'number' ? tags.xpos(item) : (TOLD[item] ?? MARK_TAGS[item]!)),
  )
  const deprels = Uint8Array.from(order, (item) =>
    DEPRELS.indexOf(typeof item === 'number' ? syntax.deprel(item) : TOLD[item] ? 'iobj' : 'punct'),
  )
  return {
    tokens: new Tokens(text, start, end),
    tags: new Tags(upos, xpos, []),
    span: tokenSpan(0, order.length),
    syntax: new Syntax(heads, deprels),
    gold: null,
  }
}

const uposOf = (item: string): Upos =>
  TOLD[item] === undefined ? 'PUNCT' : TOLD[item] === 'NNP' ? 'PROPN' : 'NOUN'

/** A word with a capital at the beginning of what is said, without one elsewhere unless it is a name. */
function wordOf(tokens: Tokens, tags: Tags, token: number, first: boolean): string {
  const form = tokens.form(token)
  if (first) return form.charAt(0).toUpperCase() + form.slice(1)
  return tags.upos(token) === 'PROPN' || form === 'I' ? form : form.charAt(0).toLowerCase() + form.slice(1)
}
