import type { Cluster } from './cluster.ts'
import { isDistinct, isLesser } from './compatible.ts'
import type { Draft } from './draft.ts'
import { type Facts, isAnybody } from './facts.ts'
import { areOfOthers, nounClasses } from './lexicon.ts'
import { genderHint } from './salience.ts'
import { headInTree, predicateOf } from './tree.ts'

/** So many mentions after a description a name for it is looked for. */
const WINDOW = 160
/** So many sentences on, where a role or an age tells who it is; so many where only the order of the story does. */
const REACH = 30
const NEXT = 2
/** A description opens a story if it stands within so many sentences. */
const OPENING = 3
/** One named before is looked for so many sentences back. */
const BACK = 12
/** Nouns that tell little of anybody. */
const PLAIN = /^(?:man|woman|person|boy|girl|one|guy|lady)$/
/** Those who speak for others, whom a story describes. */
const ADVOCATE =
  /^(?:lawyer|attorney|solicitor|barrister|counsel|advocate|prosecutor|spokes(?:man|woman|person))$/
/** So many sentences after one described a name is taken for his that brings in a quotation. */
const AFTER = 4
/** The most candidates of each kind. */
const MOST = 8
/** So many mentions of an entity are looked at. */
const SAMPLE = 12

/** A nameless one with those named in the text who may be the same. */
export interface Described {
  readonly cluster: Cluster
  /** Of its first mention. */
  readonly facts: Facts
  /** Those first named after it, in order, then those named before it, the last mentioned first. */
  readonly candidates: readonly NamedCandidate[]
  /** Whom rules alone would choose. */
  readonly ruled: Cluster | null
  /** Whether the rule leaves no doubt. */
  readonly certain: boolean
}

export interface NamedCandidate {
  readonly cluster: Cluster
  /** Of the mention that first names it. */
  readonly introduced: Facts
  /** Of its last mention before the description; null for one named only after it. */
  readonly before: Facts | null
}

/** Decides which of the candidates one is, by its place among them; -1 for none. */
export type Identify = (draft: Draft, described: Described) => number

/**
 * Nameless ones whom the text names later or has named, as stories do that open with a description: place of the
 * description's first mention → place of the name. `A district judge ruled … Judge Ana Keller said`, `A 41-year-old man
 * died … Luis Keller, 41, fell`, `A former teacher was sentenced on Monday. Ana Keller took …`.
 */
export function namesOfDescribed(draft: Draft, identify: Identify): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const described of findDescribed(draft)) {
    const sure = described.certain
      ? described.candidates.findIndex(({ cluster }) => cluster === described.ruled)
      : -1
    const chosen = described.candidates[sure >= 0 ? sure : identify(draft, described)]
    if (chosen) found.set(described.facts.place, chosen.introduced.place)
  }
  return found
}

/** The nameless ones of a text that somebody named may be, in text order. */
export function findDescribed(draft: Draft): readonly Described[] {
  const firsts = firstMentions(draft)
  const bearers = bearersOf(draft)
  const taken = new Set<Cluster>()
  const found: Described[] = []
  for (const [cluster, first] of firsts) {
    const facts = draft.facts[first]!
    if (!isDescription(draft, cluster, facts)) continue
    const later = namedAfter(draft, firsts, cluster, facts)
    const free = later.filter((one) => !taken.has(one))
    const sayer = cluster.type === 'person' ? bySayer(draft, firsts, cluster, facts, free) : null
    const ruled =
      cluster.type === 'person'
        ? (sayer ??
          byRole(draft, bearers, cluster, facts, free) ??
          byAge(cluster, free) ??
          byOrder(draft, firsts, cluster, facts, free))
        : null
    if (ruled !== null) taken.add(ruled)
    const introduced = (one: Cluster): Facts => draft.facts[firsts.get(one)!]!
    const candidates = [
      ...later
        .filter((one, place) => place < MOST || one === ruled)
        .map((one) => ({ cluster: one, introduced: introduced(one), before: null })),
      ...namedBefore(draft, firsts, cluster, facts).map((before) => {
        const one = draft.owner(before.place)!
        return { cluster: one, introduced: introduced(one), before }
      }),
    ]
    // Which of two judges "a judge" is nobody can tell.
    const called = candidates.filter((one) => one.cluster !== ruled && one.cluster.nouns.has(facts.noun))
    const possible = called.length > 1 ? candidates.filter((one) => !called.includes(one)) : candidates
    if (possible.length > 0)
      found.push({ cluster, facts, candidates: possible, ruled, certain: sayer !== null })
  }
  return found
}

