export type Tables<K extends string> = Readonly<Record<K, Float32Array>>

/**
 * The mean of the weights that `learn` gives in several runs, table by table. Linear models that learned the same
 * examples in different orders make different mistakes, and their mean fewer; it costs nothing when the model is used.
 */
export function meanOf<K extends string>(runs: number, learn: () => Tables<K>): Tables<K> {
  const sum = learn()
  for (let run = 1; run < runs; run++) {
    const weights = learn()
    for (const name in sum) for (let i = 0; i < sum[name].length; i++) sum[name][i]! += weights[name][i]!
  }
  for (const name in sum) for (let i = 0; i < sum[name].length; i++) sum[name][i]! /= runs
  return sum
}
