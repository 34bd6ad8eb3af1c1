import type { Gender } from '../../document/layers.ts'
import type { Tokens } from '../../document/tokens.ts'
import { type Lexicon, lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import { PhraseTree } from './phrase-tree.ts'

/** What a word can be, whatever it is in its place: one bit a class. */
export const IS = {
  given: 1 << 0,
  surname: 1 << 1,
  common: 1 << 2,
  role: 1 << 3,
  kin: 1 << 4,
  person: 1 << 5,
  plural: 1 << 6,
  group: 1 << 7,
  organization: 1 << 8,
  document: 1 << 9,
  function: 1 << 10,
  calendar: 1 << 11,
  particle: 1 << 12,
  organizationHead: 1 << 13,
  placeHead: 1 << 14,
  placeOpener: 1 << 15,
  suffix: 1 << 16,
  say: 1 << 17,
  placePreposition: 1 << 18,
  workNoun: 1 << 19,
  placeNoun: 1 << 20,
  /** Where people are when they speak: `the officials at the scene`. */
  scene: 1 << 21,
  people: 1 << 22,
  demonym: 1 << 23,
  honorific: 1 << 24,
  pronoun: 1 << 25,
  eventHead: 1 << 26,
  eventOpener: 1 << 27,
  workHead: 1 << 28,
  humanVerb: 1 << 29,
  humanParticiple: 1 << 30,
  /** Those who act `for` somebody. */
  represents: 1 << 31,
} as const

/** Every class of noun that can head a nominal mention. */
export const NOUN = IS.role | IS.kin | IS.person | IS.group | IS.organization | IS.document

const CLASSES: Readonly<Record<string, number>> = {
  function: IS.function,
  calendar: IS.calendar,
  particle: IS.particle,
  'organization-head': IS.organizationHead,
  'place-head': IS.placeHead,
  'place-opener': IS.placeOpener,
  suffix: IS.suffix,
  say: IS.say,
  'place-preposition': IS.placePreposition,
  'work-noun': IS.workNoun,
  'place-noun': IS.placeNoun,
  'event-head': IS.eventHead,
  'event-opener': IS.eventOpener,
  'work-head': IS.workHead,
  'scene-noun': IS.scene,
  represents: IS.represents,
  'human-verb': IS.humanVerb,
  'human-participle': IS.humanParticiple,
}

const PERSON_KINDS: Readonly<Record<string, number>> = { role: IS.role, kin: IS.kin, plain: IS.person }

const load = (name: string): Lexicon => loadLexicon(`stages/mentions/${name}.tsv`)

/** Words in lower case to their classes. */
export const classes = lazy((): ReadonlyMap<string, number> => {
  const map = new Map<string, number>()
  const add = (word: string, bits: number) => map.set(word, (map.get(word) ?? 0) | bits)
  const column = (name: string, bits: number) => {
    for (const row of load(name).rows) add(row[0]!, bits)
  }
  column('given-names', IS.given)
  column('given-names-kantrowitz', IS.given)
  column('given-names-world', IS.given)
  column('surnames', IS.surname)
  column('surnames-world', IS.surname)
  column('common-words', IS.common)
  column('pronouns', IS.pronoun)
  for (const [word, name] of load('word-classes').rows) add(word!, CLASSES[name!]!)
  column('honorifics', IS.honorific)
  for (const [singular, plural, kind] of load('person-nouns').rows)
    addNoun(add, singular!, plural!, PERSON_KINDS[kind!]!)
  for (const [singular, plural, type] of load('group-nouns').rows)
    addNoun(add, singular!, plural!, type === 'organization' ? IS.group | IS.organization : IS.group)
  for (const [name, bits] of [
    ['organization-nouns', IS.organization],
    ['document-nouns', IS.document],
  ] as const)
    for (const [singular, plural] of load(name).rows) addNoun(add, singular!, plural!, bits)
  for (const [adjective, people] of load('demonyms').rows) {
    add(adjective!.toLowerCase(), IS.demonym)
    if (people) add(people.toLowerCase(), IS.people | IS.plural)
  }
  return map
})

function addNoun(add: (word: string, bits: number) => void, singular: string, plural: string, bits: number) {
  add(singular, plural === singular && singular.endsWith('s') ? bits | IS.plural : bits)
  if (plural !== '' && plural !== '-') add(plural, bits | (plural === singular ? 0 : IS.plural))
}

/** Nouns and honorifics that show whether a woman or a man is meant. */
export const genders = lazy((): ReadonlyMap<string, string> => {
  const map = new Map<string, string>()
  for (const [singular, plural, , gender] of load('person-nouns').rows)
    if (gender) {
      map.set(singular!, gender)
      map.set(plural!, gender)
    }
  for (const [title, gender] of load('honorifics').rows) if (gender) map.set(title!, gender)
  return map
})

/** First names to the sex that nearly all their bearers have in census counts: no more than a hint. */
export const nameGenders = lazy(
  () => wordMap(loadLexicon('stages/entities/name-genders.tsv')) as ReadonlyMap<string, Gender>,
)

export const pronouns = lazy(
  (): ReadonlyMap<string, { readonly number: string; readonly gender: string }> =>
    new Map(
      load('pronouns').rows.map(([word, number, gender]) => [word!, { number: number!, gender: gender! }]),
    ),
)

/** Names known beforehand, as written, to what they stand for. */
export const knownNames = lazy((): PhraseTree => {
  const tree = new PhraseTree()
  for (const [name, kind] of load('places').rows) tree.add(name!, `place:${kind}`)
  for (const [name, kind] of load('organizations').rows)
    tree.add(name!, kind === 'other' ? 'other:other' : `organization:${kind}`)
  for (const [adjective, people] of load('demonyms').rows) {
    tree.add(adjective!, people ? 'demonym:adjective' : 'demonym:people')
    if (people) tree.add(people, 'group:people')
  }
  return tree
})

/** Names of places in lower case, for texts without capitals; none that is made of common words alone. */
export const lowPlaces = lazy((): PhraseTree => {
  const tree = new PhraseTree()
  const isNone = (word: string, bits: number): boolean => ((classes().get(word) ?? 0) & bits) === 0
  for (const [name, kind] of load('places').rows) {
    const low = name!.toLowerCase()
    const words = low.split(/[ -]/)
    const sure = kind === 'country' || kind === 'state' || words.length > 1
    const bits = sure ? IS.common | IS.function : IS.common | IS.function | IS.given | IS.surname
    if (low.length > 3 && words.some((word) => isNone(word, bits))) tree.add(low, 'place')
  }
  return tree
})

/** The classes of every token. */
export function classify(tokens: Tokens): Uint32Array {
  const known = classes()
  const bits = new Uint32Array(tokens.length)
  for (let i = 0; i < bits.length; i++) bits[i] = known.get(tokens.lower(i)) ?? 0
  return bits
}
