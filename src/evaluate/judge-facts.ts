import { KINSHIP, SYMMETRIC } from '../document/layers.ts'
import type { Side, SideEntity, SideEvent, SideRelation, SideTime } from './side.ts'
import { jaccard, wordStarts } from './words.ts'

/** Gold with the system's counterpart; one of them null where it is missed or spurious. */
export interface Match<T> {
  readonly gold: T | null
  readonly system: T | null
  readonly right: boolean
}

export interface FactJudgements {
  /** Named persons. */
  readonly persons: readonly Match<SideEntity>[]
  /** Entities with an age; right where the age is the same. */
  readonly ages: readonly Match<SideEntity>[]
  /** Relations, each once; ids are the system's where the entity is aligned, else gold's after a `?`. */
  readonly relations: readonly Match<SideRelation>[]
  readonly events: readonly Match<SideEvent>[]
  /** Right where the value is the same. */
  readonly times: readonly Match<SideTime>[]
}

export function judgeFacts(gold: Side, system: Side, aligned: ReadonlyMap<string, string>): FactJudgements {
  const person = (e: SideEntity) => e.type === 'person' && e.named
  const hasAge = (e: SideEntity) => e.age !== null
  return {
    persons: matchEntities(
      gold,
      system,
      aligned,
      (e) => person(e) && e.spans.length > 0,
      person,
      () => true,
    ),
    ages: matchEntities(gold, system, aligned, hasAge, hasAge, (a, b) => a.age === b.age),
    relations: matchRelations(gold, system, aligned),
    events: matchEvents(gold, system, aligned),
    times: matchTimes(gold, system),
  }
}

function matchEntities(
  gold: Side,
  system: Side,
  aligned: ReadonlyMap<string, string>,
  inGold: (entity: SideEntity) => boolean,
  inSystem: (entity: SideEntity) => boolean,
  right: (gold: SideEntity, system: SideEntity) => boolean,
): readonly Match<SideEntity>[] {
  const candidates = new Map([...system.entities].filter(([, e]) => inSystem(e)))
  const matches: Match<SideEntity>[] = []
  for (const entity of gold.entities.values()) {
    if (!inGold(entity)) continue
    const id = aligned.get(entity.id) ?? ''
    const counterpart = candidates.get(id) ?? null
    candidates.delete(id)
    matches.push({
      gold: entity,
      system: counterpart,
      right: counterpart !== null && right(entity, counterpart),
    })
  }
  return [...matches, ...[...candidates.values()].map((e) => ({ gold: null, system: e, right: false }))]
}

/** Family relations are annotated closely; the others loosely. */
export const isFamily = ({ type }: SideRelation): boolean => KINSHIP.has(type)

function relationKey({ type, from, to }: SideRelation): string {
  const ends = SYMMETRIC.has(type) && to < from ? [to, from] : [from, to]
  return [type, ...ends].join('\t')
}

function matchRelations(
  gold: Side,
  system: Side,
  aligned: ReadonlyMap<string, string>,
): readonly Match<SideRelation>[] {
  const counterpart = (id: string) => aligned.get(id) ?? `?${id}`
  const wanted = new Map(
    gold.relations
      .map((r) => ({ type: r.type, from: counterpart(r.from), to: counterpart(r.to) }))
      .map((r) => [relationKey(r), r] as const),
  )
  const given = new Map(system.relations.map((r) => [relationKey(r), r] as const))
  const inGold = [...wanted].map(([key, r]) => ({
    gold: r,
    system: given.get(key) ?? null,
    right: given.has(key),
  }))
  const spurious = [...given].filter(([key]) => !wanted.has(key))
  return [...inGold, ...spurious.map(([, r]) => ({ gold: null, system: r, right: false }))]
}

function matchEvents(
  gold: Side,
  system: Side,
  aligned: ReadonlyMap<string, string>,
): readonly Match<SideEvent>[] {
  const left = [...system.events]
  const matches = gold.events.map((event) => {
    const who = event.participants[0]
    const id = who && 'entity' in who ? aligned.get(who.entity) : undefined
    const anybody = !who || 'words' in who
    const takesPart = (other: SideEvent) =>
      anybody || other.participants.some((p) => 'entity' in p && p.entity === id)
    const at = left.findIndex((other) => other.type === event.type && takesPart(other))
    const found = at < 0 ? null : left.splice(at, 1)[0]!
    return { gold: event, system: found, right: found !== null }
  })
  return [...matches, ...left.map((e) => ({ gold: null, system: e, right: false }))]
}

/** Each gold time takes the free time that overlaps it most, the later of two alike. */
function matchTimes(gold: Side, system: Side): readonly Match<SideTime>[] {
  const words = system.times.map(({ span }) => wordStarts(system.text, [span]))
  const free = new Set(system.times.keys())
  const matches = gold.times.map((time) => {
    const own = wordStarts(gold.text, [time.span])
    let best = -1
    let weight = 0
    for (const k of free) {
      const w = jaccard(own, words[k]!)
      if (w >= weight) [best, weight] = [k, w]
    }
    if (weight < 0.5) return { gold: time, system: null, right: false }
    free.delete(best)
    const found = system.times[best]!
    return { gold: time, system: found, right: found.value === time.value }
  })
  return [...matches, ...[...free].map((k) => ({ gold: null, system: system.times[k]!, right: false }))]
}
