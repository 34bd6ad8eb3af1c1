import type { Gap, Match, QuoteVerdict, Words } from '../verdict.ts'

/** Words of a line, with what is to be seen of them. */
export interface MarkedWords {
  readonly text: string
  /** `changed`: these words differ; `left-out`: said and not printed, where the draft shows it (`negates`: and turning the sense); `aside`: the draft's own. */
  readonly as: 'same' | 'changed' | 'left-out' | 'negates' | 'aside'
}

interface Stretch {
  readonly start: number
  readonly end: number
  readonly as: MarkedWords['as']
}

function cut(piece: Words, stretches: readonly Stretch[]): MarkedWords[] {
  const marked: MarkedWords[] = []
  let at = piece.start
  const words = (start: number, end: number): string =>
    piece.text.slice(start - piece.start, end - piece.start)
  for (const { start, end, as } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at || end > piece.end) continue
    if (start > at) marked.push({ text: words(at, start), as: 'same' })
    // Where words are missing, the place itself is shown, apart from the word before it.
    if (start === end && start > piece.start) marked.push({ text: ' ', as: 'same' })
    marked.push({ text: start === end ? '‸' : words(start, end), as })
    at = end
  }
  if (at < piece.end) marked.push({ text: words(at, piece.end), as: 'same' })
  return marked
}

/** A quote as it is printed, with what differs from the match. */
export function printedWords(
  { pieces }: Pick<QuoteVerdict, 'pieces'>,
  match: Match | undefined,
): MarkedWords[] {
  const edits = (match?.edits ?? []).map(
    ({ printed }): Stretch => ({ start: printed.start, end: printed.end, as: 'changed' }),
  )
  const asides = (match?.gaps ?? []).flatMap(({ printed }): Stretch[] =>
    printed.end > printed.start ? [{ start: printed.start, end: printed.end, as: 'aside' }] : [],
  )
  return pieces.flatMap((piece, i): MarkedWords[] => {
    const inside = [...edits, ...asides].filter(({ start, end }) => start >= piece.start && end <= piece.end)
    return [...(i > 0 ? [{ text: ' / ', as: 'same' as const }] : []), ...cut(piece, inside)]
  })
}

/** What was said at the match, with what differs, and what an ellipsis or a bracket of the draft left out. */
export function saidWords(match: Match): MarkedWords[] {
  const marked: MarkedWords[] = []
  for (const [i, span] of match.spans.entries()) {
    const gap = i > 0 ? gapBefore(match, i) : null
    if (gap) marked.push({ text: gapText(gap), as: gap.negates ? 'negates' : 'left-out' })
    const edits = match.edits.map(
      ({ said }): Stretch => ({ start: said.start, end: said.end, as: 'changed' }),
    )
    const within = match.gaps
      .filter(({ mark, omitted }) => mark === 'none' && omitted.end > omitted.start)
      .map(({ omitted }): Stretch => ({ start: omitted.start, end: omitted.end, as: 'changed' }))
    marked.push(
      ...cut(
        span,
        [...edits, ...within].filter(({ start, end }) => start >= span.start && end <= span.end),
      ),
    )
  }
  return marked
}

/** The gap between spans `i - 1` and `i`. */
function gapBefore(match: Match, i: number): Gap | null {
  const [left, right] = [match.spans[i - 1]!, match.spans[i]!]
  return (
    match.gaps.find(
      ({ omitted }) => omitted.start >= left.end && omitted.end <= right.start && omitted.text !== '',
    ) ??
    match.gaps.filter(({ omitted }) => omitted.text === '')[0] ??
    null
  )
}

const LONGEST_GAP = 160

function gapText({ omitted, otherSource, reversed, words }: Gap): string {
  if (otherSource) return ' ⟨… from another source …⟩ '
  if (reversed) return ` ⟨… said ${words} words earlier …⟩ `
  if (omitted.text === '') return ' '
  const text = omitted.text.replace(/\s+/g, ' ')
  return text.length <= LONGEST_GAP ? ` ⟨${text}⟩ ` : ` ⟨${text.slice(0, 70)} … ${text.slice(-70)}⟩ `
}
