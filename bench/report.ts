import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { CONTENDERS } from './contenders.ts'
import type { StartUp } from './processes.ts'
import { CORES, type Times } from './speed.ts'
import type { BenchTexts } from './texts.ts'
import { median, ratio } from './timing.ts'

export interface BenchRun {
  readonly texts: BenchTexts
  readonly repetitions: number
  readonly oneCore: Times
  readonly allCores: Times
  readonly startUp: StartUp
  /** Bytes. */
  readonly memory: ReadonlyMap<string, number>
}

const NAMES = CONTENDERS.map(({ name }) => name)
const row = (label: string, cells: readonly string[]): string =>
  `${label.padEnd(26)}${cells.map((cell) => cell.padStart(13)).join('')}`

/** Figures of merit with one decimal where they are small. */
const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

/** The whole run as a table, a column a contender. */
export function runTable(run: BenchRun): string {
  const { texts, repetitions, startUp } = run
  const milliseconds = (name: 'hearsay read' | 'node') =>
    `${figure(1000 * median(startUp.times.get(name)!))} ms`
  const cores = `${CORES} core${CORES === 1 ? '' : 's'}`
  return [
    `${texts.texts.length} articles (${texts.origin}), ${figure(texts.tokens)} tokens, ${figure(texts.bytes / 1e6)} MB`,
    `medians of ${repetitions} turns, all in the same run; ${machine()}`,
    '',
    row('', NAMES),
    ...speedRows('one core', run.oneCore, texts),
    ...speedRows(cores, run.allCores, texts),
    row(
      'peak memory, MB',
      NAMES.map((name) => figure(run.memory.get(name)! / 1e6)),
    ),
    '',
    `start-up: hearsay read STORY ${milliseconds('hearsay read')}${startUp.built ? '' : ' (from source; run npm run build)'}, of which Node by itself ${milliseconds('node')}`,
    `peak memory of a process that reads nothing ${figure(run.memory.get('none')! / 1e6)} MB`,
    ...CONTENDERS.map(({ name, does }) => `${name}: ${does}`),
  ].join('\n')
}

function speedRows(where: string, times: Times, texts: BenchTexts): readonly string[] {
  const rate = (amount: number) => NAMES.map((name) => figure(amount / median(times.get(name)!)))
  const own = times.get('hearsay')!
  return [
    row(`articles/s, ${where}`, rate(texts.texts.length)),
    row(`tokens/s, ${where}`, rate(texts.tokens)),
    row(`MB/s, ${where}`, rate(texts.bytes / 1e6)),
    row(
      'hearsay’s speed to theirs',
      NAMES.map((name) => (name === 'hearsay' ? '' : `${figure(ratio(times.get(name)!, own))}×`)),
    ),
  ]
}

const machine = (): string =>
  `Node ${process.versions.node}, ${CORES} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`

/** The run as plain data. */
export function runJson({ texts, repetitions, oneCore, allCores, startUp, memory }: BenchRun): object {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    origin: texts.origin,
    articles: texts.texts.length,
    bytes: texts.bytes,
    tokens: texts.tokens,
    repetitions,
    cores: CORES,
    seconds: {
      oneCore: Object.fromEntries(oneCore),
      allCores: Object.fromEntries(allCores),
      startUp: Object.fromEntries(startUp.times),
    },
    built: startUp.built,
    peakBytes: Object.fromEntries(memory),
  }
}

/** Writes `<date>/README.md` and `<date>/raw.json` into a folder and returns the folder written. */
export function writeRun(folder: string, table: string, raw: object): string {
  const date = new Date().toISOString().slice(0, 10)
  const target = join(folder, date)
  mkdirSync(target, { recursive: true })
  writeFileSync(
    join(target, 'README.md'),
    `# Benchmark of ${date}\n\n\`npm run bench\`\n\n\`\`\`\n${table}\n\`\`\`\n`,
  )
  writeFileSync(join(target, 'raw.json'), `${JSON.stringify(raw, null, 1)}\n`)
  return target
}
