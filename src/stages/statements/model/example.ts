import type { Document } from '../../../document/document.ts'
import type { Act } from '../../../document/layers.ts'
import { type CharSpan, overlaps } from '../../../document/span.ts'
import type { Read } from '../view.ts'
import type { DescribedSentence } from './features.ts'
import { CIRCUMSTANCES, CUE_CLASSES } from './network.ts'
import { BEGIN } from './parts.ts'
import { cueItem, type Sentence } from './sentence.ts'

/** A statement as annotators mark it. */
export interface MarkedStatement {
  readonly act: Act
  readonly content: readonly CharSpan[]
  readonly cue: CharSpan
  readonly source: CharSpan | null
  /** Places where the entity stands, or the words; any of them. */
  readonly addressee: readonly CharSpan[]
  readonly venue: readonly CharSpan[]
  readonly via: readonly CharSpan[]
}

/** What belongs to one cue: a class an item, of {@link PART_CLASSES} and of each circumstance. */
export interface MarkedCue {
  readonly item: number
  readonly parts: Int32Array
  readonly circumstances: readonly Int32Array[]
}

/** A sentence to learn from. */
export interface Example {
  readonly described: DescribedSentence
  /** A class an item, of {@link CUE_CLASSES}. */
  readonly cues: Int32Array
  /** Right cues with all that belongs to them, and cues of the rules that are none, to which nothing does. */
  readonly marked: readonly MarkedCue[]
}

/** Carries the statements of a story over to its sentences. */
export function examplesOf(
  document: Document<Read>,
  sentences: readonly DescribedSentence[],
  statements: readonly MarkedStatement[],
): readonly Example[] {
  return sentences.map((described) => {
    const { sentence } = described
    const cues = new Int32Array(sentence.length)
    const marked = new Map<number, MarkedCue>()
    for (const statement of statements) {
      const item = cueItem(sentence.view, document.tokens.within(statement.cue))
      if (item < 0) continue
      cues[item] = CUE_CLASSES.indexOf(statement.act)
      const one = markedCue(document, sentence, statement, item)
      const before = marked.get(item)
      if (!before || sizeOf(one) > sizeOf(before)) marked.set(item, one)
    }
    for (const item of sentence.byCue.keys())
      if (!marked.has(item)) marked.set(item, nothingAt(sentence, item))
    return { described, cues, marked: [...marked.values()] }
  })
}

const sizeOf = ({ parts }: MarkedCue): number => parts.reduce((sum, part) => sum + Number(part > 0), 0)

const nothingAt = ({ length }: Sentence, item: number): MarkedCue => ({
  item,
  parts: new Int32Array(length),
  circumstances: CIRCUMSTANCES.map(() => new Int32Array(length)),
})

function markedCue(
  document: Document<Read>,
  sentence: Sentence,
  { content, source, cue, ...around }: MarkedStatement,
  item: number,
): MarkedCue {
  const marked = nothingAt(sentence, item)
  for (const span of content) mark(document, sentence, span, marked.parts, BEGIN.content)
  if (source) mark(document, sentence, source, marked.parts, BEGIN.source)
  mark(document, sentence, cue, marked.parts, BEGIN.cue)
  for (const [c, name] of CIRCUMSTANCES.entries()) {
    const span = nearest(document, sentence, around[name], item)
    if (span) mark(document, sentence, span, marked.circumstances[c]!, 1)
  }
  return marked
}

/** Gives the items that a span covers, for the greater part, the class `begin` and those after the first the next one. */
function mark(
  { tokens }: Document<Read>,
  { view }: Sentence,
  chars: CharSpan,
  classes: Int32Array,
  begin: number,
): void {
  const { start, end } = tokens.within(chars)
  let next = begin
  for (const [k, item] of view.items.entries()) {
    if (item.end <= start || item.start >= end) continue
    const covered = Math.min(item.end, end) - Math.max(item.start, start)
    if (2 * covered < item.end - item.start) continue
    classes[k] = next
    next = begin + 1
  }
}

/** Of the places where something stands in the sentence, the one nearest the cue. */
function nearest(
  { tokens }: Document<Read>,
  { view }: Sentence,
  spans: readonly CharSpan[],
  item: number,
): CharSpan | null {
  const last = view.items.at(-1)!
  const around = tokens.chars({ start: view.items[0]!.start, end: last.end })
  const cue = tokens.chars({ start: view.items[item]!.start, end: view.items[item]!.end })
  let best: CharSpan | null = null
  for (const span of spans) {
    if (!overlaps(span, around)) continue
    const distance = (one: CharSpan): number => Math.abs(one.start - cue.start)
    if (!best || distance(span) < distance(best)) best = span
  }
  return best
}
