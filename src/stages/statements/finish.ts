import type { Document } from '../../document/document.ts'
import type { Mode, Statement } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import { type CharSpan, charSpan, type TokenSpan, tokenSpan } from '../../document/span.ts'
import { afterDateline } from './dateline.ts'
import type { Draft } from './draft.ts'
import { probabilityOf } from './probability.ts'
import type { Read } from './view.ts'

/** A draft with the level of quotation it was found at (0: outside all quotations). */
export interface Placed {
  readonly draft: Draft
  readonly level: number
}

const MARK = /^(?:["“”„‘’'«»]|``|'')$/u

/** Turns drafts into statements: spans trimmed as the guideline says, mode, nesting, text order. */
export function finish(document: Document<Read>, placed: readonly Placed[]): readonly Statement[] {
  const depths = quotationDepths(document)
  const trimmed = placed
    .map(({ draft, level }) => ({
      draft,
      level,
      content: trimContent(document, draft, depths, draft.by === 'speaker-label' ? -1 : level),
    }))
    .filter(({ content }) => content.length > 0)
    .filter(isSpoken(document, placed))
    .sort((a, b) => anchor(a) - anchor(b) || length(b.content) - length(a.content))
  const parents = nest(document, trimmed)
  return trimmed.map(({ draft, level, content }, index) => ({
    mode: modeOf(document, content, depths, level, draft),
    act: draft.act,
    content: content.map((span) => charsOf(document, span)),
    cue: draft.cue,
    source: draft.source,
    addressee:
      draft.addressee && isAround(trimmed[parents[index] ?? -1], draft.addressee) ? draft.addressee : null,
    venue: draft.venue && isAround(trimmed[parents[index] ?? -1], draft.venue) ? draft.venue : null,
    via: draft.via.filter((span) => isAround(trimmed[parents[index] ?? -1], span)),
    within: parents[index]!,
    unattributed: draft.unattributed,
    probability: draft.probability ?? probabilityOf(draft.by),
    by: draft.by,
  }))
}

/**
 * Whether what the model alone found inside a quotation stands in something said: `“I Said Goodbye,” Ana Reyes` is a
 * title, whose words report nothing.
 */
function isSpoken(document: Document<Read>, placed: readonly Placed[]): (one: Trimmed) => boolean {
  const outside = placed.filter(({ level }) => level === 0)
  if (outside.length === placed.length) return () => true
  const said = new Uint8Array(document.tokens.length)
  for (const { draft } of outside) for (const { start, end } of draft.content) said.fill(1, start, end)
  return ({ draft, level }) =>
    level === 0 || draft.by !== 'model' || !draft.cue || said[draft.cue.start] === 1
}

interface Trimmed {
  readonly draft: Draft
  readonly level: number
  readonly content: readonly TokenSpan[]
}

const anchor = ({ draft, content }: Trimmed): number =>
  Math.min(content[0]!.start, draft.cue?.start ?? Number.MAX_SAFE_INTEGER)

const length = (content: readonly TokenSpan[]): number =>
  content.reduce((sum, span) => sum + span.end - span.start, 0)

const charsOf = (document: Document<Read>, span: TokenSpan): CharSpan => {
  const { start, end } = document.tokens.chars(span)
  return charSpan(start, end)
}

/** How many quotations each token stands inside. */
function quotationDepths(document: Document<Read>): Uint8Array {
  const depths = new Uint8Array(document.tokens.length)
  for (const { tokens, depth } of document.quotations)
    for (let i = tokens.start; i < tokens.end; i++) depths[i] = Math.max(depths[i]!, depth + 1)
  return depths
}

function trimContent(
  document: Document<Read>,
  draft: Draft,
  depths: Uint8Array,
  level: number,
): readonly TokenSpan[] {
  const spans = [...draft.content].sort((a, b) => a.start - b.start)
  return spans.flatMap((span) => {
    const start = opens(document, span.start) ? afterDateline(document, span.start) : span.start
    const trimmed = start < span.end ? trim(document, tokenSpan(start, span.end), depths, level) : null
    return trimmed ? [trimmed] : []
  })
}

/** Whether a paragraph begins with token `start`. */
const opens = ({ paragraphs }: Document<Read>, start: number): boolean =>
  paragraphs[firstPlace(paragraphs.length, (p) => paragraphs[p]!.start >= start)]?.start === start

/** Without outer quotation marks, a leading "that", a comma before a closing mark; direct speech keeps its `.!?`. */
function trim(
  document: Document<Read>,
  span: TokenSpan,
  depths: Uint8Array,
  level: number,
): TokenSpan | null {
  const { tokens } = document
  let { start, end } = span
  const droppable = (i: number): boolean =>
    /^(?:[,;:—–]|--)$/.test(tokens.form(i)) || (depths[i]! <= level && isOuterMark(document, i))
  while (
    start < end &&
    (droppable(start) || (start === span.start && depths[start]! <= level && tokens.lower(start) === 'that'))
  )
    start++
  while (
    end > start &&
    (droppable(end - 1) || (depths[end - 1]! <= level && /^[.!?]+$/.test(tokens.form(end - 1))))
  )
    end--
  return end > start ? tokenSpan(start, end) : null
}

const isOuterMark = (document: Document<Read>, i: number): boolean => MARK.test(document.tokens.form(i))

function modeOf(
  document: Document<Read>,
  content: readonly TokenSpan[],
  depths: Uint8Array,
  level: number,
  draft: Draft,
): Mode {
  if (draft.by === 'speaker-label') return 'direct'
  let inside = 0
  let outside = 0
  for (const span of content) {
    for (let i = span.start; i < span.end; i++) {
      if (document.tags.upos(i) === 'PUNCT') continue
      if (depths[i]! > level) inside++
      else outside++
    }
  }
  if (inside === 0) return 'indirect'
  return outside === 0 ? 'direct' : 'mixed'
}

/** What stands outside a statement tells nothing of those inside it: `In a letter Reyes wrote that Pell had lied`. */
const isAround = (parent: Trimmed | undefined, { start }: TokenSpan): boolean =>
  !parent || parent.content.some((span) => span.start <= start && start < span.end)

/** For each statement the one in whose content it stands: the larger paint their words first, the smaller look them up. */
function nest(document: Document<Read>, statements: readonly Trimmed[]): readonly (number | null)[] {
  const owner = new Int32Array(document.tokens.length).fill(-1)
  const parents = new Array<number | null>(statements.length).fill(null)
  const order = statements
    .map((_, index) => index)
    .sort((a, b) => length(statements[b]!.content) - length(statements[a]!.content) || a - b)
  for (const index of order) {
    const { draft, content } = statements[index]!
    const at = owner[draft.cue?.start ?? content[0]!.start]!
    const same = at >= 0 && owner[content[0]!.start] === at
    const inside = at >= 0 && isInside(content, statements[at]!.content)
    parents[index] = inside && (same || content.length > 1) ? at : null
    for (const span of content) owner.fill(index, span.start, span.end)
  }
  return parents
}

/** Whether content begins and ends within the reach of another's. */
const isInside = (content: readonly TokenSpan[], around: readonly TokenSpan[]): boolean =>
  around[0]!.start <= content[0]!.start && content.at(-1)!.end <= around.at(-1)!.end
