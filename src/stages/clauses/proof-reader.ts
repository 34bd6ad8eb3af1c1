import { Pipeline } from '../../pipeline/pipeline.ts'
import { mentions } from '../mentions/stage.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { syntax } from '../syntax/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { apart } from './apart.ts'

/** Reads the examples of rule files, for the tests that prove them. */
export const proofReader = Pipeline.start
  .with(tokens)
  .with(sentences)
  .with(quotations)
  .with(syntax)
  .with(mentions)
  .with(apart)
