import {
  type ChargeState,
  type Event,
  type EventType,
  LEGAL_STEPS,
  type Timex,
} from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { Reported } from '../clauses/reported.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isSameCharge, outcomes, type Step } from './accusations.ts'
import { Accused } from './accused.ts'
import type { Draft } from './draft.ts'
import { isSameToll, type Toll, tollOf } from './toll.ts'
import { Times } from './when.ts'

/** An event about one entity, before mentions of the same one are joined. */
interface Told {
  readonly draft: Draft
  /** The entity that it is about, or the words where there is none. */
  readonly about: number | null
  readonly words: string
  /** How many they are, of unnamed victims. */
  readonly toll: Toll | null
  readonly participants: Event['participants']
  state: ChargeState
  time: string | null
  charge: string | null
}

/** Drafts made into events: one for each entity they are about, each told once, with the state of the charge. */
export function assemble(
  text: ClauseText,
  drafts: readonly Draft[],
  timexes: readonly Timex[],
  reported: Reported,
): readonly Event[] {
  const times = new Times(timexes)
  const accused = new Accused(text, drafts)
  const told = withDefendants(drafts.flatMap((draft) => split(text, draft, times, reported, accused)))
  const once = withoutInjuriesOfTheDead(joined(text, told))
  const states = outcomes(once.map(toStep))
  return once.map(({ draft, participants, time, charge }, place) => ({
    type: draft.type,
    participants,
    charge,
    status: LEGAL_STEPS.has(draft.type) && !isFiring(draft) ? states[place]! : 'unknown',
    time,
    evidence: draft.evidence,
    by: draft.rule.name,
  }))
}

const isFiring = ({ rule, type }: Draft): boolean => type === 'dismissal' && rule.name === 'fire'

const toStep = ({ draft, about, charge, state }: Told): Step => ({
  type: draft.type,
  defendant: about,
  charge,
  state,
})

function stateOf({ type, rule, trigger }: Draft, { tokens }: ClauseText): ChargeState {
  if (type === 'dismissal') return rule.name === 'fire' ? 'unknown' : 'dropped'
  if (rule.name.startsWith('denies')) return 'pleaded-not-guilty'
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
  const others = rest.flatMap(([role, phrases]) =>
    entitiesOf(text, phrases).map((entity) => ({ role, entity })),
  )
  const { only } = accused
  // "the trial began": whose it is the rest of the story tells
  if (draft.rule.settings.case)
    return only === null
      ? []
      : [{ ...base, about: only, words: '', participants: [{ role: 'defendant', entity: only }] }]
  if (!first) return [{ ...base, about: null, words: tokens.words(draft.trigger), participants: others }]
  const [role, phrases] = first
  return phrases.flatMap((phrase): readonly Told[] => {
    const words = tokens.words(phrase).toLowerCase()
    const both = phrase.entity === null && words === 'both' ? pairBefore(text, phrase.start) : []
    const toll = role === 'victim' && !isNamed(text, phrase) ? tollIn(text, phrase) : null
    if (role === 'defendant' && isCounsel(text, phrase)) return []
    const known = role === 'defendant' ? accused.standsFor(draft, phrase) : []
    if (phrase.entity === null && known.length === 0 && both.length === 0) {
      const lost =
        tags.upos(phrase.head) === 'PRON' || (role === 'defendant' && tags.upos(phrase.head) === 'DET')
      return lost ? [] : [{ ...base, about: null, words, participants: others, toll }]
    }
    const about = known.length > 0 ? known : both.length > 0 ? both : cast.members(phrase.entity!)
    return about.map((entity) => ({
      ...base,
      about: entity,
      words,
      toll,
      participants: [{ role, entity }, ...others.filter((other) => other.entity !== entity)],
    }))
  })
}

/** `The defendant`, taken for "Ana Ruiz KC": counsel are not who is tried. */
const isCounsel = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && /\b(?:KC|QC|SC|Esq\.?)$/.test(cast.entities[entity]!.name)

const PAIR_REACH = 40

