import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, guarded } from './csv.ts'

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

describe('a text that a spreadsheet would run', () => {
  test.each([
    ['=HYPERLINK("https://a.example")', '\'=HYPERLINK("https://a.example")'],
    ['@mayor', "'@mayor"],
    ['-5', "'-5"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ["'em in", "'em in"],
    ['— no', '— no'],
    [-5, -5],
    [null, null],
  ])('%j is %j', (value, safe) => expect(guarded(value)).toBe(safe))

  test('comes back as docs/cli.md says', () => {
    const back = (text: string): string => text.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')
    const text = fc.oneof(fc.string(), fc.stringMatching(/^'{0,2}[=+@\t-]?.*$/))
    fc.assert(
      fc.property(text, (any) => {
        expect(back(String(guarded(any)))).toBe(any)
        expect(guarded(any)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
