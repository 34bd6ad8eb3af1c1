import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../src/article/parse.ts'
import { checkArticle } from '../../src/check/check.ts'
import { rules } from '../../src/check/rules/index.ts'
import { CARRIERS } from './carriers.ts'
import { isUnseen, parseVariants, readVariants } from './faults.ts'
import { readJudged } from './judged.ts'
import { castOf, misspell } from './people.ts'
import { byRisk, recallOf } from './recall.ts'

const variants = readVariants()

describe('seeded faults', () => {
  test('are at least ten a rule, of every rule, half of them unseen', () => {
    const counts = new Map<string, number>()
    for (const { rule } of variants) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    expect([...counts.keys()].toSorted()).toEqual(rules.map(({ id }) => id).toSorted())
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(10)
    expect(variants.filter(isUnseen).length).toBe(variants.length / 2)
  })

  test('differ from their clean twins in the planted words only', () => {
    for (const { clean, faulty } of variants) {
      expect(clean.text).not.toBe(faulty.text)
      for (const { text, spans } of [clean, faulty])
        for (const { end } of spans) expect(end).toBeLessThanOrEqual(text.length)
    }
  })

  test('of low risk are found, 95 in 100 of the unseen', () => {
    const [found, of] = byRisk(recallOf(variants, true)).get('low')!
    expect(found / of).toBeGreaterThanOrEqual(0.95)
  }, 120_000)

  test('of other risk are found, 80 in 100 of the unseen', () => {
    const [found, of] = byRisk(recallOf(variants, true)).get('medium')!
    expect(found / of).toBeGreaterThanOrEqual(0.8)
  }, 120_000)

  test('with nothing to choose from are refused', () => {
    expect(() => parseVariants('made-up.txt', 'rule weekday-date\nNo fault here.')).toThrow('made-up.txt:2')
  })
})

test('the stories that faults are planted in have none', () => {
  for (const story of [...CARRIERS.talk, ...CARRIERS.silent]) {
    const article = parseArticle(story.join('\n\n'), { id: 'carrier', kind: 'text', published: '2024-05-15' })
    expect(checkArticle(article, { profile: 'strict' }).findings).toEqual([])
  }
})

test('a misspelt name differs behind its first letter', () => {
  for (let i = 0; i < 200; i++) {
    const [, name] = castOf(`seed ${i}`).A
    const slip = misspell(name, `seed ${i}`)
    expect(slip).not.toBe(name)
    expect(slip[0]).toBe(name[0])
  }
})

test('a sample of at least a hundred findings was judged, of rules that there are', () => {
  const judged = readJudged()
  expect(judged.length).toBeGreaterThanOrEqual(100)
  const known = new Set(rules.map(({ id }) => id))
  expect(judged.filter(({ rule }) => !known.has(rule))).toEqual([])
  expect(judged.filter(({ reason }) => reason === '')).toEqual([])
})
