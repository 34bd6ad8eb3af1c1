import { type Fitting, fittingAlignment } from '../alignment/fitting.ts'
import type { SearchIndex } from './search-index.ts'

/** Words shared by the quote and a passage, in a row: quote word `from`–`to` is source word `from + diagonal` on. */
export interface Run {
  readonly from: number
  readonly to: number
  readonly diagonal: number
  /** How much the shared words tell: {@link SearchIndex.bits} of each, added. */
  readonly bits: number
}

/** A passage that shares rare words with the quote, in about the same order. */
interface Cluster {
  /** A word of the source that is in it. */
  readonly at: number
  readonly low: number
  readonly high: number
  readonly bits: number
}

/** Places looked at for one quote: the rarest words and pairs come first. */
const BUDGET = 6000
/** A word alone is a seed where it is this rare. */
const RARE = 24
/** Passages that are aligned, unless fewer are asked for, and those of them that are worth comparing. */
const MOST_CLUSTERS = 12
const MOST_LOCATED = 6
/** A quote may leave out or put in so many words, or two in five, within one passage. */
const LEAST_SLACK = 6
const MOST_SLACK = 64

const slackOf = (length: number): number =>
  Math.min(MOST_SLACK, Math.max(LEAST_SLACK, Math.ceil(length * 0.4)))

interface Seed {
  readonly at: number
  readonly places: Int32Array
  readonly pair: boolean
}

/** Rare words and pairs of words with their places, the rarest first, up to the budget. */
function seedsOf(index: SearchIndex, quote: Int32Array, from: number, to: number): readonly Seed[] {
  const seeds: Seed[] = []
  for (let at = from; at < to; at++) {
    const places = index.places(quote[at]!)
    if (places.length > 0 && (places.length <= RARE || to - from < 3)) seeds.push({ at, places, pair: false })
    if (at + 1 >= to) continue
    const pairs = index.pairPlaces(quote[at]!, quote[at + 1]!)
    if (pairs.length > 0) seeds.push({ at, places: pairs, pair: true })
  }
  seeds.sort((a, b) => a.places.length - b.places.length)
  let total = 0
  const taken = seeds.findIndex(({ places }, i) => {
    total += places.length
    return i > 0 && total > BUDGET
  })
  return taken < 0 ? seeds : seeds.slice(0, taken)
}

/**
 * Runs of words that the quote shares with the sources, from rare seeds outwards. A quote that is in the sources with
 * few changes has such runs; one that is not has none but phrases everybody uses.
 */
export function findRuns(index: SearchIndex, quote: Int32Array, from = 0, to = quote.length): readonly Run[] {
  const { ids } = index
  const runs: Run[] = []
  const reached = new Map<number, number>()
  const seeds = seedsOf(index, quote, from, to)
  let visited = 0
  for (const { at, places, pair } of [...seeds].sort((a, b) => a.at - b.at)) {
    for (const place of places) {
      if (visited++ > 4 * BUDGET) break
      const diagonal = place - at
      if (pair && (ids[place] !== quote[at] || ids[place + 1] !== quote[at + 1])) continue
      if ((reached.get(diagonal) ?? -1) > at) continue
      runs.push(extend(index, quote, at, diagonal, from, to))
      reached.set(diagonal, runs.at(-1)!.to)
    }
  }
  return runs
}

function extend(
  index: SearchIndex,
  quote: Int32Array,
  at: number,
  diagonal: number,
  from: number,
  to: number,
): Run {
  const { ids } = index
  const { base, words } = index.sourceAt(at + diagonal)
  let start = at
  let end = at + 1
  while (start > from && start - 1 + diagonal >= base && ids[start - 1 + diagonal] === quote[start - 1])
    start--
  while (end < to && end + diagonal < base + words.length && ids[end + diagonal] === quote[end]) end++
  let bits = 0
  for (let i = start; i < end; i++) bits += index.bits(quote[i]!)
  return { from: start, to: end, diagonal, bits }
}

/** Runs near each other in the source are one passage; those of most bits first. */
function clustersOf(runs: readonly Run[], slack: number, most: number): readonly Cluster[] {
  const sorted = [...runs].sort((a, b) => a.diagonal - b.diagonal || a.from - b.from)
  const clusters: Cluster[] = []
  let first = 0
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i]!.diagonal - sorted[i - 1]!.diagonal <= slack) continue
    clusters.push(clusterOf(sorted.slice(first, i), slack))
    first = i
  }
  return clusters.sort((a, b) => b.bits - a.bits || a.low - b.low).slice(0, most)
}

