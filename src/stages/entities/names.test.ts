import { describe, expect, test } from 'vitest'
import { findEntities } from './resolve.ts'
import { readMentions } from './texts.ts'

/** The names of the entities with one, each with all that it is called. */
function named(text: string): ReadonlyMap<string, readonly string[]> {
  const document = readMentions(text)
  const words = (place: number): string => document.tokens.words(document.mentions[place]!.span)
  return new Map(
    findEntities(document)
      .filter((one) => one.named)
      .map((one) => [one.name, one.mentions.map(words)]),
  )
}

describe('one last name, two bearers', () => {
  test('the pronoun after it tells', () => {
    const text = 'Ana Keller and Luis Keller came to Troy. Keller said his boat was lost.'
    expect(named(text).get('Luis Keller')).toContain('Keller')
    expect(named(text.replace('his', 'her')).get('Ana Keller')).toContain('Keller')
  })
  test('a title outweighs who came first', () => {
    expect(
      named('Luis Keller wed Ana Keller in Troy. Mrs. Keller said nothing.').get('Ana Keller'),
    ).toContain('Mrs. Keller')
  })
})

describe('short forms', () => {
  test('of a first name', () => {
    expect(named('Trevor Varga left. "He was kind, Trev," said Ana Holt.').get('Trevor Varga')).toContain(
      'Trev',
    )
    expect(named('Anna-Lena Varga left. Luis Holt said Anna was kind.').get('Anna-Lena Varga')).toContain(
      'Anna',
    )
  })
  test('the first word of a body that the text has in full, once', () => {
    expect(named('Norvik Shipping lost money. Norvik said it would close.').get('Norvik Shipping')).toContain(
      'Norvik',
    )
    const two = named('Norvik Shipping sued Norvik Airlines. Norvik said it would close.')
    expect(two.get('Norvik Shipping')).not.toContain('Norvik')
  })
  test('what children call their parents names nobody', () => {
    expect([...named('"Mam always said so," Ana Varga recalled.').keys()]).toEqual(['Ana Varga'])
  })
})

describe('names with hyphens', () => {
  test('stay whole', () => {
    expect([...named('The singer, Kim Dong-ha, wept. Jae-won Holt left.').keys()]).toEqual([
      'Kim Dong-ha',
      'Jae-won Holt',
    ])
  })
})
