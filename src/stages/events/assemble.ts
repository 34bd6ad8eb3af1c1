import { type ChargeState, type Event, LEGAL_STEPS, type Timex } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { Reported } from '../clauses/reported.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isSameCharge, outcomes, type Step } from './accusations.ts'
import { Accused } from './accused.ts'
import type { Draft } from './draft.ts'
import { toldOnce } from './once.ts'
import { allOf, COUNTED, MUTUAL, type Participants, type Told } from './told.ts'
import { type Toll, tollOf } from './toll.ts'
import { Times } from './when.ts'

/** Drafts made into events: one for each entity they are about, each told once, with the state of the charge. */
export function assemble(
  text: ClauseText,
  drafts: readonly Draft[],
  timexes: readonly Timex[],
  reported: Reported,
): readonly Event[] {
  const times = new Times(timexes)
  const accused = new Accused(text, drafts)
  const told = withCharges(
    withDefendants(
      withCouples(text, drafts).flatMap((draft) => split(text, draft, times, reported, accused)),
    ),
  ).filter(({ about, draft }) => about !== null || COUNTED.has(draft.type))
  const steps = toldOnce(text, told).map((one) => eachOf(text, one))
  const states = outcomes(steps.flat().map(toStep))
  let place = 0
  return steps.flatMap((each) => {
    const reached = each.map(() => states[place++]!)
    const [whole] = each
    // of two who were charged together one was acquitted: two accusations
    return whole!.group !== null && reached.every((state) => state === reached[0])
      ? [toEvent({ ...whole!, participants: whole!.group }, reached[0]!)]
      : each.map((one, at) => toEvent(one, reached[at]!))
  })
}

/** What is told of one defendant, with the participants that the group it is told of has. */
interface ToldOfOne extends Told {
  readonly group: Participants | null
}

/** What is told of a group, for each of its members; what is told of one, for that one. */
function eachOf({ cast }: ClauseText, one: Told): readonly ToldOfOne[] {
  const { about, participants, draft } = one
  const members = about === null || !LEGAL_STEPS.has(draft.type) ? [] : cast.members(about)
  if (members.length < 2) return [{ ...one, group: null }]
  const role = participants[0]!.role
  const others = participants.filter(({ entity }) => entity !== about && !members.includes(entity))
  return members.map((member) => ({
    ...one,
    about: member,
    participants: allOf(role, [member], others),
    group: participants,
  }))
}

const toEvent = ({ draft, participants, time, charge }: Told, state: ChargeState): Event => ({
  type: draft.type,
  participants,
  charge,
  status: LEGAL_STEPS.has(draft.type) && !isFiring(draft) ? state : 'unknown',
  time,
  evidence: draft.evidence,
  by: draft.rule.name,
})

/** Somebody who loses a post, and no case that is dropped. */
const isFiring = ({ type, roles }: Draft): boolean => type === 'dismissal' && roles.has('who')

const toStep = ({ draft, about, charge, state }: Told): Step => ({
  type: draft.type,
  defendant: about,
  charge,
  state,
})

function stateOf(draft: Draft, { tokens }: ClauseText): ChargeState {
  const { type, rule, trigger } = draft
  if (type === 'dismissal') return isFiring(draft) ? 'unknown' : 'dropped'
  if (rule.name.startsWith('denies')) return 'pleaded-not-guilty'
  if (type === 'plea' && /\bsame\b/i.test(tokens.words(trigger))) return 'unknown'
  if (type === 'plea') return /\bnot\b/i.test(tokens.words(trigger)) ? 'pleaded-not-guilty' : 'pleaded-guilty'
  if (type === 'charge' || type === 'trial') return 'pending'
  if (type === 'conviction') return 'convicted'
  if (type === 'acquittal') return 'acquitted'
  if (type === 'sentence') return 'sentenced'
  return type === 'appeal' ? 'appealed' : 'unknown'
}

