import { describe, expect, test } from 'vitest'
import { charSpan } from '../document/span.ts'
import type { HearsayRecord, RecordEntity, RecordStatement } from '../record/record.ts'
import { recordSchema } from '../record/record.ts'
import { damaged } from './damage.ts'
import { headline, retrieval, share } from './figures.ts'
import { goldRecord } from './gold-record.ts'
import { MADE_UP, place } from './made-up.ts'
import { figures, judge, MEASURES, type Measure, measuresOf } from './score.ts'
import { trimmed, wordStarts } from './words.ts'

const perfect = goldRecord(MADE_UP)
const scored = (record: HearsayRecord | undefined) => figures([judge(MADE_UP, record)])
const value = (measure: Measure, record: HearsayRecord) => headline(scored(record)[measure])

const withStatement = (id: string, change: Partial<RecordStatement>): HearsayRecord => ({
  ...perfect,
  statements: perfect.statements.map((s) => (s.id === id ? { ...s, ...change } : s)),
})
const withEntity = (name: string, change: Partial<RecordEntity>): HearsayRecord => ({
  ...perfect,
  entities: perfect.entities.map((e) => (e.name === name ? { ...e, ...change } : e)),
})
const words = (phrase: string) => ({ ...place(MADE_UP.text, phrase), text: phrase })
const idOf = (name: string) => perfect.entities.find((e) => e.name === name)!.id

test('gold as a record is a valid record', () => {
  expect(recordSchema.safeParse(perfect).error).toBeUndefined()
})

test.each(MEASURES)('%s: gold itself scores 100, an empty record 0', (measure) => {
  expect(value(measure, perfect)).toBe(1)
  expect(headline(scored(undefined)[measure])).toBe(0)
})

test('a record made from another text counts as empty', () => {
  const other = { ...perfect, article: { ...perfect.article, text: `${MADE_UP.text}More.` } }
  expect(scored(other).statements).toEqual(retrieval(0, 0, 5))
  const bare = { ...perfect, article: { ...perfect.article, text: MADE_UP.text.trimEnd() } }
  expect(scored(bare).statements).toEqual(retrieval(5, 5, 5))
})

describe('finding statements', () => {
  test('one missed, one spurious', () => {
    const [first, ...rest] = perfect.statements
    const elsewhere = { ...first!, content: [words('was charged with fraud')] }
    expect(scored({ ...perfect, statements: [elsewhere, ...rest] }).statements).toEqual(retrieval(4, 5, 5))
  })

  test('found with half of the words, not with less; a second one for the same words is spurious', () => {
    const half = withStatement('s1', { content: [words('bridge was')] })
    expect(scored(half).statements).toEqual(retrieval(5, 5, 5))
    expect(scored(half).exact).toEqual(retrieval(4, 5, 5))
    const less = withStatement('s1', { content: [words('bridge')] })
    expect(scored(less).statements).toEqual(retrieval(4, 5, 5))
    const twice = { ...perfect, statements: [...perfect.statements, { ...perfect.statements[0]!, id: 's9' }] }
    expect(scored(twice).statements).toEqual(retrieval(5, 6, 5))
  })

  test('content is exact up to marks at its edges and a leading "that"', () => {
    const marked = withStatement('s2', { content: [words('"We were late,"')] })
    expect(value('exact', marked)).toBe(1)
    expect(trimmed('“That we knew,”', charSpan(0, 15))).toBe(trimmed('“That we knew,”', charSpan(6, 13)))
  })

  test('kinds are counted apart', () => {
    const only = (ids: readonly string[]) =>
      scored({ ...perfect, statements: perfect.statements.filter(({ id }) => ids.includes(id)) })
    expect(only(['s2'])).toMatchObject({ quoted: share(1, 1), indirect: share(0, 4), nested: share(0, 1) })
    expect(only(['s3', 's4'])).toMatchObject({
      quoted: share(0, 1),
      indirect: share(2, 4),
      nested: share(1, 1),
    })
  })
})

describe('what a statement says', () => {
  test('speaker: of all that have one, found or not', () => {
    const wrong = withStatement('s1', { speaker: idOf('Tom Quill') })
    expect(scored(wrong).speaker).toEqual(share(3, 4))
    expect(scored(withStatement('s5', { speaker: idOf('Ada Quill') })).unattributed).toEqual(share(0, 1))
    expect(scored({ ...perfect, statements: [] }).speaker).toEqual(share(0, 4))
  })

  test('mode is judged of outermost statements only, act of those found', () => {
    expect(scored(withStatement('s1', { mode: 'mixed' })).mode).toEqual(share(3, 4))
    expect(scored(withStatement('s4', { mode: 'direct' }))).toMatchObject({
      mode: share(4, 4),
      record: share(5, 5),
    })
    expect(scored(withStatement('s1', { act: 'ask' })).act).toEqual(share(4, 5))
  })

  test('cue and source by half of their words', () => {
    expect(scored(withStatement('s1', { source: words('Ada Quill') })).source).toEqual(retrieval(4, 4, 4))
    expect(scored(withStatement('s1', { source: words('Ada') })).source).toEqual(retrieval(3, 4, 4))
    expect(scored(withStatement('s1', { cue: null })).cue).toEqual(retrieval(4, 4, 5))
  })

  test('within must be the very statement', () => {
    expect(scored(withStatement('s4', { within: 's1' })).within).toEqual(share(0, 1))
    const extra = scored(withStatement('s2', { within: 's1' }))
    expect(extra.within).toEqual(share(1, 1))
    expect(extra.record).toEqual(share(4, 5))
  })

  test('addressee, via, venue', () => {
    const asWords = withStatement('s2', {
      addressee: { entity: null, text: 'the Harbour Post', evidence: [0, 1] },
    })
    expect(scored(asWords).addressee).toEqual(retrieval(0, 1, 1))
    const extra = { entity: idOf('Tom Quill'), evidence: [0, 1] as [number, number] }
    const more = scored(withStatement('s1', { via: [extra] }))
    expect(more.via).toEqual(retrieval(1, 2, 1))
    expect(more.record).toEqual(share(4, 5))
    expect(scored(withStatement('s2', { venue: words('Harbour Post') })).venue).toEqual(retrieval(1, 1, 1))
    expect(scored(withStatement('s2', { venue: words('Friday') })).venue).toEqual(retrieval(0, 1, 1))
  })
})

