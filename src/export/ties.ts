import type { HearsayRecord, RecordRelation } from '../record/record.ts'

/** A property of schema.org from one end of a relation to the other, each an id of an entity. */
type Tie = readonly [from: string, property: string, to: string]

/** Ids of other entities by property. */
export type Ties = Readonly<Record<string, ReadonlySet<string>>>

/**
 * What the relations of a record give each entity, by its id. Left out are relations on somebody's word only, and what
 * schema.org has no property for: partner, ex-spouse, represents, and an employer or a body that is no organization.
 */
export function tiesOf({ relations, entities }: HearsayRecord): ReadonlyMap<string, Ties> {
  const types = new Map(entities.map(({ id, type }) => [id, type]))
  const fits = ([from, property, to]: Tie): boolean =>
    types.get(from) === 'person' &&
    types.get(to) === (property === 'worksFor' || property === 'memberOf' ? 'organization' : 'person')
  const ties = new Map<string, Record<string, Set<string>>>()
  const facts = relations.filter(({ statement }) => statement === null)
  for (const [from, property, to] of facts.flatMap(tiesIn).filter(fits)) {
    const own = ties.get(from) ?? {}
    own[property] ??= new Set()
    own[property].add(to)
    ties.set(from, own)
  }
  return ties
}

function tiesIn({ type, from, to }: RecordRelation): readonly Tie[] {
  const both = (property: string): readonly Tie[] => [
    [from, property, to],
    [to, property, from],
  ]
  if (type === 'spouse' || type === 'sibling') return both(type)
  if (type === 'relative') return both('relatedTo')
  if (type === 'parent')
    return [
      [from, 'children', to],
      [to, 'parent', from],
    ]
  if (type === 'employer') return [[to, 'worksFor', from]]
  return type === 'member' ? [[from, 'memberOf', to]] : []
}
