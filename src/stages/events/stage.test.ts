import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { entities } from '../entities/stage.ts'
import { mentions } from '../mentions/stage.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { tags } from '../tags/stage.ts'
import { times } from '../times/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { outcomes } from './accusations.ts'
import { events } from './stage.ts'

const reader = Pipeline.start
  .with(tokens)
  .with(sentences)
  .with(quotations)
  .with(tags)
  .with(times)
  .with(mentions)
  .with(entities)
  .with(events)

function eventsOf(text: string) {
  const document = reader.read({ text, published: '2024-05-15' })
  return document.events.map(({ type, participants, charge, status, time, evidence }) => ({
    type,
    who: participants.map(({ entity }) => document.entities[entity]!.name),
    charge,
    status,
    time,
    words: document.tokens.words(evidence),
  }))
}

describe('an accusation over its states', () => {
  test('a charge that was dropped', () => {
    const found = eventsOf('In March 2023, Ana Ruiz was facing a bribery charge, which was later dropped.')
    expect(found).toMatchObject([
      { type: 'charge', who: ['Ana Ruiz'], charge: 'bribery', status: 'dropped', time: '2023-03' },
      { type: 'dismissal', who: ['Ana Ruiz'], charge: 'bribery', status: 'dropped', time: null },
    ])
  })

  test('a charge, a plea, a verdict and a sentence', () => {
    const found = eventsOf(
      'Bo Larsen was charged with fraud in 2021. Larsen pleaded not guilty to fraud. ' +
        'Larsen was convicted of fraud in 2022. Larsen was sentenced to two years in prison for fraud.',
    )
    expect(found.map(({ type, status }) => [type, status])).toEqual([
      ['charge', 'sentenced'],
      ['plea', 'sentenced'],
      ['conviction', 'sentenced'],
      ['sentence', 'sentenced'],
    ])
  })

  test('two accusations of one person keep apart', () => {
    const found = eventsOf('Ana Ruiz was convicted of arson. Ruiz is also charged with perjury.')
    expect(found).toMatchObject([
      { type: 'conviction', charge: 'arson', status: 'convicted' },
      { type: 'charge', charge: 'perjury', status: 'pending' },
    ])
  })

  test('another charge keeps apart, a sentence of long ago too', () => {
    const found = eventsOf(
      'A jury acquitted Leo Marsh of manslaughter. Prosecutors had dropped a second charge against Marsh. ' +
        'Marsh was sentenced in 2011 for theft.',
    )
    expect(found.map(({ type, status }) => [type, status])).toEqual([
      ['acquittal', 'acquitted'],
      ['dismissal', 'dropped'],
      ['sentence', 'sentenced'],
    ])
  })

  test('a day is no charge', () => {
    expect(eventsOf('Police arrested Tom Reyes on Monday on suspicion of arson.')).toMatchObject([
      { type: 'arrest', charge: 'arson', time: '2024-05-13' },
    ])
  })

  test('two defendants keep apart', () => {
    const found = eventsOf('Ana Ruiz and Bo Larsen were charged with arson. Larsen was acquitted of arson.')
    const states = found.map(({ type, who, status }) => [type, who[0], status])
    expect(states).toContainEqual(['charge', 'Ana Ruiz', 'pending'])
    expect(states).toContainEqual(['charge', 'Bo Larsen', 'acquitted'])
  })
})

test('an event told twice is one event', () => {
  const found = eventsOf('Bo Larsen died on Monday. Larsen died of a stroke. His death shook the town.')
  expect(found.map(({ type, who }) => [type, who])).toEqual([['death', ['Bo Larsen']]])
})

test('each of those killed and hurt has an event', () => {
  const found = eventsOf('The blast killed Ana Ruiz and Bo Larsen and injured Carl Boe in October 2023.')
  expect(found.map(({ type, who, time }) => [type, who[0], time])).toEqual([
    ['death', 'Ana Ruiz', '2023-10'],
    ['death', 'Bo Larsen', '2023-10'],
    ['injury', 'Carl Boe', '2023-10'],
  ])
})

test('an injury that turns out to be deadly is no second event', () => {
  const found = eventsOf('Bo Larsen was shot on Monday. Larsen died on Tuesday.')
  expect(found.map(({ type }) => type)).toEqual(['death'])
})

test('what is denied or only possible is no event', () => {
  expect(
    eventsOf('Ana Ruiz was not charged. Bo Larsen could be sentenced in May. If arrested, he may die.'),
  ).toEqual([])
})

test('outcomes of no steps', () => {
  expect(outcomes([])).toEqual([])
})

test('any text gives events with evidence in it', () => {
  const words = fc.constantFrom(
    'Ana',
    'Ruiz',
    'was',
    'charged',
    'with',
    'killed',
    'fraud',
    ',',
    '.',
    '“',
    'of',
    'the',
    '\n\n',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const document = reader.read({ text: list.join(' '), published: null })
      for (const { evidence } of document.events) {
        expect(evidence.start).toBeLessThan(evidence.end)
        expect(evidence.end).toBeLessThanOrEqual(document.tokens.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('time grows with the text, not with its square', () => {
  const story = 'Ana Ruiz, 34, was charged with fraud in May, and Bo Larsen was killed. '
  const seconds = (copies: number) => {
    const text = story.repeat(copies)
    const before = Pipeline.start
      .with(tokens)
      .with(sentences)
      .with(quotations)
      .with(tags)
      .with(times)
      .with(mentions)
      .with(entities)
    const document = before.read({ text, published: null })
    const from = performance.now()
    events.run(document)
    return performance.now() - from
  }
  seconds(50)
  expect(seconds(400)).toBeLessThan(40 * Math.max(5, seconds(50)))
})