/** One event for each entity that the first role names; none where that is a pronoun for nobody known. */
function split(
  text: ClauseText,
  draft: Draft,
  times: Times,
  reported: Reported,
  accused: Accused,
): readonly Told[] {
  const { cast, tokens, tags } = text
  const [first, ...rest] = [...draft.roles]
  const time = times.near(text, draft.anchor, draft.sentence)
  const base = {
    draft,
    state: reported.isClaim(draft.trigger) ? 'unknown' : stateOf(draft, text),
    time,
    charge: draft.charge,
    toll: null,
  }
  const others = [
    ...rest.flatMap(([role, phrases]) => entitiesOf(text, phrases).map((entity) => ({ role, entity }))),
    ...bailed(text, draft, accused),
  ]
  // "the trial began", "an inquest heard": whose it is the rest of the story tells
  if (draft.rule.settings.case) {
    const party = accused.partyOf(draft.rule.settings.case)
    return party === null
      ? []
      : [{ ...base, about: party.entity, words: '', participants: allOf(party.role, [party.entity], []) }]
  }
  if (!first) {
    const words = tokens.words(draft.trigger)
    return /^(?:zero|no|\d+\.\d+)\b/i.test(words)
      ? []
      : [{ ...base, about: null, words, participants: others }]
  }
  const [role, phrases] = first
  if (MUTUAL.has(draft.type)) return together(text, role, phrases, others, base)
  return phrases.flatMap((phrase): readonly Told[] => {
    const words = tokens.words(phrase).toLowerCase()
    const both = phrase.entity === null && words === 'both' ? pairBefore(text, phrase.start) : null
    const toll = role === 'victim' && !isNamed(text, phrase) ? tollIn(text, phrase) : null
    if (role === 'defendant' && isCounsel(text, phrase)) return []
    const known = role === 'defendant' ? accused.standsFor(draft, phrase) : []
    const entity = both ?? phrase.entity
    if (entity === null && known.length === 0) {
      const lost =
        tags.upos(phrase.head) === 'PRON' || (role === 'defendant' && tags.upos(phrase.head) === 'DET')
      return lost ? [] : [{ ...base, about: null, words, participants: others, toll }]
    }
    const about = known.length > 0 ? known : cast.members(entity!)
    if (draft.rule.settings.suspect && !about.some(accused.has)) return []
    const one = { ...base, words, toll }
    // "the two men were charged" is one event; each of the dead has a death
    if (about.length > 1 && entity !== null && role !== 'victim')
      return [{ ...one, about: entity, participants: allOf(role, [entity, ...about], others) }]
    return about.map((member) => ({ ...one, about: member, participants: allOf(role, [member], others) }))
  })
}

/** `set bail at $50,000`: for the one accused, where nobody is named. */
const bailed = (
  { tokens }: ClauseText,
  { type, trigger, roles }: Draft,
  { onTrial }: Accused,
): Participants =>
  type === 'ruling' &&
  onTrial !== null &&
  !roles.get('party')?.some(({ entity }) => entity !== null) &&
  /\b(?:bail|bond)$/i.test(tokens.words(trigger))
    ? [{ role: 'party', entity: onTrial }]
    : []

/** `They divorced in 1983`, of nobody known: the couple whose marriage or divorce was told last. */
function withCouples({ tokens }: ClauseText, drafts: readonly Draft[]): readonly Draft[] {
  let last: readonly Phrase[] = []
  return drafts.map((draft) => {
    if (draft.type !== 'marriage' && draft.type !== 'divorce') return draft
    const phrases = [...draft.roles.values()].flat()
    const known = phrases.filter(({ entity }) => entity !== null)
    if (known.length > 1) last = known
    const [first] = phrases
    const isLost = phrases.length === 1 && first!.entity === null && tokens.lower(first!.head) === 'they'
    return isLost && last.length === 2 ? { ...draft, roles: new Map([['spouse', last]]) } : draft
  })
}

