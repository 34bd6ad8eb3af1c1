import { Pipeline } from './pipeline/pipeline.ts'
import { attributes } from './stages/attributes/stage.ts'
import { attributions } from './stages/attributions/stage.ts'
import { entities } from './stages/entities/stage.ts'
import { events } from './stages/events/stage.ts'
import { mentions } from './stages/mentions/stage.ts'
import { quotations } from './stages/quotations/stage.ts'
import { relations } from './stages/relations/stage.ts'
import { sentences } from './stages/sentences/stage.ts'
import { statements } from './stages/statements/stage.ts'
import { syntax } from './stages/syntax/stage.ts'
import { times } from './stages/times/stage.ts'
import { tokens } from './stages/tokens/stage.ts'

/** The whole reader of English, a stage a line. */
export const english = Pipeline.start
  .with(tokens)
  .with(sentences)
  .with(quotations)
  .with(syntax)
  .with(mentions)
  .with(times)
  .with(entities)
  .with(statements)
  .with(attributions)
  .with(relations)
  .with(events)
  .with(attributes)
