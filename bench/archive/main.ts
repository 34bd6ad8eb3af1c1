import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BATCH } from '../../src/archive/add.ts'
import { killedRound } from '../../test/kill-loop.ts'
import { startPostgres } from '../../test/postgres.ts'
import { writeRun } from '../report.ts'
import { type Measured, measure } from './measure.ts'
import { together } from './together.ts'

const USAGE = `Usage: npm run bench -- archive [options]

  --statements N     statements to add (default 100000)
  --kills N          rounds of adding that are killed (default 5)
  --seconds N        two writers and a reader for so long (default 5)
  --engine NAME      sqlite (the usual) or postgres, of which a server of its own is started
  --full             1,000,000 statements, 50 kills, a minute
  --out DIR          write DIR/<date>/README.md and raw.json
  --json             the raw figures as JSON
`

const options = {
  statements: { type: 'string' },
  kills: { type: 'string' },
  seconds: { type: 'string' },
  engine: { type: 'string', default: 'sqlite' },
  full: { type: 'boolean', default: false },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** `npm run bench -- archive`: what it prints. */
export async function benchArchive(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) return USAGE
  const number = (text: string | undefined, usual: number): number => Math.max(0, Number(text ?? usual) || 0)
  const statements = number(values.statements, values.full ? 1_000_000 : 100_000)
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'))
  const server = values.engine === 'postgres' ? await startPostgres() : null
  if (values.engine === 'postgres' && !server)
    return 'PostgreSQL is not installed (apt-get install postgresql).\n'
  const locate = async (name: string): Promise<string> =>
    server ? server.address(name) : join(folder, `${name}.db`)
  try {
    const tell = (text: string): void => void process.stderr.write(`${text}\n`)
    const measured = await measure(await locate('a'), join(folder, 'a'), statements, tell)
    const kills = await killLoop(
      folder,
      await locate('kill'),
      number(values.kills, values.full ? 50 : 5),
      tell,
    )
    const shared = await together(await locate('shared'), number(values.seconds, values.full ? 60 : 5))
    const raw = {
      date: new Date().toISOString().slice(0, 10),
      engine: values.engine,
      ...measured,
      kills,
      shared,
    }
    const table = [
      values.engine,
      ...measuredLines(measured),
      '',
      killLine(kills),
      ...sharedLines(shared),
    ].join('\n')
    if (values.out !== undefined) process.stderr.write(`written: ${writeRun(values.out, table, raw)}\n`)
    return values.json ? `${JSON.stringify(raw, null, 1)}\n` : `${table}\n`
  } finally {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Kills {
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: number
  readonly faults: readonly string[]
}

/** Stories that take some seconds to add, killed at another moment each round. */
async function killLoop(
  folder: string,
  archive: string,
  rounds: number,
  tell: (text: string) => void,
): Promise<Kills> {
  let [acknowledged, lost] = [0, 0]
  const faults: string[] = []
  for (let round = 0; round < rounds; round++) {
    const input = join(folder, 'kill.ndjson')
    const text = (n: number) =>
      `Engineer Vera Tarn said crane ${round}-${n} was safe. “We tested it ${n} times,” she told the board. `.repeat(
        5,
      )
    const lines = Array.from({ length: 600 }, (_, n) =>
      JSON.stringify({ id: `r${round}n${n}`, text: text(n) }),
    )
    writeFileSync(input, `${lines.join('\n')}\n`)
    const result = await killedRound([input], archive, (round * 37) % 400)
    acknowledged += result.acknowledged.length
    lost += result.lost.length
    faults.push(...result.faults)
    if (round % 10 === 9) tell(`${round + 1} kills`)
  }
  return { rounds, acknowledged, lost, faults }
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

function measuredLines({ stretches, lookups, bytes, textBytes }: Measured): readonly string[] {
  const all = stretches.reduce((sum, { statements }) => sum + statements, 0)
  const rate = (statements: number, seconds: number): string =>
    figure(statements / Math.max(1e-9, seconds)).padStart(9)
  return [
    `${all.toLocaleString('en')} statements of a grammar, in transactions of ${BATCH} stories; Node ${process.versions.node}`,
    '',
    'adding                     statements/s   of processor time   bare SQLite + FTS5, of processor time   times as long',
    ...stretches.map(({ statements, before, wall, cpu, bare }) =>
      [
        `from ${before.toLocaleString('en')}`.padEnd(27),
        rate(statements, wall).padStart(12),
        rate(statements, cpu).padStart(20),
        rate(statements, bare.cpu).padStart(40),
        figure(cpu / Math.max(1e-9, bare.cpu)).padStart(16),
      ].join(''),
    ),
    '',
    `size: ${figure(bytes / all)} bytes a statement, of which the text of the articles would be ${figure(textBytes / all)}: ${figure((bytes - textBytes) / all)} beside it`,
    '',
    'look-ups, milliseconds                          of        p50       p95       max   cpu p50   cpu p95',
    ...lookups.flatMap(({ statements, lookups: list }) =>
      list.map(
        ({ name, p50, p95, max, cpu }) =>
          `${name.padEnd(40)}${statements.toLocaleString('en').padStart(10)}${[p50, p95, max, cpu.p50, cpu.p95].map((ms) => figure(ms).padStart(10)).join('')}`,
      ),
    ),
  ]
}

const killLine = ({ rounds, acknowledged, lost, faults }: Kills): string =>
  `kill -9: ${rounds} rounds, ${acknowledged} articles acknowledged, ${lost} lost, ${faults.length} faults found`

const sharedLines = ({ done, faults }: Awaited<ReturnType<typeof together>>): readonly string[] => [
  `together: ${done.map(({ role, rounds, error }) => `${role} ${rounds} rounds${error === null ? '' : ` FAILED: ${error}`}`).join(', ')}; ${faults.length} faults found`,
]
