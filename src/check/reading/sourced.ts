import { type CharSpan, charSpan, overlaps } from '../../document/span.ts'
import type { RecordStatement } from '../../record/record.ts'
import type { Settings } from '../settings.ts'
import type { Story } from '../story.ts'

/** Whether the words are reported as somebody's: inside the content of a statement, or in a sentence that names a source. */
export function isSourced(story: Story, span: CharSpan): boolean {
  const { tokens, sentences } = story.document
  if (sentences.length === 0) return false
  const place = story.sentenceOf(tokens.at(span.start))
  const around = tokens.chars(sentences[place]!)
  const near = statementsBySentence(story).get(place) ?? []
  const told = near.some(
    ({ content, cue }) =>
      content.some((words) => overlaps(words, span)) ||
      (cue !== null && cue.start >= around.start && cue.end <= around.end),
  )
  return told || SOURCE.test(story.words(around))
}

const bySentence = new WeakMap<Story, ReadonlyMap<number, readonly RecordStatement[]>>()

/** The statements whose words or cue stand in each sentence (place in the sentences layer); made once a story. */
export function statementsBySentence(story: Story): ReadonlyMap<number, readonly RecordStatement[]> {
  const known = bySentence.get(story)
  if (known) return known
  const { tokens } = story.document
  const made = new Map<number, RecordStatement[]>()
  for (const statement of story.record.statements) {
    const places = new Set<number>()
    for (const { start, end } of [...statement.content, ...(statement.cue ? [statement.cue] : [])]) {
      const last = story.sentenceOf(tokens.at(Math.max(start, end - 1)))
      for (let place = story.sentenceOf(tokens.at(start)); place <= last; place++) places.add(place)
    }
    for (const place of places) made.set(place, [...(made.get(place) ?? []), statement])
  }
  bySentence.set(story, made)
  return made
}

/** Words that name where something is from, also where no statement was read. */
const SOURCE =
  /\b(?:according to|as per|citing|court (?:documents|records|papers|filings)|records show|said|says|told|reported(?:ly)?|announced|confirmed|wrote|stated|alleg\w+|police|prosecutors|authorities|officials|inquest|coroner|indictment|complaint|affidavit|study|survey|census)\b/i

/** Statements that are not inside others and that the reader is sure enough of. */
export const sureStatements = (
  { record: { statements } }: Story,
  { probability }: Settings,
): readonly RecordStatement[] =>
  statements.filter((statement) => statement.within === null && statement.probability >= probability)

/** From the first to the last character of a statement, its cue and source included. */
export function statementSpan({ content, cue, source }: RecordStatement): CharSpan {
  const parts = [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])]
  return charSpan(Math.min(...parts.map(({ start }) => start)), Math.max(...parts.map(({ end }) => end)))
}

/** The text of the sentences up to `reach` before and after the one that holds the offset. */
export function nearby(story: Story, offset: number, reach: number): string {
  const { tokens, sentences } = story.document
  if (sentences.length === 0) return ''
  const place = story.sentenceOf(tokens.at(offset))
  const first = sentences[Math.max(0, place - reach)]!
  const last = sentences[Math.min(sentences.length - 1, place + reach)]!
  return story.article.text.slice(tokens.chars(first).start, tokens.chars(last).end)
}
