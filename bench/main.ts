import { parseArgs } from 'node:util'
import { peakMemory, startUp } from './processes.ts'
import { runJson, runTable, writeRun } from './report.ts'
import { allCores, oneCore } from './speed.ts'
import { stageTable, stageTimes, withLayer } from './stages.ts'
import { type BenchTexts, benchTexts } from './texts.ts'

/** Benchmarks with options of their own. */
const SPECIAL: Readonly<Record<string, (args: readonly string[]) => Promise<string>>> = {
  archive: async (args) => (await import('./archive/main.ts')).benchArchive(args),
  check: async (args) => await (await import('./check/main.ts')).benchCheck(args),
  http: async (args) => (await import('./http/main.ts')).benchHttp(args),
  verify: async (args) => await (await import('./verify/main.ts')).verifyBench(args),
}

const USAGE = `Usage: npm run bench [-- options]
       npm run bench -- archive|check|http|verify [options]    (--help lists them)

  --corpora DIR      the corpora folder (else HEARSAY_CORPORA, else ../shared/corpora, else the package's own stories)
  --stories N        stories to read (default 120)
  --repetitions N    turns that are counted (default 5)
  --layer NAME       only the time of the stage that writes this layer; "all" for every stage
  --out DIR          write DIR/<date>/README.md and raw.json
  --json             the raw figures as JSON
`

const options = {
  corpora: { type: 'string' },
  stories: { type: 'string', default: '120' },
  repetitions: { type: 'string', default: '5' },
  layer: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Options = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

function atLeastOne(name: string, value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new UsageError(`--${name} ${value}: give a number from 1`)
}

function readOptions(): Options {
  try {
    return parseArgs({ options }).values
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

async function run(values: Options): Promise<string> {
  if (values.help) return USAGE
  const stories = atLeastOne('stories', values.stories)
  const repetitions = atLeastOne('repetitions', values.repetitions)
  const texts = benchTexts(stories, values.corpora)
  if (values.layer !== undefined) return layer(texts, repetitions, values.layer, values.json)
  const result = {
    texts,
    repetitions,
    oneCore: await oneCore(texts.texts, repetitions),
    allCores: await allCores(texts.texts, repetitions),
    startUp: await startUp(Math.max(7, repetitions)),
    memory: peakMemory(texts.texts),
  }
  const raw = runJson(result)
  const table = runTable(result)
  if (values.out !== undefined) process.stderr.write(`written: ${writeRun(values.out, table, raw)}\n`)
  return values.json ? `${JSON.stringify(raw, null, 1)}\n` : `${table}\n`
}

function layer({ texts }: BenchTexts, repetitions: number, name: string, json: boolean): string {
  const run = stageTimes(texts, repetitions)
  const wanted = withLayer(run, name)
  if (wanted.stages.length === 0)
    throw new UsageError(
      `--layer ${name}: give all or one of ${run.stages.flatMap(({ writes }) => writes).join(', ')}`,
    )
  return json ? `${JSON.stringify(wanted, null, 1)}\n` : `${stageTable(wanted)}\n`
}

try {
  const [what, ...rest] = process.argv.slice(2)
  const special = what === undefined ? undefined : SPECIAL[what]
  process.stdout.write(special ? await special(rest) : await run(readOptions()))
} catch (error) {
  if (!(error instanceof Error && 'code' in error)) throw error
  process.stderr.write(`${error.message}\n${error instanceof UsageError ? USAGE : ''}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
