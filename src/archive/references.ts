import type { HearsayRecord } from '../record/record.ts'

/** The first id that a record uses and does not have; null where all lead somewhere. */
export function danglingId({ entities, statements, relations, events }: HearsayRecord): string | null {
  const known = new Set([...entities, ...statements].map(({ id }) => id))
  const used = [
    ...statements.flatMap(({ speaker, addressee, via }) => [
      speaker,
      addressee?.entity,
      ...via.map(({ entity }) => entity),
    ]),
    ...relations.flatMap(({ from, to, statement }) => [from, to, statement]),
    ...events.flatMap(({ participants, statement }) => [
      ...participants.map(({ entity }) => entity),
      statement,
    ]),
  ]
  return used.find((id): id is string => typeof id === 'string' && !known.has(id)) ?? null
}
