import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with the process as soon as it has written something. */
  readonly onOutput?: (child: ChildProcess) => void
}

/** Runs the command as a process of its own, with pipes for its three streams. */
export function hearsay(
  args: readonly string[],
  { input = '', env = {}, onOutput }: Surroundings = {},
): Promise<Ran> {
  const { NO_COLOR: _n, FORCE_COLOR: _f, ...inherited } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...inherited, ...env } })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk)
    onOutput?.(child)
  })
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}
