import { corporaFolder } from '../corpora/files.ts'
import type { GoldStory } from '../corpora/gold.ts'
import { readGolden } from '../corpora/golden.ts'
import { readHearsay } from '../corpora/hearsay.ts'
import { isInPart } from '../corpora/parts.ts'
import { isInWrittenPart, readWritten } from '../corpora/written.ts'
import { coreferenceSets, gapSet } from './coreference-sets.ts'
import { errorReport } from './error-report.ts'
import { factFaults } from './fact-faults.ts'
import { statementFaults } from './faults.ts'
import { evaluateLayer } from './layers.ts'
import { type EvaluateOptions, parseOptions, type SetName, USAGE, UsageError } from './options.ts'
import { figures, type Judgement, measuresOf } from './score.ts'
import { hearsayParts, judgeStories, polnearFigures } from './sets.ts'
import { chunkTable, coreferenceTable, figureTable, gapTable } from './table.ts'

const NO_CORPORA =
  'No corpora folder: name it with --corpora DIR or HEARSAY_CORPORA. Only the package’s own stories are read.\n'

/** What a set gives: to read and to be written as JSON. */
interface Outcome {
  readonly text: string
  readonly json: object
}

function goldSet(
  name: 'hearsay' | 'golden' | 'written',
  stories: readonly GoldStory[],
  options: EvaluateOptions,
): Outcome | null {
  if (stories.length === 0) return null
  const judgements = judgeStories(stories, name, options)
  const all = figures(judgements)
  const parts = name === 'hearsay' ? hearsayParts(judgements) : []
  const title = `${name}${name === 'hearsay' ? ` ${options.split}` : ''} · ${stories.length} stories`
  const measures = measuresOf(options.layer).filter((m) => name !== 'written' || !/^times/.test(m))
  const table = figureTable(title, all, parts, measures)
  return {
    text: options.errors === null ? table : `${table}\n\n${errors(judgements, options, options.errors)}`,
    json: { stories: stories.length, ...Object.fromEntries(measures.map((m) => [m, all[m]])) },
  }
}

function errors(judgements: readonly Judgement[], options: EvaluateOptions, samples: number): string {
  const { layer, causes, cause } = options
  const faults = judgements.flatMap((judgement) => [
    ...(layer === undefined || layer === 'statements' ? statementFaults(judgement) : []),
    ...factFaults(judgement, layer),
  ])
  return errorReport(faults, { samples, causes, only: cause })
}

function polnearSet(corpora: string, options: EvaluateOptions): Outcome | null {
  const { stories, figures } = polnearFigures(corpora, options)
  if (stories === 0) return null
  const title = `polnear ${options.split} · ${stories} stories`
  return { text: chunkTable(title, figures), json: { stories, ...figures } }
}

function gapOutcome(corpora: string): Outcome {
  const { examples, figures } = gapSet(corpora)
  return { text: gapTable(`gap test · ${examples} pronouns`, figures), json: { examples, ...figures } }
}

function coreferenceOutcome(corpora: string, split: 'dev' | 'train'): Outcome {
  const sets = coreferenceSets(corpora, split)
  return { text: coreferenceTable(`GUM-open ${split} · coreference`, sets), json: { sets } }
}

function evaluateSet(set: SetName, corpora: string | null, options: EvaluateOptions): Outcome | null {
  const { split, only } = options
  if (set === 'golden') return goldSet('golden', readGolden(only), options)
  if (set === 'written')
    return goldSet(
      'written',
      partOf(readWritten(only), options, (story, _, part) => isInWrittenPart(story, part)),
      options,
    )
  if (corpora === null) return null
  if (set === 'gap') return gapOutcome(corpora)
  if (set === 'coref') return coreferenceOutcome(corpora, split === 'train' ? 'train' : 'dev')
  if (set === 'polnear') return options.layer === undefined ? polnearSet(corpora, options) : null
  const stories = readHearsay(corpora, { split, ...(only && { only }) })
  return goldSet(
    'hearsay',
    partOf(stories, options, (_, place, part) => isInPart(place, part)),
    options,
  )
}

/** The stories of the part that is asked for, all where none is. */
function partOf(
  stories: readonly GoldStory[],
  { part }: EvaluateOptions,
  isIn: (story: GoldStory, place: number, part: number) => boolean,
): readonly GoldStory[] {
  return part === null ? stories : stories.filter((story, place) => isIn(story, place, part))
}

async function run(args: readonly string[]): Promise<string> {
  const options = parseOptions(args)
  if (options.help) return USAGE
  const corpora = corporaFolder(options.corpora)
  if (corpora === null) process.stderr.write(NO_CORPORA)
  const ofLayer = await evaluateLayer(options.layer, corpora)
  if (ofLayer !== null) return ofLayer
  const outcomes = options.sets.flatMap((set) => {
    const outcome = evaluateSet(set, corpora, options)
    return outcome ? [[set, outcome] as const] : []
  })
  if (options.json)
    return `${JSON.stringify(Object.fromEntries(outcomes.map(([set, { json }]) => [set, json])), null, 1)}\n`
  if (outcomes.length === 0) return 'No story of that name in these sets and splits.\n'
  return outcomes.map(([, { text }]) => `${text}\n`).join('\n')
}

try {
  process.stdout.write(await run(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof Error && 'code' in error)) throw error
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? USAGE : ''}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
