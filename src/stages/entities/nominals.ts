import type { EntityType, Gender } from '../../document/layers.ts'
import { genders } from '../mentions/lexicon.ts'
import type { Cluster } from './cluster.ts'
import { compatible, isDistinct, isLesser } from './compatible.ts'
import { isToldByClause } from './descriptions.ts'
import type { Draft } from './draft.ts'
import { distance, type Facts, isAnybody } from './facts.ts'
import { areAlike } from './identities.ts'
import {
  addresses,
  areOfOthers,
  courtMembers,
  crimeVerbs,
  nounClasses,
  speechVerbs,
  ties,
  weight,
} from './lexicon.ts'
import { fold } from './name-form.ts'
import { isCouple, type Pairs } from './pairs.ts'
import { represented } from './represented.ts'
import { clear, genderHint, type Salience } from './salience.ts'
import { headInTree } from './tree.ts'

/** So many entities called by the same noun are looked at, the latest ones. */
const WINDOW = 12
/** So far back, in sentences, a noun of the same class is taken up. */
const CLASS_REACH = 6
/** As far where the text knows one only, of a class of whom a story seldom has more. */
const ONLY_REACH = 20
const ONE_OF_A_KIND: ReadonlySet<string> = new Set(['judge', 'coach', 'cleric'])
/** So many mentions back a name is looked for that the tree has a nominal in apposition to. */
const APPOSED = 6
/** So many mentions back a reporter's name is looked for. */
const REPORTERS = 200
/** The words between a verb of saying and its `that`: `told reporters on Monday that`. */
const CUE_REACH = 6
const BE: ReadonlySet<string> = new Set(['is', 'was', 'are', 'were', "'s", 'became', 'remains', 'remained'])
/** The endings of `Australian`, `Londoner`, `Briton`. */
const CITIZEN = /(?:an|ese|ish|er|on|ot|ite|man|woman)$/
/** What stands between two clauses. */
const CLAUSES = /^(?:and|but|;|while|after|before|when|because|although|though|since|until|despite)$/
/** What a person or a body can be to somebody. */
const OF_BODIES =
  /^(?:employer|owner|operator|manager|builder|maker|manufacturer|publisher|developer|sponsor|landlord|contractor|supplier|insurer|distributor|organi[sz]er)$/
const COLLECTIVE = /^(?:team|group|crowd|panel|coalition|gang|pair|trio|band|crew|assembly)$/

/** Puts nominals with the entity they take up, or opens one for them. */
export class Nominals {
  readonly #draft: Draft
  readonly #salience: Salience
  readonly #pairs: Pairs
  readonly #byNoun = new Map<string, Cluster[]>()
  readonly #byClass = new Map<string, Cluster[]>()
  /** Entities by the noun of their tie to another: `12 wife`. */
  readonly #byTie = new Map<string, Cluster>()
  /** Entities by the tie itself, that back among them: `12 spouse`. */
  readonly #tied = new Map<string, Cluster[]>()
  /** Place of the mention that says each quotation. */
  readonly #speakers: Int32Array
  /** Places of mentions by the token after their last. */
  readonly #byEnd = new Map<number, number>()

  /** Places of nominals to places of the names that the text gives them. */
  readonly #identities: ReadonlyMap<number, number>

  constructor(
    draft: Draft,
    salience: Salience,
    pairs: Pairs,
    identities: ReadonlyMap<number, number>,
    speakers: Int32Array,
  ) {
    this.#identities = identities
    this.#speakers = speakers
    this.#draft = draft
    this.#salience = salience
    this.#pairs = pairs
    for (const { place, mention } of draft.facts) this.#byEnd.set(mention.span.end, place)
  }

  resolve(facts: Facts): void {
    const cluster = this.#identified(facts) ?? this.#find(facts) ?? this.#draft.open()
    this.#draft.put(facts.place, cluster)
    if (facts.mention.by === 'coordination') this.#joinDescribed(facts, cluster)
    this.note(facts)
  }

