import type { Party, Side } from './side.ts'
import { jaccard, shared, wordStarts } from './words.ts'

interface Candidate<K> {
  readonly weight: number
  readonly gold: K
  readonly system: K
}

/** Pairs one to one, the heaviest first; ties go to the later gold, then the later system member. */
function pairUp<K extends string | number>(candidates: readonly Candidate<K>[]): ReadonlyMap<K, K> {
  const later = (a: K, b: K) => (a < b ? 1 : a > b ? -1 : 0)
  const sorted = candidates.toSorted(
    (a, b) => b.weight - a.weight || later(a.gold, b.gold) || later(a.system, b.system),
  )
  const pairs = new Map<K, K>()
  const used = new Set<K>()
  for (const { gold, system } of sorted) {
    if (pairs.has(gold) || used.has(system)) continue
    pairs.set(gold, system)
    used.add(system)
  }
  return pairs
}

/** Gold entity id → system entity id, greedily by the words their mentions share. */
export function alignEntities(gold: Side, system: Side): ReadonlyMap<string, string> {
  const words = (side: Side) =>
    [...side.entities.values()].map((e) => [e.id, wordStarts(side.text, e.spans)] as const)
  const systemWords = words(system)
  const candidates: Candidate<string>[] = []
  for (const [goldId, a] of words(gold)) {
    for (const [systemId, b] of systemWords) {
      const both = shared(a, b)
      if (both === 0) continue
      const either = a.size + b.size - both
      candidates.push({ weight: both / Math.sqrt(either), gold: goldId, system: systemId })
    }
  }
  return pairUp(candidates)
}

/** Place of the gold statement → place of the system's, where at least half of the content's words are shared. */
export function alignStatements(gold: Side, system: Side): ReadonlyMap<number, number> {
  const systemWords = system.statements.map((s) => wordStarts(system.text, s.content))
  const candidates = gold.statements.flatMap((statement, i) => {
    const words = wordStarts(gold.text, statement.content)
    return systemWords.map((other, j) => ({ weight: jaccard(words, other), gold: i, system: j }))
  })
  return pairUp(candidates.filter(({ weight }) => weight >= 0.5))
}

/** Tells whether a party of the gold side and one of the system's are the same. */
export type SameParty = (gold: Party | null, system: Party | null) => boolean

/** Entities are the same when aligned; words, and entities not aligned, when one's words hold the other's. */
export function samePartyBy(gold: Side, system: Side, aligned: ReadonlyMap<string, string>): SameParty {
  const nameOf = (party: Party) =>
    'words' in party ? (party.words ?? '') : (system.entities.get(party.entity)?.name ?? '')
  return (g, s) => {
    if (g === null || s === null) return g === s
    if ('words' in g) return holds(g.words ?? '', nameOf(s))
    const counterpart = aligned.get(g.entity)
    if (counterpart !== undefined) return 'entity' in s && s.entity === counterpart
    const forms = gold.entities.get(g.entity)?.forms ?? []
    return 'words' in s && forms.some((form) => holds(form, s.words ?? ''))
  }
}

function holds(gold: string, system: string): boolean {
  const a = gold.toLowerCase()
  const b = system.toLowerCase()
  return b !== '' && (b.includes(a) || a.includes(b))
}
