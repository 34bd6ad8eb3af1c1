import { describe, expect, test } from 'vitest'
import { composeArticle } from '../article/article.ts'
import type { Document } from '../document/document.ts'
import type { Attribution, Entity, Mention, Statement } from '../document/layers.ts'
import { charSpan, type TokenSpan } from '../document/span.ts'
import { Tokens } from '../document/tokens.ts'
import { buildRecord, type RecordLayers } from './build.ts'
import { recordSchema } from './record.ts'

const TEXT = 'Mayor Ada Quill , 52 , told Tom she " heard Ned  say it rained " on Monday .'
const found = [...TEXT.matchAll(/\S+/g)]
const tokens = new Tokens(
  TEXT,
  Uint32Array.from(found, (word) => word.index),
  Uint32Array.from(found, (word) => word.index + word[0].length),
)

/** The tokens of a phrase of the text. */
function at(phrase: string): TokenSpan {
  const start = TEXT.indexOf(phrase)
  return tokens.within(charSpan(start, start + phrase.length))
}

const mention = (phrase: string, form: Mention['form'], name: string | null = null): Mention => ({
  span: at(phrase),
  name: name === null ? null : at(name),
  head: at(phrase).end - 1,
  form,
  type: 'person',
  number: 'singular',
  gender: null,
  roles: [],
  by: 'made-up',
})
const entity = (name: string, mentions: readonly number[], members: readonly number[] = []): Entity => ({
  type: 'person',
  name,
  named: true,
  number: 'singular',
  gender: null,
  mentions,
  members,
})
const statement = (content: string, fields: Partial<Statement>): Statement => ({
  mode: 'indirect',
  act: 'say',
  content: [tokens.chars(at(content))],
  cue: null,
  source: null,
  addressee: null,
  venue: null,
  via: [],
  within: null,
  unattributed: false,
  probability: 0.9,
  by: 'made-up',
  ...fields,
})
const attribution = (fields: Partial<Attribution>): Attribution => ({
  speaker: null,
  unresolved: null,
  addressee: null,
  told: null,
  venue: null,
  via: [],
  time: null,
  probability: 0.5,
  by: 'made-up-too',
  ...fields,
})

const document: Document<RecordLayers> = {
  text: TEXT,
  published: '2024-05-04',
  tokens,
  mentions: [
    mention('Mayor Ada Quill', 'name', 'Ada Quill'),
    mention('Tom', 'name', 'Tom'),
    mention('she', 'pronoun'),
    mention('Ned', 'name', 'Ned'),
  ],
  timexes: [{ span: at('Monday'), type: 'DATE', value: '2024-04-29', by: 'weekday' }],
  entities: [entity('Ada Quill', [0, 2]), entity('Tom', [1]), entity('Ned', [3], [0, 1])],
  statements: [
    statement('she " heard Ned  say it rained', {
      mode: 'mixed',
      cue: at('told'),
      source: at('Mayor Ada Quill'),
      addressee: at('Tom'),
    }),
    statement('it rained', { within: 0, cue: at('say'), source: at('Ned') }),
  ],
  attributions: [
    attribution({ speaker: 0, addressee: 1, told: at('Tom'), time: '2024-04-29' }),
    attribution({ unresolved: 'tie', via: [{ entity: 0, evidence: at('she') }] }),
  ],
  attributes: [
    {
      roles: [{ text: 'Mayor', evidence: at('Mayor') }],
      age: { value: 52, evidence: at('52') },
      minor: false,
      dead: null,
    },
    { roles: [], age: null, minor: true, dead: at('Tom') },
  ],
  relations: [{ type: 'sibling', from: 0, to: 1, evidence: at('Tom she'), by: 'made-up' }],
  events: [
    {
      type: 'injury',
      participants: [{ role: 'victim', entity: 2 }],
      charge: null,
      status: 'unknown',
      time: null,
      evidence: at('it rained'),
      by: 'made-up',
    },
  ],
}

const record = buildRecord(
  composeArticle({
    id: 'rain',
    text: TEXT,
    credits: [{ kind: 'photo', text: 'Tom', evidence: tokens.chars(at('Tom')) }],
    problems: [{ code: 'made-up', message: 'nothing is wrong.', evidence: null }],
  }),
  document,
)
/** Where the words stand, looked up and not counted. */
const TOM = [TEXT.indexOf('Tom'), TEXT.indexOf('Tom') + 3]

const cut = (place: { start: number; end: number }) => TEXT.slice(place.start, place.end)

describe('the record of a document', () => {
  test('passes the schema', () => expect(recordSchema.safeParse(record).error).toBeUndefined())

  test('has the article as it is; the language is open where nothing says', () => {
    expect(record.article).toMatchObject({ id: 'rain', language: 'und', text: TEXT })
    expect(record.article.credits).toEqual([{ kind: 'photo', text: 'Tom', evidence: TOM }])
    expect(record.problems).toEqual([{ code: 'made-up', message: 'nothing is wrong.', evidence: null }])
  })

  test('numbers entities and statements from 1 and names them by id', () => {
    expect(record.entities.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'])
    expect(record.statements.map(({ id, speaker, within }) => [id, speaker, within])).toEqual([
      ['s1', 'e1', null],
      ['s2', null, 's1'],
    ])
    expect(record.entities[2]!.members).toEqual(['e1', 'e2'])
  })

  test('counts characters where layers count tokens', () => {
    const [first] = record.statements
    expect(first).toMatchObject({ cue: { text: 'told' }, source: { text: 'Mayor Ada Quill' } })
    expect(cut(first!.cue!)).toBe('told')
    expect(first!.content.map(cut)).toEqual(['she " heard Ned  say it rained'])
    expect(first!.addressee).toEqual({ entity: 'e2', text: 'Tom', evidence: TOM })
    expect(record.times).toEqual([
      { ...tokens.chars(at('Monday')), text: 'Monday', type: 'DATE', value: '2024-04-29', by: 'weekday' },
    ])
  })

  test('gives entities their facts, and aliases beside the name', () => {
    expect(record.entities[0]).toMatchObject({ aliases: [], age: { value: 52 }, minor: false, dead: null })
    expect(record.entities[0]!.mentions.map(({ form }) => form)).toEqual(['name', 'pronoun'])
    expect(record.entities[1]).toMatchObject({ minor: true, dead: { evidence: TOM } })
    expect(record.entities[2]).toMatchObject({ roles: [], age: null, minor: false })
  })

  test('multiplies the chance of the statement with that of its speaker', () => {
    expect(record.statements[0]).toMatchObject({ probability: 0.45, by: 'made-up', speakerBy: 'made-up-too' })
  })

  test('says on whose word a fact stands: the innermost statement that holds it', () => {
    expect(record.relations[0]!.statement).toBeNull()
    expect(record.events[0]!.statement).toBe('s2')
  })
})
