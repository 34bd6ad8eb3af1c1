import { expect, test } from 'vitest'
import { tideway } from '../../../test/cli/tideway.ts'
import { recordSchema } from '../../record/record.ts'
import { likelyRecord } from './likely.ts'

test('keeps a record whose statements are all probable enough', () => {
  expect(likelyRecord(tideway, 0.5)).toBe(tideway)
})

test('leaves out improbable statements, and what stands only on their word', () => {
  const doubted = {
    ...tideway,
    statements: tideway.statements.map((statement) =>
      ['s2', 's8', 's4'].includes(statement.id) ? { ...statement, probability: 0.2 } : statement,
    ),
  }
  const kept = recordSchema.parse(likelyRecord(doubted, 0.6))
  expect(kept.statements.map(({ id }) => id)).toEqual(['s1', 's3', 's6', 's7'])
  expect(kept.statements.find(({ id }) => id === 's3')?.within).toBeNull()
  expect(kept.events.map(({ id }) => id)).toEqual(['v1', 'v2', 'v4'])
  expect(kept.relations).toHaveLength(tideway.relations.length - 1)
})

test('an inner statement moves to the next one around it that is kept', () => {
  const nested = {
    ...tideway,
    statements: tideway.statements.slice(0, 3).map((statement, place) => ({
      ...statement,
      within: place === 0 ? null : `s${place}`,
      probability: place === 1 ? 0.1 : 0.9,
    })),
  }
  expect(likelyRecord(nested, 0.5).statements.map(({ id, within }) => [id, within])).toEqual([
    ['s1', null],
    ['s3', 's1'],
  ])
})
