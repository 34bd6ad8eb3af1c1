import type { EntityType, Gender, GrammaticalNumber, Mention } from '../../document/layers.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { loadNameTagger } from '../names/model.ts'
import { Appositions, type Beside } from './appositions.ts'
import { findCoordinations } from './coordinations.ts'
import { findNames } from './find-names.ts'
import { genders, IS, knownNames, NOUN } from './lexicon.ts'
import { Modifiers } from './modifiers.ts'
import type { Name } from './names.ts'
import { isQuantity, type NounPhrase, NounPhrases } from './noun-phrases.ts'
import { findPronouns } from './pronouns.ts'
import { type MentionInput, Reading } from './reading.ts'

/** All mentions of a document, in text order, the longer first. */
export function findMentions(input: MentionInput): readonly Mention[] {
  const reading = new Reading(input)
  const names = findNames(reading, loadNameTagger())
  const nameAt = new Int32Array(reading.tokens.length).fill(-1)
  for (const [place, name] of names.entries()) nameAt.fill(place, name.start, name.end)
  const finder = new NounPhrases(reading, names, nameAt)
  const modifiers = new Modifiers(reading, names, nameAt)
  const mentions: Mention[] = [...findPronouns(reading)]
  let next = 0
  for (const sentence of reading.sentences) {
    const phrases = finder.within(sentence)
    const here: Name[] = []
    for (; next < names.length && names[next]!.start < sentence.end; next++) here.push(names[next]!)
    const appositions = new Appositions(reading, names, nameAt, modifiers, phrases)
    const used = new Set<number>()
    for (const name of here) {
      const beside = appositions.beside(name, sentence)
      for (const head of beside.used) used.add(head)
      mentions.push(nameMention(reading, name, beside))
    }
    for (const phrase of phrases) {
      if (used.has(phrase.head) || !isMention(reading, phrase, nameAt)) continue
      const end = modifiers.endAfter(phrase.head, phrase.end, sentence.end)
      mentions.push(nominalMention(reading, phrase, end))
    }
  }
  const all = tidy(mentions)
  return tidy([...all, ...findCoordinations(reading, all)])
}

function tidy(mentions: readonly Mention[]): readonly Mention[] {
  const sorted = [...mentions].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.head - b.head,
  )
  return sorted.filter((one, place) => {
    const before = sorted[place - 1]
    return !before || before.span.start !== one.span.start || before.span.end !== one.span.end
  })
}

function nameMention(reading: Reading, name: Name, beside: Beside): Mention {
  const { type } = name
  return {
    span: tokenSpan(beside.start, beside.end),
    name: tokenSpan(name.start, name.end),
    head: lastWord(reading, name),
    form: 'name',
    type,
    number: type === 'group' ? 'plural' : type === null ? null : 'singular',
    gender: type === 'person' ? genderOf(reading, beside.roles) : null,
    roles: beside.roles,
    by: name.by,
  }
}

/** The last word of the name itself, a suffix such as `Jr.` left out. */
function lastWord(reading: Reading, { start, end }: Name): number {
  let last = end - 1
  while (last > start && (reading.is(last, IS.suffix) || reading.form(last) === ',')) last--
  return last
}

function genderOf(reading: Reading, roles: readonly TokenSpan[]): Gender | null {
  for (const role of roles) {
    for (let i = role.start; i < role.end; i++) {
      if (
        /^(?:of|for|to|'s)$/.test(reading.tokens.lower(i + 1)) &&
        i + 1 < role.end &&
        reading.tokens.lower(i + 1) === "'s"
      )
        continue
      const gender = genders().get(reading.tokens.lower(i))
      if (gender) return gender as Gender
      if (/^(?:of|for|to|at|in|with|from)$/.test(reading.tokens.lower(i))) break
    }
  }
  return null
}

/** Whether a phrase stands for somebody, not for an office or a kind. */
function isMention(reading: Reading, phrase: NounPhrase, nameAt: Int32Array): boolean {
  const { head } = phrase
  if (isQuantity(reading, head)) return true
  if (reading.is(phrase.end, IS.say) && reading.is(head, IS.organization)) return true
  if (reading.is(head, IS.people) && reading.isCapital(head)) return true
  if (reading.is(head, IS.plural) || phrase.determined) return true
  if (reading.is(head, IS.group)) return true
  if (/^(?:data|information|footage|research|testimony|evidence)$/.test(reading.tokens.lower(head)))
    return true
  if (reading.is(head, IS.person) && /one$|body$/.test(reading.tokens.lower(head))) return true
  return phrase.start < head && nameAt[phrase.start] !== -1
}

function nominalMention(reading: Reading, phrase: NounPhrase, end: number): Mention {
  const { head } = phrase
  const type = nominalType(reading, head)
  const number = numberOf(reading, phrase)
  return {
    span: tokenSpan(phrase.start, end),
    name: null,
    head,
    form: 'nominal',
    type: type === 'person' && number === 'plural' ? 'group' : type,
    number,
    gender:
      number === 'plural' ? null : ((genders().get(reading.tokens.lower(head)) ?? null) as Gender | null),
    roles: [],
    by: 'noun-phrase',
  }
}

function nominalType(reading: Reading, head: number): EntityType {
  if (/^olds?$/.test(reading.tokens.lower(head))) return 'person'
  if (isGuard(reading, head)) return 'organization'
  if (reading.is(head, IS.role | IS.kin | IS.person)) return 'person'
  if (reading.is(head, IS.people) || isQuantity(reading, head)) return 'group'
  if (reading.is(head, IS.demonym) && !reading.is(head, NOUN))
    return isPeopleOnly(reading, head) ? 'group' : 'person'
  if (reading.is(head, IS.placeNoun)) return 'place'
  if (reading.is(head, IS.group) && !reading.is(head, IS.organization)) return 'group'
  return reading.is(head, IS.organization) ? 'organization' : 'work'
}

/** `the coast guard`: a body, not a man. */
const isGuard = (reading: Reading, i: number): boolean =>
  reading.tokens.lower(i) === 'guard' &&
  /^(?:coast|national|civil|home|republican|revolutionary|presidential)$/.test(reading.tokens.lower(i - 1))

/** `the Chinese`, where no plural shows the number. */
const isPeopleOnly = (reading: Reading, i: number) =>
  knownNames().longest((token) => reading.form(token), i, i + 1)?.value === 'demonym:people'

/** Null for a collective noun, which may take either number. */
function numberOf(reading: Reading, { head, quantifier }: NounPhrase): GrammaticalNumber | null {
  if (quantifier !== null) return /^(?:one|each)$/.test(quantifier) ? 'singular' : 'plural'
  if (reading.is(head, IS.plural) || isQuantity(reading, head)) return 'plural'
  if (reading.is(head, IS.demonym) && isPeopleOnly(reading, head)) return 'plural'
  if (/^(?:police|authorities|folk|personnel)$/.test(reading.tokens.lower(head))) return 'plural'
  return reading.is(head, IS.group) && !reading.is(head, IS.organization) ? null : 'singular'
}
