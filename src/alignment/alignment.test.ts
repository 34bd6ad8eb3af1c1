import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, sideBySide } from './compare.ts'
import { fingerprints, fingerprintsOf, wordCounts } from './shingles.ts'
import { formsOf, wordsOf } from './words.ts'

const wording = (text: string) => ({ text, words: wordsOf(text) })
const compared = (first: string, second: string) => compare(wording(first), wording(second))
const SAID = 'We will not close the harbour this winter, and 5.5% of the crews know it already'

describe('words', () => {
  test('keep numbers whole and typography apart', () => {
    expect(wordsOf('It’s 5.5% of 1,000 — Zoë’s').map(({ form }) => form)).toEqual([
      "it's",
      '5.5%',
      'of',
      '1,000',
      "zoe's",
    ])
  })

  test('without their places are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(formsOf(text)).toEqual(wordsOf(text).map(({ form }) => form))
      }),
    )
  })

  test('know brackets and ellipses', () => {
    const [, harbour, , late] = wordsOf('the [harbour master] … late')
    expect(harbour).toMatchObject({ form: 'harbour', bracketed: true, elided: false })
    expect(late).toMatchObject({ form: 'late', bracketed: false, elided: true })
  })
})

describe('fingerprints', () => {
  const only = (word: string) => [...wordCounts(word).keys()][0]
  const word = fc.constantFrom('ship', 'quay', 'storm', 'crew', 'port', 'rope', 'tide', 'wind', 'oar')

  test('are shared wherever six words in a row are', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 6, maxLength: 12 }),
        fc.array(word, { maxLength: 8 }),
        fc.array(word, { maxLength: 8 }),
        (shared, before, after) => {
          const one = new Set(fingerprints(shared.join(' ')))
          const other = fingerprints([...before, ...shared, ...after].join(' '))
          expect(other.some((print) => one.has(print))).toBe(true)
        },
      ),
    )
  })

  test('are the same, however the words are found', () => {
    const plain = fc.string({
      unit: fc.constantFrom(..."aZ9.,:%‘’“”–—'[] \n_"),
      maxLength: 60,
    })
    fc.assert(
      fc.property(plain, (text) => {
        const forms = formsOf(text)
        expect(fingerprints(text)).toEqual(fingerprintsOf(forms))
        // A letter that is not plain, as a word of its own, has the words looked for the other way.
        const counts = [...wordCounts(`${text} é`).entries()].filter(([hash]) => hash !== only('é'))
        expect(new Map(counts)).toEqual(wordCounts(text))
      }),
    )
  })

  test('of a few words are one', () => {
    expect(fingerprints('We appeal')).toHaveLength(1)
    expect(fingerprints('')).toEqual([])
  })
})

describe('an alignment', () => {
  test('never crosses, and what is the same is the same', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '[e]', '…')).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [wordsOf(left), wordsOf(right)]
        let [i, j] = [0, 0]
        for (const [place, step] of sideBySide(a, b).entries()) {
          if (place > 0) expect([step.a[0], step.b[0]]).toEqual([i, j])
          ;[i, j] = [step.a[1], step.b[1]]
          if (step.kind === 'same')
            expect(a.slice(...step.a).map(({ form }) => form)).toEqual(
              b.slice(...step.b).map(({ form }) => form),
            )
        }
      }),
    )
  })
})

describe('a wording beside another', () => {
  test.each([
    ['verbatim', 'we will NOT close the harbour this winter and 5.5% of the crews know it already'],
    ['shorter', 'We will not close the harbour this winter'],
    ['longer', `Let me be plain: ${SAID}`],
    ['overlapping', 'For we will not close the harbour this winter'],
    ['cut', 'We will not close the harbour … and 5.5% of the crews know it already'],
    ['bracketed', 'We will not close [Tideway port] this winter, and 5.5% of the crews know it already'],
    ['altered', 'We will not close the harbour this spring, and 5.5% of the crews know it already'],
  ] as const)('is %s', (kind, text) => {
    expect(compared(SAID, text).kind).toBe(kind)
  })

  test('says when a negation is gone or a number is another', () => {
    const { kind, changes } = compared(
      SAID,
      'We will close the harbour this winter, and 6% of the crews know it already',
    )
    expect(kind).toBe('altered')
    expect(changes).toEqual([
      { kind: 'cut', was: 'not', is: '', grave: 'negation' },
      { kind: 'altered', was: '5.5%', is: '6%', grave: 'number' },
    ])
  })

  test('of other words shares none', () => {
    expect(compared('Rain fell on the quay', 'Nobody sings here')).toMatchObject({ shared: 0, changes: [] })
  })
})
