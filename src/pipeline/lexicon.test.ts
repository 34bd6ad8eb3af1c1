import { describe, expect, test } from 'vitest'
import { LexiconError, lazy, loadLexicon, parseLexicon, wordMap, wordSet } from './lexicon.ts'

const HEAD = '# origin: written for this test\n# license: Apache-2.0\n'

describe('a word list', () => {
  const list = parseLexicon(
    'ships.tsv',
    `${HEAD}# What floats.\nword\tkind\tnote\nferry\tboat\ttwo decks\nraft\n\ntug\tboat\r\n`,
  )

  test('has a head, columns and rows; cells left off are empty', () => {
    expect(list).toEqual({
      origin: 'written for this test',
      license: 'Apache-2.0',
      columns: ['word', 'kind', 'note'],
      rows: [
        ['ferry', 'boat', 'two decks'],
        ['raft', '', ''],
        ['tug', 'boat', ''],
      ],
    })
  })

  test('is a set of words or a map', () => {
    expect([...wordSet(list)]).toEqual(['ferry', 'raft', 'tug'])
    expect(wordMap(list).get('tug')).toBe('boat')
  })

  test.each([
    ['no origin', '# license: MIT\nword\na\n', 'ships.tsv: a word list starts with'],
    ['no licence', '# origin: here\nword\na\n', 'ships.tsv: a word list starts with'],
    ['no columns', HEAD, 'ships.tsv: a word list starts with'],
    ['too many cells', `${HEAD}word\na\tb\n`, 'ships.tsv:4: 2 cells where the head names 1'],
  ])('with %s is refused', (_, source, message) => {
    expect(() => parseLexicon('ships.tsv', source)).toThrow(LexiconError)
    expect(() => parseLexicon('ships.tsv', source)).toThrow(message)
  })
})

test('a list of the package is found by its path', () => {
  expect(wordSet(loadLexicon('stages/sentences/openers.tsv'))).toContain('The')
  expect(() => loadLexicon('stages/sentences/absent.tsv')).toThrow('absent.tsv')
})

test('lazy makes a value once, on first use, even one that is undefined', () => {
  let made = 0
  const value = lazy(() => {
    made++
    return undefined
  })
  expect(made).toBe(0)
  expect([value(), value()]).toEqual([undefined, undefined])
  expect(made).toBe(1)
})