/** The two whom "both" stands for: the last two joined by "and" before. */
function pairBefore({ cast }: ClauseText, token: number): readonly number[] {
  let place = firstPlace(cast.mentions.length, (at) => cast.mentions[at]!.span.start >= token) - 1
  for (; place >= 0 && token - cast.mentions[place]!.span.start <= PAIR_REACH; place--) {
    const group = cast.mentions[place]!.by === 'coordination' ? cast.entityOfMention(place) : null
    if (group !== null && cast.members(group).length === 2) return cast.members(group)
  }
  return []
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

/** A dismissal of charges that names nobody is against the last one who was charged. */
function withDefendants(told: readonly Told[]): readonly Told[] {
  let last: Told | null = null
  return told.map((one) => {
    if (one.draft.type === 'charge' && one.about !== null) last = one
    if (one.about !== null || one.draft.rule.name !== 'drop-charge' || last === null) return one
    const { about, charge }: Told = last
    return {
      ...one,
      about,
      charge: one.charge ?? charge,
      participants: [{ role: 'defendant', entity: about! }, ...one.participants],
    }
  })
}

/** How many tellings of one kind about one entity are compared, the latest. */
const RECENT = 32

/** Each event once: the first telling, with what later ones add. */
function joined(text: ClauseText, told: readonly Told[]): readonly Told[] {
  const byKey = new Map<string, Told[]>()
  const once: Told[] = []
  for (const one of told) {
    const key = `${one.draft.type} ${one.about ?? one.words}`
    const known = byKey.get(key)
    const tolls = one.toll === null ? undefined : byKey.get(`${one.draft.type} toll`)
    const same =
      known?.slice(-RECENT).find((other) => isSame(one, other)) ??
      tolls
        ?.slice(-RECENT)
        .find(({ toll, draft }) => isSameToll(one.toll!, toll!, draft.sentence === one.draft.sentence))
    if (same) {
      same.time ??= one.time
      same.charge ??= one.charge
      if (same.state === 'unknown') same.state = one.state
      continue
    }
    const copy = { ...one }
    once.push(copy)
    add(byKey, key, copy)
    if (one.toll !== null) add(byKey, `${one.draft.type} toll`, copy)
  }
  return withoutTheUnnamed(text, once)
}

function add(byKey: Map<string, Told[]>, key: string, one: Told): void {
  const known = byKey.get(key)
  if (known) known.push(one)
  else byKey.set(key, [one])
}

function isSame(a: Told, b: Told): boolean {
  if (!isSameTime(a, b)) return false
  if (!a.draft.further || b.draft.further || !LEGAL_STEPS.has(a.draft.type)) return isSameCharge(a, b)
  return a.charge === b.charge && (a.charge !== null || a.time === b.time)
}

/** A second sentence, office or trial is told with a time of its own; nobody is born or dies twice. */
const isSameTime = (a: Told, b: Told): boolean =>
  a.time === null || b.time === null || a.time === b.time || !AGAIN.has(a.draft.type)

const AGAIN: ReadonlySet<EventType> = new Set([
  'sentence',
  'appointment',
  'resignation',
  'ruling',
  'conviction',
])

/** What befalls one person once; the same may be told of "a woman" first and of her name later. */
const ONCE: ReadonlySet<EventType> = new Set(['death', 'arrest', 'charge', 'conviction', 'sentence', 'trial'])
const ANOTHER = /^(?:another|other|second|third|fourth|also|two|both)$/

/** `many people`: no more than is told with a number elsewhere. */
const isVague = ({ words }: Told): boolean => /^(?:many|some|several|others|more)\b(?!.*\d)/.test(words)

/**
 * Leaves out what is told of one unnamed person where the same kind of event is told of somebody named: "killed a
 * woman … Ana Ruiz was killed", unless it is "another" woman.
 */
function withoutTheUnnamed({ cast, tokens }: ClauseText, told: readonly Told[]): readonly Told[] {
  const isNamed = ({ about }: Told) => about !== null && cast.entities[about]!.named
  const kinds = new Set(told.flatMap((one) => (isNamed(one) ? [one.draft.type] : [])))
  const named = new Map<EventType, number>()
  for (const one of told) if (isNamed(one)) named.set(one.draft.type, (named.get(one.draft.type) ?? 0) + 1)
  const counted = new Set(told.flatMap((one) => (isVague(one) ? [] : [one.draft.type])))
  return told.filter((one) => {
    const { draft, about } = one
    if (isVague(one) && counted.has(draft.type)) return false
    if (one.toll !== null && one.toll.count > 1 && one.toll.count === named.get(draft.type)) return false
    if (about === null || isNamed(one) || !ONCE.has(draft.type) || !kinds.has(draft.type)) return true
    const { type, number } = cast.entities[about]!
    if (type !== 'person' || number === 'plural') return true
    for (let i = draft.evidence.start; i < draft.evidence.end; i++)
      if (ANOTHER.test(tokens.lower(i))) return true
    return false
  })
}

/** An injury that is told as a death elsewhere is no event of its own. */
function withoutInjuriesOfTheDead(told: readonly Told[]): readonly Told[] {
  const dead = new Set(told.flatMap(({ draft, about }) => (draft.type === 'death' ? [about] : [])))
  return told.filter(({ draft, about }) => draft.type !== 'injury' || about === null || !dead.has(about))
}
