import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOfSentences } from '../../corpora/name-text.ts'
import { tokenSpan } from '../../document/span.ts'
import { decodeSections, ModelError } from '../../learn/weight-file.ts'
import { findRuleNames } from '../mentions/names.ts'
import { Reading } from '../mentions/reading.ts'
import { syntax } from '../syntax/stage.ts'
import { Words } from '../tags/words.ts'
import { tokenize } from '../tokens/stage.ts'
import { WordClasses } from './clusters.ts'
import { NameColumns } from './columns.ts'
import { ALL, bit, CLOSED, LABELS, labelOf, OPENING, OUTSIDE, TRANSITIONS } from './labels.ts'
import { Lattice } from './lattice.ts'
import { learnClusters } from './learn-clusters.ts'
import { loadNameTagger, nameTagger } from './model.ts'
import { candidateRuns } from './tagger.ts'
import { allowedLabels, type NameTraining, trainNames } from './train.ts'

const SENTENCES: readonly (readonly [string, string])[] = [
  ['Quillon Vardis met Orla Tennick in Mosswick .', 'B-PER I-PER O B-PER I-PER O B-LOC O'],
  ['Yesterday Orla Tennick left Mosswick for Dunharrow .', 'O B-PER I-PER O B-LOC O B-LOC O'],
  ['Brindle Foods sued Quillon Vardis in Dunharrow .', 'B-ORG I-ORG O B-PER I-PER O B-LOC O'],
  ['The shares of Brindle Foods fell in Mosswick .', 'O O O B-ORG I-ORG O O B-LOC O'],
]

const training = (): NameTraining[] =>
  SENTENCES.map(([words, labels]) => {
    const types = { PER: 'person', ORG: 'organization', LOC: 'place' } as const
    const text = textOfSentences([{ words: words.split(' '), labels: labels.split(' ') }], types)
    const document = { ...text, published: null, quotations: [] }
    return {
      document: { ...document, ...syntax.run(document) },
      allowed: allowedLabels(text.tokens.length, text.names, text.complete),
      weight: 1,
    }
  })

const PLAN = { least: 1, fine: 6, coarse: 3, rounds: 4 }
const CLUSTERS = learnClusters(
  SENTENCES.map(([words]) => words.split(' ')),
  PLAN,
)

const learn = (): Uint8Array => trainNames(training(), CLUSTERS, { seed: 7, epochs: 12, runs: 2 })

describe('training', () => {
  it('gives the same bytes again', () => {
    expect(learn()).toEqual(learn())
  })

  it('finds the names it was shown', () => {
    const tagger = nameTagger(decodeSections(learn()))
    const [{ document }] = training() as [NameTraining]
    const reading = new Reading(document)
    const outside = new Float64Array(document.tokens.length)
    const found = tagger.tag(reading, findRuleNames(reading), outside)
    expect(found.map((name) => `${name.type}: ${document.tokens.words(name)}`)).toEqual([
      'person: Quillon Vardis',
      'person: Orla Tennick',
      'place: Mosswick',
    ])
    for (const { start, probability } of found) {
      expect(probability).toBeGreaterThan(0.5)
      expect(outside[start]).toBeLessThan(0.5)
    }
    expect(outside[2]).toBe(1)
  })

  it('leaves open what the annotation leaves open', () => {
    const person = { span: { start: 1, end: 2 }, type: 'person' } as const
    const [before, inside] = allowedLabels(3, [person], ['person'])
    expect(inside).toBe(bit(labelOf(0, 3)))
    expect(before! & bit(labelOf(0, 0))).toBe(0)
    expect(before! & bit(OUTSIDE)).not.toBe(0)
    expect(before! & bit(labelOf(2, 3))).not.toBe(0)
    expect(allowedLabels(1, [{ span: { start: 0, end: 1 }, type: null }], ['person'])[0]).toBe(ALL)
    expect(allowedLabels(1, [{ span: { start: 0, end: 1 }, type: 'other' }], [])[0]).toBe(bit(OUTSIDE))
  })
})

