import type { TokenSpan } from '../../../document/span.ts'
import type { Draft } from '../draft.ts'
import type { View } from '../view.ts'

/** Roles that rules give an item, as bits. */
const ROLE = { cue: 1, content: 2, source: 4, addressee: 8, venue: 16, via: 32 } as const

/** A part of a sentence that is not torn: `the mayor`, `New York`, `to Berlin` as far as the noun is near. */
const BEFORE_ITS_HEAD = /^(?:det|amod|compound|nummod|nmod:poss|aux|cop|flat|fixed)/
const AFTER_ITS_HEAD = /^(?:flat|fixed|compound:prt|goeswith)/
const NEAR = 6

/** A sentence and what the rules found in it. Item numbers throughout. */
export class Sentence {
  readonly view: View
  readonly drafts: readonly Draft[]
  /** The token that stands for each item: the first word of a quotation. */
  readonly tokens: Int32Array
  /** Rules' drafts by the item of their cue. */
  readonly byCue: ReadonlyMap<number, Draft>
  /** Bits of the roles that any draft gives an item. */
  readonly roles: Uint8Array

  constructor(view: View, drafts: readonly Draft[]) {
    this.view = view
    this.drafts = drafts
    this.tokens = Int32Array.from(view.items, ({ start, end, quote }) =>
      quote === null ? start : Math.min(start + 1, end - 1),
    )
    this.byCue = new Map(
      drafts.flatMap((draft) => {
        const cue = draft.cue ? cueItem(view, draft.cue) : -1
        return cue < 0 ? [] : [[cue, draft] as const]
      }),
    )
    this.roles = rolesOf(view, drafts)
  }

  get length(): number {
    return this.view.length
  }

  /** Whether each item from `from` to `to` belongs so closely to the one before that no part begins between them. */
  joined(from: number, to: number): Uint8Array {
    const joined = new Uint8Array(to - from)
    for (let k = from + 1; k < to; k++) joined[k - from] = Number(this.#isJoined(k))
    return joined
  }

  #isJoined(k: number): boolean {
    const { syntax } = this.view.document
    const [before, token] = [this.tokens[k - 1]!, this.tokens[k]!]
    const head = syntax.head(before)
    const deprel = syntax.deprel(before)
    if (head >= token && (BEFORE_ITS_HEAD.test(deprel) || (deprel === 'case' && head - before < NEAR)))
      return true
    return AFTER_ITS_HEAD.test(syntax.deprel(token)) && syntax.head(token) <= before
  }
}

/** The item that stands for a cue of several words: its last verb, else its first word; -1 if it is not in the view. */
export function cueItem(view: View, { start, end }: TokenSpan): number {
  for (let token = end - 1; token >= start; token--)
    if (view.document.tags.upos(token) === 'VERB') return wordItem(view, token)
  return wordItem(view, start)
}

function wordItem(view: View, token: number): number {
  const item = view.itemOf(token)
  return item >= 0 && !view.isQuote(item) ? item : -1
}

/** The roles that drafts give the items of a view, as bits. */
export function rolesOf(view: View, drafts: readonly Draft[]): Uint8Array {
  const roles = new Uint8Array(view.length)
  const mark = (span: TokenSpan | null, bit: number): void => {
    if (!span) return
    for (let k = view.itemOf(span.start); k >= 0 && k < view.length && view.items[k]!.start < span.end; k++)
      roles[k]! |= bit
  }
  for (const draft of drafts) {
    mark(draft.cue, ROLE.cue)
    mark(draft.source, ROLE.source)
    mark(draft.addressee, ROLE.addressee)
    mark(draft.venue, ROLE.venue)
    for (const span of draft.via) mark(span, ROLE.via)
    for (const span of draft.content) mark(span, ROLE.content)
  }
  return roles
}
