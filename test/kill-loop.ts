import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openArchive } from '../src/archive/open.ts'

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export interface Round {
  /** Articles that the process had acknowledged when it was killed. */
  readonly acknowledged: readonly string[]
  /** Whether it was done before that. */
  readonly finished: boolean
  /** Acknowledged articles that are not in the archive afterwards. */
  readonly lost: readonly string[]
  /** What `check` has to say. */
  readonly faults: readonly string[]
}

/**
 * Starts `hearsay add`, kills it (SIGKILL) so many milliseconds after its first acknowledgement, and looks what is left.
 * Without `delay` it may finish.
 */
export async function killedRound(
  inputs: readonly string[],
  archive: string,
  delay: number | null,
): Promise<Round> {
  const { out, finished } = await run(
    ['add', ...inputs, '--archive', archive, '--ndjson', '--jobs', '1'],
    delay,
  )
  // The last line may be cut off: it was never acknowledged.
  const lines = out
    .slice(0, out.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
  const acknowledged = lines.map((line) => (JSON.parse(line) as { readonly article: string }).article)
  const opened = await openArchive(archive)
  const { faults } = await opened.check()
  const lost: string[] = []
  for (const article of acknowledged)
    if ((await opened.history(article).catch(() => [])).length === 0) lost.push(article)
  await opened.close()
  return { acknowledged, finished, lost, faults }
}

function run(
  args: readonly string[],
  delay: number | null,
): Promise<{ readonly out: string; readonly finished: boolean }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  let armed = false
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    if (delay !== null && !armed) setTimeout(() => child.kill('SIGKILL'), delay)
    armed = true
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_status, signal) => resolve({ out, finished: signal === null }))
  })
}
