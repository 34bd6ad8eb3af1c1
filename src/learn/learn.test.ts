import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Card, checksum, openModel } from './card.ts'
import { Features, score, tableLength } from './features.ts'
import { hashString, mix, rowOf } from './hash.ts'
import { LogLinear } from './log-linear.ts'
import { quantize } from './quantize.ts'
import { seededRandom, shuffled } from './random.ts'
import { bytesOfText, decodeSections, encodeSections, ModelError } from './weight-file.ts'

const SIZE = 1000
const CLASSES = Uint8Array.of(0, 1, 2)

/** Ten words a class, and a word that says nothing. */
function decide(features: Features, example: number): number {
  features.clear()
  features.add(hashString(`word ${example % 30}`))
  features.add(hashString('any'))
  return example % 3
}

function taught(): LogLinear {
  const learner = new LogLinear(SIZE, 3, { rate: 0.1, smoothing: 0.1 })
  const features = new Features(SIZE, 4)
  const scores = new Float64Array(3)
  for (let example = 0; example < 600; example++) {
    const right = decide(features, example)
    score(learner.weights, features, CLASSES, scores)
    learner.learn(features, CLASSES, right, scores)
  }
  return learner
}

function correct(weights: Float32Array | Int8Array): number {
  const features = new Features(SIZE, 4)
  const scores = new Float64Array(3)
  let right = 0
  for (let example = 0; example < 30; example++) {
    const wanted = decide(features, example)
    if (CLASSES[score(weights, features, CLASSES, scores)] === wanted) right++
  }
  return right
}

describe('learning', () => {
  test('separable classes are learned, and survive eight bits', () => {
    const weights = taught().averaged()
    expect(correct(weights)).toBe(30)
    expect(correct(quantize(weights).bytes)).toBe(30)
  })

  test('the same examples give the same weights', () => {
    expect(taught().averaged()).toEqual(taught().averaged())
  })

  test('nothing is learned where no candidate is right', () => {
    const learner = new LogLinear(SIZE, 3, { rate: 0.1, smoothing: 0.1 })
    const features = new Features(SIZE, 4)
    decide(features, 1)
    learner.learn(features, CLASSES, -1, new Float64Array(3))
    expect(learner.weights.every((weight) => weight === 0)).toBe(true)
  })

  test('starting anew keeps the given weights and forgets the rest', () => {
    const learner = taught()
    const weights = learner.averaged()
    learner.restart(weights)
    expect(learner.averaged()).toEqual(weights)
    learner.restart(null)
    expect(learner.averaged().every((weight) => weight === 0)).toBe(true)
  })
})

describe('hashing', () => {
  test('rows lie in the table', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5_000_000 }), (hash, size) => {
        const row = rowOf(hash, size)
        expect(row).toBeGreaterThanOrEqual(0)
        expect(row + 3).toBeLessThan(tableLength(size, 3) + 1)
      }),
    )
  })

  test('order matters, and small numbers do not meet', () => {
    const seen = new Set<number>()
    for (let a = 0; a < 200; a++) for (let b = 0; b < 200; b++) seen.add(mix(a, b))
    expect(seen.size).toBe(40_000)
  })
})

describe('quantizing', () => {
  test('no weight in range is off by more than half a step', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, min: -1000, max: 1000 })), (values) => {
        const weights = Float32Array.from(values)
        const { bytes, step } = quantize(weights, 0)
        for (const [i, weight] of weights.entries())
          expect(Math.abs(bytes[i]! * step - weight)).toBeLessThanOrEqual(step * 0.5001)
      }),
    )
  })
})

test('the same seed gives the same order, another seed another', () => {
  const items = Array.from({ length: 50 }, (_, i) => i)
  expect(shuffled(items, seededRandom(3))).toEqual(shuffled(items, seededRandom(3)))
  expect(shuffled(items, seededRandom(3))).not.toEqual(shuffled(items, seededRandom(4)))
  expect(shuffled(items, seededRandom(3)).sort((a, b) => a - b)).toEqual(items)
})

describe('weight files', () => {
  const file = encodeSections({ one: bytesOfText('abc'), two: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) })
  const card: Pick<Card, 'stage' | 'features' | 'bytes' | 'checksum'> = {
    stage: 'toy',
    features: 3,
    bytes: file.length,
    checksum: checksum(file),
  }

  test('sections come back as they were, wherever the file lies in memory', () => {
    const shifted = new Uint8Array(file.length + 3).subarray(3)
    shifted.set(file)
    for (const bytes of [file, shifted]) {
      const sections = openModel('toy', 3, card, bytes)
      expect(new TextDecoder().decode(sections.one)).toBe('abc')
      expect([...sections.two!]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(sections.two!.byteOffset % 8).toBe(0)
    }
  })

  test('a card that does not match is refused', () => {
    const changed = file.slice()
    changed[changed.length - 8]! ^= 1
    const refused = [
      () => openModel('other', 3, card, file),
      () => openModel('toy', 4, card, file),
      () => openModel('toy', 3, card, file.slice(0, -8)),
      () => openModel('toy', 3, card, changed),
    ]
    for (const open of refused) {
      expect(open).toThrow(ModelError)
      expect(open).toThrow(expect.objectContaining({ code: 'card-mismatch' }))
    }
  })

  test('what is not a weight file, or is cut off, is refused', () => {
    for (const bytes of [
      new Uint8Array(0),
      bytesOfText('not weights'),
      file.slice(0, 20),
      file.slice(0, -16),
    ])
      expect(() => decodeSections(bytes)).toThrow(expect.objectContaining({ code: 'bad-weights' }))
  })
})
