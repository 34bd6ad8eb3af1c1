import { existsSync, globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { apiDocument, apiText } from '../scripts/api-doc.ts'
import { fillBlock } from '../scripts/blocks.ts'
import { example } from '../scripts/example.ts'
import { ruleTable } from '../scripts/rule-table.ts'
import { stageGraph, stageTable } from '../scripts/stage-graph.ts'
import { configSchema } from '../src/check/config.ts'
import { rules } from '../src/check/rules/index.ts'
import { english } from '../src/english.ts'
import { recordJsonSchema } from '../src/record/schema.ts'
import { type Schema, typeInWords } from './schema-types.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const page = (name: string): string => readFileSync(`${ROOT}${name}`, 'utf8')
const pages = ['*.md', 'docs/**/*.md', 'test/*.md', 'src/**/README.md'].flatMap((glob) =>
  globSync(glob, { cwd: ROOT }),
)
const manifest = JSON.parse(page('package.json'))

/** Without what the formatter adds to tables to line them up. */
const unpadded = (text: string): string =>
  text
    .replace(/ +/g, ' ')
    .replace(/-{3,}/g, '---')
    .replace(/: ?---|--- ?:|---/g, '---')

describe('what is generated is current (else: node scripts/docs.ts)', () => {
  test.each([
    ['ARCHITECTURE.md', 'stages', () => stageTable(english.stages)],
    ['ARCHITECTURE.md', 'stage graph', () => stageGraph(english.stages)],
    ['README.md', 'example', example],
    ['docs/check.md', 'rules', () => ruleTable(rules)],
    ['docs/api.md', 'api', async () => apiText(await apiDocument())],
  ])('%s: %s', async (name, block, make) => {
    const text = page(name)
    expect(unpadded(text)).toBe(unpadded(fillBlock(text, block, await make())))
  })
})

describe('docs/record.md and the schema say the same', () => {
  const schema = recordJsonSchema() as Schema
  const sections = Object.fromEntries(
    [...page('docs/record.md').matchAll(/^## (\w+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map(
      ([, name, body]) => [
        name!,
        Object.fromEntries(
          [...body!.matchAll(/^\| `(\w+)` +\| ([^|]+) \|/gm)].map(([, field, type]) => [
            field!,
            type!.trim(),
          ]),
        ),
      ],
    ),
  )
  const parts = Object.entries(schema.properties!)

  test('every part of the record has a section, and no other', () => {
    const described = parts.filter(([, part]) => (part.items ?? part).properties).map(([name]) => name)
    expect(Object.keys(sections)).toEqual(['record', ...described])
    expect(Object.keys(sections.record!)).toEqual(parts.map(([name]) => name))
  })

  test.each(parts.slice(1))('%s: fields with their types', (name, part) => {
    const fields = Object.entries((part.items ?? part).properties!)
    expect(sections[name]).toEqual(
      Object.fromEntries(fields.map(([field, type]) => [field, typeInWords(type)])),
    )
  })
})

test('docs/check.md names every setting, and no other', () => {
  const [section] = /^## Settings\n[\s\S]*?(?=^## )/m.exec(page('docs/check.md'))!
  const named = [...section.matchAll(/^\| `(\S+)` /gm)].map(([, name]) => name!)
  expect(named.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted())
})

describe('what the pages name exists', () => {
  test.each(pages)('%s: links', (name) => {
    const links = [...page(name).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!)
    const missing = links.filter((link) => !existsSync(`${ROOT}${posix.join(posix.dirname(name), link)}`))
    expect(missing).toEqual([])
  })

  test.each(pages)('%s: files and scripts', (name) => {
    const code = [...page(name).matchAll(/`([^`\n]+)`|^((?:npm|npx|node) .*)$/gm)].map(
      ([, inline, line]) => inline ?? line!,
    )
    const paths = code.flatMap(
      (text) => text.match(/(?<![\w/.-])(?:src|test|scripts|bench|docs)\/[\w./-]+\.\w+/g) ?? [],
    )
    expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([])
    const scripts = code.flatMap((text) =>
      [...text.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, script]) => script!),
    )
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
  })
})

test('every script of the package is named in CONTRIBUTING.md', () => {
  const text = page('CONTRIBUTING.md')
  const known = Object.keys(manifest.scripts).filter((script) => script !== 'prepare')
  expect(known.filter((script) => !new RegExp(`npm (?:run (?:--silent )?)?${script}\\b`).test(text))).toEqual(
    [],
  )
})

test('docs/api.md names every route of the API, and no other', async () => {
  const { paths } = await apiDocument()
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const headings = [...page('docs/api.md').matchAll(/^### ((?:GET|POST|PUT|PATCH|DELETE) .*)$/gm)].map(
    ([, name]) => name,
  )
  expect(headings.toSorted()).toEqual(routes.toSorted())
  const named = ['docs/api.md', 'docs/guide.md', 'src/http/README.md', 'README.md']
    .filter((name) => existsSync(`${ROOT}${name}`))
    .flatMap((name) =>
      [...page(name).matchAll(/(?<=[\s`'"(]|:\d{4})\/api\/[\w/{}-]+/g)].map(([path]) => path),
    )
  expect(named.filter((path) => !(path.replace(/[/-]+$/, '') in paths))).toEqual([])
})

test('the samples that npm start shows are in the package', () => {
  expect(manifest.scripts.start).toMatch(/ serve$/)
  expect(manifest.files).toContain('samples')
  expect(globSync('samples/*.md', { cwd: ROOT }).length).toBeGreaterThan(10)
})

test('every decision has a number of its own', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: ROOT }).map((name) => /(\d{4})-/.exec(name)?.[1])
  expect(numbers).not.toContain(undefined)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('every layer is in docs/terms.md', () => {
  const terms = page('docs/terms.md').toLowerCase()
  const layers = english.stages.flatMap(({ writes }) => writes)
  // quotations → quotation, entities → entity
  expect(layers.filter((layer) => !terms.includes(layer.replace(/ies$/, 'y').replace(/s$/, '')))).toEqual([])
})
