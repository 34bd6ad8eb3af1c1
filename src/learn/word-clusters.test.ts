import { expect, it } from 'vitest'
import { type Bigrams, WordClusters } from './word-clusters.ts'

/** `a` to `c` stand after `the` and before `ran`, `x` to `z` after `in` and before `.`. */
const LINES = ['a', 'b', 'c', 'a', 'b'].map((word) => `the ${word} ran`)
LINES.push(...['x', 'y', 'z', 'y', 'x'].map((word) => `in ${word} .`))
const WORDS = ['a', 'x', 'b', 'y', 'c', 'z', 'the', 'ran', 'in', '.']

function bigrams(): Bigrams {
  const pairs = LINES.flatMap((line) => {
    const words = line.split(' ').map((word) => WORDS.indexOf(word))
    return words.slice(1).map((after, i) => [words[i]!, after] as const)
  })
  return {
    words: WORDS.length,
    before: Int32Array.from(pairs, ([before]) => before),
    after: Int32Array.from(pairs, ([, after]) => after),
    counts: new Int32Array(pairs.length).fill(1),
  }
}

/** The six words start in two classes by turns; the four around them keep a class of their own. */
function learned(): WordClusters {
  const of = Int32Array.from(WORDS, (_, i) => (i < 6 ? (i < 3 ? 0 : 1) : i - 4))
  const clusters = new WordClusters(bigrams(), { of, moving: 6, classes: 6, open: 2 })
  while (clusters.round() > 0);
  return clusters
}

it('groups words by the words beside them', () => {
  const { of } = learned()
  const [a, x, b, y, c, z] = of
  expect([b, c]).toEqual([a, a])
  expect([y, z]).toEqual([x, x])
  expect(a).not.toBe(x)
})

it('leaves the classes of fixed words, and gives no word one of them', () => {
  const { of } = learned()
  expect([...of.slice(6)]).toEqual([2, 3, 4, 5])
  expect(Math.max(...of.slice(0, 6))).toBeLessThan(2)
})

it('learns the same again', () => {
  expect(learned().of).toEqual(learned().of)
})
