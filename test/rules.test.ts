import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { english } from '../src/english.ts'
import { parseLexicon } from '../src/pipeline/lexicon.ts'
import { parseRules } from '../src/pipeline/rules.ts'

const SRC = new URL('../src/', import.meta.url)
const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: SRC }).sort()
const source = (file: string): string => readFileSync(new URL(file, SRC), 'utf8')

describe('rule files', () => {
  const rules = files('**/*.rules')

  test('there are some', () => expect(rules.length).toBeGreaterThan(5))

  test.each(rules)('%s reads well, and every rule is proved both ways', (file) => {
    const parsed = parseRules(file, source(file))
    expect(parsed.length).toBeGreaterThan(0)
    for (const { name, proofs } of parsed) {
      expect(
        proofs.some(({ expect: found }) => found),
        `${name}: "+"`,
      ).toBe(true)
      expect(
        proofs.some(({ expect: found }) => !found),
        `${name}: "-"`,
      ).toBe(true)
    }
    expect(new Set(parsed.map(({ name }) => name)).size).toBe(parsed.length)
  })

  test.each(rules)('%s is proved by a test beside it', (file) => {
    const folder = new URL(`${file}/..`, SRC)
    const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
    expect(
      tests.some((name) => /\.proofs\b|\bproofs\b/.test(readFileSync(new URL(name, `${folder}`), 'utf8'))),
    ).toBe(true)
  })
})

describe('word lists', () => {
  test.each(files('**/*.tsv'))(
    '%s says where it comes from and under what licence, and has every word once',
    (file) => {
      const { origin, license, columns, rows } = parseLexicon(file, source(file))
      expect(origin.length).toBeGreaterThan(10)
      expect(license).toMatch(/Apache-2\.0|CC|public domain|free|any purpose/)
      expect(rows.length).toBeGreaterThan(0)
      const whole = rows.map((row) => row.join('\t'))
      expect(whole.filter((row, i) => whole.indexOf(row) !== i)).toEqual([])
      expect(columns.every((name) => /^[a-z][a-z-]*$/.test(name))).toBe(true)
    },
  )
})

describe('models', () => {
  const models = globSync('models/*/card.json', { cwd: new URL('..', SRC) })

  test.each(models)('%s names its corpora, their licences, seed, scores and hash', (file) => {
    const card = JSON.parse(readFileSync(new URL(`../${file}`, SRC), 'utf8'))
    for (const corpus of card.corpora) expect(Object.keys(corpus)).toEqual(['name', 'license', 'origin'])
    expect(card).toMatchObject({
      seed: expect.any(Number),
      scores: expect.any(Object),
      sha256: expect.any(String),
    })
  })
})

describe('stages', () => {
  const folders = readdirSync(new URL('stages/', SRC))

  test.each(folders)('%s has a README of 25 lines at most, and tests', (folder) => {
    const readme = new URL(`stages/${folder}/README.md`, SRC)
    expect(existsSync(readme), 'README.md').toBe(true)
    expect(readFileSync(readme, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(25)
    expect(
      readdirSync(new URL(`stages/${folder}/`, SRC)).filter((name) => name.endsWith('.test.ts')),
    ).not.toEqual([])
  })

  test.each(english.stages.map(({ name }) => name))(
    '%s is a folder with stage.ts and stage.test.ts',
    (name) => {
      expect(folders).toContain(name)
      for (const file of ['stage.ts', 'stage.test.ts'])
        expect(existsSync(new URL(`stages/${name}/${file}`, SRC)), file).toBe(true)
    },
  )
})
