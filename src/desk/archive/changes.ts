import { sideBySide } from '../../alignment/compare.ts'
import { type Word, wordsOf } from '../../alignment/words.ts'

/** Words of a later wording: as they were, new, or gone. */
export interface MarkedChange {
  readonly text: string
  readonly as: 'same' | 'new' | 'gone'
}

/** More missing words than these are told by an ellipsis. */
const MOST_GONE = 14

/** Words of a text with what stands between them; an end that stands open takes what is left of the text. */
function written(text: string, words: readonly Word[], from: number, to: number): string {
  if (from >= to) return ''
  return text.slice(words[from]!.start, words[to - 1]!.end)
}

function gone(text: string, words: readonly Word[], from: number, to: number): readonly MarkedChange[] {
  if (from >= to) return []
  if (to - from > MOST_GONE) return [{ text: '…', as: 'gone' }]
  return [{ text: written(text, words, from, to), as: 'gone' }]
}

/** Where every word of the second stands to the first: shared stretches, and what is between and around them. */
export function markChanges(first: string, second: string): readonly MarkedChange[] {
  const [a, b] = [wordsOf(first), wordsOf(second)]
  const steps = sideBySide(a, b)
  if (steps.length === 0) return [{ text: second, as: 'new' }]
  const marked: MarkedChange[] = []
  let at = 0
  const upTo = (word: number, as: MarkedChange['as']): void => {
    const end = word >= b.length ? second.length : b[word]!.start
    if (end > at) marked.push({ text: second.slice(at, end), as })
    at = end
  }
  marked.push(...gone(first, a, 0, steps[0]!.a[0]))
  if (steps[0]!.a[0] > 0) marked.push({ text: ' ', as: 'same' })
  upTo(steps[0]!.b[0], 'new')
  for (const { kind, a: was, b: is } of steps) {
    if (kind === 'same') upTo(is[1], 'same')
    else {
      const missing = gone(first, a, ...was)
      marked.push(...missing)
      if (missing.length > 0) marked.push({ text: ' ', as: 'same' })
      upTo(is[1], 'new')
    }
  }
  upTo(b.length, 'new')
  const tail = gone(first, a, steps.at(-1)!.a[1], a.length)
  if (tail.length > 0) marked.push({ text: ' ', as: 'same' }, ...tail)
  return marked
}
