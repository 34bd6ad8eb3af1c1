/** The mentions of one entity, each by a key that gold and system share for the same mention. */
export type Chain = readonly number[]

/** What is right of what there is, on the system's side and on gold's; to be added up over texts. */
export interface Overlap {
  readonly systemRight: number
  readonly system: number
  readonly goldRight: number
  readonly gold: number
}

export type ChainMetric = (gold: readonly Chain[], system: readonly Chain[]) => Overlap

const ownerOf = (chains: readonly Chain[]): ReadonlyMap<number, number> =>
  new Map(chains.flatMap((chain, i) => chain.map((key) => [key, i] as const)))

/** Links (Vilain et al. 1995): a chain of n mentions has n - 1, less one for each further piece the other side cuts it into. */
export const muc: ChainMetric = (gold, system) => {
  const links = (chains: readonly Chain[], others: readonly Chain[]) => {
    const owner = ownerOf(others)
    let right = 0
    let all = 0
    for (const chain of chains) {
      const pieces = new Set(chain.map((key) => owner.get(key) ?? `${key} alone`)).size
      right += chain.length - pieces
      all += chain.length - 1
    }
    return { right, all }
  }
  const [g, s] = [links(gold, system), links(system, gold)]
  return { goldRight: g.right, gold: g.all, systemRight: s.right, system: s.all }
}

/** B³ (Bagga and Baldwin 1998): for each mention the share of its chain that is in its chain on the other side. */
export const bCubed: ChainMetric = (gold, system) => {
  const shares = (chains: readonly Chain[], others: readonly Chain[]) => {
    const owner = ownerOf(others)
    let right = 0
    let all = 0
    for (const chain of chains) {
      const counts = new Map<number, number>()
      for (const key of chain) {
        const other = owner.get(key)
        if (other !== undefined) counts.set(other, (counts.get(other) ?? 0) + 1)
      }
      for (const count of counts.values()) right += (count * count) / chain.length
      all += chain.length
    }
    return { right, all }
  }
  const [g, s] = [shares(gold, system), shares(system, gold)]
  return { goldRight: g.right, gold: g.all, systemRight: s.right, system: s.all }
}

/** CEAF with φ4 (Luo 2005): chains paired one to one so that the sum of 2·|both| / (|a| + |b|) is greatest. */
export const ceafE: ChainMetric = (gold, system) => {
  const owner = ownerOf(system)
  const similarity = gold.map((chain) => {
    const row = new Float64Array(system.length)
    for (const key of chain) {
      const other = owner.get(key)
      if (other !== undefined) row[other]!++
    }
    return row.map((both, j) => (2 * both) / (chain.length + system[j]!.length))
  })
  const right = bestAssignment(similarity)
  return { goldRight: right, gold: gold.length, systemRight: right, system: system.length }
}

/** The greatest sum of one number a row, no two of one column (Kuhn 1955; potentials and shortest augmenting paths, O(n²m)). */
export function bestAssignment(values: readonly Float64Array[]): number {
  const columns = values[0]?.length ?? 0
  if (columns === 0) return 0
  if (values.length > columns)
    return bestAssignment(
      Array.from({ length: columns }, (_, j) => Float64Array.from(values, (row) => row[j]!)),
    )
  const rows = values.length
  const u = new Float64Array(rows + 1)
  const v = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  for (let i = 1; i <= rows; i++) augment(values, i, u, v, rowOf)
  let sum = 0
  for (let j = 1; j <= columns; j++) if (rowOf[j]! > 0) sum += values[rowOf[j]! - 1]![j - 1]!
  return sum
}

/** Gives row `i` a column, moving those before it along the cheapest path. */
function augment(
  values: readonly Float64Array[],
  i: number,
  u: Float64Array,
  v: Float64Array,
  rowOf: Int32Array,
): void {
  const columns = v.length - 1
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
  const way = new Int32Array(columns + 1)
  const used = new Uint8Array(columns + 1)
  rowOf[0] = i
  let j0 = 0
  do {
    used[j0] = 1
    const row = rowOf[j0]!
    let delta = Number.POSITIVE_INFINITY
    let next = 0
    for (let j = 1; j <= columns; j++) {
      if (used[j]) continue
      const cost = -values[row - 1]![j - 1]! - u[row]! - v[j]!
      if (cost < least[j]!) {
        least[j] = cost
        way[j] = j0
      }
      if (least[j]! < delta) {
        delta = least[j]!
        next = j
      }
    }
    for (let j = 0; j <= columns; j++) {
      if (used[j]) {
        u[rowOf[j]!]! += delta
        v[j]! -= delta
      } else least[j]! -= delta
    }
    j0 = next
  } while (rowOf[j0] !== 0)
  while (j0 !== 0) {
    rowOf[j0] = rowOf[way[j0]!]!
    j0 = way[j0]!
  }
}

const METRICS = { muc, bCubed, ceafE } as const

/** Between 0 and 1. */
export interface ChainFigure {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** `conll` is the mean of the three F1 (CoNLL 2012). */
export type CoreferenceFigures = { readonly [M in keyof typeof METRICS]: ChainFigure } & {
  readonly conll: number
}

/** The chains of one text on both sides. */
export interface ChainPair {
  readonly gold: readonly Chain[]
  readonly system: readonly Chain[]
}

/** Figures over texts, right and all added up before dividing; chains of one mention count on neither side. */
export function coreferenceFigures(texts: readonly ChainPair[]): CoreferenceFigures {
  const of = (metric: ChainMetric): ChainFigure => {
    const overlaps = texts.map(({ gold, system }) => metric(gold.filter(isLinked), system.filter(isLinked)))
    const sum = (key: keyof Overlap): number => overlaps.reduce((all, one) => all + one[key], 0)
    const precision = sum('systemRight') / Math.max(1, sum('system'))
    const recall = sum('goldRight') / Math.max(1, sum('gold'))
    const both = precision + recall
    return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both }
  }
  const figures = { muc: of(muc), bCubed: of(bCubed), ceafE: of(ceafE) }
  return { ...figures, conll: (figures.muc.f1 + figures.bCubed.f1 + figures.ceafE.f1) / 3 }
}

const isLinked = (chain: Chain): boolean => chain.length > 1