  /** `her parents, Ana and Luis Keller, said`: those described right before are those named together. */
  #joinDescribed({ place, sentence, mention }: Facts, named: Cluster): void {
    const { tokens } = this.#draft.input
    const { start, end } = mention.span
    if (tokens.form(start - 1) !== ',' || !/^[,.;—–]/.test(tokens.form(end)) || named.members.length < 2)
      return
    if (!named.members.every((one) => one.named && one.type === 'person')) return
    const before = this.#byEnd.get(start - 1)
    if (before === undefined || before > place) return
    const facts = this.#draft.facts[before]!
    const described = this.#draft.owner(before)
    if (described === null || described === named || described.named || described.members.length > 0) return
    if (facts.sentence !== sentence || facts.mention.number !== 'plural' || facts.mention.form !== 'nominal')
      return
    if (!/^(?:definite|possessive)$/.test(facts.determiner) || facts.mention.by === 'coordination') return
    if (tokens.form(facts.mention.span.start - 1) === ',' || tokens.lower(end + 1) === 'and') return
    this.#draft.merge(described, named)
  }

  /** Whom the text names as this one, with whoever was called so without a name until now. */
  #identified(facts: Facts): Cluster | null {
    const name = this.#identities.get(facts.place)
    const named = name === undefined ? null : this.#draft.owner(name)
    if (named === null) return null
    const found = facts.mention.type === 'person' ? this.#find(facts) : null
    if (found !== null && found !== named && areAlike(named, found)) this.#draft.merge(found, named)
    const { gender, type } = facts.mention
    if (gender !== null && named.gender !== null && gender !== named.gender) return null
    // "Her employer" may be a company; "a nurse, who gave her name as Mercy" is no hospital.
    const body = named.type === 'organization' && OF_BODIES.test(facts.noun)
    if (type === 'person' && named.type !== 'person' && !body) named.become('person')
    return named
  }

  /** Remembers how a mention calls its entity. */
  note(facts: Facts): void {
    const cluster = this.#draft.owner(facts.place)
    if (cluster === null) return
    cluster.seen = facts.place
    const part = cluster.type === 'person' ? this.#partInCrime(facts) : ''
    if (part !== '') remember(this.#byClass, part, cluster)
    for (const noun of this.#draft.called(facts.place)) {
      remember(this.#byNoun, noun, cluster)
      for (const name of nounClasses().get(noun)?.classes ?? []) remember(this.#byClass, name, cluster)
      const tie = this.#tie(facts, noun)
      if (tie !== null && !this.#byTie.has(tie)) this.#byTie.set(tie, cluster)
      const owner = this.#ownerOf(facts)
      if (owner === null || owner === cluster) continue
      this.#pairs.tie(owner, cluster, noun)
      const known = ties().get(noun)
      if (!known || facts.mention.number === 'plural') continue
      remember(this.#tied, `${owner.id} ${known.tie}`, cluster)
      remember(this.#tied, `${cluster.id} ${known.back}`, owner)
    }
  }

  /** `Keller was charged`, `shot Keller`: whether one is the suspect or the victim of what the verb tells. */
  #partInCrime({ mention }: Facts): string {
    const { syntax, tags } = this.#draft.input
    const { start, end } = mention.name ?? { start: mention.head, end: mention.head + 1 }
    const head = headInTree(syntax, start, end)
    const part = crimeVerbs().get(tags.lowLemma(syntax.head(head)))
    if (part === undefined || tags.upos(syntax.head(head)) !== 'VERB') return ''
    const deprel = syntax.deprel(head)
    if (deprel === 'nsubj') return part.does
    return deprel === 'nsubj:pass' || deprel === 'obj' ? part.undergoes : ''
  }

  #find(facts: Facts): Cluster | null {
    const { determiner, noun } = facts
    if (facts.mention.by === 'coordination') return this.#pairs.joined(facts)
    const whole = facts.outer < 0 ? null : this.#draft.facts[facts.outer]!
    if (whole && isMadeOf(whole, facts)) return this.#draft.owner(whole.place)
    if (isAnybody(facts)) return null
    if (facts.mention.form === 'name') {
      const noun = addresses().get(fold(this.#draft.input.tokens.form(facts.mention.head)))
      if (noun !== undefined) return this.#addressed(facts, noun)
    }
    const stated = this.#stated(facts)
    if (stated !== null) return stated
    if (isCouple(noun) && determiner !== 'indefinite')
      return this.#byNounBefore(facts) ?? this.#pairs.couple(facts)
    if (determiner === 'possessive') return this.#possessed(facts)
    if (determiner === 'indefinite' || determiner === 'quantified') return null
    const said = determiner === 'demonstrative' && facts.quotation >= 0 && facts.mention.type === 'person'
    if (said || isToldByClause(this.#draft, facts)) return this.#namelessBefore(facts)
    const same = this.#byNounBefore(facts)
    if (same !== null || determiner === 'bare') return same
    const court = this.#courtOf(facts)
    if (court !== null) return court
    const age = this.#byAge(facts)
    // A capital makes it a name: "the Channel" is no broadcaster.
    if (age !== null || (isCapital(this.#draft, facts) && facts.mention.type !== 'person')) return age
    return this.#byClassBefore(facts) ?? this.#byEpithet(facts)
  }

  /** `Keller is a …` and `Keller, a neighbor in Troy, …`. */
  #stated(facts: Facts): Cluster | null {
    const { tokens } = this.#draft.input
    const { start, end } = facts.mention.span
    const linked =
      BE.has(tokens.lower(start - 1)) || (tokens.form(start - 1) === ',' && this.#isAside(facts, end))
    if (!linked) return this.#apposed(facts)
    const place = this.#subjectBefore(start - 1)
    if (facts.mention.number === 'plural') return null
    if (place === undefined) return this.#apposed(facts)
    const subject = this.#draft.facts[place]!
    const cluster = this.#draft.owner(place)
    if (cluster === null || cluster.number === 'plural' || subject.sentence !== facts.sentence) return null
    if (BE.has(tokens.lower(start - 1)) && (subject.function === 'oblique' || this.#isReported(subject)))
      return null
    if (isBody(cluster.type) ? !isBody(facts.mention.type) : cluster.type !== facts.mention.type) return null
    if (cluster.type !== 'person' && !isBody(cluster.type)) return null
    return sameGender(cluster, facts) ? cluster : null
  }

  /** The mention before a verb or comma: `Keller was`, `Keller, 41, is`, `Ana Keller, who is`. */
  #subjectBefore(end: number): number | undefined {
    const { tokens } = this.#draft.input
    const direct = this.#byEnd.get(end)
    if (direct !== undefined || !BE.has(tokens.lower(end))) return direct
    const who = tokens.lower(end - 1) === 'who' ? end - 1 : end
    const place = tokens.form(who - 1) === ',' ? this.#byEnd.get(who - 1) : undefined
    return place !== undefined && this.#draft.facts[place]!.mention.form === 'name' ? place : undefined
  }

  /** `Keller, a spokesman for the Harbor Union said`: the name that the tree has this in apposition to. */
  #apposed(facts: Facts): Cluster | null {
    const { tokens, tags, syntax } = this.#draft.input
    const { head, span } = facts.mention
    const before = tags.upos(span.start - 1) === 'ADV' ? span.start - 2 : span.start - 1
    if (tokens.form(before) !== ',' || syntax.deprel(head) !== 'appos' || facts.mention.number === 'plural')
      return null
    for (let place = facts.place - 1; place >= Math.max(0, facts.place - APPOSED); place--) {
      const at = this.#draft.facts[place]!
      if (at.mention.span.end > span.start || at.mention.form !== 'name') continue
      if (headInTree(syntax, at.mention.name!.start, at.mention.name!.end) !== syntax.head(head)) continue
      const cluster = this.#draft.owner(place)
      if (cluster === null || cluster.number === 'plural' || !sameGender(cluster, facts)) return null
      const person =
        cluster.type === 'person' && (facts.mention.type === 'person' || facts.determiner === 'indefinite')
      const thing = isBody(cluster.type) && (isBody(facts.mention.type) || facts.mention.type === 'work')
      return person || thing ? cluster : null
    }
    return null
  }

  /** Somebody without a name called by the same noun, met in the same quotation or outside all. */
  #namelessBefore(facts: Facts): Cluster | null {
    const found = this.#byNounBefore(facts)
    if (found === null || found.named) return null
    return this.#draft.facts[found.seen]!.quotation === facts.quotation ? found : null
  }

  /** `Renn said Keller was a thief`, "Keller is a thief": what somebody says another is, or what another may be. */
  #isReported({ mention, quotation }: Facts): boolean {
    const { tokens, tags } = this.#draft.input
    if (quotation >= 0) return true
    const before = mention.span.start - 1
    if (/^(?:if|whether)$/.test(tokens.lower(before))) return true
    const that = tokens.lower(before) === 'that' ? before - 1 : before
    for (let i = that; i >= that - CUE_REACH; i--) {
      if (speechVerbs().has(tags.lemma(i)) && tags.upos(i) === 'VERB') return true
      if (that === before || /^[.,;:]$/.test(tokens.form(i))) return false
    }
    return false
  }

  #isAside({ determiner, noun }: Facts, end: number): boolean {
    const { tokens, tags } = this.#draft.input
    if (determiner !== 'indefinite' && determiner !== 'definite') return false
    const known = nounClasses().has(noun) || CITIZEN.test(noun)
    if (!known && determiner !== 'indefinite') return false
    return (
      tokens.form(end) === ',' ||
      tokens.form(end) === '.' ||
      tags.upos(end) === 'ADP' ||
      tokens.lower(end) === 'who'
    )
  }

  /** `"Mam always said so," Keller said`: the speaker's mother, or else whoever was called so before. */
  #addressed(facts: Facts, noun: string): Cluster | null {
    const gender = genders().get(noun) as Gender | undefined
    const kin = { ...facts, noun, mention: { ...facts.mention, gender: gender ?? null } }
    const speaker = facts.quotation < 0 ? -1 : this.#speakers[facts.quotation]!
    const owner = speaker < 0 ? null : this.#draft.owner(speaker)
    const own = owner === null ? undefined : this.#byTie.get(`${owner.id} ${noun}`)
    if (own !== undefined && own.mergedInto === null && agrees(own, kin)) return own
    return this.#tiedTo(kin, owner) ?? this.#fitting(this.#byNoun.get(facts.noun), facts, true)[0] ?? null
  }

  /** The tie that a possessive makes: `his wife` with the one he is, `my son` with the speaker or within one quotation. */
  #tie(facts: Facts, noun: string): string | null {
    if (facts.possessor < 0) return null
    const owner = this.#ownerOf(facts)
    if (owner !== null) return `${owner.id} ${noun}`
    return this.#isFirstPerson(facts) ? `"${facts.quotation} ${noun}` : null
  }

  #isFirstPerson({ possessor }: Facts): boolean {
    return /^(?:my|our)$/.test(this.#draft.input.tokens.lower(this.#draft.facts[possessor]!.mention.head))
  }

  /** Whose the one mentioned is: whom the possessive stands for, in a quotation who says it. */
  #ownerOf(facts: Facts): Cluster | null {
    if (facts.possessor < 0) return null
    const owner = this.#draft.owner(facts.possessor)
    if (owner !== null || facts.quotation < 0 || !this.#isFirstPerson(facts)) return owner
    const speaker = this.#speakers[facts.quotation]!
    return speaker < 0 ? null : this.#draft.owner(speaker)
  }

  #possessed(facts: Facts): Cluster | null {
    const tie = this.#tie(facts, facts.noun)
    if (nounClasses().get(facts.noun)?.classes.has('journalist')) {
      const own = this.#ownReporter(facts)
      if (own !== null) return own
    }
    const known = tie === null ? undefined : this.#byTie.get(tie)
    if (known && known.mergedInto === null && agrees(known, facts)) return known
    return this.#tiedTo(facts, this.#ownerOf(facts)) ?? this.#client(facts)
  }

  /** `Keller's lawyer said his client …`: the client of whoever says it, whomever the pronoun was taken for. */
  #client(facts: Facts): Cluster | null {
    if (facts.noun !== 'client' || facts.mention.number === 'plural') return null
    if (facts.quotation >= 0) {
      const speaker = this.#speakers[facts.quotation]!
      const owner = speaker < 0 ? null : this.#draft.owner(speaker)
      return this.#tiedTo(facts, owner) ?? this.#clientOf(owner, facts)
    }
    for (let place = facts.place - 1; place >= 0; place--) {
      const at = this.#draft.facts[place]!
      if (at.sentence !== facts.sentence) break
      const sayer = at.says ? this.#draft.owner(place) : null
      if (sayer !== null && isPerson(sayer)) return this.#tiedTo(facts, sayer) ?? this.#clientOf(sayer, facts)
    }
    return this.#clientOf(this.#ownerOf(facts), facts)
  }

  #clientOf(lawyer: Cluster | null, facts: Facts): Cluster | null {
    return lawyer && represented(this.#draft, lawyer, facts, (one) => isPerson(one) && agrees(one, facts))
  }

  /** `her brother` where she has been called his sister, `his client` where he has been called her lawyer. */
  #tiedTo(facts: Facts, owner: Cluster | null): Cluster | null {
    const tie = ties().get(facts.noun)?.tie
    if (owner === null || tie === undefined || facts.mention.number === 'plural' || isDistinct(facts))
      return null
    const { gender } = facts.mention
    const fitting = (this.#tied.get(`${owner.id} ${tie}`) ?? []).filter((one) => {
      if (one.mergedInto !== null || one === owner || !isPerson(one) || !agrees(one, facts)) return false
      const hint = gender === null || one.gender !== null ? null : genderHint(one)
      return hint === null || hint === gender
    })
    return fitting.length === 1 ? fitting[0]! : null
  }

  /** `our correspondent`: whom the report has named as the outlet's, as in `the BBC's Ana Keller`. */
  #ownReporter(facts: Facts): Cluster | null {
    const { tokens } = this.#draft.input
    if (facts.quotation >= 0 || tokens.lower(facts.mention.span.start) !== 'our') return null
    for (let place = facts.place - 1; place >= 0 && facts.place - place < REPORTERS; place--) {
      const { mention, possessor } = this.#draft.facts[place]!
      if (mention.form !== 'name' || mention.type !== 'person' || possessor < 0) continue
      if (this.#draft.owner(possessor)?.type === 'organization') return this.#draft.owner(place)
    }
    return null
  }

  #byNounBefore(facts: Facts): Cluster | null {
    const found = this.#fitting(this.#byNoun.get(facts.noun), facts, true)
    return found.find((one) => facts.determiner !== 'bare' || !one.named || one.type !== 'person') ?? null
  }

  /** Latest first. */
  #fitting(clusters: readonly Cluster[] | undefined, facts: Facts, sameNoun: boolean): readonly Cluster[] {
    if (clusters === undefined) return []
    const barred = this.#salience.barred(facts)
    const near = clusters
      .slice(-WINDOW)
      .filter((one) => one.mergedInto === null)
      .filter((one) => !barred.has(one) && agrees(one, facts) && compatible(one, facts, sameNoun))
    return near.sort((a, b) => b.seen - a.seen)
  }

  #byAge(facts: Facts): Cluster | null {
    if (facts.age === null) return null
    const found = this.#salience.candidates(facts, (one) =>
      one.ages.has(facts.age!) && isPerson(one) ? 0 : null,
    )
    return found[0]?.cluster ?? null
  }

  #byClassBefore(facts: Facts): Cluster | null {
    for (const name of nounClasses().get(facts.noun)?.classes ?? []) {
      const fitting = this.#fitting(this.#byClass.get(name), facts, false)
      const only = fitting.length === 1 && ONE_OF_A_KIND.has(name)
      const reach = only ? ONLY_REACH : CLASS_REACH
      const near = fitting.filter((one) => distance(this.#draft.facts[one.seen]!, facts) <= reach)
      if (near.length > 0) return near[0]!
    }
    return null
  }

  /** `The judges said`: the court that has been named or told of, where they have not. */
  #courtOf(facts: Facts): Cluster | null {
    const whole = courtMembers.get(facts.noun)
    if (whole === undefined || facts.mention.number !== 'plural' || facts.modifiers.size > 0) return null
    if (facts.determiner !== 'definite' || facts.mention.span.end > facts.mention.head + 1) return null
    const known = (this.#byNoun.get(whole) ?? [])
      .slice(-WINDOW)
      .filter((one) => one.mergedInto === null && one.number !== 'plural' && one.type !== 'person')
    const last = known.sort((a, b) => b.seen - a.seen)[0]
    return last && distance(this.#draft.facts[last.seen]!, facts) <= CLASS_REACH ? last : null
  }

  /** `the star`, for somebody salient who has not been called something else. */
  #byEpithet(facts: Facts): Cluster | null {
    const entry = nounClasses().get(facts.noun)
    const citizen = !entry && CITIZEN.test(facts.noun) && isCapital(this.#draft, facts)
    const age = facts.age !== null && facts.noun === 'old'
    if (!(entry?.epithet || age || citizen) || facts.mention.number === 'plural') return null
    if (isDistinct(facts) || isLesser(facts) || (facts.proper.size > 0 && !citizen)) return null
    const person = facts.mention.type === 'person'
    const beside = this.#beside(facts)
    const found = this.#salience.candidates(facts, (one) => {
      if (beside.has(one)) return null
      if (person ? !isPerson(one) : one.type !== facts.mention.type || one.number === 'plural') return null
      if (facts.age !== null && one.ages.size > 0) return null
      if (!agrees(one, facts) || (entry && areOfOthers(one.nouns, entry.classes))) return null
      const { gender } = facts.mention
      const hint = gender === null || one.gender !== null ? null : genderHint(one)
      return hint !== null && hint !== gender ? weight('gender-hint-against') : 0
    })
    return clear(found, 'epithet')
  }

  /** Those mentioned before it in its own clause. */
  #beside(facts: Facts): ReadonlySet<Cluster> {
    const found = new Set<Cluster>()
    for (let place = facts.place - 1; place >= 0; place--) {
      const at = this.#draft.facts[place]!
      if (at.sentence !== facts.sentence) break
      const one = this.#draft.owner(place)
      if (one !== null && at.quotation === facts.quotation && !this.#isApart(at, facts)) found.add(one)
    }
    return found
  }

  /** Whether two mentions of a sentence stand in clauses joined by `and`, `after`, a semicolon or the like. */
  #isApart(at: Facts, facts: Facts): boolean {
    const { tokens } = this.#draft.input
    for (let i = at.mention.span.end; i < facts.mention.span.start; i++)
      if (CLAUSES.test(tokens.lower(i))) return true
    return false
  }
}