/** One event of all whom the first role names, with the couple itself where the text has a word for it. */
function together(
  text: ClauseText,
  role: string,
  phrases: readonly Phrase[],
  others: Participants,
  base: Omit<Told, 'about' | 'words' | 'participants'>,
): readonly Told[] {
  const { cast, tokens } = text
  const words = phrases.map((phrase) => tokens.words(phrase).toLowerCase()).join(' ')
  const known = [...new Set(phrases.flatMap(({ entity }) => (entity === null ? [] : [entity])))]
  if (known.length === 0) return []
  const both = [...new Set([...known, ...others.map(({ entity }) => entity)])]
  const couple = both.length > 1 ? cast.groupOf(both) : null
  const all = [...(couple === null ? [] : [couple]), ...known.flatMap((one) => [one, ...cast.members(one)])]
  return [
    { ...base, about: couple ?? known[0]!, words, participants: allOf(role, [...new Set(all)], others) },
  ]
}

/** `The defendant`, taken for "Ana Ruiz KC": counsel are not who is tried. */
const isCounsel = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && /\b(?:KC|QC|SC|Esq\.?)$/.test(cast.entities[entity]!.name)

const PAIR_REACH = 40

/** The pair that "both" stands for: the last two joined by "and" before. */
function pairBefore({ cast }: ClauseText, token: number): number | null {
  let place = firstPlace(cast.mentions.length, (at) => cast.mentions[at]!.span.start >= token) - 1
  for (; place >= 0 && token - cast.mentions[place]!.span.start <= PAIR_REACH; place--) {
    const group = cast.mentions[place]!.by === 'coordination' ? cast.entityOfMention(place) : null
    if (group !== null && cast.members(group).length === 2) return group
  }
  return null
}

const isNamed = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && cast.entities[entity]!.named

function tollIn({ tokens }: ClauseText, { start, head }: Phrase): Toll | null {
  const words: string[] = []
  for (let i = start; i <= head; i++) words.push(tokens.lower(i))
  return tollOf(words)
}

const entitiesOf = ({ cast }: ClauseText, phrases: readonly Phrase[]): readonly number[] =>
  phrases.flatMap(({ entity }) => (entity === null ? [] : cast.members(entity)))

const ACCUSED: ReadonlySet<string> = new Set(['charge', 'plea', 'conviction', 'sentence'])

/** A dismissal of charges that names nobody is against the last one who was accused. */
function withDefendants(told: readonly Told[]): readonly Told[] {
  let last: Told | null = null
  let plea: Told | null = null
  return told.map((one) => {
    if (ACCUSED.has(one.draft.type) && one.about !== null) last = one
    // "entered the same plea"
    if (one.draft.type === 'plea' && one.state === 'unknown' && plea !== null)
      return { ...one, state: plea.state, charge: one.charge ?? plea.charge }
    if (one.draft.type === 'plea') plea = one
    if (one.about !== null || one.draft.rule.name !== 'drop-charge' || last === null) return one
    const { about, charge }: Told = last
    return {
      ...one,
      about,
      charge: one.charge ?? (last.draft.type === 'charge' ? charge : null),
      participants: [{ role: 'defendant', entity: about! }, ...one.participants],
    }
  })
}

/**
 * Who pleads not guilty to a crime, or sees a charge dropped that the text names, was charged with it: where no charge
 * is told, that is one.
 */
function withCharges(told: readonly Told[]): readonly Told[] {
  const charges = new Map<number, Told[]>()
  for (const one of told)
    if (one.draft.type === 'charge' && one.about !== null)
      charges.set(one.about, [...(charges.get(one.about) ?? []), one])
  return told.flatMap((one) => {
    const { draft, about, charge, state } = one
    const implies = state === 'dropped' || (draft.type === 'plea' && state === 'pleaded-not-guilty')
    if (!implies || about === null || charge === null) return [one]
    if (charges.get(about)?.some((other) => isSameCharge(one, other))) return [one]
    return [{ ...one, draft: { ...draft, type: 'charge' }, time: null }, one]
  })
}
