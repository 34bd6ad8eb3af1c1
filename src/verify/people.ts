import { lazy, loadLexicon, wordSet } from '../pipeline/lexicon.ts'
import type { Transcript } from '../transcript/transcript.ts'
import type { Claimed } from './verdict.ts'

/** Somebody who speaks in a source. */
export interface Person {
  /** The fullest label. */
  readonly label: string
  /** Folded words of the name, without titles; empty where the label is no name. */
  readonly name: readonly string[]
  /** Titles, offices and what else stands in the labels, folded. */
  readonly roles: readonly string[]
}

const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sen|senator|rep|representative|congressman|congresswoman|gov|governor|president|chief|justice|judge|general|gen|col|colonel|capt|captain|sgt|sergeant|lt|lieutenant|sir|dame|lord|lady|rev|reverend|hon|honorable|minister|secretary|mayor|chairman|chairwoman|chair|council(?:member|lor|man|woman)|commissioner|ambassador|officer|detective|director|coach|king|queen|prince|princess|pope|father|sister|brother|prime|vice|deputy|attorney|superintendent|sheriff)$/

/** Labels that tell a part in the talk and no name. */
const GENERIC =
  /^(?:speaker|spk|voice|participant|interviewer|interviewee|interviewer|host|cohost|guest|moderator|anchor|reporter|correspondent|announcer|narrator|presenter|caller|audience|questioner|question|answer|q|a|man|woman|male|female|boy|girl|child|unidentified|unknown|crowd|all|both|group|clerk|court|counsel|witness|juror|the court|operator|translator|interpreter|staff|student|member|video|clip|others?|various|multiple)$/

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'")

const wordsOf = (text: string): readonly string[] =>
  fold(text).match(/[\p{L}\d$]+(?:['-][\p{L}\d]+)*/gu) ?? []

/** What a label says: name, and what else. `Professor SUSAN DUDLEY (George Washington University)`. */
export function readLabel(label: string): Person {
  const bare = label.replace(/[([][^()[\]]*[)\]]/g, ' ')
  const [head = '', ...tail] = bare.split(/,\s*/)
  const extra = [...tail, ...(label.match(/[([]([^()[\]]*)[)\]]/g) ?? [])]
  const joined = head.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
  const words = wordsOf(joined.includes('_') ? joined.replaceAll('_', ' ') : joined)
  const titles = words.filter((word) => TITLE.test(word))
  const rest = words.filter((word) => !TITLE.test(word) && word !== 'the')
  const generic =
    rest.length === 0 ||
    rest.every((word) => GENERIC.test(word) || /^\d+$/.test(word) || /^[a-z]$/.test(word)) ||
    GENERIC.test(rest[0]!)
  return {
    label,
    name: generic ? [] : rest,
    roles: [...titles, ...extra.flatMap(wordsOf), ...(generic ? rest : [])],
  }
}

const nicknames = lazy(() => {
  const found = new Map<string, Set<string>>()
  for (const [short, full] of loadLexicon('stages/entities/nicknames.tsv').rows)
    found.set(short!, new Set(full!.split(' ')))
  return found
})

/** Whether two first names may be one person's: equal, an initial, a short form. */
function sameFirst(a: string, b: string): boolean {
  if (a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))) return true
  const [of, to] = [nicknames().get(a), nicknames().get(b)]
  return (
    of?.has(b) === true ||
    to?.has(a) === true ||
    (of !== undefined && to !== undefined && [...of].some((full) => to.has(full)))
  )
}

const givenNames = lazy(() => wordSet(loadLexicon('stages/mentions/given-names.tsv')))

const SUFFIX = /^(?:jr|sr|ii|iii|iv|md|phd|esq)$/

const surnameOf = (name: readonly string[]): string => name.filter((word) => !SUFFIX.test(word)).at(-1) ?? ''

/** Letters that differ, up to one: for names a machine or a tired typist spelled. */
function nearlySame(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const rest = (x: string, y: string): boolean => x === y
  return (
    rest(a.slice(i + 1), b.slice(i + 1)) ||
    rest(a.slice(i), b.slice(i + 1)) ||
    rest(a.slice(i + 1), b.slice(i))
  )
}

/** Whether a name of the draft and one of the source can be one person's; `near` where the spelling differs or they cannot be told apart. */
export function compareNames(a: readonly string[], b: readonly string[]): 'same' | 'near' | 'other' {
  if (a.length === 0 || b.length === 0) return 'other'
  if (a.join('') === b.join('')) return 'same'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 1) {
    if (long.includes(short[0]!) || (long.length === 1 && sameFirst(short[0]!, long[0]!))) return 'same'
    if (sameFirst(short[0]!, long[0]!) && short[0]!.length > 1) return 'same'
    // A first name alone and a surname alone may be one person's.
    if (long.length === 1 && givenNames().has(short[0]!) !== givenNames().has(long[0]!)) return 'near'
    return long.some((word) => nearlySame(word, short[0]!)) ? 'near' : 'other'
  }
  const [last, otherLast] = [surnameOf(a), surnameOf(b)]
  const firsts = sameFirst(a[0]!, b[0]!) || a.slice(1, -1).some((word) => sameFirst(word, b[0]!))
  if (last === otherLast || b.includes(last) || a.includes(otherLast)) return firsts ? 'same' : 'other'
  return firsts && nearlySame(last, otherLast) ? 'near' : 'other'
}

