import { describe, expect, test } from 'vitest'
import { HELD_PART, isInWrittenPart, parseWritten, readWritten, writtenToLearn } from './written.ts'

const text = 'Ana Orr said it rained.\n'
const story = {
  id: 'weather-05',
  text,
  date: '2021-03-04',
  entities: [{ id: 'orr', name: 'Ana Orr', type: 'person', mentions: ['Ana Orr'], spans: [[0, 7]] }],
  statements: [
    { id: 1, mode: 'indirect', act: 'say', content: [[13, 22]], cue: [8, 12], source: [0, 7], who: 'orr' },
  ],
}
const rows = (...stories: readonly unknown[]): string =>
  stories.map((one) => `${JSON.stringify(one)}\n`).join('')

describe('a file of written stories', () => {
  test('holds a story a line', () => {
    const [read] = parseWritten('weather.ndjson', rows(story))
    expect(read).toMatchObject({ id: 'weather-05', published: '2021-03-04', split: 'golden', text })
    expect(read!.statements[0]).toMatchObject({ who: 'orr', content: [{ start: 13, end: 22 }] })
  })

  test('that is not as it should be names line and field', () => {
    expect(() => parseWritten('weather.ndjson', rows(story, { id: 'weather-06' }))).toThrow(
      /weather.ndjson:2/,
    )
    const wrong = { ...story, statements: [{ ...story.statements[0], act: 'sing' }] }
    expect(() => parseWritten('weather.ndjson', rows(wrong))).toThrow(/weather.ndjson:1.*statements.0.act/)
    expect(() => parseWritten('weather.ndjson', 'no\n')).toThrow(/weather.ndjson:1/)
  })
})

describe('the written stories', () => {
  const stories = readWritten()

  test('have ids of their own and are in a part by their number', () => {
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
    for (const one of stories) expect([1, 2, 3].filter((part) => isInWrittenPart(one, part))).toHaveLength(1)
  })

  test('to learn from leave the held part out', () => {
    const learned = writtenToLearn()
    expect(learned.length).toBeGreaterThan(stories.length / 2)
    expect(learned.some((one) => isInWrittenPart(one, HELD_PART))).toBe(false)
  })

  test('name entities and statements that are there', () => {
    for (const { id, entities, statements, relations } of stories) {
      const known = new Set(entities.map((one) => one.id))
      const numbers = new Set(statements.map((one) => one.id))
      for (const { who, within } of statements) {
        if (who !== null) expect(known, id).toContain(who)
        if (within !== null) expect(numbers, id).toContain(within)
      }
      for (const { from, to } of relations) expect(known.has(from) || known.has(to), id).toBe(true)
    }
  })
})
