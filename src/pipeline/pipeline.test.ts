import { describe, expect, test } from 'vitest'
import { tokenSpan } from '../document/span.ts'
import { Tokens } from '../document/tokens.ts'
import { Pipeline } from './pipeline.ts'
import { stage } from './stage.ts'

const wholeText = stage({
  name: 'whole-text',
  reads: [],
  writes: ['tokens'],
  run: ({ text }) => ({ tokens: new Tokens(text, Uint32Array.of(0), Uint32Array.of(text.length)) }),
})
const oneParagraph = stage({
  name: 'one-paragraph',
  reads: ['tokens'],
  writes: ['paragraphs'],
  run: ({ tokens }) => ({ paragraphs: [tokenSpan(0, tokens.length)] }),
})

describe('a pipeline', () => {
  const pipeline = Pipeline.start.with(wholeText).with(oneParagraph)
  const context = { text: 'The ferry left.', published: '2024-05-04' }

  test('runs its stages in order, each with what those before it wrote', () => {
    const document = pipeline.read(context)
    expect(document).toMatchObject({ ...context, paragraphs: [{ start: 0, end: 1 }] })
    expect(document.tokens.words(tokenSpan(0, 1))).toBe('The ferry left.')
  })

  test('shows its stages with what they read and write', () => {
    expect(pipeline.stages.map(({ name, reads, writes }) => ({ name, reads, writes }))).toEqual([
      { name: 'whole-text', reads: [], writes: ['tokens'] },
      { name: 'one-paragraph', reads: ['tokens'], writes: ['paragraphs'] },
    ])
  })

  test('is not changed by adding to it, nor the context by reading', () => {
    const start = Pipeline.start.with(wholeText)
    start.with(oneParagraph)
    expect(start.stages).toHaveLength(1)
    expect(Pipeline.start.stages).toHaveLength(0)
    const given = Object.freeze({ ...context })
    pipeline.read(given)
    expect(given).toEqual(context)
  })

  test('is no promise: waiting for it gives the pipeline', async () => {
    expect(await pipeline).toBe(pipeline)
  })
})
