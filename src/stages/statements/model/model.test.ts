import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { charSpan } from '../../../document/span.ts'
import type { Card } from '../../../learn/card.ts'
import { resourceBytes, resourceText } from '../../../pipeline/resource.ts'
import { kernelCode } from '../../syntax/stage.ts'
import { readRules } from '../stage.ts'
import { type Example, examplesOf, type MarkedStatement } from './example.ts'
import { CUE_CLASSES } from './network.ts'
import { BEGIN } from './parts.ts'
import { storyReader } from './stories.ts'
import { trainStatements } from './train.ts'
import { loadReviser } from './weights.ts'

const nowhere = { addressee: [], venue: [], via: [] }

/** The examples of a text with one marked statement, given by its words. */
function examplesWith(
  text: string,
  marked: { cue: string; content: string; source: string | null },
): readonly Example[] {
  const at = (words: string) => charSpan(text.indexOf(words), text.indexOf(words) + words.length)
  const statement: MarkedStatement = {
    act: 'say',
    content: [at(marked.content)],
    cue: at(marked.cue),
    source: marked.source === null ? null : at(marked.source),
    ...nowhere,
  }
  const document = storyReader.read({ text, published: null })
  return examplesOf(document, readRules(document).described, [statement])
}

describe('an example', () => {
  test('has the classes of its items', () => {
    const [example] = examplesWith('Ana Okafor cited delays.', {
      cue: 'cited',
      content: 'delays',
      source: 'Ana Okafor',
    })
    expect([...example!.cues]).toEqual([0, 0, CUE_CLASSES.indexOf('say'), 0, 0])
    expect([...example!.marked[0]!.parts]).toEqual([
      BEGIN.source,
      BEGIN.source + 1,
      BEGIN.cue,
      BEGIN.content,
      0,
    ])
  })

  test('stands for a cue of several words by its last verb', () => {
    const text = 'Okafor went on to say it was late.'
    const [example] = examplesWith(text, { cue: 'went on to say', content: 'it was late', source: 'Okafor' })
    expect([...example!.cues].indexOf(CUE_CLASSES.indexOf('say'))).toBe(4)
  })

  test('holds cues of the rules that are none, with nothing that belongs to them', () => {
    const text = 'Okafor said it was late. Duarte cited delays.'
    const [first] = examplesWith(text, { cue: 'cited', content: 'delays', source: 'Duarte' })
    expect(first!.marked.map(({ item, parts }) => [item, Math.max(...parts)])).toEqual([[1, 0]])
    expect(Math.max(...first!.cues)).toBe(0)
  })

  test('takes a quotation with sentences of its own for one item', () => {
    const text = 'Okafor said: “It was late. We left.”'
    const [first] = examplesWith(text, { cue: 'said', content: 'It was late. We left.', source: 'Okafor' })
    expect([...first!.marked[0]!.parts].at(-1)).toBe(BEGIN.content)
  })
})

describe('the shipped model', () => {
  test('is the one its card describes', () => {
    const card = JSON.parse(resourceText('models/statements/card.json')) as Card
    const bytes = resourceBytes('models/statements/weights.bin')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256)
  })

  test('gives every cue a probability, and the same ones again', () => {
    const text = 'Okafor said it was late. She cited delays. Nobody knew why.'
    const document = storyReader.read({ text, published: null })
    const { described } = readRules(document)
    const found = loadReviser().read(described)
    for (const { probability } of found.flat()) {
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThan(1)
    }
    expect(loadReviser().read(described)).toEqual(found)
    expect(found[0]!.some(({ at }) => at === 1)).toBe(true)
  })

  test('reads a sentence without end in linear time and bounded memory', () => {
    const clause = 'Okafor said that Duarte said that '
    const read = (times: number): number => {
      const document = storyReader.read({ text: clause.repeat(times), published: null })
      const { described } = readRules(document)
      const begun = performance.now()
      loadReviser().read(described)
      return performance.now() - begun
    }
    read(50)
    const times = [read(100), read(100), read(100)].sort((a, b) => a - b)
    const eight = [read(800), read(800)].sort((a, b) => a - b)
    expect(eight[0]! / times[1]!).toBeLessThan(24)
  })
})

test('training twice gives the same bytes', { timeout: 60_000 }, () => {
  const stories = ['Okafor cited delays.', 'Duarte blamed rain.', 'Lindqvist promised trains.'].map(
    (text) => {
      const [source, cue, content] = text.slice(0, -1).split(' ')
      return examplesWith(text, { cue: cue!, content: content!, source: source! })
    },
  )
  const news = stories.map((examples) => ({ examples, variants: [] }))
  const plan = { seed: 7, epochs: 2, kernel: kernelCode() }
  const sum = (): string =>
    createHash('sha256')
      .update(trainStatements({ news, others: [] }, plan).bytes)
      .digest('hex')
  expect(sum()).toBe(sum())
})