/** Place of each entity's first mention: of one with a name, where it is named first; in text order. */
function firstMentions(draft: Draft): ReadonlyMap<Cluster, number> {
  const firsts = new Map<Cluster, number>()
  for (const { place, mention } of draft.facts) {
    const cluster = draft.owner(place)
    if (cluster !== null && !firsts.has(cluster) && mention.form === (cluster.named ? 'name' : 'nominal'))
      firsts.set(cluster, place)
  }
  return firsts
}

/** The persons with a name whom the text calls by a noun, by that noun. */
function bearersOf(draft: Draft): ReadonlyMap<string, ReadonlySet<Cluster>> {
  const bearers = new Map<string, Set<Cluster>>()
  for (const { place, mention } of draft.facts) {
    const cluster = draft.owner(place)
    if (cluster === null || !cluster.named || cluster.type !== 'person' || mention.form !== 'name') continue
    for (const noun of draft.called(place)) {
      const known = bearers.get(noun)
      if (known) known.add(cluster)
      else bearers.set(noun, new Set([cluster]))
    }
  }
  return bearers
}

/** `the man who built ships`: a noun that says little, with a clause that says who is meant. */
export function isToldByClause({ input: { tokens } }: Draft, { mention, modifiers, noun }: Facts): boolean {
  const { head, span } = mention
  if (head !== span.start + 1 || modifiers.size > 0 || !PLAIN.test(noun)) return false
  return /^(?:who|whose|whom)$/.test(tokens.lower(head + 1))
}

function isDescription(draft: Draft, cluster: Cluster, facts: Facts): boolean {
  if (cluster.named || cluster.number === 'plural') return false
  if (cluster.type !== 'person' && (cluster.type !== 'organization' || facts.determiner === 'indefinite'))
    return false
  if (facts.determiner === 'definite' && isToldByClause(draft, facts)) return false
  if (cluster.members.length > 0 || isAnybody(facts) || facts.mention.number === 'plural') return false
  if (facts.noun === 'one' || (facts.determiner === 'demonstrative' && facts.quotation >= 0)) return false
  return !/^(?:quantified|bare)$/.test(facts.determiner) && facts.mention.by !== 'coordination'
}

/** The persons first named after a description who can be the one described, in order. */
function namedAfter(
  draft: Draft,
  firsts: ReadonlyMap<Cluster, number>,
  described: Cluster,
  facts: Facts,
): readonly Cluster[] {
  const found: Cluster[] = []
  const last = Math.min(draft.facts.length, facts.place + WINDOW)
  for (let place = facts.place + 1; place < last; place++) {
    const at = draft.facts[place]!
    if (at.sentence - facts.sentence > REACH) break
    const named = draft.owner(place)
    if (named !== null && firsts.get(named) === place && canBe(draft, described, named)) found.push(named)
  }
  return found
}

/** The last mentions before a description of those named who can be the one described, the last first. */
function namedBefore(
  draft: Draft,
  firsts: ReadonlyMap<Cluster, number>,
  described: Cluster,
  facts: Facts,
): readonly Facts[] {
  const seen = new Set<Cluster>()
  const found: Facts[] = []
  for (let place = facts.place - 1; place >= Math.max(0, facts.place - WINDOW); place--) {
    const at = draft.facts[place]!
    if (facts.sentence - at.sentence > BACK || found.length === MOST) break
    const named = draft.owner(place)
    if (named === null || seen.has(named)) continue
    seen.add(named)
    if ((firsts.get(named) ?? place) > place || !canBe(draft, described, named)) continue
    if (!isCalledOtherwise(facts.noun, named)) found.push(at)
  }
  return found
}

/** `the suspect` after `Sheriff Ana Keller`: known by nouns of other classes only. */
function isCalledOtherwise(noun: string, { nouns }: Cluster): boolean {
  const classes = nounClasses().get(noun)?.classes
  return classes !== undefined && !nouns.has(noun) && areOfOthers(nouns, classes)
}

