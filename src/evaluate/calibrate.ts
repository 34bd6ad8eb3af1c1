import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { composeArticle } from '../article/article.ts'
import { corporaFolder } from '../corpora/files.ts'
import type { GoldStory } from '../corpora/gold.ts'
import { readHearsay } from '../corpora/hearsay.ts'
import { readArticle } from '../read.ts'
import { judge } from './score.ts'

/**
 * Measures how often each rule is right and writes the tables that probabilities are read from:
 *
 *     npm run calibrate -- DIR     tables from the training stories, then the calibration error on the others
 *
 * A rule's share is smoothed towards that of all rules by {@link PRIOR} imagined cases, so that a rule seen twice is
 * not certain (Laplace's rule of succession with a prior mean).
 */
const PRIOR = 4

interface Count {
  right: number
  all: number
}

/** A statement of the system: the rules behind it, and whether gold has it, and the same speaker. */
interface Outcome {
  readonly by: string
  readonly speakerBy: string
  readonly resolved: boolean
  readonly found: boolean
  readonly speaker: boolean
  readonly probability: number
}

function outcomesOf(story: GoldStory): readonly Outcome[] {
  const { id, text, published } = story
  const record = readArticle(composeArticle({ id, text, published }))
  const { judged } = judge(story, record).statements
  const bySystem = new Map(judged.flatMap((one) => (one.system ? [[one.system.id, one] as const] : [])))
  return record.statements.map((statement) => {
    const judgement = bySystem.get(statement.id)
    return {
      by: statement.by,
      speakerBy: statement.speakerBy,
      resolved: statement.speaker !== null,
      found: judgement !== undefined,
      speaker: judgement?.speaker ?? false,
      probability: statement.probability,
    }
  })
}

function sharesOf(
  cases: readonly { readonly rule: string; readonly right: boolean }[],
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const { rule, right } of cases) {
    const count = counts.get(rule) ?? { right: 0, all: 0 }
    count.right += Number(right)
    count.all++
    counts.set(rule, count)
  }
  return counts
}

function table(head: readonly string[], counts: ReadonlyMap<string, Count>): string {
  const all = [...counts.values()].reduce((sum, { all }) => sum + all, 0)
  const mean = [...counts.values()].reduce((sum, { right }) => sum + right, 0) / Math.max(1, all)
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, { right, all }]) => `${rule}\t${((right + PRIOR * mean) / (all + PRIOR)).toFixed(3)}\t${all}`,
    )
  return `${[...head, 'rule\tprobability\tcases', `*\t${mean.toFixed(3)}\t${all}`, ...rows].join('\n')}\n`
}

const HEAD = [
  '# origin: measured on the training stories of the Hearsay corpus with the shipped rules (npm run calibrate)',
  '# license: Apache-2.0',
]

function write(path: string, comment: string, counts: ReadonlyMap<string, Count>): void {
  writeFileSync(
    fileURLToPath(new URL(`../stages/${path}`, import.meta.url)),
    table([...HEAD, `# ${comment}`], counts),
  )
}

/** Mean distance between stated probability and share right, over ten bins (expected calibration error). */
function calibrationError(outcomes: readonly Outcome[]): string {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0, all: 0 }))
  for (const { probability, found, speaker, resolved } of outcomes) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))]!
    bin.sum += probability
    bin.right += Number(found && (speaker || !resolved))
    bin.all++
  }
  const lines = bins.flatMap(({ sum, right, all }, index) =>
    all === 0
      ? []
      : [
          `${index / 10}–${(index + 1) / 10}  stated ${(sum / all).toFixed(2)}  right ${(right / all).toFixed(2)}  n=${all}`,
        ],
  )
  const error = bins.reduce((total, { sum, right }) => total + Math.abs(sum - right), 0) / outcomes.length
  return `${lines.join('\n')}\nexpected calibration error ${error.toFixed(3)}\n`
}

const folder = corporaFolder(process.argv[2])
if (folder === null) {
  process.stdout.write('No corpora folder: name it after -- or with HEARSAY_CORPORA.\n')
} else {
  const train = readHearsay(folder, { split: 'train' }).flatMap(outcomesOf)
  write(
    'statements/probabilities.tsv',
    'Share of the statements found by each rule that the annotators have too; * is all rules together.',
    sharesOf(train.map(({ by, found }) => ({ rule: by, right: found }))),
  )
  write(
    'attributions/probabilities.tsv',
    'Share of the speakers given by each rule, of statements the annotators have too, that are right; * is all rules.',
    sharesOf(
      train
        .filter(({ found, resolved }) => found && resolved)
        .map(({ speakerBy, speaker }) => ({ rule: speakerBy, right: speaker })),
    ),
  )
  process.stdout.write(
    'Tables written; run again to see the calibration of the new tables on the dev stories.\n',
  )
  process.stdout.write(calibrationError(readHearsay(folder, { split: 'dev' }).flatMap(outcomesOf)))
}
