/** How words of one text stand for words of another. */
export interface Alignment {
  /** For each word of the first text the number of the second's word it stands for, the same or another; -1 for none. */
  readonly pairs: Int32Array
  /** First word of the second text that is part of it, and one past the last. */
  readonly start: number
  readonly end: number
}

/** A stretch of two texts laid side by side; places are those of words, half-open. */
export interface Step {
  readonly kind: 'same' | 'replaced' | 'left-out' | 'put-in'
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/** What an alignment says from its first pair to its last, in order; neighbouring words of one kind are one step. */
export function stepsOf(
  { pairs }: Alignment,
  isSame: (first: number, second: number) => boolean,
): readonly Step[] {
  const steps: Step[] = []
  const add = (kind: Step['kind'], a: readonly [number, number], b: readonly [number, number]): void => {
    const last = steps.at(-1)
    if (last?.kind === kind) steps[steps.length - 1] = { kind, a: [last.a[0], a[1]], b: [last.b[0], b[1]] }
    else steps.push({ kind, a, b })
  }
  const end = pairs.findLastIndex((pair) => pair >= 0) + 1
  let i = pairs.findIndex((pair) => pair >= 0)
  let j = end === 0 ? 0 : pairs[i]!
  for (; i >= 0 && i < end; i++) {
    const pair = pairs[i]!
    if (pair < 0) {
      add('left-out', [i, i + 1], [j, j])
      continue
    }
    if (pair > j) add('put-in', [i, i], [j, pair])
    add(isSame(i, pair) ? 'same' : 'replaced', [i, i + 1], [pair, pair + 1])
    j = pair + 1
  }
  return steps
}
