import { expect, test } from 'vitest'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { entities } from '../entities/stage.ts'
import { mentions } from '../mentions/stage.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { statements } from '../statements/stage.ts'
import { tags } from '../tags/stage.ts'
import { times } from '../times/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { Reported } from './reported.ts'

const reader = Pipeline.start
  .with(tokens)
  .with(sentences)
  .with(quotations)
  .with(tags)
  .with(mentions)
  .with(times)
  .with(entities)
  .with(statements)

test.each([
  ['Bo Larsen was ill.', 'ill', [false, false, false]],
  ['Ana Ruiz said Bo Larsen was ill.', 'ill', [true, false, false]],
  ['Ana Ruiz claimed Bo Larsen was ill.', 'ill', [true, false, true]],
  ['"Bo Larsen was ill," Ana Ruiz said.', 'ill', [true, true, true]],
])('%s', (text, word, [has, inQuotation, isClaim]) => {
  const document = reader.read({ text, published: null })
  const reported = new Reported(document.tokens, document.statements)
  const span = document.tokens.within({ start: text.indexOf(word), end: text.indexOf(word) + word.length })
  expect([reported.has(span), reported.inQuotation(span), reported.isClaim(span)]).toEqual([
    has,
    inQuotation,
    isClaim,
  ])
})
