import { expect, test } from 'vitest'
import type { PolnearChunk, PolnearStory } from '../corpora/polnear.ts'
import { charSpan } from '../document/span.ts'
import type { RecordStatement } from '../record/record.ts'
import { retrieval } from './figures.ts'
import { goldRecord } from './gold-record.ts'
import { MADE_UP, place } from './made-up.ts'
import { chunkFigures } from './polnear.ts'
import { chunkLines, polnearChunks } from './polnear-chunks.ts'

const chunk = (label: PolnearChunk['label'], start: number, end: number): PolnearChunk => ({
  label,
  span: charSpan(start, end),
})

test('chunks: exact, by their start, and by the words and marks in them', () => {
  const story: PolnearStory = {
    id: 'x',
    split: 'dev',
    published: null,
    text: 'Ada said, "no, no, no" and left.',
    chunks: [chunk('source', 0, 3), chunk('content', 10, 22)],
    attributions: [],
  }
  const system = [chunk('source', 0, 3), chunk('source', 0, 3), chunk('content', 10, 14)]
  const { source, cue, content } = chunkFigures([{ story, chunks: system }])
  expect(source.exact).toEqual(retrieval(1, 1, 1))
  expect(cue.exact).toEqual(retrieval(0, 0, 0))
  expect(content).toEqual({
    exact: retrieval(0, 1, 1),
    begin: retrieval(1, 1, 1),
    tokens: retrieval(3, 3, 7),
  })
})

/** The chunks of one statement as words; `content` lies between the first two bars, the cue between braces. */
function marked(source: string): readonly string[] {
  const text = source.replace(/[|{}]/g, '')
  const plain = source.replace(/[{}]/g, '')
  const start = plain.indexOf('|')
  const end = plain.indexOf('|', start + 1) - 1
  const bare = source.replaceAll('|', '')
  const cue = bare.includes('{') ? { start: bare.indexOf('{'), end: bare.indexOf('}') - 1, text: '' } : null
  const base = goldRecord(MADE_UP)
  const statement: RecordStatement = {
    ...base.statements[0]!,
    source: null,
    cue,
    content: [{ start, end, text: text.slice(start, end) }],
  }
  const record = { ...base, article: { ...base.article, text }, statements: [statement] }
  return polnearChunks(record).map(({ span }) => text.slice(span.start, span.end))
}

test.each([
  ['She said: "|We won|," and left.', ['"We won,"']],
  ['She said: “|We won.|”', ['“We won.”']],
  ["She said: ''|We won|,'' and left.", ["''We won,''"]],
  ['She said that |they won|, and left.', ['that they won']],
  ['She said that “|they won|”', ['that “they won”']],
  ['She said |they won|.', ['they won']],
  ['She {said} |they won|.', ['said', 'they won']],
  ['She has also {said} |they won|.', ['has also said', 'they won']],
])('%s', (source, chunks) => {
  expect(marked(source)).toEqual(chunks)
})

test('nested statements are left out', () => {
  const words = polnearChunks(goldRecord(MADE_UP)).map(({ span }) => MADE_UP.text.slice(span.start, span.end))
  expect(words).toContain('the police said the driver had slept')
  expect(words).not.toContain('the driver had slept')
  expect(words).toContain('"We were late,"')
})

test('lines count code points', () => {
  const text = '𝓐𝓑 said no'
  const { start, end } = place(text, 'no')
  expect(chunkLines('d', text, [chunk('content', start, end)])).toBe(
    '{"doc":"d","label":"content","start":8,"end":10}\n',
  )
})
