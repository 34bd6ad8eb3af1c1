import { type Bigrams, WordClusters } from '../../learn/word-clusters.ts'
import { type Clusters, formHash } from './clusters.ts'

/** How words are clustered. */
export interface ClusterPlan {
  /** Forms rarer than this share a class by their shape. */
  readonly least: number
  /** The numbers of clusters. */
  readonly fine: number
  readonly coarse: number
  readonly rounds: number
  readonly log?: (line: string) => void
}

export const CLUSTER_PLAN: ClusterPlan = { least: 3, fine: 400, coarse: 60, rounds: 12 }

/** Classes of the words that are in no cluster: the ends of a sentence, and rare forms by their first letter. */
const SHAPES = [/^$/, /^\p{Lu}+$/u, /^\p{Lu}/u, /^\p{Ll}/u, /^[\d.,]+$/, /^/] as const

/**
 * Learns two clusterings of the forms in sentences. Returns them as {@link WordClasses} takes them, in order of the
 * forms' frequency.
 */
export function learnClusters(sentences: readonly (readonly string[])[], plan: ClusterPlan): Clusters {
  const lines = sentences.map((words) => words.map(folded))
  const counts = countForms(lines)
  const forms = [...counts]
    .filter(([, n]) => n >= plan.least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const numbers = new Map(forms.map(([form], i) => [form, i]))
  const bigrams = countBigrams(lines, numbers)
  const fine = cluster(bigrams, forms.length, plan.fine, plan)
  const coarse = cluster(bigrams, forms.length, plan.coarse, plan)
  const keys = Int32Array.from(forms, ([form]) => formHash(form, 0, form.length, false))
  const values = Int32Array.from(forms, (_, i) => coarse[i]! * 65536 + fine[i]!)
  return { keys, values }
}

const folded = (form: string): string => form.replace(/\d/g, '0').replaceAll('’', "'")

/** How often each form stands; one that opens a sentence counts as its lower-case form where that is as frequent. */
function countForms(lines: string[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (let i = 1; i < line.length; i++) counts.set(line[i]!, (counts.get(line[i]!) ?? 0) + 1)
  for (const line of lines) {
    const [first] = line
    if (first === undefined) continue
    const low = first.toLowerCase()
    if ((counts.get(low) ?? 0) > (counts.get(first) ?? 0)) line[0] = low
    counts.set(line[0]!, (counts.get(line[0]!) ?? 0) + 1)
  }
  return counts
}

function countBigrams(lines: readonly (readonly string[])[], numbers: ReadonlyMap<string, number>): Bigrams {
  const words = numbers.size + SHAPES.length
  const number = (form: string): number =>
    numbers.get(form) ?? numbers.size + SHAPES.findIndex((shape) => shape.test(form))
  const counts = new Map<number, number>()
  for (const line of lines) {
    let before = number('')
    for (const form of [...line, '']) {
      const after = number(form)
      const pair = before * words + after
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
      before = after
    }
  }
  return {
    words,
    before: Int32Array.from(counts.keys(), (pair) => Math.floor(pair / words)),
    after: Int32Array.from(counts.keys(), (pair) => pair % words),
    counts: Int32Array.from(counts.values()),
  }
}

/** Words start in classes by rank: the most frequent one each (Martin et al. 1998); a few late moves are let go. */
function cluster(
  bigrams: Bigrams,
  moving: number,
  classes: number,
  { rounds, log }: ClusterPlan,
): Int32Array {
  const of = Int32Array.from({ length: bigrams.words }, (_, i) =>
    i < moving ? i % classes : classes + i - moving,
  )
  const all = classes + SHAPES.length
  const clusters = new WordClusters(bigrams, { of, moving, classes: all, open: classes })
  for (let round = 1; round <= rounds; round++) {
    const moved = clusters.round()
    log?.(`clusters ${classes}, round ${round}: ${moved} of ${moving} words moved`)
    if (moved * 200 < moving) break
  }
  return clusters.of
}