function canBe(draft: Draft, described: Cluster, named: Cluster): boolean {
  if (!named.named || named.type !== described.type || named.number === 'plural') return false
  const gender = named.genderCalled ?? genderHint(named)
  const own = described.genderCalled
  if (gender !== null && own !== null && gender !== own) return false
  if (!isOfRank(draft, described, named) || speaksForOthers(described, named)) return false
  if (named.ages.size > 0 && described.ages.size > 0 && !haveCommon(named.ages, described.ages)) return false
  return !described.mentions
    .slice(0, SAMPLE)
    .some((place) => draft.facts[place]!.mention.form !== 'pronoun' && isArgumentOf(draft, place, named))
}

/** A lawyer, who is called by the office that speaks of the one described. */
function speaksForOthers(described: Cluster, named: Cluster): boolean {
  const advocates = (one: Cluster): boolean => [...one.nouns].some((noun) => ADVOCATE.test(noun))
  return advocates(named) && !advocates(described)
}

/** Not the vice president for the president. */
function isOfRank(draft: Draft, described: Cluster, named: Cluster): boolean {
  const { facts } = draft
  const lesser = (one: Cluster, noun: string): boolean =>
    one.mentions.slice(0, SAMPLE).some((place) => isLesser(facts[place]!, noun))
  const first = facts[described.mentions[0]!]!
  return !named.nouns.has(first.noun) || lesser(described, first.noun) === lesser(named, first.noun)
}

function haveCommon<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}

/** `his wife`, `the star of the film`, `Keller told the officer`, `"The officer lied," Keller said`: others. */
function isArgumentOf(draft: Draft, place: number, named: Cluster): boolean {
  const { facts } = draft
  const own = facts[place]!
  const is = (other: number): boolean => other >= 0 && draft.owner(other) === named
  if (is(own.possessor)) return true
  for (let outer = own.outer; outer >= 0; outer = facts[outer]!.outer) if (is(outer)) return true
  const predicate = predicateAt(draft, own)
  return sentenceOf(draft, place).some((at) => {
    if (at.place === place || !is(at.place)) return false
    if (at.says || (at.place > place && at.mention.span.end <= own.mention.span.end)) return true
    return predicate >= 0 && predicate === predicateAt(draft, at)
  })
}

function predicateAt({ input: { syntax } }: Draft, { mention }: Facts): number {
  const { start, end } = mention.name ?? { start: mention.head, end: mention.head + 1 }
  return predicateOf(syntax, headInTree(syntax, start, end))
}

/** The mentions of a sentence, as far as they stand near one of them. */
function sentenceOf({ facts }: Draft, place: number): readonly Facts[] {
  const { sentence } = facts[place]!
  let [from, to] = [place, place]
  while (from > 0 && facts[from - 1]!.sentence === sentence && place - from < WINDOW) from--
  while (to < facts.length && facts[to]!.sentence === sentence && to - place < WINDOW) to++
  return facts.slice(from, to)
}

/** The one brought in with the office or occupation of the description, if it is one only. */
function byRole(
  draft: Draft,
  bearers: ReadonlyMap<string, ReadonlySet<Cluster>>,
  described: Cluster,
  facts: Facts,
  named: readonly Cluster[],
): Cluster | null {
  if (isDistinct(facts) || nounClasses().get(facts.noun)?.kin) return null
  const fitting = [...(bearers.get(facts.noun) ?? [])]
  const only = fitting[0]
  if (fitting.length !== 1 || only === undefined || !named.includes(only)) return null
  const lesser = only.mentions.slice(0, SAMPLE).some((place) => isLesser(draft.facts[place]!, facts.noun))
  if (isLesser(facts) !== lesser) return null
  // "A spokesman" is whoever speaks: the story must open with him, or say of whom he is one.
  const open = facts.determiner === 'indefinite' || facts.determiner === 'bare'
  return !open || facts.sentence < OPENING || described.mentions.length > 1 ? only : null
}

/** The one brought in with the age of the description. */
function byAge(described: Cluster, named: readonly Cluster[]): Cluster | null {
  if (described.ages.size === 0) return null
  return named.find((one) => haveCommon(one.ages, described.ages)) ?? null
}

/**
 * Where a story opens with somebody undescribed by name, and the next sentences name one person without saying who that
 * is: the reader has been told already.
 */
