import type { RecordEntity } from '../../record/record.ts'
import { inFamily } from './family.ts'
import { plain } from './plain.ts'
import { count, type View } from './view.ts'

/** One kind of those who are in the story. */
export interface Division {
  /** `3 people`, `1 organization or group`. */
  readonly title: string
  /** Those of whom something is told, who speak most first. */
  readonly told: readonly RecordEntity[]
  /** Those who are only named, or stand in the family tree. */
  readonly named: readonly RecordEntity[]
}

const TIES: ReadonlySet<string> = new Set(['employer', 'member', 'represents'])

/** Other names used, each once; those that only add to the name are left out. */
export function otherNames({ name, aliases }: RecordEntity): string[] {
  const own = plain(name).toLowerCase()
  const others = new Map(aliases.map((alias) => [plain(alias).toLowerCase(), plain(alias)]))
  return [...others].flatMap(([lower, alias]) => (lower.includes(own) ? [] : [alias]))
}

/** Ids of those who have a tie that the table shows. */
function tiedIds(view: View): ReadonlySet<string> {
  return new Set(
    view.record.relations.flatMap(({ type, from, to }) =>
      !TIES.has(type) ? [] : type === 'employer' ? [to] : [from],
    ),
  )
}

/** Everybody of whom something is told, by kind; the people also where they are only named. */
export function castOf(view: View): readonly Division[] {
  const family = inFamily(view)
  const tied = tiedIds(view)
  const isTold = (entity: RecordEntity): boolean => {
    const { id, type, named, roles, age, minor, dead } = entity
    if (view.explain || view.said(id) > 0 || roles.length > 0 || tied.has(id)) return true
    if (family.has(id)) return false
    if (age !== null || minor || dead !== null) return true
    return type === 'person' && named && otherNames(entity).length > 0
  }
  const division = (entities: readonly RecordEntity[], one: string, many: string): Division => {
    const told = entities.filter(isTold).toSorted((a, b) => view.said(b.id) - view.said(a.id))
    const named = entities
      .filter(({ type, named }) => type === 'person' && named)
      .filter((entity) => !isTold(entity))
    return { title: count(told.length + named.length, one, many), told, named }
  }
  const of = (...types: readonly RecordEntity['type'][]): RecordEntity[] =>
    view.record.entities.filter(({ type }) => types.includes(type))
  const speaks = ({ id }: RecordEntity): boolean => view.said(id) > 0
  const bodies = [...of('organization', 'group'), ...of('place').filter(speaks)]
  const silent = view.explain ? [...of('place'), ...of('work')].filter((entity) => !speaks(entity)) : []
  return [
    division(of('person'), 'person', 'people'),
    division(bodies, 'organization or group', 'organizations and groups'),
    division(of('work').filter(speaks), 'document that speaks', 'documents that speak'),
    division(silent, 'place or work', 'places and works'),
  ]
}
