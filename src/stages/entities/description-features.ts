import { hashString, mix } from '../../learn/hash.ts'
import type { Cluster } from './cluster.ts'
import type { Described, NamedCandidate } from './descriptions.ts'
import { isMain, predicates } from './descriptions.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { nounClasses, ties } from './lexicon.ts'
import { type Emit, FUNCTIONS, lastSayers } from './pronoun-features.ts'
import { genderHint } from './salience.ts'

/** Rows of the table of weights. */
export const DESCRIPTION_SIZE = 1 << 14

const DETERMINERS = ['definite', 'demonstrative', 'possessive', 'indefinite', 'quantified', 'bare'] as const

const few = (n: number): number => (n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : 6)

const wordHash = (word: string): number => hashString(word, 29)

/** How the description's noun fits what somebody is called: 3 the same, 2 of one class, 1 nothing known, 0 others. */
function nounFit(noun: string, named: Cluster): number {
  if (named.nouns.has(noun)) return 3
  if (named.nouns.size === 0) return 1
  const classes = nounClasses().get(noun)?.classes
  if (!classes) return 0
  for (const own of named.nouns)
    for (const name of nounClasses().get(own)?.classes ?? []) if (classes.has(name)) return 2
  return 0
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const one of a) if (b.has(one)) count++
  return Math.min(count, 2)
}

function ageFit(described: Cluster, named: Cluster): number {
  if (described.ages.size === 0) return named.ages.size === 0 ? 0 : 1
  if (named.ages.size === 0) return 2
  for (const age of described.ages) if (named.ages.has(age)) return 3
  return 4
}

function genderFit({ gender }: Cluster, named: Cluster): number {
  if (gender === null) return 0
  if (named.gender !== null) return named.gender === gender ? 1 : 2
  const hint = genderHint(named)
  return hint === null ? 3 : hint === gender ? 4 : 5
}

/** Whether a name has more than one word. */
const isFull = ({ mention: { name } }: Facts): boolean => name !== null && name.end > name.start + 1

/** A description with what its features are made of; one object for all its candidates. */
export class DescriptionReading {
  readonly #draft: Draft
  readonly #described: Described
  readonly #kind: number
  readonly #noun: number
  readonly #main: boolean
  readonly #predicates: readonly string[]
  readonly #most: number
  /** Who was last said to say something, and before that. */
  readonly #sayers: readonly (Cluster | null)[]

  constructor(draft: Draft, described: Described) {
    const { cluster, facts, candidates } = described
    this.#draft = draft
    this.#described = described
    this.#kind = cluster.type === 'person' ? 1 : 2
    this.#noun = wordHash(facts.noun)
    this.#main = isMain(draft, facts)
    this.#predicates = predicates(draft, cluster)
    this.#sayers = lastSayers(draft, facts)
    this.#most = Math.max(...candidates.map((one) => one.cluster.mentions.length))
  }

