import type { EntityType } from '../../document/layers.ts'
import { IS } from './lexicon.ts'
import type { Name } from './names.ts'
import type { Reading } from './reading.ts'

/** The most words that a kinship noun's phrase holds before it: `her late older`. */
const OWNED = 4
/** Names longer than this stand beside no noun that could make them another's. */
const LONGEST = 3
const CLOSES = /^(?:[,.;:)]|who|--|—|–)$/
const SHIP = /^(?:INS|USS|HMS|HMAS|SS|MV|MT|MS|RMS|USNS|USCGC|HMNZS|HMCS|RRS)$/
/** Bodies and houses that are called after somebody, by a noun in small letters. */
const HOUSE =
  /^(?:hospital|school|college|university|church|cathedral|mosque|agency|newspaper|magazine|council|prison|jail|airport|station|stadium|museum|library|clinic|bank|brewery|hotel|district|peninsula|foundation)$/
/** Places told of by kind before their names: `the village of Troy`. */
const SITE =
  /^(?:city|town|village|hamlet|suburb|district|province|region|parish|municipality|island|port|county|neighbourhood|neighborhood|valley)$/
/** The most nouns between a name and the noun for a body that it belongs to. */
const KIND = 3
const TRUST = /^(?:confidence|faith|interest|trust|believe|belief|confide|lie|see|hope|change)$/
/** Diseases called after those who first told of them. */
const ILLNESS = /^(?:parkinson|alzheimer|crohn|hodgkin|asperger|huntington|tourette|raynaud)$/

/** Settles the types of names by the words beside them, where these leave no doubt. */
export function settleBeside(reading: Reading, names: readonly Name[]): readonly Name[] {
  const settled: Name[] = []
  for (const [place, name] of names.entries()) {
    if (isIllness(reading, name, names)) continue
    const type = typeBeside(reading, name, names[place + 1])
    settled.push(
      type === undefined ? name : { ...name, type, titleStart: startFor(name, type), by: 'word-beside' },
    )
  }
  return settled
}

const startFor = ({ titleStart, start }: Name, type: EntityType | null): number =>
  type === 'person' ? titleStart : start

/** The type that the words beside a name show; undefined where they show none. */
function typeBeside(reading: Reading, name: Name, next: Name | undefined): EntityType | null | undefined {
  if (name.type !== 'person')
    return isKin(reading, name) || hasNickname(reading, name) || sharesLast(reading, name, next)
      ? 'person'
      : undefined
  const { start, end, titleStart } = name
  for (let i = start + 1; i < end - 1; i++) if (reading.form(i) === '&') return 'organization'
  for (let i = titleStart - 1; i < start; i++) if (SHIP.test(reading.form(i))) return 'work'
  if (titleStart < start || reading.form(end) === "'s") return undefined
  const before = reading.tokens.lower(start - 1)
  if (before === 'of' && SITE.test(reading.tokens.lower(start - 2))) return 'place'
  if (isOfHouse(reading, end)) return null
  if (isPlace(reading, name)) return 'place'
  if (isFirm(reading, name)) return 'organization'
  const head =
    reading.is(start, IS.organizationHead) ||
    (reading.is(start, IS.common) && !reading.is(start, IS.given | IS.surname))
  return end === start + 1 && head && reading.form(start - 1) === "'s" ? null : undefined
}

/** `Keller hospital`, `the Keller town council`. */
function isOfHouse(reading: Reading, end: number): boolean {
  for (
    let i = end;
    i < end + KIND && /^(?:NOUN|PROPN)$/.test(reading.tags.upos(i)) && !reading.isCapital(i);
    i++
  )
    if (HOUSE.test(reading.tokens.lower(i))) return !reading.is(i + 1, IS.role)
  return false
}

/** `the square in Bogatynia`: after `in` stands a place, unless it is someone to trust in. */
function isPlace(reading: Reading, { start, end, by }: Name): boolean {
  if (!/^(?:in|near)$/.test(reading.tokens.lower(start - 1)) || end - start > 2) return false
  if (by !== 'name-model' && by !== 'name-evidence') return false
  if (end - start === 2 && reading.is(start, IS.given)) return false
  return !TRUST.test(reading.tags.lemma(start - 2))
}

/** `Robert “Duke” Hanley`. */
function hasNickname(reading: Reading, { start, end, type }: Name): boolean {
  if (type !== null) return false
  for (let i = start + 1; i < end - 2; i++)
    if (/^["“‘]$/.test(reading.form(i)) && /^["”’']$/.test(reading.form(i + 2))) return true
  return false
}

/** `her sister-in-law, Petra, said`, `his son Boston`: beside a word of kinship stands a person, whatever the name looks like. */
function isKin(reading: Reading, { start, end, type }: Name): boolean {
  if (end - start > LONGEST || type === 'work' || reading.form(end) === '-') return false
  const comma = reading.form(start - 1) === ','
  if (comma ? !CLOSES.test(reading.form(end)) : reading.isCapital(end)) return false
  let kin = comma ? start - 2 : start - 1
  if (reading.tokens.lower(kin) === 'law' && reading.form(kin - 1) === '-') kin -= 4
  const nouns = comma && type === null ? IS.kin | IS.role : IS.kin
  if (!reading.is(kin, nouns) || reading.is(kin, IS.plural) || reading.isCapital(kin)) return false
  for (let i = kin - 1; i >= kin - OWNED; i--) {
    if (reading.tags.xpos(i) === 'PRP$' || reading.tags.xpos(i) === 'POS') return true
    if (!/^(?:ADJ|NOUN|CCONJ)$/.test(reading.tags.upos(i)) && reading.form(i) !== '-') return false
  }
  return false
}

/** `Petra and Ana Keller`: a first name that shares the last name of the next. */
function sharesLast(reading: Reading, { start, end, type, known }: Name, next: Name | undefined): boolean {
  if (type !== null || known !== null || end !== start + 1 || reading.tokens.lower(end) !== 'and')
    return false
  if (next === undefined || next.start !== end + 1 || next.type !== 'person' || next.titleStart < next.start)
    return false
  return (
    next.end === next.start + 2 &&
    !reading.is(start, IS.common | IS.demonym) &&
    !/^\p{Lu}+$/u.test(reading.form(start))
  )
}

/** `law firm Keller Hale`, `the newspaper La Hora`: what a noun for a body before it names. */
function isFirm(reading: Reading, { start, end }: Name): boolean {
  const noun = start - 1
  if (reading.isCapital(noun) || reading.tags.upos(noun) !== 'NOUN') return false
  if (
    !reading.is(noun, IS.organization) ||
    reading.is(noun, IS.plural | IS.role | IS.person | IS.kin | IS.placeNoun)
  )
    return false
  // "told the newspaper Keller had": the name is the subject of what is told.
  if (/^(?:VERB|AUX)$/.test(reading.tags.upos(end)))
    for (let i = noun - 1; i >= noun - 4; i--) if (reading.is(i, IS.say)) return false
  return true
}

/** `Parkinson's disease`, where nobody of that name is in the text. */
function isIllness(reading: Reading, { start, end }: Name, names: readonly Name[]): boolean {
  const word = reading.tokens.lower(start)
  if (end !== start + 1 || !ILLNESS.test(word)) return false
  if (reading.form(end) !== "'s" || reading.isCapital(end + 1)) return false
  return !names.some((other) => other.end - other.start > 1 && reading.tokens.lower(other.end - 1) === word)
}
