import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../english.ts'
import { outcomes } from './accusations.ts'
import { events } from './stage.ts'

function eventsOf(text: string) {
  const document = english.read({ text, published: '2024-05-15' })
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
      ['charge', 'dropped'],
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
      const document = english.read({ text: list.join(' '), published: null })
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
    const document = english.read({ text, published: null })
    const from = performance.now()
    events.run(document)
    return performance.now() - from
  }
  seconds(50)
  expect(seconds(400)).toBeLessThan(40 * Math.max(5, seconds(50)))
})

describe('who takes part', () => {
  test('the one whom the clause is about, not whom its relative clause names', () => {
    const found = eventsOf(
      'The clerk who claimed that Anders Holt was a thief was convicted of libel on Friday.',
    )
    expect(found).toMatchObject([{ type: 'conviction', who: ['The clerk'], charge: 'libel' }])
  })

  test('no street arrests anybody', () => {
    const found = eventsOf(
      'Officers stopped a car near Elm Street and Mill Avenue and later arrested Ana Ruiz.',
    )
    expect(found).toMatchObject([{ type: 'arrest', who: ['Ana Ruiz', 'Officers'] }])
  })

  test('each of several who are arrested', () => {
    const found = eventsOf('Police arrested Ana Ruiz 31, of Oslo, and Bo Larsen, 57, of Bergen.')
    expect(found.map(({ who }) => who[0])).toEqual(['Ana Ruiz', 'Bo Larsen'])
  })

  test('only somebody is sentenced, and only something is investigated', () => {
    expect(eventsOf('The guidelines sentenced the plan. The rules name a sentence.')).toEqual([])
    expect(eventsOf('The investigation ended. It will be investigated.')).toEqual([])
    expect(eventsOf('Ana Ruiz called for an investigation into the fire.')).toEqual([])
  })
})

describe('the time of an event', () => {
  test.each([
    ['Ana Ruiz died on Monday.', '2024-05-13'],
    ['Her death was confirmed by the club, the group she founded in 1975.', null],
    ['Bo Larsen began stealing boats in 2012 and has been sentenced to seven years in prison.', null],
    ['Bo Larsen, first elected in 1996, was born in Oslo in 1951.', '1951'],
    ['Police arrested Bo Larsen, who had moved there in 2010.', null],
  ])('in "%s"', (text, time) => {
    const last = eventsOf(`Ana Ruiz spoke. ${text}`).at(-1)
    expect(last, 'an event').toBeDefined()
    expect(last!.time).toBe(time)
  })
})

describe('an accusation on a word alone', () => {
  test('states no state', () => {
    expect(eventsOf('"Bo Larsen was convicted of fraud," Ana Ruiz said.')).toMatchObject([
      { status: 'unknown' },
    ])
    expect(eventsOf('Ana Ruiz claimed that Bo Larsen was convicted of fraud.')).toMatchObject([
      { status: 'unknown' },
    ])
    expect(eventsOf('Bo Larsen was convicted of fraud, police said.')).toMatchObject([
      { status: 'convicted' },
    ])
  })

  test('takes the state that the text tells elsewhere', () => {
    const found = eventsOf(
      '"Bo Larsen was convicted of fraud," Ana Ruiz said. Larsen was convicted of fraud in May.',
    )
    expect(found).toMatchObject([{ type: 'conviction', status: 'convicted' }])
  })

  test('is none where it may yet come', () => {
    expect(eventsOf('The city may consider charging Bo Larsen with fraud.')).toEqual([])
    expect(eventsOf('Ana Ruiz asked police to find and arrest Bo Larsen.')).toEqual([])
  })
})

test('what comes on top of a charge is another, and each count of a list is one', () => {
  const found = eventsOf(
    'Bo Larsen was charged with first-degree murder. Larsen also is charged with two counts of intent to murder ' +
      'in the shootings of two guards as well as three counts of arson.',
  )
  expect(found.map(({ type, who, charge }) => [type, who[0], charge])).toEqual([
    ['charge', 'Bo Larsen', 'first-degree murder'],
    ['charge', 'Bo Larsen', 'intent to murder'],
    ['charge', 'Bo Larsen', 'arson'],
  ])
})

test('another sentence has a time of its own', () => {
  const found = eventsOf(
    'Bo Larsen was serving a life sentence. Larsen was given two extra life sentences in 1999.',
  )
  expect(found.map(({ type, time }) => [type, time])).toEqual([
    ['sentence', null],
    ['sentence', '1999'],
  ])
})

test('nobody dies twice', () => {
  expect(eventsOf('Bo Larsen died in Oslo. Larsen also died in the film.')).toHaveLength(1)
})

