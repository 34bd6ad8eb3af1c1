import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../article/parse.ts'
import { checkArticle } from './check.ts'
import { type Example, PROFILES, type Rule } from './rule.ts'
import { rules } from './rules/index.ts'

const FOLDER = new URL('rules/', import.meta.url)

/** The words that the rule alone finds in an example. */
function found(rule: Rule, { text, published, region }: Example): readonly string[] {
  const article = parseArticle(text, { id: 'example', kind: 'text', published })
  const report = checkArticle(article, { only: [rule.id], config: region ? { region } : {} })
  expect(report.problems).toEqual([])
  return report.findings.map(({ place }) => place.text)
}

test('every file of the folder is a rule of the list, under its name', () => {
  const files = globSync('*.ts', { cwd: FOLDER })
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index')
  expect(rules.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('says what it is', () => {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(rule.summary.length).toBeGreaterThan(10)
    expect(rule.why.length).toBeGreaterThan(10)
    expect(rule.profiles.every((profile) => PROFILES.includes(profile))).toBe(true)
    if (rule.guideline) expect(rule.guideline.url).toMatch(/^https:\/\//)
    // `recommended` is what everybody gets: rules that seldom err.
    if (rule.profiles.includes('recommended')) expect(rule.risk).toBe('low')
  })

  test('has three examples of either kind at least', () => {
    expect(rule.examples.bad.length).toBeGreaterThanOrEqual(3)
    expect(rule.examples.good.length).toBeGreaterThanOrEqual(3)
  })

  test.each(rule.examples.bad.map((example) => [example.text, example] as const))(
    'finds: %s',
    (_, example) => {
      const words = found(rule, example)
      if (example.at === undefined) expect(words).not.toEqual([])
      else expect(words).toContain(example.at)
    },
  )

  test.each(rule.examples.good.map((example) => [example.text, example] as const))(
    'passes over: %s',
    (_, example) => expect(found(rule, example)).toEqual([]),
  )
})
