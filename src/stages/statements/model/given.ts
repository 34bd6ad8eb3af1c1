import type { TokenSpan } from '../../../document/span.ts'
import { BEGIN } from './parts.ts'
import type { Sentence } from './sentence.ts'

/**
 * The parts that the rules give a cue, as classes of the items from `from` to `to`; null where they give none, or
 * quotations as a whole, which the model does not take apart.
 */
export function givenParts(sentence: Sentence, cue: number, from: number, to: number): Uint8Array | null {
  const draft = sentence.byCue.get(cue)
  if (!draft || draft.quotes.length > 0) return null
  const given = new Uint8Array(to - from)
  for (const span of draft.content) mark(sentence, span, BEGIN.content, given, from)
  if (draft.source) mark(sentence, draft.source, BEGIN.source, given, from)
  if (draft.cue) mark(sentence, draft.cue, BEGIN.cue, given, from)
  return given
}

/** Marks the items of a span without the punctuation at its edges and a leading "that", as annotators do. */
function mark({ view }: Sentence, span: TokenSpan, begin: number, classes: Uint8Array, first: number): void {
  let from = Math.max(view.itemOf(span.start), 0)
  let to = from
  while (to < view.length && view.items[to]!.start < span.end) to++
  while (
    from < to &&
    (view.isPunct(from) || (view.items[from]!.start === span.start && view.isWord(from, 'that')))
  )
    from++
  while (to > from && view.isPunct(to - 1)) to--
  for (let k = Math.max(from, first); k < to && k - first < classes.length; k++)
    classes[k - first] = k === from ? begin : begin + 1
}