describe('who an event is about', () => {
  const about = (text: string) => eventsOf(text).map(({ type, who }) => [type, who[0]])

  test('"both" are the two named before, together', () => {
    const found = eventsOf('Ana Ruiz and Bo Larsen went to court. Both were acquitted.')
    expect(found.map(({ type, who }) => [type, who.slice(1)])).toEqual([
      ['acquittal', ['Ana Ruiz', 'Bo Larsen']],
    ])
  })

  test('who dies along with another, or is arrested with one', () => {
    expect(about('Bo Larsen was killed along with his pilot, Carl Boe.')).toEqual([
      ['death', 'Bo Larsen'],
      ['death', 'Carl Boe'],
    ])
  })

  test('the name beside a noun that is nobody’s mention', () => {
    const found = about('His co-accused, the treasurer Ana Ruiz, pleaded guilty to fraud.')
    expect(found).toEqual([['plea', 'Ana Ruiz']])
  })

  test('whom a clause of its own parts from the verb', () => {
    const found = about(
      'A teacher whose letter to parents was shared more than two million times has resigned.',
    )
    expect(found).toEqual([['resignation', 'A teacher']])
  })

  test('who was picked up is under arrest only where accused', () => {
    expect(about('Ana Ruiz was picked up by a boat.')).toEqual([])
    const found = about('Bo Larsen was picked up in Oslo. Larsen was charged with fraud.')
    expect(found).toContainEqual(['arrest', 'Bo Larsen'])
  })

  test('names out of a group', () => {
    expect(about('Police detained eight people, including Ana Ruiz.')).toContainEqual(['arrest', 'Ana Ruiz'])
  })

  test('a participle shares the auxiliary of the verb before', () => {
    expect(about('Bo Larsen was arrested on Monday and charged with arson.')).toEqual([
      ['arrest', 'Bo Larsen'],
      ['charge', 'Bo Larsen'],
    ])
  })

  test('a trial is that of the only one accused', () => {
    const found = about('Bo Larsen was charged with arson. The trial began on Monday.')
    expect(found).toContainEqual(['trial', 'Bo Larsen'])
    expect(about('The trial began on Monday.')).toEqual([])
  })

  test('a toll told twice is one event, others are another', () => {
    expect(about('A storm killed ten people. At least 10 people were killed in the storm.')).toHaveLength(1)
    expect(about('A storm killed ten people. Another ten people were killed in floods.')).toHaveLength(2)
  })

  test('an attempt is another charge', () => {
    const found = eventsOf(
      'Bo Larsen was charged with murder. Larsen was also charged with attempted murder.',
    )
    expect(found.map(({ charge }) => charge)).toEqual(['murder', 'attempted murder'])
  })
})

describe('what two do together', () => {
  test('a wedding is one event of both, and so is a birth', () => {
    const found = eventsOf('Ana Ruiz and Bo Larsen married in 2012. Ruiz and Larsen welcomed a son in 2014.')
    expect(found.map(({ type }) => type)).toEqual(['marriage', 'birth'])
    expect(found[0]!.who).toEqual(expect.arrayContaining(['Ana Ruiz', 'Bo Larsen']))
  })

  test('who married twice has two weddings', () => {
    const found = eventsOf('Ana Ruiz married Bo Larsen in 1980. Ruiz married Carl Boe in 1995.')
    expect(found.map(({ who, time }) => [who.at(-1), time])).toEqual([
      ['Bo Larsen', '1980'],
      ['Carl Boe', '1995'],
    ])
  })
})

describe('a headline', () => {
  test('tells what the text tells again', () => {
    const found = eventsOf('Seven girls die in dormitory fire\n\nAt least eight pupils died on Monday.')
    expect(found).toHaveLength(1)
    expect(found[0]!.words).toContain('pupils')
  })

  test('stands where the text has nothing of the kind', () => {
    const found = eventsOf('Seven girls die in dormitory fire\n\nThe school stands near Lund.')
    expect(found.map(({ type }) => type)).toEqual(['death'])
  })
})

describe('what a plea tells of the charge', () => {
  test('who denies a crime pleads not guilty, and was charged with it', () => {
    expect(eventsOf('Ana Ruiz, 46, denies two counts of perjury.')).toMatchObject([
      { type: 'charge', charge: 'perjury', status: 'pleaded-not-guilty' },
      { type: 'plea', charge: 'perjury', status: 'pleaded-not-guilty' },
    ])
    expect(eventsOf('Bo Larsen pleaded not guilty to fraud.').map(({ type }) => type)).toEqual([
      'charge',
      'plea',
    ])
  })

  test('the same plea is that of the one before', () => {
    const found = eventsOf(
      'Bo Larsen pleaded not guilty to fraud. His brother, Carl Boe, entered the same plea.',
    )
    expect(found.at(-1)).toMatchObject({ type: 'plea', charge: 'fraud', status: 'pleaded-not-guilty' })
  })

  test('a charge of two is one event while it stands alike for both', () => {
    const found = eventsOf('Ana Ruiz and Bo Larsen went to court. Both were charged with arson.')
    expect(found.map(({ type, status }) => [type, status])).toEqual([['charge', 'pending']])
  })

  test('a charge of two is two where one is acquitted', () => {
    const found = eventsOf(
      'Ana Ruiz and Bo Larsen went to court. Both were charged with arson. Larsen was acquitted of arson.',
    )
    expect(found.map(({ type, who, status }) => [type, who[0], status])).toEqual([
      ['charge', 'Ana Ruiz', 'pending'],
      ['charge', 'Bo Larsen', 'acquitted'],
      ['acquittal', 'Bo Larsen', 'acquitted'],
    ])
  })
})
