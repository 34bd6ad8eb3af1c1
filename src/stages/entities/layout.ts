import type { Document } from '../../document/document.ts'

/** What finding entities reads. */
export type Read = 'tokens' | 'paragraphs' | 'sentences' | 'quotations' | 'tags' | 'syntax' | 'mentions'
export type EntityInput = Document<Read>

/** A quotation of fewer words is a phrase of the sentence around it: a title, a nickname, a borrowed word. */
const LEAST_SPEECH = 4

/** In which sentence, paragraph and spoken quotation each token stands: columns, computed once. */
export class Layout {
  readonly sentence: Int32Array
  readonly paragraph: Int32Array
  /** Sentences counted with those of one quotation as one: how far off something is for whoever reads past the quotation. */
  readonly step: Int32Array
  /** Place of the innermost quotation that holds speech, -1 for none. */
  readonly quotation: Int32Array
  /** Place of the innermost quotation of any length, -1 for none. */
  readonly marked: Int32Array

  constructor({ tokens, sentences, paragraphs, quotations }: EntityInput) {
    this.sentence = new Int32Array(tokens.length)
    this.paragraph = new Int32Array(tokens.length)
    for (const [place, span] of sentences.entries()) this.sentence.fill(place, span.start, span.end)
    for (const [place, span] of paragraphs.entries()) this.paragraph.fill(place, span.start, span.end)
    const spans = quotations.map((quotation) => quotation.tokens)
    this.marked = innermost(tokens.length, spans, 0)
    this.quotation = innermost(tokens.length, spans, LEAST_SPEECH)
    this.step = this.#steps()
  }

  #steps(): Int32Array {
    const column = new Int32Array(this.sentence.length)
    let step = 0
    for (let i = 1; i < column.length; i++) {
      const within = this.quotation[i] !== -1 && this.quotation[i] === this.quotation[i - 1]
      if (this.sentence[i] !== this.sentence[i - 1] && !within) step++
      column[i] = step
    }
    return column
  }
}

/** The innermost of spans given in order of their start, at every token: one sweep with a stack. */
function innermost(
  length: number,
  spans: readonly { readonly start: number; readonly end: number }[],
  least: number,
): Int32Array {
  const column = new Int32Array(length).fill(-1)
  const open: number[] = []
  let next = 0
  for (let i = 0; i < length; i++) {
    while (next < spans.length && spans[next]!.start <= i) {
      const { start, end } = spans[next]!
      if (end > i && end - start >= least) open.push(next)
      next++
    }
    while (open.length > 0 && spans[open.at(-1)!]!.end <= i) open.pop()
    column[i] = open.at(-1) ?? -1
  }
  return column
}
