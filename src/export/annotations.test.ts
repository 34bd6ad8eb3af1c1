import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRecord, tideway } from '../../test/cli/tideway.ts'
import { read } from '../index.ts'
import type { HearsayRecord, RecordStatement } from '../record/record.ts'
import { toAnnotations } from './annotations.ts'

/** What a reader of the standard finds at every target: the words at the position, which the quotation repeats. */
function expectWordsAtSelectors(record: HearsayRecord): void {
  const characters = [...record.article.text]
  const { items } = toAnnotations(record)
  expect(items).toHaveLength(record.statements.length)
  for (const [at, { target }] of items.entries()) {
    const { content } = record.statements[at]!
    expect(target.map(({ selector: [, { exact }] }) => exact)).toEqual(content.map(({ text }) => text))
    for (const {
      selector: [{ start, end }, { exact, prefix, suffix }],
    } of target) {
      expect(characters.slice(start, end).join('')).toBe(exact)
      expect(characters.slice(0, start).join('').endsWith(prefix)).toBe(true)
      expect(characters.slice(end).join('').startsWith(suffix)).toBe(true)
      expect((prefix + suffix).isWellFormed()).toBe(true)
    }
  }
}

const statementAt = (text: string, start: number, end: number): RecordStatement => ({
  ...tideway.statements[0]!,
  content: [{ start, end, text: text.slice(start, end) }],
})

test('every statement’s words stand at its selectors, wherever pairs of surrogates stand', () => {
  const words = fc.string({ unit: fc.constantFrom('a', ' ', '“', '😀', '𝒜', 'é', '👩‍🚒') })
  fc.assert(
    fc.property(words, words, words, (before, said, after) => {
      const text = before + said + after
      const statement = statementAt(text, before.length, before.length + said.length)
      expectWordsAtSelectors({ ...emptyRecord(text), statements: [statement] })
    }),
  )
})

test('every statement’s words stand at its selectors in stories as they are read', () => {
  for (const name of ['harrow-quay', 'redstone-fire']) {
    const story = readFileSync(new URL(`../../test/golden/${name}.txt`, import.meta.url), 'utf8')
    expectWordsAtSelectors(read(story, { id: name }))
  }
})

test('positions are code points, not UTF-16 code units', () => {
  const text = '🚢🚢 “Go on,” she said. 🚢'
  const [start, end] = [6, 12]
  const record = { ...emptyRecord(text), statements: [statementAt(text, start, end)] }
  expect(toAnnotations(record).items[0]!.target[0]!.selector).toEqual([
    { type: 'TextPositionSelector', start: 4, end: 10 },
    { type: 'TextQuoteSelector', exact: 'Go on,', prefix: '🚢🚢 “', suffix: '” she said. 🚢' },
  ])
})

describe('a page of annotations', () => {
  const page = toAnnotations(tideway)

  test('names its collection and its annotations by ids local to the document', () => {
    expect(page).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: '#tideway/statements/1',
      type: 'AnnotationPage',
      partOf: { id: '#tideway/statements', type: 'AnnotationCollection', total: 8 },
      startIndex: 0,
    })
    expect(page.items.map(({ id }) => id)).toEqual(tideway.statements.map(({ id }) => `#tideway/${id}`))
  })

  test('tells who says it, and how', () => {
    expect(page.items[1]!.body).toEqual([
      { type: 'TextualBody', purpose: 'identifying', value: 'Ilse Brandt' },
      { type: 'TextualBody', purpose: 'tagging', value: 'direct' },
      { type: 'TextualBody', purpose: 'tagging', value: 'say' },
    ])
    expect(page.items[4]!.body.map(({ value }) => value)).toEqual(['direct', 'say', 'tie'])
  })

  test('has a target for each span, in the article’s text', () => {
    const { target } = page.items[1]!
    expect(target).toHaveLength(3)
    for (const { source, scope } of target)
      expect({ source, scope }).toEqual({ source: '#tideway', scope: 'https://news.example/tideway' })
  })
})
