import { fittingAlignment } from '../alignment/fitting.ts'
import type { Assembly, Query } from './judge.ts'
import { findRuns, type Located, locate, locatedAs, type Run } from './locate.ts'
import type { SearchIndex } from './search-index.ts'

/** Fewer words are looked for only near the longer parts of the quote. */
const SMALLEST_PART = 3
/** Passages considered for one part of a quote with ellipses. */
const MOST_PLACES = 8
/** Where words stand exactly as printed, so many passages that are merely like it are looked at besides. */
const MOST_BESIDE_EXACT = 2
/** Words around its neighbours in which a small part is looked for. */
const NEAR = 400
const MOST_PARTS = 64

interface Part {
  readonly from: number
  readonly to: number
  /** The seam before it, null for the first. */
  readonly seam: number | null
}

/** The parts of a quote between its ellipses and brackets. */
function partsOf({ words }: Query): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  let seam: number | null = null
  for (const [place, { before, mark }] of words.seams.entries()) {
    if (before > from) {
      parts.push({ from, to: before, seam })
      from = before
      seam = place
    } else if (seam === null || mark === 'ellipsis') seam = parts.length > 0 ? place : null
  }
  if (words.keys.length > from) parts.push({ from, to: words.keys.length, seam })
  // Nobody quotes so: what cannot be checked as a whole is not passed in part.
  return parts.length > MOST_PARTS ? [] : parts
}

/** All ways in which the quote may have been put together from passages of the sources, the likeliest first. */
export function assemblies(index: SearchIndex, query: Query): readonly Assembly[] {
  const parts = partsOf(query)
  if (parts.length === 0 || index.length === 0) return []
  if (parts.length === 1) {
    const [{ from, to }] = parts as [Part]
    const runs = findRuns(index, query.ids, from, to)
    const exact = exactPlaces(index, query.ids, runs, from, to)
    const seen = new Set(exact.map(({ start }) => start))
    const most = exact.length > 0 ? MOST_BESIDE_EXACT : undefined
    const near = locate(index, query.ids, runs, from, to, most).filter(({ start }) => !seen.has(start))
    const whole = [...exact, ...near].map((located): Assembly => ({ located: [located], seams: [] }))
    const spliced = exact.length > 0 ? null : spliceOf(index, query, runs)
    return spliced ? [...whole, spliced] : whole
  }
  const together = joinParts(index, query, parts)
  return together ? [together] : []
}

/** Exact places that are told apart by who speaks there; a phrase that stands more often is anybody's. */
const MOST_EXACT = 256

function exactPlaces(
  index: SearchIndex,
  quote: Int32Array,
  runs: readonly Run[],
  from: number,
  to: number,
): readonly Located[] {
  const whole = runs.filter((run) => run.from === from && run.to === to)
  const starts = [...new Set(whole.map(({ diagonal }) => from + diagonal))]
    .sort((a, b) => a - b)
    .slice(0, MOST_EXACT)
  return starts.map((start) => {
    const pairs = Int32Array.from({ length: to - from }, (_, i) => start + i)
    const end = start + to - from
    return locatedAs(index, quote, from, to, { start, end }, { pairs, start, end, cost: 0 })
  })
}

/** The cost of going on from one passage to the next: nothing forward within a page or so, more for every leap. */
function leap(index: SearchIndex, a: Located, b: Located): number {
  if (index.sourceAt(a.start) !== index.sourceAt(b.start)) return 4
  const gap = b.start - a.end
  if (gap < -2) return 3
  if (gap < 0) return 0.5
  return gap <= 150 ? gap / 300 : gap <= 1000 ? 1 : 2
}

/** Where a part may be from; none where it is so short or so common that only its neighbours can tell. */
function placesFor(index: SearchIndex, query: Query, { from, to }: Part): readonly Located[] {
  if (to - from < SMALLEST_PART) return []
  const runs = findRuns(index, query.ids, from, to)
  const exact = exactPlaces(index, query.ids, runs, from, to)
  if (exact.length > 3 * MOST_PLACES) return []
  const near = exact.length > 0 ? [] : locate(index, query.ids, runs, from, to)
  return [...exact, ...near]
}

