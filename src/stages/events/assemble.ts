import {
  type ChargeState,
  type Event,
  type EventType,
  LEGAL_STEPS,
  type Timex,
} from '../../document/layers.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { Reported } from '../clauses/reported.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isSameCharge, outcomes, type Step } from './accusations.ts'
import type { Draft } from './draft.ts'
import { Times } from './when.ts'

/** An event about one entity, before mentions of the same one are joined. */
interface Told {
  readonly draft: Draft
  /** The entity that it is about, or the words where there is none. */
  readonly about: number | null
  readonly words: string
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
  const told = withDefendants(drafts.flatMap((draft) => split(text, draft, times, reported)))
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
  if (type === 'plea') return /\bnot\b/i.test(tokens.words(trigger)) ? 'pleaded-not-guilty' : 'pleaded-guilty'
  if (type === 'charge' || type === 'trial') return 'pending'
  if (type === 'conviction') return 'convicted'
  if (type === 'acquittal') return 'acquitted'
  if (type === 'sentence') return 'sentenced'
  return type === 'appeal' ? 'appealed' : 'unknown'
}

/** One event for each entity that the first role names; none where that is a pronoun for nobody known. */
function split(text: ClauseText, draft: Draft, times: Times, reported: Reported): readonly Told[] {
  const { cast, tokens, tags } = text
  const [first, ...rest] = [...draft.roles]
  const time = times.near(text, draft.anchor, draft.sentence)
  const base = {
    draft,
    state: reported.isClaim(draft.trigger) ? 'unknown' : stateOf(draft, text),
    time,
    charge: draft.charge,
  }
  const others = rest.flatMap(([role, phrases]) =>
    entitiesOf(text, phrases).map((entity) => ({ role, entity })),
  )
  if (!first) return [{ ...base, about: null, words: tokens.words(draft.trigger), participants: others }]
  const [role, phrases] = first
  return phrases.flatMap((phrase): readonly Told[] => {
    const words = tokens.words(phrase).toLowerCase()
    if (phrase.entity === null) {
      const lost = tags.upos(phrase.head) === 'PRON'
      return lost ? [] : [{ ...base, about: null, words, participants: others }]
    }
    return cast.members(phrase.entity).map((entity) => ({
      ...base,
      about: entity,
      words,
      participants: [{ role, entity }, ...others.filter((other) => other.entity !== entity)],
    }))
  })
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
    const same = known?.slice(-RECENT).find((other) => isSame(one, other))
    if (same) {
      same.time ??= one.time
      same.charge ??= one.charge
      if (same.state === 'unknown') same.state = one.state
      continue
    }
    const copy = { ...one }
    once.push(copy)
    if (known) known.push(copy)
    else byKey.set(key, [copy])
  }
  return withoutTheUnnamed(text, once)
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
const isVague = ({ words }: Told): boolean => /^(?:many|some|several|others|more)\b/.test(words)

/**
 * Leaves out what is told of one unnamed person where the same kind of event is told of somebody named: "killed a
 * woman … Ana Ruiz was killed", unless it is "another" woman.
 */
function withoutTheUnnamed({ cast, tokens }: ClauseText, told: readonly Told[]): readonly Told[] {
  const isNamed = ({ about }: Told) => about !== null && cast.entities[about]!.named
  const kinds = new Set(told.flatMap((one) => (isNamed(one) ? [one.draft.type] : [])))
  const counted = new Set(told.flatMap((one) => (isVague(one) ? [] : [one.draft.type])))
  return told.filter((one) => {
    const { draft, about } = one
    if (isVague(one) && counted.has(draft.type)) return false
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
