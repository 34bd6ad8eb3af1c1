import { describe, expect, test } from 'vitest'
import { parseTranscript } from '../transcript/parse.ts'
import { comparePeople, peopleOf, readLabel } from './people.ts'
import type { Claimed } from './verdict.ts'

const claimed = (name: string, rest: Partial<Claimed> = {}): Claimed => ({
  name,
  words: null,
  person: true,
  named: true,
  names: [name],
  roles: [],
  probability: 1,
  ...rest,
})

test.each([
  [
    'Professor INGRID SOLBERG (Norrfell University)',
    ['ingrid', 'solberg'],
    ['professor', 'norrfell', 'university'],
  ],
  ['MADELEINE BRAND, host', ['madeleine', 'brand'], ['host']],
  ['IdaHolm', ['ida', 'holm'], []],
  ['SPEAKER_11', [], ['speaker', '11']],
  ['Unidentified Man #2', [], ['unidentified', 'man', '2']],
  ['THE MAYOR', [], ['mayor']],
])('%s', (label, name, roles) => {
  const person = readLabel(label)
  expect(person.name).toEqual(name)
  expect(person.roles).toEqual(roles)
})

test('a surname alone is who was introduced with it, unless two were', () => {
  const people = peopleOf(
    parseTranscript(
      'ANA REYES, mayor: Yes.\n\nTOM OKAFOR: No.\n\nREYES: Well.\n\nJO OKAFOR: No.\n\nOKAFOR: No.\n',
    ),
  )
  expect(people.get('REYES')?.name).toEqual(['ana', 'reyes'])
  expect(people.get('OKAFOR')?.name).toEqual(['okafor'])
})

describe('one person or two', () => {
  test.each([
    ['Ana Reyes', 'REYES', 'claimed'],
    ['Reyes', 'Ana Reyes', 'claimed'],
    ['Bob Okafor', 'ROBERT OKAFOR', 'claimed'],
    ['A. Reyes', 'Ana Reyes', 'claimed'],
    ['Ana Maria Reyes', 'ANA REYES', 'claimed'],
    ['Jürgen Müller', 'JURGEN MULLER', 'claimed'],
    ['Ana Reyes', 'TOM REYES', 'other'],
    ['Ana Reyes', 'TOM OKAFOR', 'other'],
    ['Ana Reyes', 'ANA REYEZ', 'unchecked'],
    ['Ana Reyes', 'SPEAKER_02', 'unchecked'],
    ['Ana Reyes', 'HOST', 'unchecked'],
    ['Alec', 'BALDWIN', 'unchecked'],
  ])('%s and %s: %s', (name, label, expected) => {
    expect(comparePeople(claimed(name), readLabel(label))).toBe(expected)
  })

  test('who is only described is compared by role, an organization not at all', () => {
    const mayor = claimed('the mayor', { named: false, names: [], roles: ['mayor'] })
    expect(comparePeople(mayor, readLabel('MAYOR'))).toBe('claimed')
    expect(comparePeople(mayor, readLabel('TOM OKAFOR'))).toBe('unchecked')
    expect(comparePeople(claimed('Harbour Council', { person: false }), readLabel('TOM OKAFOR'))).toBe(
      'unchecked',
    )
  })
})
