import { type Step, stepsOf } from './alignment.ts'
import { localAlignment } from './local.ts'
import type { Word } from './words.ts'

/** What one wording has otherwise than another. */
export interface Change {
  readonly kind: 'altered' | 'bracketed' | 'cut' | 'added'
  /** The words of the first wording, as written; empty where the second adds some. */
  readonly was: string
  /** The words of the second, as written; empty where it leaves some out. */
  readonly is: string
  /** Set where a number or a negation is concerned: the sense may have turned. */
  readonly grave: 'number' | 'negation' | null
}

export interface Comparison {
  /** `shorter`, `longer` and `overlapping` differ at their ends only; `cut` leaves out words between. */
  readonly kind: 'verbatim' | 'shorter' | 'longer' | 'overlapping' | 'cut' | 'bracketed' | 'altered'
  /** Words that both have, in order. */
  readonly shared: number
  /** Of these, those that tell: five letters or more, or a number. */
  readonly telling: number
  /** Words between shared ones that each has for itself, of the first and of the second. */
  readonly apart: readonly [number, number]
  /** Of the words of the shorter wording, those shared: 0 to 1. */
  readonly share: number
  readonly changes: readonly Change[]
}

/** A text with its words. */
export interface Wording {
  readonly text: string
  readonly words: readonly Word[]
}

const NEGATION = /^(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|.+n't)$/
const NUMBER = /\d/
const TELLING = /\d|.{5}/

/** How `second` stands to `first`: what it leaves out, puts in brackets, or changes. */
export function compare(first: Wording, second: Wording): Comparison {
  const steps = sideBySide(first.words, second.words)
  const shared = steps.reduce((sum, { kind, a }) => sum + (kind === 'same' ? a[1] - a[0] : 0), 0)
  const changes = gathered(steps).map((step) => changeOf(first, second, step))
  const telling = first.words.filter(
    ({ form }, at) =>
      TELLING.test(form) && steps.some(({ kind, a }) => kind === 'same' && at >= a[0] && at < a[1]),
  ).length
  const between = steps.filter(({ kind }) => kind !== 'same')
  const apart = [
    between.reduce((sum, { a }) => sum + a[1] - a[0], 0),
    between.reduce((sum, { b }) => sum + b[1] - b[0], 0),
  ] as const
  const shorter = Math.max(1, Math.min(first.words.length, second.words.length))
  return {
    kind: kindOf(first, second, steps, changes),
    shared,
    telling,
    apart,
    share: shared / shorter,
    changes,
  }
}

/** Where two wordings run together; nothing where they share no word. */
export function sideBySide(first: readonly Word[], second: readonly Word[]): readonly Step[] {
  const numbers = new Map<string, number>()
  const numbered = (words: readonly Word[]): Int32Array =>
    Int32Array.from(words, ({ form }) => {
      const number = numbers.get(form) ?? numbers.size
      numbers.set(form, number)
      return number
    })
  const [a, b] = [numbered(first), numbered(second)]
  const alignment = localAlignment(a, b)
  return alignment === null ? [] : stepsOf(alignment, (i, j) => a[i] === b[j])
}

/** Steps between two that are the same are one change: `left out` beside `put in` is a replacement. */
function gathered(steps: readonly Step[]): readonly Step[] {
  const changes: Step[] = []
  let open = false
  for (const step of steps) {
    const last = changes.at(-1)
    if (step.kind === 'same') open = false
    else if (open && last) {
      changes[changes.length - 1] = { kind: 'replaced', a: [last.a[0], step.a[1]], b: [last.b[0], step.b[1]] }
    } else {
      changes.push(step)
      open = true
    }
  }
  return changes
}

const written = ({ text, words }: Wording, [from, to]: readonly [number, number]): string =>
  from === to ? '' : text.slice(words[from]!.start, words[to - 1]!.end)

function changeOf(first: Wording, second: Wording, { a, b }: Step): Change {
  const was = first.words.slice(...a)
  const is = second.words.slice(...b)
  const kind =
    is.length === 0
      ? 'cut'
      : is.every(({ bracketed }) => bracketed)
        ? 'bracketed'
        : was.length === 0
          ? 'added'
          : 'altered'
  return { kind, was: written(first, a), is: written(second, b), grave: graveOf(was, is) }
}

function graveOf(was: readonly Word[], is: readonly Word[]): Change['grave'] {
  const differ = (pattern: RegExp): boolean => {
    const [left, right] = [was, is].map((words) =>
      words.map(({ form }) => form).filter((f) => pattern.test(f)),
    )
    return left!.join(' ') !== right!.join(' ')
  }
  if (differ(NUMBER)) return 'number'
  return differ(NEGATION) ? 'negation' : null
}

function kindOf(
  first: Wording,
  second: Wording,
  steps: readonly Step[],
  changes: readonly Change[],
): Comparison['kind'] {
  if (changes.some(({ kind }) => kind === 'altered' || kind === 'added')) return 'altered'
  for (const kind of ['bracketed', 'cut'] as const)
    if (changes.some((change) => change.kind === kind)) return kind
  const [start, end] = [steps[0], steps.at(-1)]
  if (!start || !end) return 'altered'
  const less = start.a[0] > 0 || end.a[1] < first.words.length
  const more = start.b[0] > 0 || end.b[1] < second.words.length
  if (less && more) return 'overlapping'
  if (less) return 'shorter'
  return more ? 'longer' : 'verbatim'
}
