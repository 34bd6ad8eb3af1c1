import { Pipeline } from './pipeline/pipeline.ts'
import { stage } from './pipeline/stage.ts'
import { quotations } from './stages/quotations/stage.ts'
import { sentences } from './stages/sentences/stage.ts'
import { tokens } from './stages/tokens/stage.ts'

const pending = stage({
  name: 'pending',
  reads: ['tokens'],
  writes: [
    'mentions',
    'timexes',
    'entities',
    'statements',
    'attributions',
    'attributes',
    'relations',
    'events',
  ],
  run: () => ({
    mentions: [],
    timexes: [],
    entities: [],
    statements: [],
    attributions: [],
    attributes: [],
    relations: [],
    events: [],
  }),
})

/** The whole reader of English, a stage a line. */
export const english = Pipeline.start.with(tokens).with(sentences).with(quotations).with(pending)
