import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What each part of the running program may import beside itself. One direction: bytes → record → who uses it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  document: [],
  learn: [],
  pipeline: ['document'],
  stages: ['document', 'pipeline', 'learn'],
  'english.ts': ['pipeline', 'stages'],
  article: ['document'],
  record: ['document', 'article'],
  export: ['document', 'record'],
  language: ['document', 'pipeline'],
  transcript: ['document', 'article'],
  verify: ['document', 'pipeline', 'stages', 'english.ts', 'article', 'transcript', 'alignment'],
  check: ['document', 'pipeline', 'stages', 'english.ts', 'article', 'record', 'read.ts', 'alignment'],
  alignment: [],
  archive: ['document', 'pipeline', 'record', 'alignment'],
  'read.ts': ['document', 'article', 'english.ts', 'language', 'record'],
  'index.ts': [
    'document',
    'pipeline',
    'article',
    'english.ts',
    'record',
    'export',
    'read.ts',
    'transcript',
    'verify',
    'check',
  ],
  service: ['document', 'article', 'record', 'export', 'read.ts', 'transcript', 'verify', 'archive', 'check'],
  http: ['document', 'article', 'record', 'export', 'verify', 'archive', 'check', 'service'],
  mcp: ['document', 'record', 'read.ts', 'verify', 'archive', 'check', 'service'],
  // What it takes beside types are pure functions: records put into words, wordings compared.
  desk: ['record', 'archive', 'alignment', 'export', 'check', 'verify', 'http', 'cli'],
  cli: [
    'document',
    'article',
    'record',
    'export',
    'read.ts',
    'transcript',
    'verify',
    'archive',
    'check',
    'service',
    'http',
    'mcp',
  ],
}

/** Where the program starts; a worker and the build's schema writer are started by name. */
const ENTRIES = [
  'index.ts',
  'cli/main.ts',
  'cli/read/worker.ts',
  'cli/add/add-worker.ts',
  'service/service-worker.ts',
  'desk/main.tsx',
  'record/schema.ts',
].map((file) => `src/${file}`)

/** The only modules of the running program that know of Node. */
const KNOWS_NODE =
  /^src\/(?:cli\/.+|article\/(?:files|sources)|transcript\/files|archive\/(?:codec|sqlite\/.+)|service\/(?:pool|service|service-worker)|http\/(?:guard|server|static)|pipeline\/resource|record\/schema)\.ts$/

/** No file is longer; 300 lines are reason to look twice. */
const LONGEST = 500

const files = globSync('{src,bench,scripts,test}/**/*.{ts,tsx,mjs}', { cwd: ROOT })
const text = new Map(files.map((file) => [file, readFileSync(`${ROOT}${file}`, 'utf8')]))
const imported = (file: string): readonly string[] =>
  [...text.get(file)!.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name]) =>
    name!.startsWith('.') ? posix.join(posix.dirname(file), name!) : name!,
  )
const ownImports = (file: string): readonly string[] => imported(file).filter((name) => text.has(name))
const partOf = (file: string): string => file.split('/')[1]!

/** All that the program loads. */
function running(): readonly string[] {
  const reached = new Set(ENTRIES)
  for (const file of reached) for (const next of ownImports(file)) reached.add(next)
  return [...reached]
}

describe('the running program', () => {
  test('is found from its entries', () => {
    expect(running()).toEqual(
      expect.arrayContaining([
        'src/english.ts',
        'src/article/html.ts',
        'src/archive/sqlite/store.ts',
        'src/cli/page/page.ts',
      ]),
    )
  })

  test('imports in one direction', () => {
    const wrong = running().flatMap((file) =>
      ownImports(file)
        .filter((next) => partOf(next) !== partOf(file) && !MAY_IMPORT[partOf(file)]?.includes(partOf(next)))
        .map((next) => `${file} imports ${next}`),
    )
    expect(wrong).toEqual([])
  })

  test('holds no tests, training, corpora or measuring', () => {
    const training = /\.test\.ts$|\/train\.ts$|^src\/(?:learn\/training|corpora|evaluate)\//
    expect(running().filter((file) => training.test(file) || !file.startsWith('src/'))).toEqual([])
  })

  test('knows of Node only where it reads files', () => {
    const knowing = running().filter((file) => imported(file).some((name) => name.startsWith('node:')))
    expect(knowing.filter((file) => !KNOWS_NODE.test(file))).toEqual([])
  })
})

test('stages know each other only by what they share, never the list of stages', () => {
  const stages = files.filter(
    (file) => file.startsWith('src/stages/') && !/\.test\.ts$|\/train\.ts$/.test(file),
  )
  expect(stages.filter((file) => ownImports(file).includes('src/english.ts'))).toEqual([])
})

describe('every file', () => {
  test(`has at most ${LONGEST} lines`, () => {
    expect(files.filter((file) => text.get(file)!.split('\n').length > LONGEST)).toEqual([])
  })

  test('is named in kebab-case, by what it holds', () => {
    const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)+[a-z0-9]+(?:[-.][a-z0-9]+)*$/
    const empty = /(?:\/|-)(?:utils?|helpers?|common|impl)\.ts$/
    expect(files.filter((file) => !kebab.test(file) || empty.test(file))).toEqual([])
  })

  test('exports by name', () => {
    expect(files.filter((file) => /^export default/m.test(text.get(file)!))).toEqual([])
  })
})
