import type { Mention } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { knownNames } from '../mentions/lexicon.ts'
import { Cluster } from './cluster.ts'
import type { Facts } from './facts.ts'
import type { EntityInput } from './layout.ts'
import { isOffice, nameNouns, titles } from './lexicon.ts'

/** The entities found so far and which mention belongs to which. */
export class Draft {
  readonly input: EntityInput
  readonly facts: readonly Facts[]
  readonly clusters: Cluster[] = []
  readonly #owner: (Cluster | null)[]
  /** The nouns that each mention calls its bearer by: its head, its roles, the last word of a body's name. */
  readonly #called: (readonly string[])[]

  constructor(input: EntityInput, facts: readonly Facts[]) {
    this.input = input
    this.facts = facts
    this.#owner = new Array<Cluster | null>(facts.length).fill(null)
    this.#called = facts.map((one) => this.#nounsOf(one))
  }

  open(): Cluster {
    const cluster = new Cluster(this.clusters.length)
    this.clusters.push(cluster)
    return cluster
  }

  owner(place: number): Cluster | null {
    return this.#owner[place] ?? null
  }

  /** Moves all of one entity into another. */
  merge(from: Cluster, into: Cluster): void {
    for (const place of from.mentions) this.put(place, into)
    for (const form of from.forms) into.forms.push(form)
    from.mentions.length = 0
    from.mergedInto = into
  }

  called(place: number): readonly string[] {
    return this.#called[place]!
  }

  /** Puts a mention into an entity, with what its head and roles call it. */
  put(place: number, cluster: Cluster): void {
    const { mention, modifiers, proper, age } = this.facts[place]!
    this.#owner[place] = cluster
    cluster.add(place, mention)
    for (const noun of this.#called[place]!) cluster.nouns.add(noun)
    for (const word of modifiers) cluster.modifiers.add(word)
    for (const word of proper) cluster.proper.add(word)
    if (age !== null) cluster.ages.add(age)
  }

  #nounsOf({ mention, noun }: Facts): readonly string[] {
    if (mention.form === 'pronoun') return []
    if (mention.form === 'nominal' || this.#isOffice(mention)) return [noun]
    const nouns = mention.roles.flatMap((role) => this.#roleNouns(role))
    if (mention.type !== 'person') nouns.push(...this.#bodyNouns(mention.name!, mention.head))
    return nouns
  }

  /** `the Pope`: one word that is the name of an office. */
  #isOffice({ type, name }: Mention): boolean {
    return (
      type === 'person' &&
      name !== null &&
      name.end === name.start + 1 &&
      isOffice(this.input.tokens.lower(name.start))
    )
  }

  /** What the name of a body says it is: `Harbor Police`, `Court of Session`, `Hotel Aldermoor`. */
  #bodyNouns(name: TokenSpan, head: number): readonly string[] {
    const { tokens } = this.input
    const nouns = [tokens.lower(head).replaceAll('.', '')]
    for (let i = name.start; i < name.end; i++)
      if (i !== head && (i === name.start || /^(?:of|on|for|in)$/.test(tokens.lower(i + 1))))
        nouns.push(tokens.lower(i))
    for (let i = name.start; i < name.end; i++) {
      const noun = nameNouns().get(tokens.lower(i).replaceAll('.', ''))
      if (noun !== undefined && name.end > name.start + 1) nouns.push(noun)
    }
    const known = knownNames().longest((i) => tokens.form(i), name.start, name.end)
    if (known?.end === name.end && known.value === 'organization:outlet') nouns.push('outlet')
    if (known?.end === name.end && known.value === 'organization:company') nouns.push('company')
    return nouns
  }

  /** The nouns of a title or apposition up to its first preposition, those that only modify another left out. */
  #roleNouns(role: TokenSpan): readonly string[] {
    const { tags, tokens } = this.input
    const nouns: string[] = []
    for (let i = role.start; i < role.end; i++) {
      const upos = tags.upos(i)
      if (i > role.start && upos === 'ADP') break
      if (upos !== 'NOUN' && upos !== 'PROPN') continue
      const next = i + 1 < role.end ? tags.upos(i + 1) : 'PUNCT'
      if (next === 'NOUN' || next === 'PROPN' || tags.xpos(i + 1) === 'POS') continue
      const noun = upos === 'PROPN' ? tokens.lower(i).replaceAll('.', '') : tags.lowLemma(i)
      nouns.push(titles().get(noun) ?? noun)
    }
    return nouns
  }
}
