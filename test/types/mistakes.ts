/**
 * Six mistakes that must not compile. The compiler reports a line marked `@ts-expect-error` that has no error, so a
 * mistake that slips through fails `npm run typecheck` and the test beside this file.
 */
import { type CharSpan, charSpan, tokenSpan } from '../../src/document/span.ts'
import type { Tokens } from '../../src/document/tokens.ts'
import { Pipeline } from '../../src/pipeline/pipeline.ts'
import { stage } from '../../src/pipeline/stage.ts'
import { quotations } from '../../src/stages/quotations/stage.ts'
import { sentences } from '../../src/stages/sentences/stage.ts'
import { tokens } from '../../src/stages/tokens/stage.ts'

/** What is right compiles: each mistake below differs from this in one thing. */
export const right = Pipeline.start.with(tokens).with(sentences).with(quotations)

export const wrongOrder = Pipeline.start
  .with(tokens)
  // @ts-expect-error quotations reads paragraphs, which sentences writes only after it
  .with(quotations)
  .with(sentences)

const otherTokens = stage({
  name: 'other-tokens',
  reads: [],
  writes: ['tokens'],
  run: (): { tokens: Tokens } => ({ tokens: right.read({ text: '', published: null }).tokens }),
})

// @ts-expect-error tokens are written already
export const twoWriters = Pipeline.start.with(tokens).with(otherTokens)

export const undeclaredRead = stage({
  name: 'undeclared-read',
  reads: ['tokens'],
  writes: ['quotations'],
  // @ts-expect-error sentences is not among what it reads
  run: (document) => ({ quotations: document.sentences.length > 0 ? [] : [] }),
})

export const missingWrite = stage({
  name: 'missing-write',
  reads: ['tokens'],
  writes: ['paragraphs', 'sentences'],
  // @ts-expect-error sentences is promised and not returned
  run: () => ({ paragraphs: [tokenSpan(0, 1)] }),
})

const document = right.read({ text: '“No.”', published: null })

// @ts-expect-error a sentence is counted in tokens, not in characters
export const mixedUnits: CharSpan = document.sentences[0]!

// @ts-expect-error `within` takes characters and gives tokens
export const mixedAgain = document.tokens.within(document.tokens.within(charSpan(0, 4)))

// @ts-expect-error nothing here writes statements
export const absentLayer = document.statements
