import { describe, expect, test } from 'vitest'
import type { RecordStatement } from '../../record/record.ts'
import { contentParagraphs } from './content.ts'

function paragraphs(
  article: string,
  mode: RecordStatement['mode'],
  pieces: readonly string[],
  short = false,
  by = 'quotation',
): string[] {
  const content = pieces.map((text) => {
    const start = article.indexOf(text)
    return { start, end: start + text.length, text }
  })
  return contentParagraphs(article, { mode, content, by } as unknown as RecordStatement, short)
}

describe('direct words', () => {
  test('stand in quotation marks', () => {
    expect(paragraphs('“It rained,” Ada said.', 'direct', ['It rained'])).toEqual(['“It rained”'])
  })

  test('that quote others have marks of the other kind', () => {
    expect(paragraphs("'He said “no” twice'", 'direct', ['He said “no” twice'])).toEqual([
      '‘He said “no” twice’',
    ])
    expect(paragraphs('“He said ‘no, “never”’”', 'direct', ['He said ‘no, “never”’'])).toEqual([
      '“He said ‘no, “never”’”',
    ])
  })

  test('that are broken up stay pieces', () => {
    expect(paragraphs('“It,” she said, “rained.”', 'direct', ['It', 'rained.'])).toEqual(['“It” … “rained.”'])
  })

  test('over paragraphs open each and close the last', () => {
    const article = '“It rained.\n\n“It poured.”'
    expect(paragraphs(article, 'direct', ['It rained.', 'It poured.'])).toEqual([
      '“It rained.',
      '“It poured.”',
    ])
  })
})

describe('words that the story does not quote', () => {
  test('have a dash and no marks', () => {
    expect(paragraphs('Holm: It rained.\nQ: When?', 'direct', ['It rained.'])).toEqual(['– It rained.'])
    expect(paragraphs('Holm: “No,” I said.', 'direct', ['“No,” I said.'], false, 'speaker-label')).toEqual([
      '– “No,” I said.',
    ])
  })
})

test('indirect words stand as they are', () => {
  expect(paragraphs('The dam is said to leak.', 'indirect', ['The dam', 'to leak'])).toEqual([
    'The dam … to leak',
  ])
})

describe('mixed words', () => {
  test('get back the mark that the record leaves out', () => {
    expect(paragraphs('He said it was “a wet day.”', 'mixed', ['it was “a wet day.'])).toEqual([
      'it was “a wet day.”',
    ])
    expect(paragraphs('“Wet” it was, he said', 'mixed', ['Wet” it was'])).toEqual(['“Wet” it was'])
    expect(paragraphs('He said it was "wet," and left', 'mixed', ['it was "wet'])).toEqual(['it was "wet"'])
  })

  test('that are whole get none', () => {
    expect(paragraphs('it was “wet” in town', 'mixed', ['it was “wet” in town'])).toEqual([
      'it was “wet” in town',
    ])
  })
})

describe('--short', () => {
  const long = 'The river rose by the hour. '.repeat(20).trim()

  test('cuts after a sentence and counts what is left out', () => {
    const [words, left] = paragraphs(`“${long}”`, 'direct', [long], true)
    expect(words).toMatch(/^“The river rose.*by the hour\. \[…\]$/)
    const shown = words!.replace(' […]', '').split(' ').length
    expect(left).toBe(`(${120 - shown} more words)`)
  })

  test('leaves alone what is a little too long', () => {
    const text = 'x'.repeat(230)
    expect(paragraphs(text, 'indirect', [text], true)).toEqual([text])
  })
})
