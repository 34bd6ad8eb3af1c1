import { DEPRELS, type Syntax } from '../../document/syntax.ts'
import { hashString, mix } from '../../learn/hash.ts'
import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import { distance, type Facts } from './facts.ts'
import type { Question } from './pronouns.ts'
import { type Candidate, genderHint } from './salience.ts'
import { headInTree, predicateOf } from './tree.ts'

/** Raise it when features of pronouns or descriptions change: weights learned with others mean nothing. */
export const VERSION = 3
/** Rows of the table of weights. */
export const SIZE = 1 << 14
/** The most steps up the tree from one clause to another. */
const CLAUSES = 6
/** So many mentions back a verb of saying is looked for. */
const SAYERS = 32

/** What adds a feature, given as a hash. */
export type Emit = (hash: number) => void

const KINDS = ['person', 'thing', 'plural'] as const
export const FUNCTIONS = ['subject', 'object', 'possessive', 'oblique', 'other'] as const
const FORMS = ['name', 'nominal', 'pronoun'] as const
const TYPES = ['person', 'organization', 'place', 'work', 'group'] as const

const few = (n: number): number => (n < 4 ? n : n < 8 ? 4 : 5)
const span = (gap: number): number =>
  gap <= 0 ? 0 : gap < 0.5 ? 1 : gap < 1 ? 2 : gap < 2 ? 3 : gap < 4 ? 4 : 5

/** Place of a relation in the list of all: a number for a feature. */
const RELATIONS: ReadonlyMap<string, number> = new Map(DEPRELS.map((name, place) => [name, place]))

const wordHash = (word: string): number => hashString(word, 11)

/** The subjects of the last two verbs of saying before a mention that stand in the same quotation or outside all. */
export function lastSayers(draft: Draft, facts: Facts): readonly (Cluster | null)[] {
  const found: (Cluster | null)[] = []
  for (let place = facts.place - 1; place >= Math.max(0, facts.place - SAYERS) && found.length < 2; place--) {
    const at = draft.facts[place]!
    if (at.says && at.quotation === facts.quotation) found.push(draft.owner(place))
  }
  return found
}

const CLAUSE = /^(?:root|ccomp|xcomp|csubj|advcl|acl|conj|parataxis)/

/** The verb of the clause around a verb's own; -1 for the outermost. */
function clauseAbove(syntax: Syntax, verb: number): number {
  let up = syntax.head(verb)
  for (let steps = 0; up >= 0 && steps < CLAUSES && !CLAUSE.test(syntax.deprel(up)); steps++)
    up = syntax.head(up)
  return up
}

/** A pronoun with what its features are made of; one object for all its candidates. */
export class PronounReading {
  readonly #draft: Draft
  readonly #question: Question
  readonly #kind: number
  readonly #predicate: number
  /** The verbs of the clauses around the pronoun's, from the inside out, by their place. */
  readonly #around = new Map<number, number>()
  readonly #mostFrequent: number
  /** Who was last said to say something, and before that. */
  readonly #sayers: readonly (Cluster | null)[]

  constructor(draft: Draft, question: Question) {
    this.#draft = draft
    this.#question = question
    this.#kind = KINDS.indexOf(question.kind) + 1
    this.#predicate = this.#predicateAt(question.facts)
    let verb = this.#predicate
    for (let depth = 0; verb >= 0 && depth < CLAUSES; depth++) {
      this.#around.set(verb, depth)
      verb = clauseAbove(draft.input.syntax, verb)
    }
    this.#sayers = lastSayers(draft, question.facts)
    this.#mostFrequent = Math.max(...question.candidates.map(({ cluster }) => cluster.mentions.length))
  }

