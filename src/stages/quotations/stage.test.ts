import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../../../bench/linear.ts'
import type { Quotation } from '../../document/layers.ts'
import { contains } from '../../document/span.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { sentences } from '../sentences/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { quotations } from './stage.ts'

const pipeline = Pipeline.start.with(tokens).with(sentences).with(quotations)
const read = (text: string) => pipeline.read({ text, published: null })
const found = (text: string): readonly (Quotation & { readonly words: string })[] =>
  read(text).quotations.map((quotation) => ({
    ...quotation,
    words: text.slice(quotation.inner.start, quotation.inner.end),
  }))

/** The words of each quotation, those inside another after it, with a `>` for each level. */
const outline = (text: string): readonly string[] =>
  found(text).map(({ depth, words }) => `${'>'.repeat(depth)}${words}`)

describe('pairs', () => {
  test.each([
    ['curly', '“We won,” she said. “We did.”', ['We won,', 'We did.']],
    ['straight', '"We won," she said. "We did."', ['We won,', 'We did.']],
    ['single', '‘We won,’ she said. ‘We did.’', ['We won,', 'We did.']],
    ['straight single', "'We won,' she said.", ['We won,']],
    ['angle', '«We won», she said.', ['We won']],
    ['typewritten', "``We won,'' she said.", ['We won,']],
    ['of two kinds', 'the word “late"', ['late']],
    [
      'single inside double',
      '“He said, ‘Go,’ and I went,” she said.',
      ['He said, ‘Go,’ and I went,', '>Go,'],
    ],
    [
      'double inside single',
      '‘He said, “Go,” and I went,’ she said.',
      ['He said, “Go,” and I went,', '>Go,'],
    ],
    [
      'double inside double',
      '“He said, “Go,” and I went,” she said.',
      ['He said, “Go,” and I went,', '>Go,'],
    ],
    ['straight inside straight', '"The word \'late\' hurts," she said.', ["The word 'late' hurts,", '>late']],
    [
      'three deep',
      '“He said, ‘She said, “Go.”’”',
      ['He said, ‘She said, “Go.”’', '>She said, “Go.”', '>>Go.'],
    ],
    ['one word', 'the “new” ferry and its "old" quay', ['new', 'old']],
    ['none', 'The ferry left.', []],
    ['nothing between', 'It said “” and "".', []],
  ])('%s', (_, text, expected) => expect(outline(text)).toEqual(expected))
})

describe('what is no quotation mark', () => {
  test.each([
    ['a contraction', "It's not the ferry's, don't ask."],
    ['a possessive plural', "the brothers' house and the sisters’ boat"],
    ['dropped letters', "get 'em goin’ in the ’60s, 'round the corner"],
    ['feet and inches', "He is 6'2\" and she is 5' tall."],
  ])('%s', (_, text) => expect(outline(text)).toEqual([]))

  test('an apostrophe does not close a quotation', () => {
    expect(outline("'The brothers' boat sank,' she said.")).toEqual(["The brothers' boat sank,"])
    expect(outline('‘It’s Ada’s,’ he said.')).toEqual(['It’s Ada’s,'])
  })
})

describe('over paragraphs', () => {
  test('a quotation left open is carried on by a mark that opens the next paragraph', () => {
    const parts = found('“One.\n\n“Two.\n\n“Three,” she said.')
    expect(parts.map(({ words, continues, closed }) => ({ words, continues, closed }))).toEqual([
      { words: 'One.', continues: null, closed: false },
      { words: 'Two.', continues: 0, closed: false },
      { words: 'Three,', continues: 1, closed: true },
    ])
  })

  test('not by a mark further on, nor after one that was closed', () => {
    expect(found('“One.\n\nShe said, “Two.”').map(({ continues }) => continues)).toEqual([null, null])
    expect(found('“One.”\n\n“Two.”').map(({ continues }) => continues)).toEqual([null, null])
  })
})

describe('marks that are missing', () => {
  test('the closing one: the quotation ends with its paragraph', () => {
    expect(found('He called it “a farce. No one knew.\n\nIt rained.')).toMatchObject([
      { words: 'a farce. No one knew.', opened: true, closed: false },
    ])
  })

  test('the opening one: the quotation begins with its paragraph', () => {
    expect(found('It rained.\n\nWe knew it,” she said.')).toMatchObject([
      { words: 'We knew it,', opened: false, closed: true },
    ])
  })

  test('one of several: the others still find theirs', () => {
    expect(outline('“We won, she said. “We did.”')).toContain('We did.')
  })
})

test('outer holds the marks, inner the words, tokens the same words', () => {
  const text = 'So: “We won,” she said.'
  const [quotation] = read(text).quotations
  expect(text.slice(quotation!.outer.start, quotation!.outer.end)).toBe('“We won,”')
  expect(text.slice(quotation!.inner.start, quotation!.inner.end)).toBe('We won,')
  expect(read(text).tokens.words(quotation!.tokens)).toBe('We won,')
})

const marked = fc
  .array(
    fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '«',
      '»',
      '„',
      '``',
      "''",
      ' ',
      ' said ',
      'Ada',
      's',
      '.',
      '\n\n',
      '5',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''))

test('property: quotations nest, stay in their paragraph, and stand in the order of their marks', () => {
  fc.assert(
    fc.property(marked, (text) => {
      const { quotations, paragraphs } = read(text)
      for (const [i, quotation] of quotations.entries()) {
        const around = quotation.within === null ? null : quotations[quotation.within]!
        expect(contains(quotation.outer, quotation.inner)).toBe(true)
        expect(quotation.tokens.end).toBeGreaterThan(quotation.tokens.start)
        expect(paragraphs.some((paragraph) => contains(paragraph, quotation.tokens))).toBe(true)
        if (around) expect(contains(around.tokens, quotation.tokens)).toBe(true)
        if (around) expect(around.depth).toBeLessThan(quotation.depth)
        if (quotation.within !== null) expect(quotation.within).toBeLessThan(i)
        if (quotation.continues !== null) expect(quotation.continues).toBeLessThan(i)
        if (i > 0) expect(quotation.outer.start).toBeGreaterThanOrEqual(quotations[i - 1]!.outer.start)
      }
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['opening', '“'],
  ['closing', '”'],
  ['straight', '"'],
  ['single', "'"],
  ['opening single', '‘'],
])('10,000 %s marks alone are read', (_, mark) => {
  expect(() => read(mark.repeat(10_000))).not.toThrow()
  expect(() => read(`word ${mark}word `.repeat(10_000))).not.toThrow()
})

test.each([
  ['quotes', '“We won,” she said. '.repeat(500)],
  ['opening marks', 'She said “yes. '.repeat(1_000)],
  ['closing marks', 'Yes,” she said. '.repeat(1_000)],
  ['nested marks', '“a ‘b '.repeat(1_000)],
  ['paragraphs left open', '“We waited.\n\n'.repeat(1_000)],
])('takes time in proportion to length: %s', { retry: 2 }, (_, text) => {
  expect(growth(read, text).excess).toBeLessThan(2.5)
})
