import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { nounClasses } from './lexicon.ts'
import type { Salience } from './salience.ts'

/** Not the bare title of `party leader and Prime Minister Ana Keller`, who is one. */
const isMember = ({ mention, determiner }: Facts): boolean =>
  mention.form === 'name'
    ? mention.type !== 'place'
    : mention.form === 'nominal' && (determiner !== 'bare' || mention.number === 'plural')

const COUPLE = /^(?:wife|husband|spouse|girlfriend|boyfriend|partner|fianc[eé]e?|ex-wife|ex-husband)$/

/** Nouns for two persons taken together. */
export const isCouple = (noun: string): boolean => nounClasses().get(noun)?.classes.has('couple') ?? false

/** Entities that are made of others: those named together, and couples. */
export class Pairs {
  readonly #draft: Draft
  readonly #salience: Salience
  /** The last two persons met of whom one was brought in as the other's wife, husband, … */
  #couple: readonly Cluster[] | null = null
  readonly #byMembers = new Map<string, Cluster>()

  constructor(draft: Draft, salience: Salience) {
    this.#draft = draft
    this.#salience = salience
  }

  /** Notes a tie such as `his wife Ana`. */
  tie(owner: Cluster, other: Cluster, noun: string): void {
    if (COUPLE.test(noun) && owner !== other && other.number !== 'plural') this.#couple = [owner, other]
  }

  /** Whom `the couple` means: the last two with such a tie, or else the last two named together. */
  couple(facts: Facts): Cluster | null {
    if (this.#couple !== null) return this.#group(this.#couple)
    const joined = this.#salience.candidates(facts, ({ members }) =>
      members.length === 2 && members.every((one) => one.type === 'person') ? 0 : null,
    )
    return joined[0]?.cluster ?? null
  }

  /** The group that a mention such as `Ana Keller and her brother` stands for; with one member only, that one. */
  joined(facts: Facts): Cluster | null {
    const members = new Set<Cluster>()
    const { span } = facts.mention
    for (let place = facts.place + 1; place < this.#draft.facts.length; place++) {
      const inner = this.#draft.facts[place]!
      if (inner.mention.span.start >= span.end) break
      const own = inner.outer === facts.place && isMember(inner) ? this.#draft.owner(place) : null
      if (own !== null) members.add(own)
    }
    if (members.size > 1) return this.#group([...members])
    return [...members][0] ?? null
  }

  #group(members: readonly Cluster[]): Cluster {
    const sorted = [...members].sort((a, b) => a.id - b.id)
    const key = sorted.map((one) => one.id).join(' ')
    const known = this.#byMembers.get(key)
    if (known) return known
    const cluster = this.#draft.open()
    cluster.members.push(...sorted)
    cluster.number = 'plural'
    cluster.become('group')
    this.#byMembers.set(key, cluster)
    return cluster
  }
}
