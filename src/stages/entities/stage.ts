import type { Entity } from '../../document/layers.ts'
import { stage } from '../../pipeline/stage.ts'
import { findEntities } from './resolve.ts'

/** Who and what the mentions stand for. A pronoun that cannot be told belongs to no entity. */
export const entities = stage({
  name: 'entities',
  reads: ['tokens', 'paragraphs', 'sentences', 'quotations', 'tags', 'syntax', 'mentions'],
  writes: ['entities'],
  run: (document): { entities: readonly Entity[] } => ({ entities: findEntities(document) }),
})
