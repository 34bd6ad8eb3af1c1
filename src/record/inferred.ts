import type { HearsayRecord, RecordRelation } from './record.ts'

/** A tie of kinship that nobody states but that follows from two that are stated. */
export interface InferredRelation {
  readonly type: 'parent' | 'sibling' | 'relative'
  /** As in a record's relations: `from` is the parent of `to`. */
  readonly from: string
  readonly to: string
  /** What `from` is to `to`, in words: "grandparent", "parent or step-parent". */
  readonly as: string
  /** Places in `record.relations` of the two that it follows from. */
  readonly because: readonly [number, number]
}

interface Step {
  readonly to: string
  readonly place: number
}

type Steps = ReadonlyMap<string, readonly Step[]>

/** How many ties of one kind of one person are followed. */
const MOST = 24

/**
 * Family logic over the relations of a record, in one step and of people with names only. It is told apart from what
 * the article says: a record holds none of it. Each pair of people once; none whose tie the article states.
 *
 * - a sibling's parent is a parent (of half-siblings it may not be: none where a parent of one's own is known)
 * - a spouse's child is a child or stepchild
 * - a parent's parent is a grandparent, a parent's sibling an aunt or uncle
 * - two children of one parent are siblings or half-siblings
 */
export function inferredRelations(record: HearsayRecord): readonly InferredRelation[] {
  // a child may bear the name of a place; kinship is of people alone
  const named = new Set(record.entities.filter((entity) => entity.named).map(({ id }) => id))
  const isNamed = ({ from, to }: RecordRelation) => named.has(from) && named.has(to)
  const parents = stepsOf(record, isNamed, 'parent', 'up')
  const children = stepsOf(record, isNamed, 'parent', 'down')
  const siblings = stepsOf(record, isNamed, 'sibling', 'both')
  const spouses = stepsOf(record, isNamed, 'spouse', 'both')
  const found = new Found(record)
  const through = (first: Steps, second: Steps, type: InferredRelation['type'], as: string) => {
    for (const [of, steps] of first)
      for (const step of steps)
        for (const next of second.get(step.to) ?? [])
          found.add({ type, from: next.to, to: of, as, because: [step.place, next.place] })
  }
  const orphans = new Map([...siblings].filter(([id]) => !parents.has(id)))
  through(orphans, parents, 'parent', 'parent')
  through(parents, children, 'sibling', 'sibling or half-sibling')
  through(parents, spouses, 'relative', 'parent or step-parent')
  through(parents, parents, 'relative', 'grandparent')
  through(parents, siblings, 'relative', 'aunt or uncle')
  return found.all
}

/** Who is one step away of whom: up to parents, down to children, or either way. */
function stepsOf(
  { relations }: HearsayRecord,
  isNamed: (relation: RecordRelation) => boolean,
  type: RecordRelation['type'],
  way: 'up' | 'down' | 'both',
): Steps {
  const steps = new Map<string, Step[]>()
  const add = (from: string, to: string, place: number) => {
    const known = steps.get(from) ?? []
    if (known.length < MOST) steps.set(from, [...known, { to, place }])
  }
  for (const [place, relation] of relations.entries()) {
    if (relation.type !== type || !isNamed(relation)) continue
    if (way !== 'down') add(relation.to, relation.from, place)
    if (way !== 'up') add(relation.from, relation.to, place)
  }
  return steps
}

const KIN: ReadonlySet<string> = new Set(['parent', 'sibling', 'relative', 'spouse', 'ex-spouse', 'partner'])

class Found {
  readonly all: InferredRelation[] = []
  readonly #known: Set<string>

  constructor({ relations }: HearsayRecord) {
    this.#known = new Set(relations.flatMap(({ type, from, to }) => (KIN.has(type) ? [pair(from, to)] : [])))
  }

  add(relation: InferredRelation): void {
    const key = pair(relation.from, relation.to)
    if (relation.from === relation.to || this.#known.has(key)) return
    this.#known.add(key)
    this.all.push(relation)
  }
}

const pair = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
