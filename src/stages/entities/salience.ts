import type { Gender } from '../../document/layers.ts'
import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import { distance, type Facts, isAnybody } from './facts.ts'
import type { Layout } from './layout.ts'
import { nameGenders, weight } from './lexicon.ts'

/** So many mentions are looked back over, and so many sentences. */
const WINDOW = 64
const REACH = 4

const CLOSING = /^(?:[,"”’?!—–]|'')$/

export interface Candidate {
  readonly cluster: Cluster
  readonly score: number
  /** The mention that weighs most, and the last one. */
  readonly at: Facts
  readonly nearest: Facts
}

/** Who a pronoun or an epithet can stand for: the entities before it, each with its best mention's weight. */
export class Salience {
  readonly #draft: Draft
  readonly #layout: Layout
  /** Place of the mention that says each quotation. */
  readonly #speakers: Int32Array

  /** What the function and form of each mention alone weigh. */
  readonly #prominence: Float64Array

  constructor(draft: Draft, layout: Layout, speakers: Int32Array) {
    this.#draft = draft
    this.#layout = layout
    this.#speakers = speakers
    this.#prominence = Float64Array.from(
      draft.facts,
      (one) => weight(`function-${one.function}`) + weight(`form-${one.mention.form}`),
    )
  }

  /** Entities before a mention that `fits` lets through, best first. */
  candidates(facts: Facts, fits: (cluster: Cluster, at: Facts) => number | null): readonly Candidate[] {
    const barred = this.barred(facts)
    const best = new Map<Cluster, Candidate>()
    const least = Math.max(0, facts.place - WINDOW)
    for (let place = facts.place - 1; place >= least; place--) {
      const at = this.#draft.facts[place]!
      if (distance(at, facts) > REACH) break
      const cluster = this.#draft.owner(place)
      if (
        cluster === null ||
        barred.has(cluster) ||
        isAnybody(at) ||
        at.mention.span.end > facts.mention.span.start
      )
        continue
      const own = fits(cluster, at)
      if (own === null) continue
      const score = own + this.#score(facts, at)
      const known = best.get(cluster)
      if (known === undefined || score > known.score)
        best.set(cluster, { cluster, score, at, nearest: known?.nearest ?? at })
    }
    const found = [...best.values()].map((one) => ({
      ...one,
      score: one.score + frequency(one.cluster, facts.place),
    }))
    return found.sort((a, b) => b.score - a.score || b.cluster.seen - a.cluster.seen)
  }

  /** The speaker of the quotation around a mention, and the mentions around it: neither is "he". */
  barred(facts: Facts): ReadonlySet<Cluster> {
    const barred = new Set<Cluster>()
    const add = (place: number): void => {
      const cluster = this.#draft.owner(place)
      if (cluster !== null) barred.add(cluster)
    }
    if (facts.quotation >= 0) add(this.#speakers[facts.quotation]!)
    if (
      facts.mention.gender !== null &&
      facts.mention.form === 'pronoun' &&
      facts.says &&
      this.#isAfterContent(facts)
    )
      this.#barContent(facts, add)
    for (let outer = facts.outer; outer >= 0; outer = this.#draft.facts[outer]!.outer) add(outer)
    return barred
  }

  /** `…, he said`: the pronoun follows on what is reported. */
  #isAfterContent({ mention }: Facts): boolean {
    const { tokens } = this.#draft.input
    const { start } = mention.span
    // A capital starts a sentence of its own.
    return CLOSING.test(tokens.form(start - 1)) && tokens.form(start) === tokens.lower(start)
  }

  /** Whoever is named in what is reported is not the one who reports it (Condition C: Chomsky 1981). */
  #barContent(facts: Facts, bar: (place: number) => void): void {
    const before = this.#quotationBefore(facts)
    const content = before === facts.quotation ? -1 : before
    for (let place = facts.place - 1; place >= Math.max(0, facts.place - WINDOW); place--) {
      const at = this.#draft.facts[place]!
      const inside = content >= 0 ? at.quotation === content : at.sentence === facts.sentence
      if (!inside) break
      if (at.mention.form !== 'pronoun') bar(place)
    }
  }

  /** Place of the quotation that ends right before a mention or its verb, -1 if none does. */
  #quotationBefore({ mention }: Facts): number {
    const { start } = mention.span
    for (let i = start - 1; i >= Math.max(0, start - 4); i--)
      if (this.#layout.quotation[i]! >= 0) return this.#layout.quotation[i]!
    return -1
  }

  #score(facts: Facts, at: Facts): number {
    let sum = weight('distance') * distance(at, facts) + this.#prominence[at.place]!
    if (facts.paragraph === at.paragraph) sum += weight('same-paragraph')
    if (facts.function === at.function) sum += weight('parallel')
    if (facts.says && at.says) sum += weight('both-say')
    if (at.says && facts.sentence === at.sentence && facts.quotation < 0) sum += weight('reporter')
    if (isChain(facts, at)) sum += weight('chain')
    if (facts.quotation >= 0)
      sum += weight(facts.quotation === at.quotation ? 'same-quotation' : 'from-outside')
    else if (at.quotation >= 0) sum += weight('from-quotation')
    return sum
  }
}

/** `A doctor told him … and he`: the object of one clause is the subject of the next where pronouns stand for both. */
const isChain = (facts: Facts, at: Facts): boolean =>
  facts.mention.form === 'pronoun' &&
  at.mention.form === 'pronoun' &&
  facts.function === 'subject' &&
  at.function !== 'subject' &&
  at.function !== 'possessive' &&
  facts.mention.gender !== null &&
  facts.mention.gender === at.mention.gender &&
  facts.sentence === at.sentence &&
  facts.quotation === at.quotation

function frequency(cluster: Cluster, before: number): number {
  let count = 0
  for (const place of cluster.mentions) if (place < before && ++count >= 32) break
  return weight('frequency') * Math.log2(1 + count)
}

/** The sex that most bearers of the first name have; a man's for one called `Jr.` */
export function genderHint(cluster: Cluster): Gender | null {
  if (cluster.forms.some(({ suffix }) => suffix !== null)) return 'male'
  for (const form of cluster.forms)
    if (form.words.length > 1) return nameGenders().get(form.words[0]!) ?? null
  const only = cluster.forms[0]
  return only ? (nameGenders().get(only.key) ?? null) : null
}

/** The best candidate, if it is good enough and far enough from the next. */
export function clear(candidates: readonly Candidate[], kind: string): Cluster | null {
  const [first, second] = candidates
  if (!first || first.score < weight(`${kind}-least`)) return null
  if (second && first.score - second.score < weight(`${kind}-margin`)) return null
  return first.cluster
}
