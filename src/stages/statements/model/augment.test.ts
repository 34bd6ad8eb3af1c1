import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGold } from '../../../corpora/gold.ts'
import { joined, pronounced, restyled } from './augment.ts'

const text =
  'Maria Orr laughed. "We waited," Orr said. "It never came," Orr added.\n\nIt rained.\n\nShe left.\n'
const at = (words: string, from = 0): [number, number] => {
  const start = text.indexOf(words, from)
  return [start, start + words.length]
}
const later = text.indexOf('"It')
const story = parseGold(
  'story',
  JSON.stringify({
    id: 'story',
    entities: [
      {
        id: 'orr',
        name: 'Maria Orr',
        type: 'person',
        mentions: ['Maria Orr', 'Orr'],
        spans: [at('Maria Orr'), at('Orr', 20), at('Orr', later)],
      },
    ],
    statements: [
      {
        id: 1,
        mode: 'direct',
        act: 'say',
        content: [at('We waited')],
        cue: at('said'),
        source: at('Orr', 20),
        who: 'orr',
      },
      {
        id: 2,
        mode: 'direct',
        act: 'say',
        content: [at('It never came')],
        cue: at('added'),
        source: at('Orr', later),
        who: 'orr',
      },
    ],
  }),
  text,
  'golden',
)

describe('a story as another paper prints it', () => {
  test('with other marks, mark for mark', () => {
    expect(restyled(story, 'curly')!.text).toContain('“We waited,” Orr said. “It never came,” Orr added.')
    expect(restyled(story, 'single')!.text).toContain('‘We waited,’ Orr')
    expect(restyled(story, 'plain')!.text).toContain("'We waited,' Orr")
    expect(restyled({ ...story, text: '"He said, \'No,\'" she said.' }, 'single')).toBeNull()
  })

  test('with fewer paragraphs', () => {
    expect(joined(story).text).toBe(text.replace('rained.\n\n', 'rained.  '))
  })

  test('with pronouns for those who speak again', () => {
    const { text: changed, statements, entities } = pronounced(story)
    expect(changed).toContain('"We waited," she said. "It never came," she added.')
    const words = ({ start, end }: { readonly start: number; readonly end: number }): string =>
      changed.slice(start, end)
    expect(statements.map(({ source, cue, content }) => [source!, cue!, content[0]!].map(words))).toEqual([
      ['she', 'said', 'We waited'],
      ['she', 'added', 'It never came'],
    ])
    expect(entities[0]!.spans.map(words)).toEqual(['Maria Orr', 'she', 'she'])
  })

  test('and no offset moves with other marks, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('curly', 'single', 'plain'), (any, style) => {
        const other = restyled({ ...story, text: any }, style)
        expect(other?.text.length ?? any.length).toBe(any.length)
        expect(joined({ ...story, text: any }).text.length).toBe(any.length)
      }),
    )
  })
})
