import type { Quotation } from '../../document/layers.ts'
import { charSpan, type TokenSpan, tokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { alternate, type Mark, type MarkKind, marksOf } from './marks.ts'

/** A quotation while its paragraph is read; token numbers of its marks, or null where a mark is missing. */
interface Open {
  readonly kind: MarkKind
  readonly opening: number | null
  readonly first: number
  readonly depth: number
  readonly parent: Draft | null
  readonly draft: Draft
}

interface Draft {
  tokens: TokenSpan
  opening: number | null
  closing: number | null
  depth: number
  parent: Draft | null
  continues: Draft | null
  kind: MarkKind
}

/** Deeper nesting than print knows is noise; marks below it are passed over. */
const DEEPEST = 8

/**
 * Pairs quotation marks paragraph by paragraph. A mark that is not closed in its paragraph is carried on if the
 * next paragraph opens with a mark of its kind (the convention for long quotations), else it ends with the paragraph.
 */
export function pairQuotations(tokens: Tokens, paragraphs: readonly TokenSpan[]): readonly Quotation[] {
  const drafts: Draft[] = []
  let carried: Draft | null = null
  let between: TokenSpan[] = []
  for (const paragraph of paragraphs) {
    const marks = marksOf(tokens, paragraph)
    let reader = new ParagraphReader(tokens, paragraph, marks)
    let found = reader.read()
    if (!reader.balanced) {
      reader = new ParagraphReader(tokens, paragraph, alternate(tokens, marks))
      found = reader.read()
    }
    const first = found[0]
    if (carried && first && first.kind === carried.kind && carriesOn(first, paragraph))
      first.continues = carried
    if (carried && marks.length === 0 && between.length < FARTHEST) {
      between.push(paragraph)
      continue
    }
    if (carried && first && first.opening === null) {
      drafts.push(...bridge(carried, between, first))
    }
    between = []
    carried = reader.unclosed
    drafts.push(...found)
  }
  return number(tokens, drafts)
}

/** A quotation left open is looked for no further than this many paragraphs without any mark. */
const FARTHEST = 3

/** The paragraphs between an opening mark and its closing mark, where no paragraph repeats the mark. */
function bridge(carried: Draft, between: readonly TokenSpan[], last: Draft): readonly Draft[] {
  const drafts: Draft[] = []
  let continues = carried
  for (const tokens of between) {
    const draft: Draft = { ...last, tokens, closing: null, continues, parent: null }
    drafts.push(draft)
    continues = draft
  }
  last.continues = continues
  return drafts
}

/** The paragraph begins with an opening mark, or has a closing mark whose opening one stands paragraphs before. */
const carriesOn = (first: Draft, paragraph: TokenSpan): boolean =>
  first.opening === null || first.opening === paragraph.start

class ParagraphReader {
  readonly #tokens: Tokens
  readonly #paragraph: TokenSpan
  readonly #marks: readonly Mark[]
  /** For each mark, how many sure closers of its kind follow it. */
  readonly #closersAfter: Uint32Array
  readonly #stack: Open[] = []
  readonly #drafts: Draft[] = []
  /** The outermost quotation that the paragraph leaves open. */
  unclosed: Draft | null = null

  /** Whether every mark of the paragraph found its fellow. */
  balanced = true

  constructor(tokens: Tokens, paragraph: TokenSpan, marks: readonly Mark[]) {
    this.#tokens = tokens
    this.#paragraph = paragraph
    this.#marks = marks
    this.#closersAfter = countClosersAfter(this.#marks)
  }

  read(): Draft[] {
    for (const [k, mark] of this.#marks.entries()) {
      const place = this.#placeOf(mark.kind)
      if (place >= 0 && this.#closesAt(mark, k)) this.#closeDownTo(place, mark.token, mark.token)
      else if (mark.opens && this.#mayOpen(mark, k)) this.#open(mark, k)
      else if (mark.closes && mark.kind === 'double' && this.#stack.length === 0)
        this.#closeWithoutOpening(mark.token)
    }
    this.unclosed = this.#stack[0]?.draft ?? null
    if (this.unclosed) this.balanced = false
    while (this.#stack.length > 0) this.#end(this.#stack.pop()!, this.#paragraph.end, null)
    return this.#drafts.filter((draft) => draft.tokens.end > draft.tokens.start)
  }

  #placeOf(kind: MarkKind): number {
    for (let i = this.#stack.length - 1; i >= 0; i--) if (this.#stack[i]!.kind === kind) return i
    return -1
  }

  /** A doubtful single mark closes only when no surer one follows; a space slipped in before a closing mark is overlooked. */
  #closesAt(mark: Mark, k: number): boolean {
    if (mark.closes) return !(mark.doubtful && this.#closersAfter[k]! > 0)
    return this.#tokens.form(mark.token) === '"' && /^[.,!?]$/.test(this.#tokens.form(mark.token - 1))
  }

  /** A single mark opens only if something can close it: else it is an apostrophe (`'round the corner`). */
  #mayOpen(mark: Mark, k: number): boolean {
    if (this.#stack.length >= DEEPEST) return false
    if (mark.kind !== 'single' || this.#tokens.form(mark.token) === '‘') return true
    return this.#closersAfter[k]! > 0
  }

  #open(mark: Mark, k: number): void {
    const place = this.#placeOf(mark.kind)
    // A second opening mark of a kind whose closers run short: the first one's closing mark was forgotten.
    if (place >= 0 && this.#closersAfter[k]! < this.#openOf(mark.kind) + 1) {
      const forgotten = this.#stack[place]!
      this.balanced = false
      if (forgotten.opening !== null && mark.token - forgotten.first > 1)
        this.#closeDownTo(place, mark.token, null)
    }
    const parent = this.#stack.at(-1)?.draft ?? null
    const draft: Draft = {
      tokens: tokenSpan(mark.token + 1, mark.token + 1),
      opening: mark.token,
      closing: null,
      depth: this.#stack.length,
      parent,
      continues: null,
      kind: mark.kind,
    }
    this.#drafts.push(draft)
    const { kind, token } = mark
    this.#stack.push({ kind, opening: token, first: token + 1, depth: draft.depth, parent, draft })
  }

  #openOf(kind: MarkKind): number {
    return this.#stack.reduce((count, open) => count + (open.kind === kind ? 1 : 0), 0)
  }

  #closeDownTo(place: number, end: number, closing: number | null): void {
    while (this.#stack.length > place + 1) this.#end(this.#stack.pop()!, end, null)
    this.#end(this.#stack.pop()!, end, closing)
  }

  #end(open: Open, end: number, closing: number | null): void {
    open.draft.tokens = tokenSpan(open.first, Math.max(open.first, end))
    open.draft.closing = closing
  }

  /** A closing mark alone: the quotation is taken to begin with the paragraph, or after the last quotation's end. */
  #closeWithoutOpening(token: number): void {
    this.balanced = false
    if (this.#drafts.length > 0) return
    const start = this.#paragraph.start
    if (token <= start) return
    this.#drafts.push({
      tokens: tokenSpan(start, token),
      opening: null,
      closing: token,
      depth: 0,
      parent: null,
      continues: null,
      kind: 'double',
    })
  }
}

function countClosersAfter(marks: readonly Mark[]): Uint32Array {
  const after = new Uint32Array(marks.length)
  const count: Record<MarkKind, number> = { double: 0, single: 0, angle: 0 }
  for (let k = marks.length - 1; k >= 0; k--) {
    const mark = marks[k]!
    after[k] = count[mark.kind]
    if (mark.closes && !mark.doubtful) count[mark.kind]++
  }
  return after
}

function number(tokens: Tokens, drafts: readonly Draft[]): readonly Quotation[] {
  const place = new Map(drafts.map((draft, index) => [draft, index]))
  return drafts.map((draft) => {
    const inner = tokens.chars(draft.tokens)
    return {
      tokens: draft.tokens,
      inner,
      outer: charSpan(
        draft.opening === null ? inner.start : tokens.start[draft.opening]!,
        draft.closing === null ? inner.end : tokens.end[draft.closing]!,
      ),
      depth: draft.depth,
      within: draft.parent ? (place.get(draft.parent) ?? null) : null,
      continues: draft.continues ? (place.get(draft.continues) ?? null) : null,
      opened: draft.opening !== null,
      closed: draft.closing !== null,
    }
  })
}
