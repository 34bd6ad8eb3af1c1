import { describe, expect, test } from 'vitest'
import { emptyRecord, tideway } from '../../test/cli/tideway.ts'
import { type JsonLdNode, toJsonLd } from './json-ld.ts'

const graph = toJsonLd(tideway)['@graph']
const node = (id: string): JsonLdNode => graph.find((one) => one['@id'] === id)!

function* references(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  if (keys.length === 1 && keys[0] === '@id') yield (value as { '@id': string })['@id']
  for (const inner of Object.values(value)) yield* references(inner)
}

test('every id is there once, and every reference leads to one', () => {
  const ids = graph.map((one) => one['@id'])
  expect(new Set(ids).size).toBe(ids.length)
  const used = graph.flatMap((one) => [...references(one)])
  expect(used.length).toBeGreaterThan(20)
  expect(used.filter((id) => !ids.includes(id))).toEqual([])
})

test('the article', () => {
  expect(node('#tideway')).toMatchObject({
    '@type': 'NewsArticle',
    headline: tideway.article.headline,
    url: 'https://news.example/tideway',
    author: [{ '@type': 'Person', name: 'Lena Ruud' }],
    publisher: { '@type': 'Organization', name: 'The Tideway Courier' },
    datePublished: '2026-03-03',
    inLanguage: 'en',
    articleBody: tideway.article.text,
  })
})

describe('statements', () => {
  test('quoted in full are quotations by their speaker', () => {
    expect(node('#tideway/s2')).toEqual({
      '@id': '#tideway/s2',
      '@type': 'Quotation',
      text: tideway.statements[1]!.content.map(({ text }) => text).join(' … '),
      spokenByCharacter: { '@id': '#tideway/e1' },
      creator: { '@id': '#tideway/e1' },
      creditText: 'she',
      isPartOf: { '@id': '#tideway' },
    })
  })

  test('in the words of the story are claims, and no quotations', () => {
    for (const id of ['s1', 's4', 's6', 's8']) expect(node(`#tideway/${id}`)['@type']).toBe('Claim')
    expect(node('#tideway/s1')).toMatchObject({
      dateCreated: '2026-03-02',
      audience: { '@type': 'Audience', name: 'the Tideway Courier' },
    })
    expect(node('#tideway/s1').spokenByCharacter).toBeUndefined()
  })

  test('that claim nothing are works', () => expect(node('#tideway/s7')['@type']).toBe('CreativeWork'))

  test('within others are part of them', () =>
    expect(node('#tideway/s3').isPartOf).toEqual({ '@id': '#tideway/s2' }))

  test('of a speaker unknown have no creator', () => {
    expect(node('#tideway/s6')).not.toHaveProperty('creator')
    expect(node('#tideway/s6').creditText).toBe('One of the twins')
  })
})

describe('entities', () => {
  test('have names, roles and ties where the story itself tells them', () => {
    expect(node('#tideway/e6')).toEqual({
      '@id': '#tideway/e6',
      '@type': 'Person',
      name: 'Aron Falk',
      alternateName: ['Falk'],
      jobTitle: ['director'],
      sibling: [{ '@id': '#tideway/e12' }, { '@id': '#tideway/e13' }],
      worksFor: [{ '@id': '#tideway/e5' }],
    })
    expect(node('#tideway/e10').parent).toEqual([{ '@id': '#tideway/e3' }, { '@id': '#tideway/e8' }])
  })

  test('have no ties on somebody’s word only', () =>
    expect(node('#tideway/e3')).not.toHaveProperty('memberOf'))

  test('without a name are described; a group is no organization', () => {
    expect(node('#tideway/e14')).toEqual({
      '@id': '#tideway/e14',
      '@type': 'Thing',
      description: 'the couple',
    })
  })
})

describe('events', () => {
  test('of the story', () => {
    expect(node('#tideway/v1')).toEqual({
      '@id': '#tideway/v1',
      '@type': 'Event',
      name: 'charge: fraud',
      description: 'Aron Falk was charged with fraud',
      keywords: ['charge', 'pleaded-not-guilty'],
      startDate: '2025-11',
      about: [{ '@type': 'Role', roleName: 'accused', about: { '@id': '#tideway/e6' } }],
      subjectOf: { '@id': '#tideway' },
    })
  })

  test('on somebody’s word are what a statement is about', () => {
    expect(node('#tideway/v3').subjectOf).toEqual({ '@id': '#tideway/s8' })
    expect(node('#tideway/s8').about).toEqual([{ '@id': '#tideway/v3' }])
  })
})

test('a time that is no date is kept as it is', () => {
  const [first] = tideway.statements
  const summer = { ...tideway, statements: [{ ...first!, time: '2024-SU' }] }
  const said = toJsonLd(summer)['@graph'].find((one) => one['@type'] === 'Claim')!
  expect(said).toMatchObject({ temporal: '2024-SU' })
  expect(said).not.toHaveProperty('dateCreated')
})

test('an id of any characters is an IRI', () => {
  const record = emptyRecord('x')
  const odd = { ...record, article: { ...record.article, id: 'a b/“ü”\ud800' } }
  const id = toJsonLd(odd)['@graph'][0]!['@id']
  expect(id).toBe('#a%20b%2F%E2%80%9C%C3%BC%E2%80%9D%EF%BF%BD')
  expect(new URL(id, 'https://a.example/').hash).toBe(id)
})
