import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openArchive } from '../../src/archive/open.ts'
import { hearsay } from './command.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

// Each start reads and loads for seconds, and longer where others work beside.
vi.setConfig({ testTimeout: 180_000 })

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-serve-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Served {
  readonly child: ChildProcess
  readonly address: string
  readonly out: string
  readonly ended: Promise<number | null>
}

/** Starts the desk in the folder of the test, and waits until it says where it is. */
function serve(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const { HEARSAY_TOKEN: _t, HEARSAY_ARCHIVE: _a, ...inherited } = process.env
  const child = spawn(process.execPath, [MAIN, 'serve', '--no-open', ...args], {
    cwd: folder,
    env: { ...inherited, ...env },
  })
  children.push(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    let out = ''
    child.stdout.on('data', (part: Buffer) => {
      out += part
      const address = /(http:\/\/[\d.]+:\d+)\//.exec(out)?.[1]
      if (address && out.includes('Ctrl-C')) resolve({ child, address, out, ended })
    })
    child.stderr.on('data', (part: Buffer) => {
      out += part
    })
    child.once('exit', () => reject(new Error(out)))
  })
}

interface Status {
  readonly archive: {
    readonly samples: boolean
    readonly articles: number
    readonly outlets: readonly string[]
  }
}
const statusOf = async (address: string, headers: Record<string, string> = {}): Promise<Status> =>
  (await (await fetch(`${address}/api/status`, { headers })).json()) as Status

test('shows the samples where there is no archive, keeps what is kept, and stops at Ctrl-C', async () => {
  const { child, address, out, ended } = await serve()
  expect(out).toContain('made-up stories')
  const { archive } = await statusOf(address)
  expect(archive.samples).toBe(true)
  expect(archive.articles).toBeGreaterThanOrEqual(10)
  expect(archive.outlets).toContain('Northern Wire')
  const kept = await fetch(`${address}/api/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: '“No,” said Ada Quill.' }),
  })
  expect(kept.status).toBe(201)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(existsSync(join(folder, 'hearsay.db'))).toBe(false)
  expect(existsSync(join(folder, 'hearsay-samples.db-wal'))).toBe(false)

  const again = await serve()
  expect((await statusOf(again.address)).archive.articles).toBe(archive.articles + 1)
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})

test('opens the archive that is there or is named, without samples', async () => {
  await (await openArchive(join(folder, 'hearsay.db'), { mode: 'write' })).close()
  const here = await serve()
  expect((await statusOf(here.address)).archive).toMatchObject({ samples: false, articles: 0 })
  here.child.kill('SIGINT')
  await here.ended
  const named = await serve(['--archive', 'new.db'])
  expect((await statusOf(named.address)).archive).toMatchObject({ samples: false, articles: 0 })
  named.child.kill('SIGINT')
  await named.ended
  expect(existsSync(join(folder, 'new.db'))).toBe(true)
})

test('asks for the token that the environment holds', async () => {
  const token = 'a-token-of-some-length'
  const { child, address, ended, out } = await serve(['--archive', 'a.db'], { HEARSAY_TOKEN: token })
  expect((await fetch(`${address}/api/status`)).status).toBe(401)
  expect((await statusOf(address, { authorization: `Bearer ${token}` })).archive.articles).toBe(0)
  expect(out).not.toContain(token)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('says why it does not start', async () => {
  const env = { HEARSAY_TOKEN: '' }
  const open = await hearsay(['serve', '--host', '0.0.0.0', '--archive', join(folder, 'a.db')], { env })
  expect([open.status, open.err]).toEqual([2, expect.stringContaining('Set HEARSAY_TOKEN')])
  const elsewhere = await hearsay(['serve', '--archive', join(folder, 'no', 'a.db')], { env })
  expect([elsewhere.status, elsewhere.err]).toEqual([1, expect.stringContaining('a.db')])
  expect((await hearsay(['serve', '--port', '70000'])).status).toBe(2)
})