describe('what is not an entity is compared by its words', () => {
  const wordy = {
    ...MADE_UP,
    statements: MADE_UP.statements.map((s) => (s.id === 2 ? { ...s, to: 'Harbour Post' } : s)),
  }
  test.each([
    [{ entity: idOf('Harbour Post'), text: 'x' }, 1],
    [{ entity: null, text: 'the Harbour Post' }, 1],
    [{ entity: idOf('Tom Quill'), text: 'the Harbour Post' }, 0],
    [{ entity: null, text: '' }, 0],
  ])('%j → %i', (addressee, right) => {
    const record = withStatement('s2', { addressee: { ...addressee, evidence: [0, 1] } })
    expect(figures([judge(wordy, record)]).addressee).toEqual(retrieval(right, 1, 1))
  })
})

describe('facts', () => {
  test('persons are named ones, by any shared word', () => {
    expect(scored(withEntity('Tom Quill', { named: false })).persons).toEqual(retrieval(2, 2, 3))
    expect(scored(withEntity('the police', { type: 'person', named: true })).persons).toEqual(
      retrieval(3, 4, 3),
    )
    expect(scored(withEntity('Tom Quill', { mentions: [] })).persons).toEqual(retrieval(2, 3, 3))
  })

  test('age', () => {
    expect(scored(withEntity('Tom Quill', { age: { value: 16, evidence: [0, 1] } })).age).toEqual(
      retrieval(0, 1, 1),
    )
    expect(scored(withEntity('Ada Quill', { age: { value: 16, evidence: [0, 1] } })).age).toEqual(
      retrieval(1, 2, 1),
    )
  })

  test('relations: a sibling either way, an employer one way only', () => {
    const turned = { ...perfect, relations: perfect.relations.map((r) => ({ ...r, from: r.to, to: r.from })) }
    expect(scored(turned)).toMatchObject({ family: retrieval(1, 1, 1), relations: retrieval(1, 2, 2) })
  })

  test('events by type and who; status of charges', () => {
    const [charge] = perfect.events
    const twice = { ...perfect, events: [charge!, charge!] }
    expect(scored(twice).events).toEqual(retrieval(1, 2, 1))
    const dropped = { ...perfect, events: [{ ...charge!, status: 'dropped' as const }] }
    expect(scored(dropped)).toMatchObject({ events: retrieval(1, 1, 1), status: share(0, 1) })
    const nobody = { ...perfect, events: [{ ...charge!, participants: [] }] }
    expect(scored(nobody).events).toEqual(retrieval(0, 1, 1))
  })

  test('times with and without their value', () => {
    const wrong = { ...perfect, times: perfect.times.map((t) => ({ ...t, value: '2024-05-10' })) }
    expect(scored(wrong)).toMatchObject({ times: retrieval(0, 1, 1), timespans: retrieval(1, 1, 1) })
  })
})

test('offsets outside the text or inside a character are taken as they can be', () => {
  const wild = withStatement('s1', {
    content: [{ start: 0, end: 1e9, text: '' }],
    cue: { start: 1e9, end: 5, text: '' },
  })
  expect(scored(wild).statements).toEqual(retrieval(4, 5, 5))
})

test('words are letters, digits and the underscore of any script', () => {
  expect([...wordStarts('naïve 𝓐𝓑 x_1 – Straße', [charSpan(0, 24)])]).toEqual([0, 6, 11, 17])
  expect([...wordStarts('bridge', [charSpan(2, 6)])]).toEqual([2])
})

test('a damaged record scores between nothing and gold, the same for the same seed', () => {
  const figure = value('statements', damaged(perfect, 7))
  expect(figure).toBeLessThanOrEqual(1)
  expect(damaged(perfect, 7)).toEqual(damaged(perfect, 7))
})

test('a layer has its measures', () => {
  expect(measuresOf('times')).toEqual(['times', 'timespans'])
  expect(measuresOf(undefined)).toBe(MEASURES)
  expect(measuresOf('statements')).toContain('record')
  expect(measuresOf('statements')).not.toContain('persons')
})
