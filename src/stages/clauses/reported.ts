import type { Statement } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'

const DOUBTED =
  /\b(?:claim|alleg|accus|insist|belie|suspect|thinks?|thought|suggest|argu|assum|fear|speculat|rumou?r|reportedly|purport)/i

/** Which tokens stand in what somebody is reported to have said. */
export class Reported {
  readonly #said: Uint8Array
  readonly #quoted: Uint8Array
  readonly #claimed: Uint8Array

  constructor(tokens: Tokens, statements: readonly Statement[]) {
    this.#said = marked(tokens, statements)
    this.#quoted = marked(
      tokens,
      statements.filter(({ mode }) => mode === 'direct'),
    )
    this.#claimed = marked(
      tokens,
      statements.filter(({ cue }) => cue !== null && DOUBTED.test(tokens.words(cue))),
    )
  }

  /** Whether the span stands on somebody's word. */
  has = ({ start, end }: TokenSpan): boolean => this.#said[start] === 1 && this.#said[end - 1] === 1

  /** Whether the span stands on a word that the text does not make its own: a quotation, or a claim. */
  isClaim = (span: TokenSpan): boolean => this.inQuotation(span) || this.#claimed[span.start] === 1

  /** Whether the span stands in somebody's own words. */
  inQuotation = ({ start, end }: TokenSpan): boolean =>
    this.#quoted[start] === 1 && this.#quoted[end - 1] === 1
}

/** One column: contents may nest, so each token is marked once, in text order. */
function marked(tokens: Tokens, statements: readonly Statement[]): Uint8Array {
  const column = new Uint8Array(tokens.length)
  const contents = statements.flatMap(({ content }) => content).sort((a, b) => a.start - b.start)
  let done = 0
  for (const content of contents) {
    const { start, end } = tokens.within(content)
    if (end <= done) continue
    column.fill(1, Math.max(start, done), end)
    done = end
  }
  return column
}
