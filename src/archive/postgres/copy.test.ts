import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyValue } from './copy.ts'

/** As PostgreSQL's manual has it (sql-copy, text format). */
function readField(field: string): string | null {
  if (field === '\\N') return null
  const meaning: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }
  return field.replace(/\\(.)/gs, (_, letter: string) => meaning[letter] ?? letter)
}

test('a text comes back, but for what PostgreSQL cannot hold', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', '.', 'é', '🚢', '\0') }),
      (text) => {
        const field = copyValue(text)
        expect(field).not.toMatch(/[\t\n\r\0]/)
        expect(readField(field)).toBe(text.replaceAll('\0', '\ufffd'))
      },
    ),
  )
})

test('null, numbers, bytes and half a pair of surrogates', () => {
  expect([null, 0, -7, new Uint8Array([0, 255]), '\ud800'].map(copyValue)).toEqual([
    '\\N',
    '0',
    '-7',
    '\\\\x00ff',
    '\ufffd',
  ])
})
