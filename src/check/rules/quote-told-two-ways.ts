import { charSpan } from '../../document/span.ts'
import type { RecordStatement } from '../../record/record.ts'
import { AP_VALUES } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Fewer words may be alike by chance. */
const FEWEST = 6
/** So much of the shorter quote must stand in the longer one to be the same utterance. */
const ALIKE = 0.8
/** Quotes are compared by so many words at most. */
const LONGEST = 120
/** Of two wordings, so many words at least: people do say short things twice, and differently. */
const FEWEST_REWORDED = 8
/** Two speakers are told apart only where the reader is sure of both. */
const SURE = 0.75

interface Quote {
  readonly statement: RecordStatement
  readonly words: readonly string[]
  readonly gapped: boolean
}

const wordsOf = (text: string): readonly string[] =>
  (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
  ).slice(0, LONGEST)

function quotesOf({ record: { statements }, document: { quotations } }: Story): readonly Quote[] {
  const outer = quotations.filter(({ depth, opened, closed }) => depth === 0 && opened && closed)
  return statements.flatMap((statement): Quote[] => {
    if (statement.mode !== 'direct' || statement.within !== null) return []
    const quoted = statement.content.every((part) =>
      outer.some(({ inner }) => inner.start <= part.start && inner.end >= part.end),
    )
    const text = statement.content.map((part) => part.text).join(' ')
    const words = wordsOf(text)
    if (!quoted || words.length < FEWEST || isTitle(text)) return []
    return [{ statement, words, gapped: /…|\.\.\.|\. \. \.|\[/.test(text) }]
  })
}

/** A headline has its words in capitals, and puts together what was said apart. */
const isTitle = (text: string): boolean => {
  const words = text.match(/\p{L}[\p{L}'’]{3,}/gu) ?? []
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.6 * words.length
}

/** Pairs that share four words in a row, in text order. Common runs are passed over, so that time stays linear. */
function* pairs(quotes: readonly Quote[]): Iterable<readonly [Quote, Quote]> {
  const places = new Map<string, number[]>()
  const seen = new Set<string>()
  for (const [place, { words }] of quotes.entries()) {
    for (let i = 0; i + 4 <= words.length; i++) {
      const run = words.slice(i, i + 4).join(' ')
      const before = places.get(run) ?? []
      for (const other of before.slice(0, 4)) {
        const key = `${other} ${place}`
        if (other === place || seen.has(key)) continue
        seen.add(key)
        yield [quotes[other]!, quotes[place]!]
      }
      places.set(run, [...before.slice(0, 3), place])
    }
  }
}

/** Length of the longest common subsequence (Wagner and Fischer). */
function shared(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1)
  for (const word of a) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++)
      next[j] = word === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!)
    row = next
  }
  return row[b.length]!
}

/** Whether the shorter quote stands in the longer one, word for word. */
const contains = (long: readonly string[], short: readonly string[]): boolean =>
  ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)

/** Whether the reader is sure that this person was said to say it. */
const isSure = (story: Story, { statement: { speaker, cue, probability } }: Quote): boolean => {
  const entity = story.entity(speaker)
  return entity?.type === 'person' && entity.named && cue !== null && probability >= SURE
}

/** Whether both hold the same stretch of text: one quotation read into two statements. */
const overlap = (a: Quote, b: Quote): boolean =>
  a.statement.content.some((one) =>
    b.statement.content.some((other) => one.start < other.end && other.start < one.end),
  )

/** Whether both have five words in a row in common: what people say over and over has shorter ones. */
function haveRun(a: readonly string[], b: readonly string[]): boolean {
  const text = ` ${b.join(' ')} `
  return a.some((_, i) => i + RUN <= a.length && text.includes(` ${a.slice(i, i + RUN).join(' ')} `))
}

const RUN = 5

/** Two speakers for the same words, the same words in two wordings, or neither. */
function verdict(story: Story, a: Quote, b: Quote): 'speakers' | 'wordings' | null {
  if (overlap(a, b)) return null
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const [one, other] = [a.statement, b.statement]
  const two = one.speaker !== null && other.speaker !== null && one.speaker !== other.speaker
  if (contains(long.words, short.words))
    return two && isSure(story, a) && isSure(story, b) ? 'speakers' : null
  if (two || a.gapped || b.gapped || short.words.length < FEWEST_REWORDED) return null
  const window = Math.min(long.words.length, short.words.length + 3)
  let best = 0
  for (let i = 0; i + window <= long.words.length; i++)
    best = Math.max(best, shared(short.words, long.words.slice(i, i + window)))
  return best / short.words.length >= ALIKE && haveRun(short.words, long.words) ? 'wordings' : null
}

export const rule: Rule = {
  id: 'quote-told-two-ways',
  topic: 'quotes',
  severity: 'error',
  risk: 'low',
  summary: 'The same words quoted in two wordings, or given to two speakers.',
  why: 'Only one of the two can be what was said.',
  guideline: AP_VALUES,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['quotations', 'statements', 'entities'],
  examples: {
    good: [
      {
        text: '“We will never leave this harbour to the sea,” Ida Holm said. Later she repeated: “We will never leave this harbour.”',
      },
      {
        text: '“We will never leave this harbour to the sea,” Ida Holm said. “The council has to pay for the new wall,” Bo Larsen said.',
      },
      {
        text: '“We will never … leave this old harbour,” Ida Holm said. “We will never let them leave this harbour,” she had said before.',
      },
    ],
    bad: [
      {
        text: '“We will never leave this harbour to the sea,” Ida Holm said on Friday. The council met at noon. “We shall never leave this harbour to the sea,” Holm said.',
      },
      {
        text: '“The wall will cost us nine million crowns in all,” Ida Holm said. The council met. “The wall will cost us nine million crowns in all,” Bo Larsen said.',
      },
      {
        text: 'Ida Holm said: “Nobody has asked the people who work down here.” The council met. “Nobody asked the people who work down here,” Holm said.',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const [a, b] of pairs(quotesOf(story))) {
      const found = verdict(story, a, b)
      if (found === null) continue
      const [first, second] = [a.statement.content[0]!, b.statement.content[0]!]
      const name = (id: string | null): string => story.entity(id)?.name ?? 'somebody'
      yield {
        message:
          found === 'speakers'
            ? `The same words are given to ${name(a.statement.speaker)} and to ${name(b.statement.speaker)}.`
            : 'What seems to be one utterance is quoted in two wordings.',
        place: { span: charSpan(second.start, second.end) },
        related: [{ span: charSpan(first.start, first.end), message: 'quoted otherwise here' }],
        suggestion: 'Look at the notes or the tape, and quote what was said.',
      }
    }
  },
}