function byOrder(
  draft: Draft,
  firsts: ReadonlyMap<Cluster, number>,
  described: Cluster,
  facts: Facts,
  named: readonly Cluster[],
): Cluster | null {
  if (facts.sentence >= OPENING || facts.determiner !== 'indefinite' || facts.says || facts.quotation >= 0)
    return null
  const next = named[0]
  if (next === undefined) return null
  const at = draft.facts[firsts.get(next)!]!
  if (at.sentence - facts.sentence > NEXT || at.sentence === facts.sentence) return null
  if (at.quotation >= 0 || at.says || at.mention.roles.length > 0) return null
  if (at.mention.form !== 'name' || at.function === 'possessive') return null
  const same = predicates(draft, described)
  if (isMain(draft, facts) && predicates(draft, next).some((one) => same.includes(one))) return next
  if (isMain(draft, facts) && isMain(draft, at) && !hasRival(draft, facts, at, true)) return next
  return at.function === 'subject' && !hasRival(draft, facts, at, false) ? next : null
}

/**
 * `A spokesman for the port rejected the call. "Nobody was told," said Ana Keller.`: the paragraph opens with somebody
 * described, and the first name after that, brought in without another word, is whose words follow.
 */
function bySayer(
  draft: Draft,
  firsts: ReadonlyMap<Cluster, number>,
  described: Cluster,
  facts: Facts,
  named: readonly Cluster[],
): Cluster | null {
  const { input } = draft
  if (facts.function !== 'subject' || facts.quotation >= 0 || facts.outer >= 0) return null
  if (facts.mention.span.start !== input.paragraphs[facts.paragraph]!.start) return null
  const next = named[0]
  if (next === undefined) return null
  const at = draft.facts[firsts.get(next)!]!
  const { mention } = at
  if (at.paragraph !== facts.paragraph || at.sentence === facts.sentence || !at.says || at.quotation >= 0)
    return null
  if (at.sentence - facts.sentence > AFTER || mention.name === null) return null
  if (
    mention.roles.length > 0 ||
    mention.name.end !== mention.span.end ||
    mention.name.end < mention.name.start + 2
  )
    return null
  if (/^[,(]$/.test(input.tokens.form(mention.span.end)) && input.tags.upos(mention.span.end + 1) !== 'SCONJ')
    return null
  // Another who is told of in between may be the one named.
  for (let place = facts.place + 1; place < at.place; place++) {
    const between = draft.facts[place]!
    const one = draft.owner(place)
    if (one === null || one === described || one === next || between.quotation >= 0) continue
    if (between.function === 'subject' && between.sentence !== facts.sentence && one.type === 'person')
      return null
    if (between.says) return null
  }
  return next
}

/** Whether another is described before the name, for `main` as an argument of a sentence's main verb: either may be meant then. */
export function hasRival(draft: Draft, described: Facts, named: Facts, main: boolean): boolean {
  for (let place = named.place - 1; place >= 0; place--) {
    const rival = draft.facts[place]!
    const cluster = draft.owner(place)
    if (cluster === null || rival.mention.form !== 'nominal' || cluster === draft.owner(described.place))
      continue
    if (isDescription(draft, cluster, rival) && (!main || isMain(draft, rival))) return true
  }
  return false
}

/** Whether a mention is an argument of its sentence's main verb. */
export function isMain(draft: Draft, facts: Facts): boolean {
  const predicate = predicateAt(draft, facts)
  return predicate >= 0 && draft.input.syntax.deprel(predicate) === 'root'
}

/** Base forms of the verbs that an entity's first mentions are arguments of, with the sort of argument. */
export function predicates(draft: Draft, cluster: Cluster): readonly string[] {
  const { syntax, tags } = draft.input
  return cluster.mentions.slice(0, SAMPLE).flatMap((place) => {
    const facts = draft.facts[place]!
    const predicate = predicateAt(draft, facts)
    if (predicate < 0 || tags.upos(predicate) !== 'VERB' || facts.says) return []
    const { start, end } = facts.mention.name ?? { start: facts.mention.head, end: facts.mention.head + 1 }
    // The subject of a passive is what the object of an active verb is.
    const undergoes = /^(?:nsubj:pass|obj)$/.test(syntax.deprel(headInTree(syntax, start, end)))
    return [`${undergoes ? 'undergoes' : 'does'} ${tags.lowLemma(predicate)}`]
  })
}
