import type { Stretch } from './paragraphs.ts'

/** What the words of a story can be lit as; `::highlight(NAME)` of the style sheet says how. */
export const LIGHTS = ['source', 'cue', 'addressee', 'venue', 'via', 'place'] as const
export type Light = (typeof LIGHTS)[number]

/** The paragraph of the story that an offset stands in, or the one before it. */
function paragraphAt(paragraphs: readonly HTMLElement[], offset: number): HTMLElement | undefined {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (Number(paragraphs[middle]!.dataset.start) <= offset) low = middle + 1
    else high = middle
  }
  return paragraphs[low - 1]
}

/** The text node and the offset in it at which an offset of the article stands. */
function pointAt(
  paragraphs: readonly HTMLElement[],
  offset: number,
  edge: 'start' | 'end',
): readonly [Text, number] | null {
  const paragraph = paragraphAt(paragraphs, edge === 'end' ? Math.max(0, offset - 1) : offset)
  if (!paragraph) return null
  const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = offset - Number(paragraph.dataset.start)
  let last: Text | null = null
  for (let node = words.nextNode() as Text | null; node; node = words.nextNode() as Text | null) {
    // A beginning belongs to the node it begins, an end to the one it ends.
    if (left < node.length || (edge === 'end' && left === node.length)) return [node, Math.max(0, left)]
    left -= node.length
    last = node
  }
  return last === null ? null : [last, last.length]
}

/** The words of a stretch as they stand on the page; null where they do not. */
export function rangeOf(story: HTMLElement, { start, end }: Stretch): Range | null {
  const paragraphs = [...story.querySelectorAll<HTMLElement>('[data-start]')]
  const from = pointAt(paragraphs, start, 'start')
  const to = pointAt(paragraphs, end, 'end')
  if (from === null || to === null) return null
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}

/** Lights these stretches as this, and none else. A browser that cannot light words shows them in the card only. */
export function light(name: Light, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Brings words into view and lights them. */
export function showPlace(story: HTMLElement, stretch: Stretch): void {
  const range = rangeOf(story, stretch)
  if (range === null) return
  light('place', [range])
  const element = range.startContainer.parentElement
  // A paragraph that was not laid out yet has no place: its element is asked first, then its words.
  element?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' })
}
