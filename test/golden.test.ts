import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../src/article/parse.ts'
import { readGolden } from '../src/corpora/golden.ts'
import { headline } from '../src/evaluate/figures.ts'
import { figures, judge, MEASURES } from '../src/evaluate/score.ts'
import { readArticle } from '../src/read.ts'
import { faultsOf } from './invariants.ts'
import { readable } from './readable.ts'

const EXPECTED = new URL('expected/', import.meta.url)
const FLOORS = new URL('golden/floors.json', import.meta.url)

/** The only way files are written: a file that is missing is a failure. */
const UPDATE = process.env.UPDATE === '1'

/** How far below what is reached the floors are set, of 100. */
const SLACK = 1.5

const stories = readGolden().map((story) => ({
  story,
  record: readArticle(parseArticle(story.text, { id: story.id, kind: 'text', published: story.published })),
}))

describe.each(stories.map((one) => [one.story.id, one] as const))('%s', (id, { story, record }) => {
  test('is a sound record of the text as given', () => {
    expect(faultsOf(record)).toEqual([])
    expect(record.article.text).toBe(story.text)
  })

  test('reads as expected', () => {
    const file = new URL(`${id}.txt`, EXPECTED)
    if (UPDATE) {
      mkdirSync(EXPECTED, { recursive: true })
      writeFileSync(file, readable(record))
    }
    if (!existsSync(file))
      throw new Error(
        `test/expected/${id}.txt is missing: UPDATE=1 npx vitest run test/golden.test.ts, then read it`,
      )
    expect(readable(record)).toBe(readFileSync(file, 'utf8'))
  })
})

test('every expected reading has its story', () => {
  const ids = stories.map(({ story }) => `${story.id}.txt`)
  expect(ids.length).toBeGreaterThanOrEqual(12)
  expect(readdirSync(EXPECTED).sort()).toEqual(ids.sort())
})

test('the stories together score no lower than the floors', () => {
  const reached = figures(stories.map(({ story, record }) => judge(story, record)))
  const percent = MEASURES.map((measure) => [measure, 100 * headline(reached[measure])] as const)
  if (UPDATE) {
    const floors = percent.map(([measure, value]) => [
      measure,
      Math.max(0, Math.floor((value - SLACK) * 2) / 2),
    ])
    writeFileSync(FLOORS, `${JSON.stringify(Object.fromEntries(floors), null, 2)}\n`)
  }
  const floors: Readonly<Record<string, number>> = JSON.parse(readFileSync(FLOORS, 'utf8'))
  expect(Object.keys(floors)).toEqual([...MEASURES])
  const below = percent.filter(([measure, value]) => value < floors[measure]!)
  expect(below.map(([measure, value]) => `${measure} ${value.toFixed(1)} < ${floors[measure]}`)).toEqual([])
})
