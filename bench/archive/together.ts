import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openArchive } from '../../src/archive/open.ts'
import { storyOf } from '../../test/story-grammar.ts'

/** What one process did. */
export interface Done {
  readonly role: string
  readonly rounds: number
  readonly error: string | null
}

/** Two processes that add and one that asks, for so many seconds; then a check. */
export async function together(
  path: string,
  seconds: number,
): Promise<{ readonly done: readonly Done[]; readonly faults: readonly string[] }> {
  await (await openArchive(path, { mode: 'write' })).close()
  const start = (role: string, first: number): Promise<Done> => {
    const args = [fileURLToPath(import.meta.url), '--role', role, '--path', path]
    const child = spawn(process.execPath, [...args, '--seconds', String(seconds), '--first', String(first)])
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
    })
    return new Promise((resolve) => {
      child.on('close', (status) =>
        resolve({ role, rounds: Number(out) || 0, error: status === 0 ? null : err.slice(0, 400) }),
      )
    })
  }
  const done = await Promise.all([start('writer', 0), start('writer', 1e6), start('reader', 0)])
  const archive = await openArchive(path)
  const { faults } = await archive.check()
  await archive.close()
  return { done, faults }
}

/** One of the processes. */
async function work(role: string, path: string, seconds: number, first: number): Promise<number> {
  const archive = await openArchive(path, { mode: role === 'writer' ? 'write' : 'read' })
  const end = performance.now() + seconds * 1000
  let rounds = 0
  for (; performance.now() < end; rounds++) {
    if (role === 'writer')
      await archive.add(
        Array.from({ length: 20 }, (_, n) => ({ record: storyOf(first + rounds * 20 + n), reader: 'bench' })),
      )
    else await archive.said({ words: 'harbour OR bridge' }, 'newest', 20)
  }
  await archive.close()
  return rounds
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      role: { type: 'string', default: 'reader' },
      path: { type: 'string', default: '' },
      seconds: { type: 'string', default: '1' },
      first: { type: 'string', default: '0' },
    },
  })
  process.stdout.write(
    String(await work(values.role, values.path, Number(values.seconds), Number(values.first))),
  )
}
