/** Cuts a list into batches of at least `size` numbers each, the last as it comes; `lengthOf` says how many an item has. */
export function inBatches<T>(
  items: readonly T[],
  size: number,
  lengthOf: (item: T) => number,
): readonly (readonly T[])[] {
  const batches: T[][] = []
  let open: T[] = []
  let length = 0
  for (const item of items) {
    open.push(item)
    length += lengthOf(item)
    if (length < size) continue
    batches.push(open)
    open = []
    length = 0
  }
  if (open.length > 0) batches.push(open)
  return batches
}

/** How fast a network learns over its batches. */
export interface Schedule {
  readonly rate: number
  /** Batches until the rate is reached; from there it falls in a straight line. */
  readonly warmUp: number
  /** The least share of the rate. */
  readonly lowest: number
}

/** The rate of a batch, counted from 1, of so many. */
export const rateAt = ({ rate, warmUp, lowest }: Schedule, step: number, total: number): number =>
  rate * Math.min(1, step / warmUp) * Math.max(lowest, 1 - step / total)
