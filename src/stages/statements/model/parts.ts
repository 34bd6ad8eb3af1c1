import type { Stretch } from '../noun-phrase.ts'
import { CIRCUMSTANCE_CLASSES, CIRCUMSTANCES, PART_CLASSES } from './network.ts'

/** What belongs to a cue, in items. */
export interface Parts {
  readonly content: readonly Stretch[]
  readonly source: Stretch | null
  readonly cue: Stretch | null
  readonly addressee: Stretch | null
  readonly venue: Stretch | null
  readonly via: Stretch | null
}

/** Scores of some items for one cue: a row of `columns` for each of `count` items from `at` on. */
export interface PartScores {
  readonly values: Float32Array
  readonly at: number
  readonly columns: number
  readonly count: number
  /** Whether each item belongs closely to the one before it. */
  readonly joined: Uint8Array
}

const PARTS = PART_CLASSES.length
const OUTSIDE = PART_CLASSES.indexOf('outside')
export const BEGIN = {
  content: PART_CLASSES.indexOf('begin-content'),
  source: PART_CLASSES.indexOf('begin-source'),
  cue: PART_CLASSES.indexOf('begin-cue'),
} as const
/** The class that each class goes on from; -1 for those that stand anywhere. */
const BEGUN: readonly number[] = PART_CLASSES.map((name, c) =>
  c === OUTSIDE || name.startsWith('begin-') ? -1 : c - 1,
)
/** Taken off the score where a part begins or ends between items that belong closely together. */
const TORN = 3
/** What the rules found stands unless the model scores something else so much higher. */
const MARGIN = 3

/**
 * The best parts of one cue. Parts go on only where they have begun (Viterbi 1967); `given`, a class an item, is what the
 * rules found. A circumstance is the one stretch that begins where it is likeliest.
 */
export function bestParts(scores: PartScores, given: Uint8Array | null): Parts {
  const best = bestPath(scores)
  const kept = given !== null && pathScore(scores, best) - pathScore(scores, given) < MARGIN
  const path = kept ? given : best
  const source = longest(stretchesOf(path, BEGIN.source))
  const cue = longest(stretchesOf(path, BEGIN.cue))
  return {
    content: withoutHoles(path, stretchesOf(path, BEGIN.content)).filter(
      (one) => !isBetween(one, source, cue),
    ),
    source,
    cue,
    addressee: circumstance(scores, 'addressee'),
    venue: circumstance(scores, 'venue'),
    via: circumstance(scores, 'via'),
  }
}

function stretchesOf(path: Uint8Array, begin: number): readonly Stretch[] {
  const found: Stretch[] = []
  for (let k = 0; k < path.length; k++) {
    if (path[k] !== begin) continue
    let to = k + 1
    while (to < path.length && path[to] === begin + 1) to++
    found.push({ from: k, to })
  }
  return found
}

/** Content goes on over what is neither cue nor source: only those break it up (`“A,” she said, “B”`). */
function withoutHoles(path: Uint8Array, stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = []
  for (const one of stretches) {
    const last = whole.at(-1)
    if (last && path.subarray(last.to, one.from).every((c) => c === OUTSIDE))
      whole[whole.length - 1] = { from: last.from, to: one.to }
    else whole.push(one)
  }
  return whole
}

/** `Reyes, whose brother drowned, said`: what stands between who speaks and the cue is not what is said. */
const isBetween = (one: Stretch, source: Stretch | null, cue: Stretch | null): boolean =>
  source !== null && cue !== null && source.to <= one.from && one.to <= cue.from

const longest = (stretches: readonly Stretch[]): Stretch | null =>
  stretches.reduce<Stretch | null>(
    (best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
    null,
  )

/** Whether a part begins or ends between an item of class `a` and one of class `b`. */
const isTorn = (a: number, b: number): boolean => BEGUN[b] === -1 && (a !== OUTSIDE || b !== OUTSIDE)

const step = ({ values, at, columns, joined }: PartScores, k: number, before: number, c: number): number =>
  values[at + k * columns + c]! - (k > 0 && joined[k] && isTorn(before, c) ? TORN : 0)

function pathScore(scores: PartScores, path: Uint8Array): number {
  let sum = 0
  for (const [k, c] of path.entries()) sum += step(scores, k, path[k - 1] ?? OUTSIDE, c)
  return sum
}

function bestPath({ values, at, columns, count, joined }: PartScores): Uint8Array {
  const back = new Uint8Array(count * PARTS)
  let best = new Float64Array(PARTS).fill(Number.NEGATIVE_INFINITY)
  let next = new Float64Array(PARTS)
  best[OUTSIDE] = 0
  for (let k = 0; k < count; k++) {
    let top = 0
    for (let c = 1; c < PARTS; c++) if (best[c]! > best[top]!) top = c
    const torn = best[top]! - (k > 0 && joined[k] ? TORN : 0)
    for (let c = 0; c < PARTS; c++) {
      const begun = BEGUN[c]!
      let [from, most] = [top, torn]
      if (begun >= 0) [from, most] = best[begun]! >= best[c]! ? [begun, best[begun]!] : [c, best[c]!]
      else if (c === OUTSIDE && best[OUTSIDE]! >= torn) [from, most] = [OUTSIDE, best[OUTSIDE]!]
      next[c] = most + values[at + k * columns + c]!
      back[k * PARTS + c] = from
    }
    ;[best, next] = [next, best]
  }
  const path = new Uint8Array(count)
  let c = best.indexOf(Math.max(...best))
  for (let k = count - 1; k >= 0; k--) {
    path[k] = c
    c = back[k * PARTS + c]!
  }
  return path
}

/** The stretch of a circumstance that begins where that is likeliest, if anywhere. */
function circumstance(
  { values, at, columns, count, joined }: PartScores,
  name: (typeof CIRCUMSTANCES)[number],
): Stretch | null {
  const first = at + PARTS + CIRCUMSTANCES.indexOf(name) * CIRCUMSTANCE_CLASSES
  const score = (k: number, c: number): number => values[first + k * columns + c]!
  const margin = (k: number): number => score(k, 1) - Math.max(score(k, 0), score(k, 2))
  let from = -1
  for (let k = 0; k < count; k++) if (margin(k) > 0 && (from < 0 || margin(k) > margin(from))) from = k
  if (from < 0) return null
  let to = from + 1
  while (to < count && (joined[to] || score(to, 2) > score(to, 0))) to++
  while (from > 0 && joined[from]) from--
  return { from, to }
}
