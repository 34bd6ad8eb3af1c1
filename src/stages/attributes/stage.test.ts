import { describe, expect, test } from 'vitest'
import { english } from '../../english.ts'

function of(name: string, text: string) {
  const document = english.read({ text, published: '2024-05-15' })
  const place = document.entities.findIndex((entity) => entity.name === name)
  const facts = document.attributes[place]
  expect(facts, `an entity "${name}"`).toBeDefined()
  return {
    age: facts!.age?.value ?? null,
    minor: facts!.minor,
    dead: facts!.dead !== null,
    roles: facts!.roles.map(({ text: words }) => words),
  }
}

test('one set of facts for each entity', () => {
  const document = english.read({ text: 'Ana Ruiz met Bo Larsen in Oslo.', published: null })
  expect(document.attributes).toHaveLength(document.entities.length)
})

test.each([
  ['Ana Ruiz, 34, spoke.', 34],
  ['Ana Ruiz, now 34, spoke.', 34],
  ['Ana Ruiz (34) spoke.', 34],
  ['Police held Ana Ruiz 34, of Oslo.', 34],
  ['Police held 34-year-old Ana Ruiz.', 34],
  ['Ana Ruiz died on Monday, aged 34.', 34],
  ['Ana Ruiz, who turned 34 on Monday, spoke.', 34],
  ['Ana Ruiz spoke. She was 34.', 34],
  ['Ana Ruiz (34-3) won the bout.', null],
  ['Ana Ruiz left Oslo at the age of 12.', null],
  ['Ana Ruiz, 34 points behind, lost.', null],
])('the age in "%s"', (text, age) => {
  expect(of('Ana Ruiz', text).age).toBe(age)
})

test('a list of children with ages', () => {
  const text = 'They share Emil, 11, Frida, 9, and Hugo, 2.'
  expect(of('Frida', text)).toMatchObject({ age: 9, minor: true })
  expect(of('Hugo', text)).toMatchObject({ age: 2, minor: true })
})

test('a boy is a minor, somebody’s boy may be none', () => {
  expect(of('a boy', 'Police found a boy.').minor).toBe(true)
  expect(of('Ana Ruiz', 'Ana Ruiz, 34, spoke.').minor).toBe(false)
})

test('the dead', () => {
  expect(of('Bo Larsen', 'A storm killed Bo Larsen.').dead).toBe(true)
  expect(of('Bo Larsen', 'The late Bo Larsen wrote it.').dead).toBe(true)
  expect(of('Bo Larsen', 'A storm could have killed Bo Larsen.').dead).toBe(false)
  expect(of('Ana Ruiz', 'Ana Ruiz spoke of the storm that killed Bo Larsen.').dead).toBe(false)
})

test('roles stand beside a name or after "is"', () => {
  expect(of('Ana Ruiz', 'Cinematographer Ana Ruiz spoke.').roles).toEqual(['Cinematographer'])
  expect(of('Keith Lund', 'Keith Lund, a spokesman for the NTSB, spoke.').roles).toEqual([
    'spokesman for the NTSB',
  ])
  expect(of('Ana Ruiz', 'Ana Ruiz is a lawyer.').roles).toEqual(['lawyer'])
  expect(of('Ana Ruiz', 'Ana Ruiz is not a lawyer.').roles).toEqual([])
})

describe('what one person calls another is no role', () => {
  test.each([
    ['Mayor Anders Holt spoke. Ines Varga said Holt was a thief.', ['Mayor']],
    ['Mayor Anders Holt spoke. "Holt is a liar," said Ines Varga.', ['Mayor']],
    ['The clerk who claimed that Anders Holt was a thief left.', []],
    ['Anders Holt was a carpenter. He spoke on Friday.', ['carpenter']],
  ])('%s', (text, roles) => {
    expect(of('Anders Holt', text).roles).toEqual(roles)
  })
})
