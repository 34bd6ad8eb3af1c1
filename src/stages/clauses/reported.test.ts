import { expect, test } from 'vitest'
import { english } from '../../english.ts'
import { Reported } from './reported.ts'

test.each([
  ['Bo Larsen was ill.', 'ill', [false, false, false]],
  ['Ana Ruiz said Bo Larsen was ill.', 'ill', [true, false, false]],
  ['Ana Ruiz claimed Bo Larsen was ill.', 'ill', [true, false, true]],
  ['"Bo Larsen was ill," Ana Ruiz said.', 'ill', [true, true, true]],
])('%s', (text, word, [has, inQuotation, isClaim]) => {
  const document = english.read({ text, published: null })
  const reported = new Reported(document.tokens, document.statements)
  const span = document.tokens.within({ start: text.indexOf(word), end: text.indexOf(word) + word.length })
  expect([reported.has(span), reported.inQuotation(span), reported.isClaim(span)]).toEqual([
    has,
    inQuotation,
    isClaim,
  ])
})