describe('clusters', () => {
  const classes = new WordClasses(CLUSTERS)
  const clusterOf = (word: string): number => classes.of(tokenize(word), 0)

  it('are found by the form, digits as zeros, else by the form in lower case', () => {
    expect(clusterOf('Mosswick')).toBeGreaterThanOrEqual(0)
    expect(clusterOf('MET')).toBe(clusterOf('met'))
    expect(clusterOf('mosswick')).toBe(-1)
    const years = new WordClasses(
      learnClusters(
        [
          ['In', '1998'],
          ['In', '2001'],
        ],
        PLAN,
      ),
    )
    expect(years.of(tokenize('1776'), 0)).toBe(years.of(tokenize('2001'), 0))
    expect(years.of(tokenize('1776'), 0)).not.toBe(-1)
  })

  it('leave out forms that are rare', () => {
    const often = new WordClasses(
      learnClusters(
        SENTENCES.map(([words]) => words.split(' ')),
        { ...PLAN, least: 2 },
      ),
    )
    expect(often.of(tokenize('Mosswick'), 0)).not.toBe(-1)
    expect(often.of(tokenize('shares'), 0)).toBe(-1)
  })
})

describe('what is looked at', () => {
  const candidates = (text: string): readonly string[] => {
    const words = tokenize(text)
    const input = {
      text,
      published: null,
      tokens: words,
      sentences: [tokenSpan(0, words.length)],
      quotations: [],
    }
    const reading = new Reading({ ...input, ...syntax.run(input) })
    const columns = new NameColumns(reading, findRuleNames(reading), new Words(), new WordClasses(CLUSTERS))
    return candidateRuns(columns, tokenSpan(0, words.length)).map((run) => words.words(run))
  }

  it('are capitals, and places and first names of the lists in lower case', () => {
    expect(candidates('we went from san francisco to mexico with jen')).toEqual([
      'san francisco',
      'mexico',
      'jen',
    ])
    expect(candidates('they said it would rain in the spring')).toEqual([])
  })
})

describe('the lattice', () => {
  const score = fc.double({ min: -3, max: 3, noNaN: true })
  const allowed = new Set(TRANSITIONS)

  it('sums and maximises over all paths as counting them one by one does', () => {
    const scores = fc.array(score, { minLength: 3 * LABELS, maxLength: 3 * LABELS })
    fc.assert(
      fc.property(scores, fc.array(score, { minLength: 169, maxLength: 169 }), (cells, pairs) => {
        const lattice = new Lattice()
        lattice.resize(3)
        lattice.scores.set(cells)
        const transitions = Float32Array.from(pairs)
        const sums = new Float64Array(3 * LABELS)
        let total = 0
        let best = Number.NEGATIVE_INFINITY
        const weigh = (a: number, b: number, c: number): number =>
          cells[a]! +
          cells[LABELS + b]! +
          cells[2 * LABELS + c]! +
          transitions[a * LABELS + b]! +
          transitions[b * LABELS + c]!
        for (const a of OPENING)
          for (let b = 0; b < LABELS; b++)
            for (const c of CLOSED) {
              if (!allowed.has(a * LABELS + b) || !allowed.has(b * LABELS + c)) continue
              const weight = weigh(a, b, c)
              total += Math.exp(weight)
              for (const at of [a, LABELS + b, 2 * LABELS + c]) sums[at]! += Math.exp(weight)
              best = Math.max(best, weight)
            }
        lattice.use(transitions)
        expect(lattice.sum(null)).toBe(true)
        for (const [at, sum] of sums.entries()) expect(lattice.marginals[at]).toBeCloseTo(sum / total, 8)
        const out = new Uint8Array(3)
        lattice.best(transitions, out)
        expect(weigh(out[0]!, out[1]!, out[2]!)).toBeCloseTo(best, 4)
      }),
      { numRuns: 60 },
    )
  })

  it('says so where no path is allowed', () => {
    const lattice = new Lattice()
    lattice.resize(1)
    lattice.use(new Float32Array(LABELS * LABELS))
    expect(lattice.sum(() => bit(labelOf(0, 0)))).toBe(false)
  })
})

describe('the model', () => {
  it('is shipped whole', () => {
    expect(loadNameTagger()).toBeDefined()
  })

  it('refuses a file that lacks a part', () => {
    expect(() => nameTagger({})).toThrow(ModelError)
    const { clusters: _, ...rest } = decodeSections(learn())
    expect(() => nameTagger(rest)).toThrow(/clusters/)
  })
})
