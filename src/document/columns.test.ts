import { describe, expect, test } from 'vitest'
import { DEPRELS, type Deprel, Syntax } from './syntax.ts'
import { Tags, UPOS, type Upos, XPOS, type Xpos } from './tags.ts'

describe('tags', () => {
  const upos = (tag: Upos) => UPOS.indexOf(tag)
  const xpos = (tag: Xpos) => XPOS.indexOf(tag)
  const tags = new Tags(Uint8Array.of(upos('PROPN'), upos('VERB')), Uint8Array.of(xpos('NNP'), xpos('VBD')), [
    'Ada',
    'leave',
  ])

  test('are columns of numbers with names', () => {
    expect([tags.upos(0), tags.xpos(0), tags.lemma(0)]).toEqual(['PROPN', 'NNP', 'Ada'])
    expect([tags.upos(1), tags.xpos(1), tags.lemma(1)]).toEqual(['VERB', 'VBD', 'leave'])
  })

  test('outside the text are unknown', () => {
    for (const i of [-1, 2]) expect([tags.upos(i), tags.xpos(i), tags.lemma(i)]).toEqual(['X', 'XX', ''])
  })
})

describe('syntax', () => {
  // The ferry left early | It rained
  const heads = Int32Array.of(1, 2, -1, 2, 5, -1)
  const names: readonly Deprel[] = ['det', 'nsubj', 'root', 'advmod', 'expl', 'root']
  const syntax = new Syntax(
    heads,
    Uint8Array.from(names, (name) => DEPRELS.indexOf(name)),
  )

  test('gives head and relation', () => {
    expect([0, 1, 2, 3, 4, 5].map((i) => syntax.head(i))).toEqual([...heads])
    expect([0, 1, 2, 3, 4, 5].map((i) => syntax.deprel(i))).toEqual(names)
  })

  test('lists dependents in text order', () => {
    expect(syntax.children(2)).toEqual([1, 3])
    expect(syntax.children(5)).toEqual([4])
    expect(syntax.children(0)).toEqual([])
  })

  test('outside the text there is nothing', () => {
    for (const i of [-1, 6])
      expect([syntax.head(i), syntax.deprel(i), syntax.children(i)]).toEqual([-1, 'dep', []])
  })
})

test('the names fit into a byte, each once', () => {
  for (const names of [UPOS, XPOS, DEPRELS]) {
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeLessThan(256)
  }
})
