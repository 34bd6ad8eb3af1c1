import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const guide = readFileSync(`${ROOT}docs/for-researchers.md`, 'utf8')

/** The lines of the walk, in order. */
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, lines]) =>
  lines!.trim().split('\n'),
)

/** Words of a line as a shell takes them. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)

describe('the walk for researchers runs as it stands', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-walk-'))
    cpSync(`${ROOT}samples`, join(folder, 'stories'), { recursive: true })
    rmSync(join(folder, 'stories', 'README.md'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('has commands', () => expect(commands.length).toBeGreaterThan(4))

  test.each(commands)('%s', (line) => {
    const [name, ...args] = wordsOf(line)
    expect(name).toBe('hearsay')
    const out = execFileSync(process.execPath, [`${ROOT}src/cli/main.ts`, ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (args.includes('--csv')) expect(out.trim().split('\n').length).toBeGreaterThan(5)
    if (args.includes('--json')) expect(JSON.parse(out)).toMatchObject({ all: { articles: 2 } })
  })

  test('and gives a table of quotes', () => {
    const table = readFileSync(join(folder, 'tables', 'statements.csv'), 'utf8')
    const [head] = table.split('\r\n')
    for (const column of ['content', 'probability', 'cue', 'outlet'])
      expect(head!.split(',')).toContain(column)
    expect(table.split('\r\n').length).toBeGreaterThan(80)
  })
})
