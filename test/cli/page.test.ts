import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineText } from '../../src/cli/page/line.ts'
import { pageLines } from '../../src/cli/page/page.ts'
import { paint } from '../../src/cli/page/paint.ts'
import { columns } from '../../src/cli/page/width.ts'
import { recordSchema } from '../../src/record/record.ts'
import { expectFile } from './expected-file.ts'
import { emptyRecord, tideway } from './tideway.ts'

const usual = { width: 80, short: false, explain: false, all: false }

test('the story of the tests is a valid record', () => {
  expect(recordSchema.parse(tideway)).toEqual(tideway)
})

describe('the page of a whole story', () => {
  test.each([
    ['page-80.txt', usual],
    ['page-50-short.txt', { ...usual, width: 50, short: true }],
    ['page-80-all.txt', { ...usual, all: true }],
    ['page-100-explain.txt', { ...usual, width: 100, explain: true }],
  ] as const)('%s', (file, options) => {
    expectFile(file, paint(pageLines(tideway, options), false))
  })

  test('has a place for a story without anything', () => {
    expectFile('page-empty.txt', paint(pageLines(emptyRecord(''), usual), false))
  })
})

describe('colour', () => {
  test('changes no word', () => {
    const lines = pageLines(tideway, usual)
    const coloured = stripVTControlCharacters(paint(lines, true))
    expect(coloured.replace(/ +$/gm, '')).toBe(paint(lines, false))
  })

  test('gives a speaker one colour everywhere, and the two who speak most different ones', () => {
    const looks = (name: string): Set<string> =>
      new Set(
        pageLines(tideway, usual)
          .flat()
          .filter(({ text }) => text === name)
          .map((run) => run.looks.join(' ')),
      )
    const [brandt, lindqvist] = [looks('Ilse Brandt'), looks('Oke Lindqvist')]
    expect(brandt.size).toBe(1)
    expect(lindqvist.size).toBe(1)
    expect(brandt).not.toEqual(lindqvist)
  })
})

describe('whatever the words', () => {
  const words = fc.string({ unit: 'binary', maxLength: 400 })
  const hostile = (text: string) => ({
    ...tideway,
    article: {
      ...tideway.article,
      headline: text,
      outlet: text,
      byline: [text],
      id: text,
      text: text.repeat(Math.ceil(tideway.article.text.length / Math.max(1, text.length))),
    },
    entities: tideway.entities.map((entity) => ({ ...entity, name: text, aliases: [text] })),
    statements: tideway.statements.map((statement) => ({
      ...statement,
      content: statement.content.map((piece) => ({ ...piece, text })),
      cue: statement.cue && { ...statement.cue, text },
    })),
  })

  test('no control or bidirectional character reaches the terminal', () => {
    fc.assert(
      fc.property(words, (text) => {
        const page = [true, false]
          .map((explain) => paint(pageLines(hostile(text), { ...usual, explain }), false))
          .join('')
        expect(page).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
        )
        expect(page.isWellFormed()).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('no line is wider than the page', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 50, max: 100 }), fc.boolean(), (text, width, explain) => {
        const lines = pageLines(hostile(text), { ...usual, width, explain })
        for (const line of lines) expect(columns(lineText(line))).toBeLessThanOrEqual(width)
      }),
      { numRuns: 60 },
    )
  })

  test('statements that claim to stand in each other are each shown once', () => {
    const circle = {
      ...tideway,
      statements: tideway.statements.map((statement, place, all) => ({
        ...statement,
        within: all[(place + 1) % all.length]!.id,
      })),
    }
    const page = paint(pageLines(circle, usual), false)
    for (const { id } of tideway.statements)
      expect(page.match(new RegExp(`^[ │]*${id} `, 'gm'))).toHaveLength(1)
  })

  test('a family that runs in a circle is drawn once', () => {
    const relations = [
      { ...tideway.relations[1]!, from: 'e9', to: 'e10' },
      { ...tideway.relations[1]!, from: 'e10', to: 'e11' },
      { ...tideway.relations[1]!, from: 'e11', to: 'e9' },
    ]
    const page = paint(pageLines({ ...tideway, relations, entities: tideway.entities }, usual), false)
    expect(page.match(/─ Tove/g)).toHaveLength(1)
  })
})
