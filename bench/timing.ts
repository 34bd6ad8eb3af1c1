export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Seconds that some work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/**
 * Seconds of each kind of work, in turns, so that what else the machine does falls on all alike. The first turn
 * warms up and is not counted.
 */
export async function interleaved<K extends string>(
  work: ReadonlyMap<K, () => unknown>,
  repetitions: number,
): Promise<ReadonlyMap<K, readonly number[]>> {
  const times = new Map<K, number[]>([...work.keys()].map((name) => [name, []]))
  for (let turn = 0; turn <= repetitions; turn++) {
    for (const [name, run] of work) {
      const time = await seconds(run)
      if (turn > 0) times.get(name)!.push(time)
    }
  }
  return times
}

/** The median over turns of how many times longer `other` took than `own`. */
export const ratio = (other: readonly number[], own: readonly number[]): number =>
  median(other.map((time, i) => time / own[i]!))
