import { styleText } from 'node:util'
import { excerpt } from './excerpt.ts'
import type { Fault } from './faults.ts'

export interface ErrorOptions {
  /** Samples shown of each cause. */
  readonly samples: number
  /** Causes shown of each kind; the others are only counted. */
  readonly causes: number
  /** Only faults whose kind and cause hold these words. */
  readonly only?: string | undefined
}

/**
 * Faults by kind and cause, the most frequent first, each with samples: the sentence with gold's words in ⟦ ⟧ and
 * the system's in ‹ ›, then what either says. Samples are spread over the stories.
 */
export function errorReport(faults: readonly Fault[], { samples, causes, only }: ErrorOptions): string {
  const wanted = faults.filter(({ kind, cause }) => !only || `${kind} · ${cause}`.includes(only))
  if (wanted.length === 0) return 'No errors of that sort.\n'
  const lines: string[] = [head(`${wanted.length} errors · gold ⟦…⟧ · system ‹…›`), '']
  for (const [kind, ofKind] of grouped(wanted, ({ kind }) => kind)) {
    const byCause = grouped(ofKind, ({ cause }) => cause)
    lines.push(head(`${kind.toUpperCase()} · ${ofKind.length}`))
    for (const [cause, alike] of byCause.slice(0, causes)) {
      lines.push(`${String(alike.length).padStart(5)}  ${head(cause)}`)
      for (const fault of spread(alike, samples)) lines.push(...sample(fault))
    }
    lines.push(...others(byCause.slice(causes)), '')
  }
  return lines.join('\n')
}

/** Groups, the largest first; of two alike the one met first. */
function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(items, key)].sort((a, b) => b[1].length - a[1].length)
}

/** A few of many, from all over. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!)
}

function others(rest: readonly (readonly [string, readonly Fault[]])[]): readonly string[] {
  if (rest.length === 0) return []
  const all = rest.reduce((sum, [, alike]) => sum + alike.length, 0)
  const named = rest.slice(0, 12).map(([cause, alike]) => `${cause} (${alike.length})`)
  const more = rest.length > 12 ? `; and ${rest.length - 12} more` : ''
  return [`${String(all).padStart(5)}  of ${rest.length} other causes: ${named.join('; ')}${more}`]
}

function sample(fault: Fault): readonly string[] {
  const marks = [
    ...fault.gold.map((span) => ({ span, open: '⟦', close: '⟧' })),
    ...fault.system.map((span) => ({ span, open: '‹', close: '›' })),
  ]
  const sentence = excerpt(fault.text, marks)
  return [
    ...wrapped(`${fault.story}  ${sentence}`, 9).map((line, i) =>
      i === 0 ? line.replace(fault.story, dim) : line,
    ),
    `           gold    ${fault.goldSays}`,
    `           system  ${fault.systemSays}`,
  ]
}

/** Lines of at most the terminal's width, or 110, behind a margin. */
function wrapped(text: string, margin: number): readonly string[] {
  const width = Math.max(60, process.stdout.columns ?? 110) - margin - 2
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = '  '
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return [...lines, line].map((words) => ' '.repeat(margin) + words)
}

const head = (words: string): string => styleText('bold', words)
const dim = (words: string): string => styleText('dim', words)
