import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = `${ROOT}dist/cli/main.js`

/** A server as people start it: a process of its own. */
export interface Started {
  readonly port: number
  /** Megabytes it has in memory now; null where the system does not tell. */
  memory(): number | null
  /** Seconds of processor it has used; null where the system does not tell. */
  processor(): number | null
  stop(): Promise<void>
}

/** Starts `hearsay serve`, the built command where there is one. */
export async function start(archive: string, token?: string): Promise<Started> {
  const main = existsSync(BUILT) ? BUILT : `${ROOT}src/cli/main.ts`
  const { HEARSAY_TOKEN: _token, ...env } = process.env
  const child = spawn(process.execPath, [main, 'serve', '--no-open', '--archive', archive], {
    env: token === undefined ? env : { ...env, HEARSAY_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(child)
  return {
    port,
    memory: () => residentMemory(child.pid!),
    processor: () => processorTime(child.pid!),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGINT')
      }),
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let out = ''
    child.stdout!.on('data', (part: Buffer) => {
      out += part
      const port = /127\.0\.0\.1:(\d+)/.exec(out)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', () => reject(new Error('the server stopped at once')))
  })
}

function residentMemory(pid: number): number | null {
  const file = `/proc/${pid}/status`
  if (!existsSync(file)) return null
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

/** Ticks of the clock in which Linux counts, a second. */
const TICKS = 100

function processorTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // The name of the program, in brackets, may hold blanks.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}
