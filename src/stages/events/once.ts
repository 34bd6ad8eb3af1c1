import { type EventType, LEGAL_STEPS } from '../../document/layers.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isSameCharge } from './accusations.ts'
import { headlineEnd } from './headline.ts'
import { MUTUAL, type Told } from './told.ts'
import { isSameToll } from './toll.ts'

/** Tellings of what happened, each event once, with what later ones add to the first. */
export const toldOnce = (text: ClauseText, told: readonly Told[]): readonly Told[] =>
  withoutInjuriesOfTheDead(withoutRepeatedGroups(text, withoutHeadlines(text, joined(text, told))))

/** How many tellings of one kind about one entity are compared, the latest. */
const RECENT = 32

/** Each event once: the first telling, with what later ones add. */
function joined(text: ClauseText, told: readonly Told[]): readonly Told[] {
  const byKey = new Map<string, Told[]>()
  const once: Told[] = []
  for (const one of told) {
    const keys = keysOf(one)
    const same = keys
      .flatMap((key) => byKey.get(key)?.slice(-RECENT) ?? [])
      .find((other) => isSame(one, other) || isSameTollIn(one, other))
    if (same) {
      same.time ??= one.time
      same.charge ??= one.charge
      if (same.state === 'unknown') same.state = one.state
      continue
    }
    const copy = { ...one }
    once.push(copy)
    for (const key of keys) add(byKey, key, copy)
  }
  return withoutTheUnnamed(text, once)
}

/** What an event is found again by: whom it is about, or its toll; a marriage by either of the two. */
function keysOf({ draft: { type }, about, words, toll, participants }: Told): readonly string[] {
  if (MUTUAL.has(type) && participants.length > 0)
    return participants.map(({ entity }) => `${type} ${entity}`)
  return [`${type} ${about ?? words}`, ...(toll === null ? [] : [`${type} toll`])]
}

const isSameTollIn = (a: Told, b: Told): boolean =>
  a.toll !== null && b.toll !== null && isSameToll(a.toll, b.toll, a.draft.sentence === b.draft.sentence)

function add(byKey: Map<string, Told[]>, key: string, one: Told): void {
  const known = byKey.get(key)
  if (known) known.push(one)
  else byKey.set(key, [one])
}

function isSame(a: Told, b: Told): boolean {
  if (MUTUAL.has(a.draft.type)) return isSameCouple(a, b)
  if (a.about !== b.about || (a.about === null && a.words !== b.words)) return false
  if (!isSameTime(a, b)) return false
  if (!a.draft.further || b.draft.further || !LEGAL_STEPS.has(a.draft.type)) return isSameCharge(a, b)
  return a.charge === b.charge && (a.charge !== null || a.time === b.time)
}

/** One marries once at a time, and nobody else. */
function isSameCouple(a: Told, b: Told): boolean {
  if (a.about === null || b.about === null) return a.words === b.words
  if (a.draft.type !== 'birth' && a.time !== null && b.time !== null && a.time !== b.time) return false
  const [few, many] = a.participants.length < b.participants.length ? [a, b] : [b, a]
  return few.participants.every(({ entity }) => many.participants.some((other) => other.entity === entity))
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
  const named = new Map<EventType, number>()
  for (const one of told) if (isNamed(one)) named.set(one.draft.type, (named.get(one.draft.type) ?? 0) + 1)
  const counted = new Set(told.flatMap((one) => (isVague(one) ? [] : [one.draft.type])))
  return told.filter((one) => {
    const { draft, about } = one
    if (isVague(one) && counted.has(draft.type)) return false
    if (one.toll !== null && one.toll.count > 1 && one.toll.count === named.get(draft.type)) return false
    if (about === null || isNamed(one) || !ONCE.has(draft.type) || !named.has(draft.type)) return true
    const { type, number } = cast.entities[about]!
    if (type !== 'person' || number === 'plural') return true
    for (let i = draft.evidence.start; i < draft.evidence.end; i++)
      if (ANOTHER.test(tokens.lower(i))) return true
    return false
  })
}

/**
 * Leaves out what the headline tells of somebody whom only the headline calls so, where the text tells the same kind of
 * event: "Mayor resigns … Ana Ruiz resigned on Monday".
 */
function withoutHeadlines({ cast, tokens }: ClauseText, told: readonly Told[]): readonly Told[] {
  const end = headlineEnd(tokens)
  const inHeadline = ({ draft }: Told) => draft.anchor < end
  const inText = new Set(told.flatMap((one) => (inHeadline(one) ? [] : [one.draft.type])))
  const isOnlyThere = (entity: number) =>
    cast.entities[entity]!.mentions.every((mention) => cast.mentions[mention]!.span.start < end)
  return told.filter(
    (one) =>
      !inHeadline(one) || !inText.has(one.draft.type) || (one.about !== null && !isOnlyThere(one.about)),
  )
}

/** Leaves out what is told of a group and of each of it, and what is told of one of a group alone again. */
function withoutRepeatedGroups({ cast }: ClauseText, told: readonly Told[]): readonly Told[] {
  const groups = told.filter(({ about }) => about !== null && cast.members(about).length > 1)
  if (groups.length === 0) return told
  const dropped = new Set<Told>()
  for (const group of groups.slice(0, RECENT)) {
    const members = cast.members(group.about!)
    const own = told.filter(
      (one) =>
        one.draft.type === group.draft.type &&
        one !== group &&
        one.about !== null &&
        members.includes(one.about) &&
        isSameTime(one, group) &&
        isSameCharge(one, group),
    )
    if (own.length === 0) continue
    if (members.every((member) => own.some(({ about }) => about === member))) dropped.add(group)
    else for (const one of own) dropped.add(one)
  }
  return told.filter((one) => !dropped.has(one))
}

/** An injury that is told as a death elsewhere is no event of its own. */
function withoutInjuriesOfTheDead(told: readonly Told[]): readonly Told[] {
  const dead = new Set(told.flatMap(({ draft, about }) => (draft.type === 'death' ? [about] : [])))
  return told.filter(({ draft, about }) => draft.type !== 'injury' || about === null || !dead.has(about))
}
