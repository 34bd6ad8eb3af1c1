import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareShingles, scoreExtraction, textOfPage } from './extraction.ts'

const corpora = process.env.HEARSAY_CORPORA ?? ''

describe('shingles of four words', () => {
  test('order and number count, punctuation does not', () => {
    expect(compareShingles('one two three four five', 'One? one, two three: four. five'.slice(5))).toEqual({
      right: 2,
      extra: 0,
      missing: 0,
    })
    expect(compareShingles('a b c d', 'a b c d a b c d')).toEqual({ right: 1, extra: 4, missing: 0 })
    expect(compareShingles('a b', '')).toEqual({ right: 0, extra: 0, missing: 1 })
  })
})

test.skipIf(!existsSync(join(corpora, 'html')))(
  'pages of the benchmark (HEARSAY_CORPORA names a corpora folder)',
  () => {
    const { pages, f1, precision } = scoreExtraction(corpora, textOfPage)
    expect(pages).toBe(181)
    expect(f1).toBeGreaterThan(0.97)
    expect(precision).toBeGreaterThan(0.97)
  },
  60_000,
)
