import { stage } from '../../pipeline/stage.ts'
import { findMentions } from './assemble.ts'

/** Names, nominals and pronouns that stand for persons, organizations, places, works and groups. */
export const mentions = stage({
  name: 'mentions',
  reads: ['tokens', 'sentences', 'quotations', 'tags'],
  writes: ['mentions'],
  run: (document) => ({ mentions: findMentions(document) }),
})
