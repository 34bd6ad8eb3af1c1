import { expect, test } from 'vitest'
import { recordSchema } from './record.ts'
import { recordJsonSchema } from './schema.ts'

const empty = {
  hearsay: 1,
  article: {
    id: 'a',
    url: null,
    outlet: null,
    headline: null,
    byline: [],
    published: null,
    language: 'en',
    credits: [],
    text: '',
  },
  entities: [],
  statements: [],
  relations: [],
  events: [],
  times: [],
  problems: [],
}

test('a record with nothing in it is one', () => expect(recordSchema.safeParse(empty).success).toBe(true))

test.each([
  ['another format', { ...empty, hearsay: 2 }],
  ['a field nobody knows', { ...empty, opinions: [] }],
  ['a missing part', { ...empty, times: undefined }],
  [
    'a span that starts before the text',
    { ...empty, times: [{ start: -1, end: 2, text: '', type: 'DATE', value: '', by: '' }] },
  ],
])('%s is refused', (_, record) => expect(recordSchema.safeParse(record).success).toBe(false))

test('the JSON Schema is of draft 2020-12 and closed', () => {
  expect(recordJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Hearsay record',
    type: 'object',
    additionalProperties: false,
    required: ['hearsay', 'article', 'entities', 'statements', 'relations', 'events', 'times', 'problems'],
  })
})
