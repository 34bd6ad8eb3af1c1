import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv } from './csv.ts'

/** A reader of RFC 4180, for the tests. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

test('any text comes back', () => {
  const texts = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 })
  fc.assert(
    fc.property(texts, (rows) => {
      expect(parse(csv(['a', 'b'], rows))).toEqual([
        ['a', 'b'],
        ...rows.map((row) => row.map((t) => t.toWellFormed())),
      ])
    }),
  )
})

test('nothing is an empty cell', () => {
  expect(csv(['a', 'b', 'c'], [[null, 0, true]])).toBe('a,b,c\r\n,0,true\r\n')
})