interface Step {
  readonly located: Located
  readonly cost: number
  readonly before: Step | null
}

/** The parts that are long enough in the cheapest order of passages, then the small ones between them. */
function joinParts(index: SearchIndex, query: Query, parts: readonly Part[]): Assembly | null {
  const found = parts.map((part) => placesFor(index, query, part))
  let steps: readonly Step[] = []
  for (const places of found) {
    if (places.length === 0) continue
    steps = places.map((located): Step => {
      const ways = steps.map(
        (before): Step => ({
          located,
          before,
          cost: before.cost + located.cost + leap(index, before.located, located),
        }),
      )
      return ways.reduce<Step>(
        (a, b) => (b.cost < a.cost ? b : a),
        ways[0] ?? { located, before: null, cost: located.cost },
      )
    })
  }
  let best =
    steps.length === 0 ? smallOnly(index, query, parts) : steps.reduce((a, b) => (b.cost < a.cost ? b : a))
  if (best === null) return null
  const chosen = new Map<number, Located>()
  for (; best; best = best.before) chosen.set(best.located.from, best.located)
  return withSmallParts(index, query, parts, chosen)
}

/** A quote of nothing but small parts begins where its rarest one stands. */
function smallOnly(index: SearchIndex, query: Query, parts: readonly Part[]): Step | null {
  const [rarest] = [...parts].sort((a, b) => placesOf(index, query, a) - placesOf(index, query, b))
  if (!rarest) return null
  const [located] = locate(
    index,
    query.ids,
    findRuns(index, query.ids, rarest.from, rarest.to),
    rarest.from,
    rarest.to,
  )
  return located ? { located, cost: located.cost, before: null } : null
}

const placesOf = (index: SearchIndex, query: Query, { from, to }: Part): number => {
  let fewest = Number.POSITIVE_INFINITY
  for (let i = from; i < to; i++) fewest = Math.min(fewest, index.count(query.ids[i]!))
  return fewest
}

function withSmallParts(
  index: SearchIndex,
  query: Query,
  parts: readonly Part[],
  chosen: ReadonlyMap<number, Located>,
): Assembly {
  const located: Located[] = []
  const seams: (number | null)[] = []
  for (const [place, part] of parts.entries()) {
    const own = chosen.get(part.from)
    const next = parts
      .slice(place + 1)
      .map(({ from }) => chosen.get(from))
      .find((later) => later !== undefined)
    const piece = own ?? nearby(index, query, part, located.at(-1) ?? null, next ?? null)
    if (located.length > 0) seams.push(part.seam)
    located.push(piece)
  }
  return { located, seams }
}

/** A small part, looked for after the part before it or in front of the one after; where it is not, as words put in. */
function nearby(
  index: SearchIndex,
  query: Query,
  { from, to }: Part,
  before: Located | null,
  after: Located | null,
): Located {
  const anchor = before?.end ?? Math.max(0, (after?.start ?? 0) - NEAR)
  const source = index.sourceAt(before?.start ?? after?.start ?? 0)
  const limit = Math.min(
    source.base + source.words.length,
    after && after.start >= anchor ? after.start : anchor + NEAR,
  )
  const start = Math.max(source.base, anchor)
  const at = before
    ? firstAt(index, query, from, to, start, limit)
    : lastAt(index, query, from, to, start, limit)
  if (at !== null) {
    let bits = 0
    for (let i = from; i < to; i++) bits += index.bits(query.ids[i]!)
    return {
      from,
      to,
      start: at,
      end: at + to - from,
      cost: 0,
      bits,
      pairs: Int32Array.from({ length: to - from }, (_, i) => at + i),
    }
  }
  const near = fittingAlignment(query.ids, from, to, index.ids, start - from, start - from + 4, {
    start,
    end: limit,
  })
  if (near && near.cost < to - from) return { ...near, from, to, bits: 0 }
  return { from, to, start, end: start, cost: to - from, bits: 0, pairs: new Int32Array(to - from).fill(-1) }
}