const isBody = (type: EntityType | null): boolean => type === 'organization' || type === 'group'

const sameGender = (cluster: Cluster, { mention }: Facts): boolean =>
  cluster.gender === null || mention.gender === null || cluster.gender === mention.gender

function remember(map: Map<string, Cluster[]>, key: string, cluster: Cluster): void {
  const list = map.get(key)
  if (!list) map.set(key, [cluster])
  else if (!list.includes(cluster, -WINDOW)) list.push(cluster)
}

/** `a team of scientists`: the scientists are the team. */
const isMadeOf = (whole: Facts, facts: Facts): boolean =>
  COLLECTIVE.test(whole.noun) &&
  facts.mention.number === 'plural' &&
  facts.mention.span.start === whole.mention.head + 2

function isCapital({ input: { tokens } }: Draft, { mention }: Facts): boolean {
  return mention.head > mention.span.start && /^\p{Lu}/u.test(tokens.form(mention.head))
}

const isPerson = (cluster: Cluster): boolean => cluster.type === 'person' && cluster.number !== 'plural'

/** Number, gender and kind. */
function agrees(cluster: Cluster, { mention, inflected }: Facts): boolean {
  // A body's name is singular, but may be called "police".
  const body = cluster.type !== 'person' && cluster.named && cluster.members.length === 0 && !inflected
  if (!body && cluster.number !== null && mention.number !== null && cluster.number !== mention.number)
    return false
  if (cluster.gender !== null && mention.gender !== null && cluster.gender !== mention.gender) return false
  const [a, b] = [cluster.type, mention.type]
  return (a === 'person') === (b === 'person') || a === null || b === null
}