  /** The features of its being none of them. */
  none(emit: Emit): void {
    const { cluster, facts, candidates, ruled } = this.#described
    const add = (template: number, value: number, more = 0): void =>
      emit(mix(mix(mix(template, this.#kind), value + 1), more + 1))
    const determiner = DETERMINERS.indexOf(facts.determiner)
    add(1, determiner)
    add(2, this.#noun)
    add(3, this.#noun, determiner)
    add(4, Math.min(facts.sentence, 4), determiner)
    add(5, FUNCTIONS.indexOf(facts.function), Number(facts.says))
    add(6, few(cluster.mentions.length))
    add(7, few(candidates.length))
    add(8, Number(facts.quotation >= 0))
    add(9, Number(ruled !== null))
    add(10, Number(this.#main), Math.min(facts.sentence, 4))
    add(11, Number(facts.possessor >= 0), Number(facts.outer >= 0))
    add(
      12,
      Number(nounClasses().get(facts.noun)?.kin ?? false),
      Number(nounClasses().get(facts.noun)?.epithet ?? false),
    )
    add(13, Math.min(facts.modifiers.size, 3), facts.proper.size > 0 ? 1 : 0)
    add(14, Number(facts.says), Math.min(facts.sentence, 4))
    for (const word of facts.modifiers) if (!facts.proper.has(word)) add(15, wordHash(word))
  }

  /** The features of its being the candidate at a place. */
  candidate(candidate: NamedCandidate, place: number, emit: Emit): void {
    const { cluster: own, facts, candidates, ruled } = this.#described
    const { cluster, introduced, before } = candidate
    const add = (template: number, value: number, more = 0): void =>
      emit(mix(mix(mix(template, this.#kind), value + 1), more + 1))
    const at = before ?? introduced
    const after = before === null
    const rank = after ? place : place - candidates.findIndex((one) => one.before !== null)
    const side = Number(after)
    const away = few(Math.abs(at.sentence - facts.sentence))
    const determiner = DETERMINERS.indexOf(facts.determiner)
    const fit = nounFit(facts.noun, cluster)
    const opens = Math.min(facts.sentence, 3)
    add(20, side, Math.min(rank, 4))
    add(21, side * 8 + away, determiner)
    add(22, side * 8 + away, opens)
    add(23, fit, side)
    add(24, fit * 8 + determiner, side)
    add(25, fit * 8 + Math.min(rank, 3), side * 4 + opens)
    add(26, ageFit(own, cluster), side)
    add(27, genderFit(own, cluster), side)
    add(28, Number(cluster === ruled), side)
    add(29, common(facts.modifiers, cluster.modifiers), Math.min(facts.modifiers.size, 3))
    add(30, common(facts.proper, cluster.proper), Math.min(facts.proper.size, 2))
    add(31, few(cluster.mentions.length), Number(cluster.mentions.length === this.#most))
    add(32, this.#noun, side)
    add(33, Number(this.#main) * 2 + Number(isMain(this.#draft, at)), side * 8 + away)
    add(34, FUNCTIONS.indexOf(facts.function) * 8 + FUNCTIONS.indexOf(at.function), side)
    add(35, Number(facts.says) * 2 + Number(at.says), side * 8 + away)
    add(36, Number(introduced.mention.roles.length > 0), side * 4 + opens)
    add(37, this.#shared(cluster), side)
    add(38, Number(facts.quotation >= 0) * 2 + Number(at.quotation >= 0), side)
    add(39, Math.min(3, Math.abs(at.paragraph - facts.paragraph)), side * 4 + Math.min(rank, 3))
    add(40, Number(cluster.ages.size > 0), side * 4 + Math.min(rank, 3))
    add(41, few(candidates.filter((one) => (one.before === null) === after).length), Math.min(rank, 3))
    add(42, this.#owner(facts, cluster))
    add(43, Math.min(introduced.sentence, 3), side * 8 + determiner)
    add(44, Number(cluster.gender !== null && own.gender === cluster.gender), away)
    const epithet = nounClasses().get(facts.noun)?.epithet ?? false
    const kin = nounClasses().get(facts.noun)?.kin ?? false
    add(45, Number(epithet) * 2 + Number(kin), side * 4 + Math.min(rank, 3))
    add(46, this.#between(at))
    const alike = candidates.filter((one) => nounFit(facts.noun, one.cluster) === fit).length
    add(47, fit, Math.min(alike, 3))
    const most = Number(cluster.mentions.length === this.#most)
    const near = Math.min(rank, 3)
    add(48, determiner * 2 + most, side * 4 + near)
    add(49, Number(epithet) * 2 + most, side * 8 + determiner)
    const aged = Number(introduced.age !== null)
    const subject = Number(introduced.function === 'subject')
    add(50, opens * 4 + near, side * 8 + aged * 4 + subject * 2 + Number(this.#main))
    add(51, this.#sayers.indexOf(cluster) + 1, Number(facts.says) * 8 + determiner)
    add(52, few(cluster.nouns.size), side * 8 + determiner)
    add(53, this.#noun, fit)
    add(54, Number(isFull(introduced)), side * 16 + opens * 4 + near)
    if (fit !== 3) for (const own of cluster.nouns) add(55, this.#noun, wordHash(own))
    if (kin) add(56, this.#family(facts, cluster), side * 4 + near)
    if (facts.possessor >= 0) add(59, this.#tie(introduced), Math.min(fit, 3))
    add(57, Number(kin) * 2 + Number(facts.says), side * 8 + away)
    add(58, few(cluster.mentions.length), few(own.mentions.length) * 2 + side)
  }

  /** Whether somebody has the last name of the one whose relative is described. */
  #family({ possessor }: Facts, { forms }: Cluster): number {
    const owner = possessor < 0 ? null : this.#draft.owner(possessor)
    if (owner === null || owner.forms.length === 0) return 0
    const lasts = owner.forms.map(({ words }) => words.at(-1))
    return forms.some(({ words }) => lasts.includes(words.at(-1))) ? 1 : 2
  }

  /** Whether a name was brought in as somebody's: of nobody, of the one whose the description is, of another; and by the same tie. */
  #tie(introduced: Facts): number {
    const { facts } = this.#described
    if (introduced.possessor < 0) return 0
    const [own, other] = [this.#draft.owner(facts.possessor), this.#draft.owner(introduced.possessor)]
    const tie = ties().get(facts.noun)?.tie
    const same =
      tie !== undefined && this.#draft.called(introduced.place).some((noun) => ties().get(noun)?.tie === tie)
    return (own === null || other === null ? 1 : own === other ? 2 : 3) * 2 + Number(same)
  }

  /** How many verbs both do or undergo. */
  #shared(cluster: Cluster): number {
    const theirs = predicates(this.#draft, cluster)
    return Math.min(2, this.#predicates.filter((one) => theirs.includes(one)).length)
  }

  /** Whose the description is: nobody's, the candidate's, another's. */
  #owner({ possessor }: Facts, cluster: Cluster): number {
    if (possessor < 0) return 0
    const owner = this.#draft.owner(possessor)
    return owner === null ? 1 : owner === cluster ? 2 : owner.type === 'person' ? 3 : 4
  }

  /** How many others of the kind, named or not, are mentioned between. */
  #between(at: Facts): number {
    const { cluster: own, facts } = this.#described
    const [from, to] = at.place < facts.place ? [at.place, facts.place] : [facts.place, at.place]
    const others = new Set<Cluster>()
    for (let place = from + 1; place < to && others.size < 4; place++) {
      const other = this.#draft.owner(place)
      if (other !== null && other !== own && other !== this.#draft.owner(at.place) && other.type === own.type)
        others.add(other)
    }
    return others.size
  }
}
