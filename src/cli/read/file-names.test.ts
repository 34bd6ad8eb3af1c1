import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileNames, safeName } from './file-names.ts'

describe('an id as a file name', () => {
  test.each([
    ['the-ferry', 'the-ferry'],
    ['../../etc/passwd', 'etc-passwd'],
    ['https://a.example/x?y=1', 'https-a.example-x-y-1'],
    ['.hidden', 'hidden'],
    ['Brücke 3', 'Brücke-3'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['', 'story'],
    ['///', 'story'],
  ])('%j is %j', (id, name) => {
    expect(safeName(id)).toBe(name)
  })

  test('is safe whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const name = safeName(id)
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(151)
      }),
    )
    expect(Buffer.byteLength(safeName('ü'.repeat(500)))).toBeLessThanOrEqual(150)
  })
})

test('two records never get one name, also where names ignore case', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'A', 'a-2', 'b/', 'b', 'a-2-2')), (ids) => {
      const names = new FileNames()
      const taken = ids.map((id) => names.take(id).toLowerCase())
      expect(new Set(taken).size).toBe(ids.length)
    }),
  )
  const names = new FileNames()
  expect(['a', 'A', 'a'].map((id) => names.take(id))).toEqual(['a.json', 'A-2.json', 'a-3.json'])
})
