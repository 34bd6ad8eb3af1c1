import type { Entity } from '../../document/layers.ts'
import { stage } from '../../pipeline/stage.ts'

/** Entities for the proofs of rule files, which need no coreference: every mention stands for one of its own. */
export const apart = stage({
  name: 'apart',
  reads: ['tokens', 'mentions'],
  writes: ['entities'],
  run: ({ tokens, mentions }) => ({
    entities: mentions.map(
      ({ span, name, form, type, number, gender }, place): Entity => ({
        type: type ?? 'person',
        name: tokens.words(name ?? span),
        named: form === 'name',
        number,
        gender,
        mentions: [place],
        members: [],
      }),
    ),
  }),
})