/** The people of a source by label: `BRAND` is who was introduced as `MADELEINE BRAND, host`. */
export function peopleOf({ turns }: Transcript): ReadonlyMap<string, Person> {
  const labels = [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))]
  const read = labels.map(readLabel)
  return new Map(
    read.map((person) => {
      if (person.name.length !== 1) return [person.label, person]
      const fuller = read.filter((other) => other.name.length > 1 && surnameOf(other.name) === person.name[0])
      const first = read.filter((other) => other.name.length > 1 && other.name[0] === person.name[0])
      const [one, ...more] = fuller.length > 0 ? fuller : first
      return [
        person.label,
        one && more.length === 0 ? { ...one, roles: [...one.roles, ...person.roles] } : person,
      ]
    }),
  )
}

/**
 * Whether the draft's speaker is the source's: `unchecked` where either is no name of a person, or where the two
 * could be one.
 */
export function comparePeople(claimed: Claimed, person: Person): 'claimed' | 'other' | 'unchecked' {
  const names = claimed.names.map((name) => wordsOf(name).filter((word) => !TITLE.test(word)))
  const label = fold(person.label)
  if (names.length === 0 || !claimed.named) {
    const description = [...claimed.roles, claimed.name].flatMap(wordsOf)
    const shared = person.roles.filter((role) => role.length > 2 && description.includes(role))
    return fold(claimed.name) === label || (shared.length > 0 && person.name.length === 0)
      ? 'claimed'
      : 'unchecked'
  }
  if (person.name.length === 0) {
    const roles = claimed.roles.flatMap(wordsOf).concat(...claimed.names.map(wordsOf))
    return person.roles.some((role) => TITLE.test(role) && roles.includes(role)) ? 'claimed' : 'unchecked'
  }
  const results = names.map((name) => compareNames(name, person.name))
  if (results.includes('same') && !(claimed.names.length > 0 && contradicts(names, person.name)))
    return 'claimed'
  if (results.includes('near')) return 'unchecked'
  return claimed.person ? 'other' : 'unchecked'
}

/** Two full names of one surname are two people, although the surname alone would be either's. */
function contradicts(names: readonly (readonly string[])[], person: readonly string[]): boolean {
  const full = names.filter((name) => name.length > 1)
  return person.length > 1 && full.length > 0 && full.every((name) => compareNames(name, person) === 'other')
}
