import { expect, test } from 'vitest'
import { Syntax } from '../document/syntax.ts'
import { Tags, UPOS, XPOS } from '../document/tags.ts'
import { Tokens } from '../document/tokens.ts'
import { scoreSyntax } from './syntax.ts'
import { scoreTags } from './tags.ts'
import { alignTokens, f1 } from './treebank-text.ts'

const TEXT = 'ab cd'
const NOUN = UPOS.indexOf('NOUN')
const NN = XPOS.indexOf('NN')

/** All nouns, each hanging from the one before it. */
function read(spans: readonly (readonly [number, number])[]) {
  const tokens = new Tokens(
    TEXT,
    Uint32Array.from(spans, ([start]) => start),
    Uint32Array.from(spans, ([, end]) => end),
  )
  const lemmas = spans.map(([start, end]) => TEXT.slice(start, end))
  const tags = new Tags(
    new Uint8Array(spans.length).fill(NOUN),
    new Uint8Array(spans.length).fill(NN),
    lemmas,
  )
  const syntax = new Syntax(
    Int32Array.from(spans, (_, i) => i - 1),
    new Uint8Array(spans.length),
  )
  return { text: TEXT, published: null, tokens, tags, syntax }
}

const gold = read([
  [0, 2],
  [3, 5],
])
const found = read([
  [0, 1],
  [1, 2],
  [3, 5],
])

test('only tokens with the same characters are compared', () => {
  expect([...alignTokens(gold, found)]).toEqual([-1, 2])
  expect([...alignTokens(gold, gold)]).toEqual([0, 1])
})

test('scores are F1 over gold and found tokens', () => {
  expect(f1(1, 2, 3)).toBe(40)
  expect(scoreTags([{ gold, found }])).toEqual({ upos: 40, xpos: 40, lemma: 40 })
  expect(scoreTags([{ gold, found: gold }])).toEqual({ upos: 100, xpos: 100, lemma: 100 })
})

test('a head counts only if it is the same token', () => {
  expect(scoreSyntax([{ gold, found: gold }])).toEqual({ uas: 100, las: 100 })
  expect(scoreSyntax([{ gold, found }])).toEqual({ uas: 0, las: 0 })
})
