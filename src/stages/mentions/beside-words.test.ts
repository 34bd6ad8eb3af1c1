import { describe, expect, test } from 'vitest'
import { readMentions } from '../entities/texts.ts'

/** The type of the mention whose name is some words; undefined where there is none. */
function typeOf(text: string, name: string): string | null | undefined {
  const { tokens, mentions } = readMentions(text)
  return mentions.find((one) => one.name !== null && tokens.words(one.name) === name)?.type
}

describe('words beside a name', () => {
  test('of kinship show a person', () => {
    expect(typeOf('Her sister-in-law, Mereoni, passed on the news.', 'Mereoni')).toBe('person')
    expect(typeOf('He left with his wife, Petra, on Friday.', 'Petra')).toBe('person')
  })
  test('show a body, a place, a ship', () => {
    expect(typeOf('The report by law firm Keller Hale came late.', 'Keller Hale')).toBe('organization')
    expect(typeOf('A fire burned the village of Ana Luiza on Monday.', 'Ana Luiza')).toBe('place')
    expect(typeOf('She died at Ana Keller hospital on Monday.', 'Ana Keller')).not.toBe('person')
  })
  test('show nothing where somebody is told something', () => {
    expect(typeOf('He told the newspaper Ana Keller had left.', 'Ana Keller')).toBe('person')
    expect(typeOf('She has confidence in Luis Holt.', 'Luis Holt')).toBe('person')
  })
  test('a disease is nobody, unless the text has somebody of that name', () => {
    expect(typeOf("He has Parkinson's disease.", 'Parkinson')).toBeUndefined()
    expect(typeOf("Luis Parkinson spoke. Parkinson's son left.", 'Parkinson')).toBe('person')
  })
})
