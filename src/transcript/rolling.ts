/** A line of a caption with its times. */
export interface CaptionLine {
  readonly text: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly voice: string | null
}

/** Captions of a live broadcast stand two or three lines deep: each line is shown again when the next one comes. */
const REPEATED_SHARE = 0.3
const FEWEST = 3
/** Words looked back for an overlap. */
const DEEPEST = 60

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** How many words at the start of `next` are the last ones of `before`, in the same order. */
function overlap(before: readonly string[], next: readonly string[]): number {
  for (let length = Math.min(before.length, next.length); length > 0; length--) {
    const from = before.length - length
    let i = 0
    while (i < length && same(before[from + i]!, next[i]!)) i++
    if (i === length) return length
  }
  return 0
}

/**
 * Lines of rolling captions, each word once: what a caption repeats of those before it is left out. A file is taken
 * to roll where at least three captions, and three in ten, begin with two or more words that the ones before ended
 * with (or with all of a line); in any other file a repetition is what was said.
 *
 * @param cues the lines of each caption, in order
 */
export function unroll(cues: readonly (readonly CaptionLine[])[]): readonly CaptionLine[] {
  let repeated = 0
  let tail: readonly string[] = []
  for (const lines of cues) {
    const words = lines.flatMap(({ text }) => wordsOf(text))
    const shared = overlap(tail, words)
    if (shared >= 2 || (shared > 0 && shared === words.length)) repeated++
    tail = shared === words.length ? tail : [...tail.slice(-DEEPEST), ...words.slice(shared)].slice(-DEEPEST)
  }
  if (repeated < FEWEST || repeated < REPEATED_SHARE * cues.length) return cues.flat()
  return withoutRepeats(cues)
}

function withoutRepeats(cues: readonly (readonly CaptionLine[])[]): readonly CaptionLine[] {
  const kept: CaptionLine[] = []
  let tail: readonly string[] = []
  for (const lines of cues) {
    let skip = overlap(
      tail,
      lines.flatMap(({ text }) => wordsOf(text)),
    )
    for (const line of lines) {
      const words = wordsOf(line.text)
      const fresh = words.slice(Math.min(skip, words.length))
      skip = Math.max(0, skip - words.length)
      if (fresh.length === 0) continue
      kept.push({ ...line, text: fresh.join(' ') })
      tail = [...tail, ...fresh].slice(-DEEPEST)
    }
  }
  return kept
}