  #predicateAt({ mention }: Facts): number {
    const { syntax } = this.#draft.input
    const core = mention.name ?? { start: mention.head, end: mention.head + 1 }
    return predicateOf(syntax, headInTree(syntax, core.start, core.end))
  }

  /** The features of its standing for nobody here. */
  none(emit: Emit): void {
    const { facts, candidates } = this.#question
    const { tokens, tags } = this.#draft.input
    const add = (template: number, value: number): void => emit(mix(mix(template, this.#kind), value + 1))
    const word = wordHash(tokens.lower(facts.mention.head))
    add(1, 0)
    add(2, word)
    add(3, FUNCTIONS.indexOf(facts.function))
    add(4, few(candidates.length))
    add(5, Math.max(-4, Math.min(8, Math.floor(candidates[0]!.score))))
    add(6, candidates.length < 2 ? 9 : span(candidates[0]!.score - candidates[1]!.score))
    add(7, Number(facts.quotation >= 0))
    add(8, Number(facts.says))
    if (this.#kind === 2) {
      const { head } = facts.mention
      add(9, wordHash(tags.lemma(head + 1)))
      add(10, wordHash(`${tags.xpos(head + 1)} ${tags.xpos(head + 2)}`))
      add(11, RELATIONS.get(this.#draft.input.syntax.deprel(head))!)
    }
  }

  /** The features of its standing for a candidate, the `rank`-th by weight. */
  candidate(candidate: Candidate, rank: number, emit: Emit): void {
    const { facts, candidates } = this.#question
    const { cluster, nearest, at } = candidate
    const add = (template: number, value: number, more = 0): void =>
      emit(mix(mix(mix(template, this.#kind), value + 1), more + 1))
    add(20, Math.min(rank, 4))
    add(21, span(candidates[0]!.score - candidate.score), Math.min(rank, 2))
    add(22, Math.max(-4, Math.min(8, Math.floor(candidate.score))))
    const recency = candidates.filter((one) => one.nearest.place > nearest.place).length
    const away = distance(nearest, facts)
    add(23, Math.min(recency, 4), Math.min(away, 3))
    add(24, few(away))
    const functions = FUNCTIONS.indexOf(nearest.function) * 8 + FUNCTIONS.indexOf(facts.function)
    add(25, functions, Math.min(away, 2))
    add(
      26,
      FUNCTIONS.indexOf(at.function) * 8 + FUNCTIONS.indexOf(facts.function),
      Math.min(distance(at, facts), 2),
    )
    add(27, FORMS.indexOf(nearest.mention.form), Math.min(away, 2))
    add(28, few(Math.ceil(Math.log2(1 + cluster.mentions.length))))
    add(29, Number(cluster.mentions.length === this.#mostFrequent), Math.min(away, 2))
    add(30, this.#genders(candidate))
    add(
      31,
      TYPES.indexOf(cluster.type as (typeof TYPES)[number]),
      Number(cluster.named) * 4 +
        Number(cluster.number === 'plural') * 2 +
        Number(cluster.members.length > 0),
    )
    const sayer = this.#sayers.indexOf(cluster)
    const spoke = Number(facts.says) * 2 + Number(facts.quotation >= 0)
    add(67, sayer + 1, spoke)
    if (facts.says) {
      add(68, sayer + 1, Math.min(away, 3))
      add(69, Math.min(rank, 3), sayer + 1)
      add(70, functions, Math.min(away, 2))
      add(71, Number(cluster.named) * 2 + Number(cluster.mentions.length === this.#mostFrequent), sayer + 1)
    }
    this.#ofQuotations(candidate, add)
    this.#ofTree(nearest, 40, add)
    if (at !== nearest) this.#ofTree(at, 50, add)
    add(66, Number(at.place > facts.place), Math.min(rank, 2))
    add(60, Number(nearest.outer >= 0) * 2 + Number(nearest.possessor >= 0))
    add(61, Math.min(3, facts.paragraph - nearest.paragraph))
    add(62, Math.min(3, this.#draft.facts[cluster.mentions[0]!]!.sentence), Number(cluster.named))
    add(63, Number(facts.says) * 2 + Number(nearest.says), Math.min(away, 2))
    add(64, few(candidates.length), Math.min(rank, 2))
  }

  #genders({ cluster }: Candidate): number {
    const { gender } = this.#question.facts.mention
    if (cluster.gender !== null) return cluster.gender === gender ? 0 : 1
    const hint = genderHint(cluster)
    return hint === null ? 2 : hint === gender ? 3 : 4
  }

  #ofQuotations({ nearest }: Candidate, add: (template: number, value: number, more?: number) => void): void {
    const { facts } = this.#question
    const inside = facts.quotation >= 0
    const same = facts.quotation === nearest.quotation
    add(65, Number(inside) * 4 + Number(nearest.quotation >= 0) * 2 + Number(same), Number(nearest.says))
  }

  /** How the candidate's clause stands to the pronoun's (binding: Chomsky 1981; centering: Grosz, Joshi and Weinstein 1995). */
  #ofTree(at: Facts, base: number, add: (template: number, value: number, more?: number) => void): void {
    const { syntax } = this.#draft.input
    const { facts } = this.#question
    const predicate = this.#predicateAt(at)
    const main = predicate >= 0 && syntax.deprel(predicate) === 'root'
    const role = FUNCTIONS.indexOf(at.function)
    if (at.sentence !== facts.sentence) {
      add(base, Number(main), role * 8 + Math.min(3, facts.sentence - at.sentence))
      return
    }
    const depth = predicate < 0 ? undefined : this.#around.get(predicate)
    const own = FUNCTIONS.indexOf(facts.function)
    add(base + 1, depth === undefined ? 7 : Math.min(depth, 4), role * 8 + own)
    if (depth !== undefined && depth > 0) add(base + 2, RELATIONS.get(syntax.deprel(this.#predicate))!, role)
    else if (predicate >= 0)
      add(
        base + 3,
        RELATIONS.get(syntax.deprel(predicate))!,
        role * 8 + Number(syntax.head(predicate) === this.#predicate),
      )
  }
}
