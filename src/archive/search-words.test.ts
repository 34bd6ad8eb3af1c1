import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchText, searchWords } from './search-words.ts'

test('a text to be searched has the words that are looked for', () => {
  const pieces = fc.constantFrom(..."aZ9_’“—… .,'\\-\n\t\0éİſ🚢²½ﬁ中", 'a'.repeat(101))
  fc.assert(
    fc.property(fc.string({ unit: pieces }), (text) => {
      expect(searchWords(searchText(text))).toEqual(searchWords(text))
    }),
  )
})

test('plain texts are taken as they are', () => {
  expect(searchText('“We’ll close,” Holm said — 5.5%…')).toBe('“we’ll close,” holm said — 5.5%…')
  expect(searchText('Zoë’s café')).toBe('zoe s cafe')
})
