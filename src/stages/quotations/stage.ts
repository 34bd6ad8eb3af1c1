import type { Quotation } from '../../document/layers.ts'
import { stage } from '../../pipeline/stage.ts'
import { pairQuotations } from './pair.ts'

export const quotations = stage({
  name: 'quotations',
  reads: ['tokens', 'paragraphs'],
  writes: ['quotations'],
  run: ({ tokens, paragraphs }): { quotations: readonly Quotation[] } => ({
    quotations: pairQuotations(tokens, paragraphs),
  }),
})
