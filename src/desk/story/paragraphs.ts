/** A stretch of the article's text, UTF-16 code units, half-open. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A paragraph as the story has it: between line ends, without the empty ones. */
export function paragraphsOf(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n\r\u2028\u2029]+/g))
    if (line.trim() !== '') found.push({ start: index, end: index + line.length })
  return found
}

/** Words of a statement: a piece of its content. */
export interface Mark extends Stretch {
  readonly id: string
  /** In how many other statements it stands. */
  readonly depth: number
}

/** A paragraph taken apart: plain words, and statements with what stands in them. */
export type Part =
  | (Stretch & { readonly kind: 'words' })
  | (Stretch & {
      readonly kind: 'said'
      readonly id: string
      /** Whether the statement begins here, rather than goes on. */
      readonly opens: boolean
      readonly parts: readonly Part[]
    })

interface Open {
  readonly mark: Mark
  readonly parts: Part[]
  at: number
}

/** Outer ones first: the earlier, the longer, and of two alike the one that holds the other. */
const inOrder = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end || a.depth - b.depth

/**
 * Puts statements into each other as they stand in a paragraph. One that reaches over the end of another is divided
 * there, so that what comes out is a tree whose words, in order, are the paragraph's.
 *
 * @param marks those that touch the paragraph, in any order
 */
export function partsOf(paragraph: Stretch, marks: readonly Mark[]): readonly Part[] {
  const waiting = marks
    .map((mark) => ({
      ...mark,
      opens: mark.start >= paragraph.start,
      start: Math.max(mark.start, paragraph.start),
      end: Math.min(mark.end, paragraph.end),
    }))
    .filter(({ start, end }) => start < end)
    .toSorted(inOrder)
  const whole: Open = { mark: { id: '', depth: 0, ...paragraph }, parts: [], at: paragraph.start }
  const open: (Open & { readonly opens: boolean })[] = []
  const top = (): Open => open.at(-1) ?? whole
  const fill = (holder: Open, until: number): void => {
    if (until > holder.at) holder.parts.push({ kind: 'words', start: holder.at, end: until })
    holder.at = Math.max(holder.at, until)
  }
  const close = (): void => {
    const { opens, ...done } = open.pop()!
    const { id, start, end } = done.mark
    fill(done, end)
    top().parts.push({ kind: 'said', id, start, end, opens, parts: done.parts })
    top().at = end
  }
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    while (open.length > 0 && open.at(-1)!.mark.end <= next.start) close()
    const limit = top().mark.end
    const { opens, ...mark } = next
    if (mark.end > limit) {
      waiting.push({ ...mark, start: limit, opens: false })
      waiting.sort(inOrder)
    }
    fill(top(), mark.start)
    open.push({ mark: { ...mark, end: Math.min(mark.end, limit) }, parts: [], at: mark.start, opens })
  }
  while (open.length > 0) close()
  fill(whole, paragraph.end)
  return whole.parts
}

/** For each paragraph the marks that touch it; both in text order. */
export function marksByParagraph(
  paragraphs: readonly Stretch[],
  marks: readonly Mark[],
): readonly (readonly Mark[])[] {
  const found = paragraphs.map((): Mark[] => [])
  for (const mark of marks) {
    let low = 0
    let high = paragraphs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (paragraphs[middle]!.end <= mark.start) low = middle + 1
      else high = middle
    }
    for (let at = low; at < paragraphs.length && paragraphs[at]!.start < mark.end; at++) found[at]!.push(mark)
  }
  return found
}
