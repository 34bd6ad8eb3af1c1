import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { weight } from './lexicon.ts'
import { type Candidate, clear, genderHint, type Salience } from './salience.ts'

/** He and she; it; they. */
export type PronounKind = 'person' | 'thing' | 'plural'

/** A pronoun with the entities that it may stand for, the one that weighs most first; at least one. */
export interface Question {
  readonly facts: Facts
  readonly kind: PronounKind
  readonly reflexive: boolean
  readonly candidates: readonly Candidate[]
}

/** Which candidate a pronoun stands for; null where that is not clear. */
export type Choose = (draft: Draft, question: Question) => Cluster | null

/** The candidate that weighs most, where it is good enough and the next far enough away. */
export const byWeight: Choose = (_, { kind, candidates }) => clear(candidates, kind)

const THIRD: Readonly<Record<string, PronounKind>> = {
  he: 'person',
  him: 'person',
  his: 'person',
  himself: 'person',
  she: 'person',
  her: 'person',
  hers: 'person',
  herself: 'person',
  it: 'thing',
  its: 'thing',
  itself: 'thing',
  they: 'plural',
  them: 'plural',
  their: 'plural',
  theirs: 'plural',
  themselves: 'plural',
}

/** The words that a pronoun can stand after the start of a sentence and refer ahead. */
const OPENING = 14
const APART = /^(?:ccomp|parataxis|conj|nsubj|csubj|discourse|dislocated)/

/** Puts third-person pronouns with whom they stand for, as far as that is clear. */
export class Pronouns {
  readonly #draft: Draft
  readonly #salience: Salience
  readonly #choose: Choose

  constructor(draft: Draft, salience: Salience, choose: Choose) {
    this.#draft = draft
    this.#salience = salience
    this.#choose = choose
  }

  resolve(facts: Facts): void {
    const word = this.#draft.input.tokens.lower(facts.mention.head)
    const kind = Object.hasOwn(THIRD, word) ? THIRD[word]! : null
    if (kind === null) return
    const found = this.#find(facts, kind, /(?:self|selves)$/.test(word))
    if (found !== null) this.#draft.put(facts.place, found)
  }

  #find(facts: Facts, kind: PronounKind, reflexive: boolean): Cluster | null {
    const fits = { person, thing, plural }[kind]
    const candidates = this.#salience.candidates(facts, (cluster, at) => {
      if (reflexive ? at.sentence !== facts.sentence : this.#isCoargument(facts, at)) return null
      return fits(cluster, facts)
    })
    const [only, ...others] = candidates
    // Where the text shows a gender and one person has it, how far back they are matters less.
    if (
      only &&
      others.length === 0 &&
      only.cluster.gender !== null &&
      only.cluster.gender === facts.mention.gender
    )
      return only.cluster
    const ahead = kind === 'person' ? this.#ahead(facts) : null
    const all = ahead === null ? candidates : withAhead(candidates, ahead)
    return all.length === 0 ? null : this.#choose(this.#draft, { facts, kind, reflexive, candidates: all })
  }

  /** `When he arrived, Keller …`, `In his letter Keller …`: the subject to come of the verb that the phrase belongs to. */
  #ahead(facts: Facts): Candidate | null {
    const { syntax, sentences } = this.#draft.input
    const { start, end } = sentences[facts.sentence]!
    const { head } = facts.mention
    if (head - start > OPENING) return null
    let subject = -1
    let below = head
    for (let steps = 0; subject < 0 && steps < OPENING; steps++) {
      const up = syntax.head(below)
      // What is said, and clauses side by side, are no opening phrase.
      if (up < 0 || (below !== head && APART.test(syntax.deprel(below)))) return null
      if (up > head)
        subject =
          syntax.children(up).find((child) => child > head && /^nsubj/.test(syntax.deprel(child))) ?? -1
      below = up
    }
    if (subject < 0) return null
    for (let place = facts.place + 1; place < this.#draft.facts.length; place++) {
      const at = this.#draft.facts[place]!
      if (at.mention.span.start >= end) return null
      const core = at.mention.name ?? { start: at.mention.head, end: at.mention.head + 1 }
      if (at.mention.form === 'pronoun' || subject < core.start || subject >= core.end) continue
      const cluster = this.#draft.owner(place)
      const own =
        cluster === null || this.#salience.barred(facts).has(cluster) ? null : person(cluster, facts)
      return own === null ? null : { cluster: cluster!, score: own + weight('ahead'), at, nearest: at }
    }
    return null
  }

  /** `Keller told him`: the subject of a clause is not its object too. */
  #isCoargument(facts: Facts, at: Facts): boolean {
    if (facts.function === 'subject' || facts.function === 'possessive' || at.sentence !== facts.sentence)
      return false
    if (at.function !== 'subject' || at.quotation !== facts.quotation) return false
    const { tags, tokens } = this.#draft.input
    for (let i = at.mention.span.end; i < facts.mention.span.start; i++) {
      if (/^(?:that|if|when|because|who|which|while|after|before|as|;|:)$/.test(tokens.lower(i))) return false
      if (tokens.lower(i) === 'to' && tags.upos(i) === 'PART') return false
    }
    for (let place = at.place + 1; place < facts.place; place++)
      if (this.#draft.facts[place]!.function === 'subject') return false
    return true
  }
}

function withAhead(candidates: readonly Candidate[], ahead: Candidate): readonly Candidate[] {
  const same = candidates.find((one) => one.cluster === ahead.cluster)
  const score = Math.max(ahead.score, same?.score ?? Number.NEGATIVE_INFINITY)
  const rest = candidates.filter((one) => one !== same)
  return [...rest, { ...ahead, score }].sort((a, b) => b.score - a.score)
}

function person(cluster: Cluster, facts: Facts): number | null {
  const { gender } = facts.mention
  if (cluster.number === 'plural' || (cluster.type !== null && cluster.type !== 'person')) return null
  if (cluster.gender !== null && cluster.gender !== gender) return null
  if (cluster.gender !== null) return weight('gender')
  const hint = genderHint(cluster)
  const typed = cluster.type === null ? weight('type-unknown') : 0
  if (hint === null) return typed
  return typed + weight(hint === gender ? 'gender-hint' : 'gender-hint-against')
}

function thing(cluster: Cluster): number | null {
  const { type } = cluster
  if (type === 'person' || cluster.number === 'plural') return null
  if (type === null) return weight('type-unknown')
  return weight(`thing-${type}`)
}

function plural(cluster: Cluster): number | null {
  if (cluster.type === 'person' || cluster.type === 'place' || cluster.type === 'work')
    return cluster.number === 'plural' ? 0 : null
  if (cluster.type === 'organization' && cluster.number !== 'plural') return weight('plural-organization')
  return cluster.number === 'singular' && cluster.type === null ? null : 0
}