function standsAt(index: SearchIndex, query: Query, from: number, to: number, at: number): boolean {
  for (let i = from; i < to; i++) if (index.ids[at + i - from] !== query.ids[i]) return false
  return true
}

function firstAt(
  index: SearchIndex,
  query: Query,
  from: number,
  to: number,
  start: number,
  limit: number,
): number | null {
  for (let at = start; at + to - from <= limit; at++) if (standsAt(index, query, from, to, at)) return at
  return null
}

function lastAt(
  index: SearchIndex,
  query: Query,
  from: number,
  to: number,
  start: number,
  limit: number,
): number | null {
  for (let at = limit - (to - from); at >= start; at--) if (standsAt(index, query, from, to, at)) return at
  return null
}

/** Words in a row that a splice is made of, at the least. */
const SHORTEST_PIECE = 4
const SHORTEST_RUN = 2
const MOST_RUNS = 160
/** What a leap from one passage to another weighs in words: so many must be gained by it. */
const LEAP = 3

interface Link {
  readonly run: Run
  /** First quote word that this run gives, past what the one before it gave. */
  readonly from: number
  readonly gain: number
  readonly before: Link | null
}

/**
 * The quote as a chain of passages that no ellipsis parts: runs of shared words chosen so that they give as many words
 * as possible with as few leaps as possible. Null where one passage alone gives as much.
 */
function spliceOf(index: SearchIndex, query: Query, runs: readonly Run[]): Assembly | null {
  const length = query.ids.length
  if (length < 2 * SHORTEST_PIECE) return null
  const long = runs
    .filter(({ from, to }) => to - from >= SHORTEST_RUN)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, MOST_RUNS)
    .sort((a, b) => a.to - b.to || a.from - b.from)
  const links: Link[] = []
  for (const run of long) {
    let best: Link = { run, from: run.from, gain: run.to - run.from, before: null }
    for (const before of links) {
      const from = Math.max(run.from, before.run.to)
      if (from >= run.to) continue
      const near = isNear(before.run, run)
      const gain = before.gain + (run.to - from) - (near ? 0.5 : LEAP)
      if (gain > best.gain && (near || run.to - from >= SHORTEST_PIECE)) best = { run, from, gain, before }
    }
    links.push(best)
  }
  const last = links.reduce<Link | null>((a, b) => (a && a.gain >= b.gain ? a : b), null)
  if (!last) return null
  const chain: Link[] = []
  for (let link: Link | null = last; link; link = link.before) chain.unshift(link)
  return assembleChain(index, query, chain)
}

/** Few words left out or put in: the two runs are one passage. */
const isNear = (a: Run, b: Run): boolean => b.diagonal - a.diagonal >= -4 && b.diagonal - a.diagonal <= 8

function assembleChain(index: SearchIndex, query: Query, chain: readonly Link[]): Assembly | null {
  const groups: { from: number; to: number; diagonals: number[] }[] = []
  for (const [i, { run, from }] of chain.entries()) {
    const before = chain[i - 1]
    const group = groups.at(-1)
    if (before && group && isNear(before.run, run)) {
      group.to = run.to
      group.diagonals.push(run.diagonal)
    } else groups.push({ from, to: run.to, diagonals: [run.diagonal] })
  }
  if (groups.length < 2) return null
  const located: Located[] = []
  for (const [i, { from, to, diagonals }] of groups.entries()) {
    const first = i === 0 ? 0 : from
    const end = groups[i + 1]?.from ?? query.ids.length
    const low = Math.min(...diagonals) - 4
    const high = Math.max(...diagonals) + 4
    const { base, words } = index.sourceAt(from + diagonals[0]!)
    const bounds = { start: base, end: base + words.length }
    const alignment = fittingAlignment(query.ids, first, end, index.ids, low, high, bounds, index.light)
    if (!alignment || to - from < SHORTEST_PIECE - 1) return null
    located.push(locatedAs(index, query.ids, first, end, bounds, alignment))
  }
  return { located, seams: located.slice(1).map(() => null) }
}