/** A passage whose runs are spread wider than any one alignment keeps the stretch around its best run. */
function clusterOf(runs: readonly Run[], slack: number): Cluster {
  const best = runs.reduce((a, b) => (b.bits > a.bits ? b : a))
  const near = runs.filter(({ diagonal }) => Math.abs(diagonal - best.diagonal) <= 2 * slack)
  // Each word counts once, by its best run.
  let bits = 0
  let covered = -1
  for (const run of [...near].sort((a, b) => a.from - b.from)) {
    const fresh = run.to - Math.max(run.from, covered)
    if (fresh > 0) bits += (run.bits * fresh) / (run.to - run.from)
    covered = Math.max(covered, run.to)
  }
  return {
    at: best.from + best.diagonal,
    low: Math.min(...near.map(({ diagonal }) => diagonal)),
    high: Math.max(...near.map(({ diagonal }) => diagonal)),
    bits,
  }
}

/** A place where the quote may have been taken from. */
export interface Located extends Fitting {
  /** Quote words `from`–`to`; `pairs` is counted from `from`. */
  readonly from: number
  readonly to: number
  /** How much the words that are the same tell together. */
  readonly bits: number
}

/** The passages that quote words `from`–`to` may be from, the least changed first. */
export function locate(
  index: SearchIndex,
  quote: Int32Array,
  runs: readonly Run[],
  from = 0,
  to = quote.length,
  most = MOST_CLUSTERS,
): readonly Located[] {
  const slack = slackOf(to - from)
  const found: Located[] = []
  for (const { at, low, high } of clustersOf(runs, slack, most)) {
    const { base, words } = index.sourceAt(at)
    const bounds = { start: base, end: base + words.length }
    const alignment = fittingAlignment(
      quote,
      from,
      to,
      index.ids,
      low - slack,
      high + slack,
      bounds,
      index.light,
    )
    if (alignment) found.push(locatedAs(index, quote, from, to, bounds, alignment))
  }
  const seen = new Set<number>()
  return found
    .sort((a, b) => a.cost - b.cost || b.bits - a.bits || a.start - b.start)
    .filter(({ start }) => !seen.has(start) && seen.add(start))
    .slice(0, MOST_LOCATED)
}

/** An alignment with its edges drawn and its shared words weighed. */
export function locatedAs(
  index: SearchIndex,
  quote: Int32Array,
  from: number,
  to: number,
  bounds: { readonly start: number; readonly end: number },
  alignment: Fitting,
): Located {
  const drawn = withEdges(index, alignment, bounds)
  return { ...drawn, from, to, bits: sharedBits(index, quote, from, drawn) }
}

/**
 * Words put in at either end stand in the place of those the source has there, in the same turn: “We do” of “We don't”.
 */
function withEdges(
  index: SearchIndex,
  alignment: Fitting,
  bounds: { readonly start: number; readonly end: number },
): Fitting {
  const { pairs } = alignment
  const first = pairs.findIndex((place) => place >= 0)
  if (first < 0) return alignment
  const last = pairs.findLastIndex((place) => place >= 0)
  if (first === 0 && last === pairs.length - 1) return alignment
  const drawn = pairs.slice()
  const least = Math.max(bounds.start, index.turnWords(pairs[first]!).start)
  const most = Math.min(bounds.end, index.turnWords(pairs[last]!).end)
  for (let i = 0; i < first; i++) {
    const place = pairs[first]! - (first - i)
    drawn[i] = place >= least ? place : -1
  }
  for (let i = last + 1; i < pairs.length; i++) {
    const place = pairs[last]! + (i - last)
    drawn[i] = place < most ? place : -1
  }
  const start = Math.min(alignment.start, Math.max(least, pairs[first]! - first))
  const end = Math.max(alignment.end, Math.min(most, pairs[last]! + pairs.length - last))
  return { ...alignment, pairs: drawn, start, end }
}

/** How much the shared words tell together. */
function sharedBits(index: SearchIndex, quote: Int32Array, from: number, { pairs }: Fitting): number {
  let bits = 0
  let follows = false
  for (const [i, place] of pairs.entries()) {
    const word = quote[from + i]!
    const same = place >= 0 && word >= 0 && index.ids[place] === word
    if (same)
      bits += index.bitsAfter(
        i > 0 ? quote[from + i - 1]! : -1,
        word,
        follows && pairs[i - 1] === place - 1,
        place,
      )
    follows = same
  }
  return bits
}
