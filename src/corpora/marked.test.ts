import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { corporaFolder } from './files.ts'
import { markedText, parseMarked, readMarked, textHash } from './marked.ts'

const text = '"Rain is due," said Ann Orr.\n'
const one = {
  id: 'weather',
  sha256: textHash(text),
  statements: [
    {
      id: 1,
      mode: 'direct',
      act: 'say',
      content: [[1, 12]],
      cue: [15, 19],
      source: [20, 27],
      who: 'Ann Orr',
    },
  ],
}
const lineOf = (value: unknown) => parseMarked('weather.ndjson', `${JSON.stringify(value)}\n`)[0]!

describe('marks', () => {
  test('are spans of the text', () => {
    const { statements } = markedText(lineOf(one), text)
    const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end)
    expect(statements[0]!.content.map(words)).toEqual(['Rain is due'])
    expect([words(statements[0]!.cue), words(statements[0]!.source), statements[0]!.via]).toEqual([
      'said',
      'Ann Orr',
      null,
    ])
  })

  test('of another text, of none, or outside it are errors that name it', () => {
    expect(() => markedText(lineOf(one), `${text} `)).toThrow(/weather: is not the text/)
    expect(() => markedText(lineOf(one), undefined)).toThrow(/weather: the corpora folder does not hold it/)
    const far = { ...one, statements: [{ ...one.statements[0], cue: [15, 400] }] }
    expect(() => markedText(lineOf(far), text)).toThrow(/weather: \[15, 400\] lies outside/)
  })

  test('that are not as they should be name line and field', () => {
    expect(() => lineOf({ ...one, statements: [{ ...one.statements[0], act: 'sing' }] })).toThrow(
      /weather.ndjson:1: statements.0.act/,
    )
    expect(() => parseMarked('weather.ndjson', 'no\n')).toThrow(/weather.ndjson:1/)
  })

  for (const name of ['ewt', 'gum', 'masc'])
    test(`of ${name} nest and name statements that are there`, () => {
      const source = readFileSync(new URL(`./marked/${name}.ndjson`, import.meta.url), 'utf8')
      for (const { statements } of parseMarked(`${name}.ndjson`, source)) {
        const ids = statements.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const statement of statements)
          if (statement.in !== undefined) expect(ids).toContain(statement.in)
      }
    })

  const corpora = corporaFolder()
  test.skipIf(corpora === null)('stand in the corpora they were made of', () => {
    expect(readMarked(corpora!).length).toBeGreaterThan(0)
  })
})
