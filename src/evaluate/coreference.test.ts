import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charSpan } from '../document/span.ts'
import { english } from '../english.ts'
import { bCubed, bestAssignment, type Chain, ceafE, coreferenceFigures, muc } from './coreference.ts'
import { chainPair, gapFigures } from './coreference-sets.ts'

/** Worked by hand: gold A = 1 2 3, B = 4 5 6 7; the system cuts A's 3 off and joins it to half of B. */
const GOLD: readonly Chain[] = [
  [1, 2, 3],
  [4, 5, 6, 7],
]
const SYSTEM: readonly Chain[] = [
  [1, 2],
  [3, 4, 5],
  [6, 7],
]

describe('metrics of chains', () => {
  it('MUC counts links: recall 3 of 5, precision 3 of 4', () => {
    expect(muc(GOLD, SYSTEM)).toEqual({ goldRight: 3, gold: 5, systemRight: 3, system: 4 })
  })
  it('B³ counts shares of mentions: recall 11/3 of 7, precision 17/3 of 7', () => {
    const { goldRight, gold, systemRight, system } = bCubed(GOLD, SYSTEM)
    expect([gold, system]).toEqual([7, 7])
    expect(goldRight).toBeCloseTo(5 / 3 + 2, 10)
    expect(systemRight).toBeCloseTo(2 + 5 / 3 + 2, 10)
  })
  it('CEAF pairs chains: A with 1 2, B with 6 7', () => {
    const { goldRight, gold, system } = ceafE(GOLD, SYSTEM)
    expect([gold, system]).toEqual([2, 3])
    expect(goldRight).toBeCloseTo(4 / 5 + 4 / 6, 10)
  })
  it('CoNLL is the mean of the three F1; mentions of one side only count against it', () => {
    const { conll, muc: links } = coreferenceFigures([
      {
        gold: [[1, 2]],
        system: [
          [1, 2, 9],
          [4, -5],
        ],
      },
    ])
    expect(links).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5 })
    const bCubedF1 = (2 * (4 / 3 / 5)) / (4 / 3 / 5 + 1)
    const ceafF1 = (2 * (0.8 / 2) * 0.8) / (0.8 / 2 + 0.8)
    expect(conll).toBeCloseTo((0.5 + bCubedF1 + ceafF1) / 3, 10)
  })
  it('chains of one mention count on neither side', () => {
    const figures = coreferenceFigures([{ gold: [[1, 2], [3]], system: [[1, 2], [4]] }])
    expect(figures.conll).toBe(1)
  })
  it('nothing found is nothing right', () => {
    expect(coreferenceFigures([{ gold: [[1, 2]], system: [] }]).conll).toBe(0)
  })
})

it('the best assignment is the best of all', () => {
  const brute = (rows: readonly number[][], used: ReadonlySet<number> = new Set()): number => {
    const [row, ...rest] = rows
    if (row === undefined) return 0
    const taken = row.map((value, j) =>
      used.has(j) ? Number.NEGATIVE_INFINITY : value + brute(rest, new Set([...used, j])),
    )
    return Math.max(brute(rest, used), ...taken)
  }
  const cell = fc.integer({ min: 0, max: 9 })
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    )
  fc.assert(
    fc.property(table, (rows) => {
      expect(bestAssignment(rows.map((row) => Float64Array.from(row)))).toBeCloseTo(brute(rows), 8)
    }),
  )
})

const TEXT = 'Ana Keller met Luis Brandt at noon. She thanked the mayor. Keller left.'
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from)
  return charSpan(start, start + words.length)
}

it('a mention of the system is gold’s where its head is; types that are not kept are left out', () => {
  const mentions = [
    { span: at('Ana Keller'), head: at('Ana Keller'), chain: 1, type: 'person' },
    { span: at('noon'), head: at('noon'), chain: 2, type: 'time' },
    { span: at('She'), head: at('She'), chain: 1, type: 'person' },
    { span: at('Keller', 20), head: at('Keller', 20), chain: 1, type: 'person' },
  ]
  const document = english.read({ text: TEXT, published: null })
  const { gold, system } = chainPair({ mentions }, document, new Set(['person']))
  expect(gold).toEqual([[0, 2, 3]])
  expect(system.find((chain) => chain.includes(0))).toEqual(expect.arrayContaining([0, 3]))
})

it('GAP: a name corefers where the pronoun’s entity is called by it', () => {
  const example = {
    id: 'x',
    text: TEXT,
    pronoun: at('She'),
    names: [
      { span: at('Ana Keller'), corefers: true },
      { span: at('Luis Brandt'), corefers: false },
    ],
  }
  const { all, feminine, masculine } = gapFigures([example])
  expect([all.found, all.system, all.gold]).toEqual([1, 1, 1])
  expect(feminine.gold).toBe(1)
  expect(masculine.gold).toBe(0)
})
