import { describe, expect, test } from 'vitest'
import { pageLines } from '../../src/cli/page/page.ts'
import { paint } from '../../src/cli/page/paint.ts'
import type { HearsayRecord, RecordEvent, RecordStatement } from '../../src/record/record.ts'
import { tideway } from './tideway.ts'

const usual = { width: 80, short: false, explain: false, all: false }
const page = (changes: Partial<HearsayRecord>, options = {}): string =>
  paint(pageLines({ ...tideway, ...changes }, { ...usual, ...options }), false)

/** The words of one section, line ends as spaces. */
function section(text: string, title: string): string {
  const [, after = ''] = text.split(`\n  ${title}\n`)
  return after
    .split(/\n\n {2}[A-Z ]{6,}\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim()
}

const said = (id: string, changes: Partial<RecordStatement>): Partial<HearsayRecord> => ({
  statements: tideway.statements.map((one) => (one.id === id ? { ...one, ...changes } : one)),
})
const at = (words: string): { start: number; end: number; text: string } => {
  const start = tideway.article.text.indexOf(words)
  return { start, end: start + words.length, text: words }
}

describe('accusations', () => {
  const charge = tideway.events[0]!
  const accusations = (...events: readonly RecordEvent[]): string =>
    section(page({ events: [...events] }), 'ACCUSATIONS')

  test('say in their first line on whose word the state is', () => {
    expect(accusations({ ...charge, statement: 's8' })).toMatch(
      /^Aron Falk: fraud – pleaded not guilty · only on the word of Oke Lindqvist \(s8\) v1/,
    )
  })

  test('that the story has itself at one step do not', () => {
    expect(accusations({ ...charge, statement: 's8' }, tideway.events[1]!)).toMatch(
      /^Aron Falk: fraud – pleaded not guilty v1 Charge .* only on the word of Oke Lindqvist/,
    )
  })

  test('never repeat the kind of event as a charge', () => {
    const sentence = { ...charge, type: 'sentence', status: 'sentenced' } as const
    expect(accusations({ ...sentence, charge: null })).toMatch(/^Aron Falk – sentenced · charge not stated/)
    expect(accusations({ ...sentence, charge: 'the same charges' })).toMatch(
      /^Aron Falk – sentenced · charge/,
    )
    expect(accusations({ ...sentence, type: 'arrest', status: 'unknown', charge: null })).toMatch(
      /^Aron Falk – arrested · charge not stated/,
    )
  })

  test('take in what a court did where only one charge is told of', () => {
    const trial = { ...charge, id: 'v9', type: 'trial', status: 'unknown', charge: null } as const
    expect(accusations(charge, trial)).toMatch(/^Aron Falk: fraud – .* v1 Charge .* v9 Trial/)
    expect(accusations(charge, { ...charge, id: 'v8', charge: 'arson' }, trial)).toMatch(
      /Aron Falk – .* charge not stated/,
    )
    expect(accusations(charge, { ...trial, type: 'arrest' })).toMatch(/arrested · charge not stated/)
  })

  test('without a charge, on somebody’s word only, or against nobody are events', () => {
    const arrest = { ...charge, type: 'arrest', status: 'unknown', charge: null } as const
    for (const event of [
      { ...arrest, statement: 's8' },
      { ...arrest, participants: [] },
      { ...arrest, participants: [{ role: 'defendant', entity: 'e15' }] },
    ]) {
      const text = page({ events: [event] })
      expect(text).not.toContain('ACCUSATIONS')
      expect(section(text, 'EVENTS')).toMatch(/^v1 Arrest/)
    }
  })

  test('say where only a pronoun names the accused', () => {
    const { start, end } = at('He')
    const entities = tideway.entities.map((entity) =>
      entity.id === 'e6' ? { ...entity, mentions: [{ start, end, form: 'pronoun' as const }] } : entity,
    )
    const text = page({ events: [{ ...tideway.events[1]!, charge: null }], entities })
    expect(section(text, 'ACCUSATIONS')).toContain('named only as “He”')
  })
})

describe('a statement', () => {
  const statements = (changes: Partial<HearsayRecord>): string => section(page(changes), 'STATEMENTS')

  test('that is doubtful has a sign, and the sign is explained', () => {
    const text = statements(said('s8', { probability: 0.55 }))
    expect(text).toMatch(/s8 ~ Oke Lindqvist said/)
    expect(text).toMatch(/~ less than 60 % sure: s8$/)
    expect(statements(said('s8', { probability: 0.45 }))).toContain('· 45 % sure')
  })

  test('without reporting words says how its speaker was found', () => {
    const found = { speaker: 'e3', unresolved: null }
    expect(statements(said('s5', { ...found, speakerBy: 'carried-on' }))).toContain(
      'no cue; carried on from s4',
    )
    expect(statements(said('s5', { ...found, speakerBy: 'only-person' }))).toContain(
      'no cue; the only person near',
    )
  })

  test('has no quotation marks where the story has none', () => {
    const turn = { mode: 'direct', by: 'speaker-label', content: [at('One of the twins')] } as const
    expect(statements(said('s6', { ...turn, content: [...turn.content] }))).toContain('│ – One of the twins')
  })

  test('shows the words of the story between the cue and what was said', () => {
    const text = statements(
      said('s6', {
        cue: at('charged'),
        source: at('Aron Falk'),
        speaker: 'e6',
        unresolved: null,
        content: [at('November 2025')],
      }),
    )
    expect(text).toContain('Aron Falk was charged with fraud in │ November 2025')
  })

  test('says why its speaker is not known', () => {
    expect(statements({})).toContain('the words that name the speaker were not read as a name')
    expect(statements(said('s6', { unresolved: 'no-antecedent' }))).toContain(
      'whom “One of the twins” means was not settled',
    )
    expect(statements(said('s5', { unresolved: 'no-candidate' }))).toContain('nobody is named near it')
  })
})

describe('who is in it', () => {
  test('counts in the head what it lists', () => {
    const text = page({})
    expect(text).toMatch(/8 statements · 3 speakers · 3 without a speaker · 11 people/)
    const people = section(text, 'WHO IS IN IT')
    expect(people).toMatch(/^11 people · 3 speak /)
    expect(people).toMatch(/3 statements without a speaker: s5, s6, s7$/)
    for (const { name, type, named } of tideway.entities)
      if (type === 'person' && named) expect(people).toContain(name)
  })

  test('keeps people, organizations and documents apart', () => {
    const document = { ...tideway.entities[0]!, id: 'e16', type: 'work', name: 'the report' } as const
    const text = page({
      entities: [...tideway.entities, document],
      statements: [
        { ...tideway.statements[0]!, speaker: 'e16' },
        { ...tideway.statements[3]!, speaker: 'e5' },
      ],
    })
    expect(section(text, 'WHO IS IN IT')).toMatch(
      /people .* 1 organization or group · 1 speaks Karst Ltd .* 1 document that speaks the report/,
    )
  })
})

test('also named are organizations, places and works; the rest is there with --all', () => {
  const entities = [
    ...tideway.entities,
    { ...tideway.entities[3]!, id: 'e16', name: 'the twins', type: 'group' as const },
    { ...tideway.entities[3]!, id: 'e17', name: 'the bearings', type: 'work' as const },
  ]
  const [usualNames, all] = [page({ entities }), page({ entities }, { all: true })].map((text) =>
    section(text, 'ALSO NAMED'),
  )
  expect(usualNames).toBe('organizations Tideway Courier, Karst Ltd places Tideway')
  expect(all).toContain('the twins')
  expect(all).toContain('the bearings')
})

describe('the timeline', () => {
  const timeline = (changes: Partial<HearsayRecord>): string => section(page(changes), 'TIMELINE')
  const time = (words: string, value: string): HearsayRecord['times'][number] => ({
    ...at(words),
    type: 'DATE',
    value,
    by: 'made-up',
  })

  test('has what happened on the day of publication beside it', () => {
    const text = timeline({ times: [time('January 2026', '2026-03-03')] })
    expect(text).toContain('3 March 2026 the story is published He pleaded not guilty in January 2026.')
  })

  test('has dates without a year at its end', () => {
    const text = timeline({ times: [time('May 2026', 'XXXX-05'), time('January 2026', 'XXXX-01')] })
    expect(text).toMatch(/published without a year January He pleaded .* May TIDEWAY/)
  })
})

test('a tie of family between two without names is not told', () => {
  const relation = tideway.relations[0]!
  const unnamed = (id: string) => ({ ...tideway.entities[3]!, id })
  const entities = [...tideway.entities, unnamed('e16'), unnamed('e17')]
  const relations = [{ ...relation, from: 'e16', to: 'e17' }]
  expect(page({ entities, relations })).not.toContain('FAMILY')
  expect(page({ entities, relations: [{ ...relation, from: 'e1' }] })).toContain('FAMILY')
})

describe('the head', () => {
  const credit = (kind: 'photo' | 'caption', text: string) => ({ kind, text, evidence: null })
  const article = {
    ...tideway.article,
    published: '2026-03-03T08:05:00+01:00',
    credits: [
      credit('photo', 'A'),
      credit('photo', 'B'),
      credit('caption', 'Bridge'),
      credit('caption', 'Boat'),
    ],
  }

  test('has one photo credit, counts captions, and says the zone of the time', () => {
    const text = page({ article }).replace(/\s+/g, ' ')
    expect(text).toContain(
      '3 March 2026, 08:05 UTC+01:00 · by Lena Ruud · photo: A · 1 more photo credit · 2 captions',
    )
    expect(text).not.toContain('Bridge 2')
  })

  test('has them all with --all', () => {
    expect(page({ article }, { all: true }).replace(/\s+/g, ' ')).toContain('caption: Bridge · caption: Boat')
  })
})
