import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openArchive } from '../../src/archive/open.ts'
import { read as readStory } from '../../src/index.ts'
import { storyOf } from '../../test/story-grammar.ts'
import { writeRun } from '../report.ts'
import { type Abuse, abuses } from './abuse.ts'
import { clients, type Latencies, type Sent, send, storiesOf } from './load.ts'
import { type Started, start } from './started.ts'

const USAGE = `Usage: npm run bench -- http [options]

  --seconds N        how long clients ask (default 20)
  --clients N        that read stories (default 20)
  --articles N       in the archive that is asked beside (default 10000)
  --connections N    that say nothing (default 1000)
  --no-abuse         the speed alone
  --out DIR          write DIR/<date>/README.md and raw.json
  --json             the raw figures as JSON
`

const options = {
  seconds: { type: 'string', default: '20' },
  clients: { type: 'string', default: '20' },
  articles: { type: 'string', default: '10000' },
  connections: { type: 'string', default: '1000' },
  'no-abuse': { type: 'boolean', default: false },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const WORDS = 800
/** Reads until the threads' code is compiled: some hundred each. */
const WARM = 300

/** `npm run bench -- http`: what it prints. */
export async function benchHttp(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) return USAGE
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'))
  const servers: Started[] = []
  try {
    await fill(join(folder, 'a.db'), Number(values.articles))
    const server = await start(join(folder, 'a.db'))
    servers.push(server)
    const speed = await measure(server, Number(values.seconds), Number(values.clients))
    let abuse: Misused | null = null
    if (!values['no-abuse']) {
      const guarded = await start(join(folder, 'b.db'), randomBytes(24).toString('hex'))
      servers.push(guarded)
      abuse = await misuse(server, guarded, Number(values.connections))
    }
    const raw = {
      date: new Date().toISOString().slice(0, 10),
      cores: availableParallelism(),
      words: WORDS,
      clients: Number(values.clients),
      articles: Number(values.articles),
      ...speed,
      abuse,
    }
    const table = tableOf(raw)
    if (values.out !== undefined) process.stderr.write(`written: ${writeRun(values.out, table, raw)}\n`)
    return values.json ? `${JSON.stringify(raw, null, 1)}\n` : `${table}\n`
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(location: string, articles: number): Promise<void> {
  process.stderr.write(`filling an archive with ${articles} made-up stories\n`)
  const archive = await openArchive(location, { mode: 'write' })
  for (let from = 0; from < articles; from += 500) {
    const numbers = Array.from({ length: Math.min(500, articles - from) }, (_, at) => from + at)
    await archive.add(numbers.map((number) => ({ record: storyOf(number), reader: 'bench' })))
  }
  await archive.close()
}

const QUESTIONS = [
  '/api/statements?q=bridge%20tariff',
  '/api/statements?q=%22before%20the%20end%20of%20the%20year%22&limit=20',
  '/api/statements?by=Ada%20Quill&limit=20',
  '/api/statements?q=ferry&outlet=Courier&mode=direct',
  '/api/articles?limit=50',
  '/api/people?name=Quill',
]

interface Speed {
  readonly alone: Latencies
  readonly readsAlone: Latencies
  readonly reads: Latencies
  readonly lookUps: Latencies
  readonly memory: readonly [number | null, number | null]
  /** Seconds of processor of the server for a read, whatever else the machine does. */
  readonly processor: number | null
  /** The same of the library in one thread. */
  readonly library: number
}

/** Seconds of processor for a read in this process, without any server. */
function libraryTime(bodies: readonly string[]): number {
  const stories = bodies.map((body) => JSON.parse(body) as { readonly text: string })
  const readAll = (): void => {
    for (const { text } of stories) JSON.stringify(readStory(text, { published: '2024-05-04' }))
  }
  for (let turn = 0; turn * stories.length < WARM / 2; turn++) readAll()
  const begun = process.cpuUsage()
  readAll()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6 / stories.length
}

/** Reads by all clients, and look-ups by one more beside them. */
async function measure(server: Started, seconds: number, count: number): Promise<Speed> {
  const { port } = server
  const bodies = storiesOf(WORDS, 64).map((text) => JSON.stringify({ text, published: '2024-05-04' }))
  const read = (number: number): Sent => ({
    path: '/api/read',
    method: 'POST',
    body: bodies[number % bodies.length]!,
  })
  const ask = (number: number): Sent => ({ path: QUESTIONS[number % QUESTIONS.length]! })
  process.stderr.write('warming up\n')
  for (let warm = 0; warm < WARM; ) warm += (await clients(port, count, 2, read)).answers
  await clients(port, 1, 2, ask)
  const before = server.memory()
  process.stderr.write('measuring\n')
  const alone = await clients(port, 1, Math.min(5, seconds), ask, 20)
  const used = server.processor()
  const readsAlone = await clients(port, count, seconds / 2, read)
  const processor = used === null ? null : (server.processor()! - used) / readsAlone.answers
  const [reads, lookUps] = await Promise.all([
    clients(port, count, seconds, read),
    clients(port, 1, seconds, ask, 20),
  ])
  const memory = [before, server.memory()] as const
  return { alone, readsAlone, reads, lookUps, memory, processor, library: libraryTime(bodies) }
}

interface Misused {
  readonly tried: readonly Abuse[]
  /** Megabytes before, at the most, and after. */
  readonly memory: readonly [number | null, number | null, number | null]
  /** Others who asked meanwhile. */
  readonly meanwhile: Latencies
}

/** Everything at once that a server must withstand, while somebody goes on asking it. */
async function misuse(server: Started, guarded: Started, connections: number): Promise<Misused> {
  const before = server.memory()
  let most = before
  const watch = setInterval(() => {
    const now = server.memory()
    if (now !== null && most !== null) most = Math.max(most, now)
  }, 50)
  const agent = new Agent({ keepAlive: true })
  const timed: { status: number; milliseconds: number }[] = []
  let done = false
  const asking = (async () => {
    while (!done) {
      timed.push(await send(agent, server.port, { path: QUESTIONS[timed.length % QUESTIONS.length]! }))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const begun = performance.now()
  const tried = await abuses(server, guarded, connections)
  done = true
  await asking
  agent.destroy()
  clearInterval(watch)
  const { latencies } = await import('./load.ts')
  const meanwhile = latencies(timed, (performance.now() - begun) / 1000)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  return { tried, memory: [before, most, server.memory()], meanwhile }
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

const line = (what: string, { answers, failed, perSecond, median, p99, longest }: Latencies): string =>
  `${what.padEnd(34)}${perSecond.toFixed(1).padStart(8)}/s  median ${ms(median).padStart(8)}  p99 ${ms(p99).padStart(8)}  longest ${ms(longest).padStart(8)}  ${answers} answers, ${failed} failed`

function tableOf(
  run: {
    readonly clients: number
    readonly words: number
    readonly articles: number
    readonly cores: number
    readonly abuse: Misused | null
  } & Speed,
): string {
  const { abuse, memory } = run
  return [
    `${run.clients} clients read stories of ${run.words} words; one more asks an archive of ${run.articles} articles; ${run.cores} cores, clients included`,
    '',
    line('look-ups alone', run.alone),
    line('reads alone', run.readsAlone),
    line('reads', run.reads),
    line('look-ups beside them', run.lookUps),
    ...(run.processor === null
      ? []
      : [
          `processor of the server: ${ms(1000 * run.processor)} a read, ${ms(1000 * run.library)} of the library alone; ${run.cores} cores of its own could give ${(run.cores / run.processor).toFixed(0)} reads/s`,
        ]),
    `memory: ${memory[0]} MB before, ${memory[1]} MB after`,
    ...(abuse
      ? [
          '',
          ...abuse.tried.map(
            ({ what, answers, expected, right }) =>
              `${right ? 'right' : 'WRONG'}  ${what}: ${Object.entries(answers)
                .map(([status, count]) => `${count} × ${status}`)
                .join(', ')}${right ? '' : `, not ${expected}`}`,
          ),
          line('look-ups meanwhile', abuse.meanwhile),
          `memory: ${abuse.memory[0]} MB before, ${abuse.memory[1]} MB at the most, ${abuse.memory[2]} MB after`,
        ]
      : []),
  ].join('\n')
}
