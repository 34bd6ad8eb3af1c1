import type { EntityType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { known } from './known.ts'
import { IS, NOUN } from './lexicon.ts'
import { CAPITAL, type Reading } from './reading.ts'

/** A name before its type is settled. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** Where the title in capitals before it starts; `start` if there is none. */
  readonly titleStart: number
  /** What the lists know it as: `place:city`, `organization:outlet`, `demonym:adjective`, `group:people`. */
  readonly known: string | null
  /** What its own words or its title settle. */
  readonly type: EntityType | null
}

const DEGREE = /^(?:QC|KC|MP|MEP|PhD|Ph\.D\.|MD|M\.D\.|RN|Esq\.?|OBE|MBE|CBE|JD|J\.D\.)$/

/** Cuts a run of capitalised words into the names in it. */
export function segment(reading: Reading, run: TokenSpan): readonly Candidate[] {
  const found: Candidate[] = []
  cut(reading, run.start, run.end, found)
  return found
}

function cut(reading: Reading, start: number, from: number, found: Candidate[]): void {
  let end = from
  while (end > start + 1 && DEGREE.test(reading.form(end - 1))) end--
  if (end <= start) return
  const whole = known(reading, start, end)
  if (whole?.end === end) {
    found.push({ start, end, titleStart: start, known: whole.value, type: knownType(whole.value) })
    return
  }
  const connector = roleConnector(reading, start, end)
  if (connector !== null) {
    cutAtConnector(reading, start, connector, end, found)
    return
  }
  const title = titleEnd(reading, start, end)
  if (title !== null) {
    cutTitle(reading, start, title, found)
    found.push({ start: title, end, titleStart: start, known: null, type: titledType(reading, title, end) })
    return
  }
  const office = whole?.value.startsWith('place') ? officeBefore(reading, start) : null
  if (whole && office !== null && opensPerson(reading, whole.end, end)) {
    found.push({ start, end: whole.end, titleStart: start, known: whole.value, type: 'place' })
    found.push({
      start: whole.end,
      end,
      titleStart: office === NO_TITLE ? whole.end : office,
      known: null,
      type: 'person',
    })
    return
  }
  if (whole && splitsAfter(reading, whole, end)) {
    found.push({ start, end: whole.end, titleStart: start, known: whole.value, type: knownType(whole.value) })
    cut(reading, whole.end, end, found)
    return
  }
  if (isOffice(reading, start, end)) {
    cutTitle(reading, start, end, found)
    return
  }
  if (isPlainNoun(reading, start, end) || isLetter(reading, start, end)) return
  found.push({ start, end, titleStart: start, known: null, type: null })
}

function titledType(reading: Reading, start: number, end: number): EntityType | null {
  return reading.is(end - 1, IS.organizationHead) && !reading.is(end - 1, IS.surname) && end > start
    ? null
    : 'person'
}

function knownType(known: string): EntityType | null {
  const kind = known.slice(0, known.indexOf(':'))
  return kind === 'place' || kind === 'organization' || kind === 'group' ? kind : null
}

/** `American Tony Thompson`, `Republican Terri Collins`: the adjective and the name are two. */
function splitsAfter(reading: Reading, whole: { end: number; value: string }, end: number): boolean {
  if (/^(?:organization|other)/.test(whole.value) && whole.end === end - 1)
    return !reading.is(whole.end, IS.common | IS.organizationHead | IS.placeHead)
  if (!/^(?:demonym|group|organization:outlet)/.test(whole.value)) return false
  return reading.is(whole.end, IS.given) && !reading.is(end - 1, IS.organizationHead) && end - whole.end >= 2
}

/** An office in lower case, which stands in the phrase before the name. */
const NO_TITLE = -1

/** The first token of the office in `Senator from` before a place, `NO_TITLE`, or null. */
function officeBefore(reading: Reading, place: number): number | null {
  if (!/^(?:from|of|for)$/.test(reading.tokens.lower(place - 1))) return null
  if (!reading.is(place - 2, IS.role | IS.honorific)) return null
  if (!reading.isCapital(place - 2)) return reading.is(place - 2, IS.plural) ? null : NO_TITLE
  let start = place - 2
  while (start > place - 8 && reading.isCapital(start - 1) && !reading.is(start - 1, IS.function)) start--
  return start
}

/** Whether the words of a run after the name of a place are those of a person. */
function opensPerson(reading: Reading, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 4) return false
  if (reading.is(end - 1, IS.organizationHead) && !reading.is(end - 1, IS.surname)) return false
  return reading.is(start, IS.given) || !reading.is(start, IS.common | IS.organizationHead | IS.placeHead)
}

/** The place of `of`, `for` or `to` after an office: `Secretary of State Ann Lee`, `Mayor of London`. */
function roleConnector(reading: Reading, start: number, end: number): number | null {
  for (let i = start + 1; i < end; i++) {
    if (reading.isCapital(i) || !/^(?:of|for|to)$/.test(reading.tokens.lower(i))) continue
    return reading.is(i - 1, IS.role | IS.honorific) && !reading.is(i - 1, IS.organizationHead) ? i : null
  }
  return null
}

function cutAtConnector(reading: Reading, start: number, connector: number, end: number, found: Candidate[]) {
  const first = reading.isCapital(connector + 1) ? connector + 1 : connector + 2
  const from = known(reading, first, end)?.end ?? first + 1
  for (let i = from; i < end; i++) {
    const plain = reading.is(i, IS.common | IS.organizationHead)
    const named =
      reading.is(i, IS.given) || (i === from && !plain && (i > first + 1 || isPortfolio(reading, first, end)))
    if (!named || reading.is(i, IS.role) || end - i > 5) continue
    if (reading.is(end - 1, IS.organizationHead) && !reading.is(end - 1, IS.surname)) break
    cutTitle(reading, start, connector, found)
    cut(reading, first, i, found)
    found.push({ start: i, end, titleStart: start, known: null, type: 'person' })
    return
  }
  cutTitle(reading, start, connector, found)
  cut(reading, first, end, found)
}

/** `Defense Hazim Orlo` after `Minister of`: a plain noun and then two words or more. */
const isPortfolio = (reading: Reading, first: number, end: number): boolean =>
  end - first > 2 && reading.is(first, IS.common | IS.organizationHead) && !reading.is(first, IS.given)

const ABBREVIATED = /^(?:DA|AG|PM|VP|CEO|MP|MEP|QC)$/
const ACRONYM = /^\p{Lu}{2,}$/u

/** The first token after the title that the run starts with, or null. */
function titleEnd(reading: Reading, start: number, end: number): number | null {
  if (end - start < 2) return null
  for (let k = end - 2; k >= start; k--) {
    const title = reading.is(k, IS.role | IS.honorific | IS.kin) || ABBREVIATED.test(reading.form(k))
    if (!title || !reading.isCapital(k)) continue
    if (isNameAfterTitle(reading, start, k, end)) return k + 1
  }
  return null
}

function isNameAfterTitle(reading: Reading, start: number, title: number, end: number): boolean {
  const { bits } = reading
  const first = title + 1
  if (!reading.isCapital(first) && !reading.is(first, IS.particle)) return false
  if (isFamilyNoun(reading, start, title) || isGivenNoun(reading, start, title, end)) return false
  if (reading.is(first, IS.suffix | IS.calendar)) return false
  if (reading.is(first, NOUN | IS.organizationHead) && !reading.is(first, IS.given | IS.surname)) return false
  const last = end - 1
  if (reading.is(last, IS.organizationHead | IS.placeHead)) {
    if (!reading.is(last, IS.surname) || reading.is(last, IS.organization)) return false
    if (last > first && !reading.is(first, IS.given)) return false
  }
  if (last === first && ACRONYM.test(reading.form(first)) && !ACRONYM.test(reading.form(title))) return false
  if (end - first > 6) return false
  const unlike = (bits[last]! & IS.common) !== 0 && (bits[last]! & (IS.given | IS.surname)) === 0
  return !unlike || reading.is(first, IS.given)
}

/** `White House Press Secretary`: an office in capitals, with nobody's name after it. */
function isOffice(reading: Reading, start: number, end: number): boolean {
  const last = end - 1
  if (last === start || !reading.is(last, IS.role | IS.honorific))
    return ABBREVIATED.test(reading.form(last)) && last > start
  if (reading.is(last, IS.organizationHead | IS.plural) || isOutlet(reading, last)) return false
  return (
    !reading.is(last, IS.surname) ||
    !(reading.is(last - 1, IS.given) || /^\p{Lu}\.?$/u.test(reading.form(last - 1)))
  )
}

/** `Tim Cook said`: an occupation that is the family name of the first name before it. */
function isFamilyNoun(reading: Reading, start: number, title: number): boolean {
  if (title === start || !reading.is(title, IS.surname) || reading.is(title - 1, IS.demonym)) return false
  if (reading.is(title + 1, IS.given) && reading.is(title, IS.role)) return false
  return reading.is(title - 1, IS.given) && !reading.is(title - 1, IS.role | IS.honorific)
}

/** `Hunter Bell`: an occupation that is a first name, with nothing but a family name. */
function isGivenNoun(reading: Reading, start: number, title: number, end: number): boolean {
  if (title !== start || end - start !== 2 || reading.is(title, IS.honorific)) return false
  return reading.is(title, IS.given) && reading.is(title, IS.role) && reading.is(end - 1, IS.surname)
}

/** Words of rank at the head of a title. */
const RANK =
  /^(?:Vice|Deputy|Assistant|Associate|Senior|Managing|Lead|Executive|Acting|Interim|Chief|Former|Co|Staff|Master|Petty|First|Second)$/

/** The name of the body or place that a title starts with: `NASA Administrator`, `Genesee County Sheriff`. */
function cutTitle(reading: Reading, start: number, end: number, found: Candidate[]): void {
  const owner = known(reading, start, end)
  let stop = start
  if (owner && !owner.value.startsWith('demonym')) stop = owner.end
  while (stop < end && extendsOwner(reading, start, stop)) stop++
  for (let i = stop; i < end; i++)
    if (i > start && reading.is(i, IS.organizationHead) && !reading.is(i, IS.role | IS.honorific))
      stop = i + 1
  if (RANK.test(reading.form(start))) return
  if (stop > start && stop < end && reading.isCapital(start)) cut(reading, start, stop, found)
}

function extendsOwner(reading: Reading, start: number, stop: number): boolean {
  if (!reading.isCapital(stop) || reading.is(stop, IS.role | IS.honorific | IS.kin)) return false
  if (!reading.is(stop, IS.common | IS.demonym | IS.function)) return true
  return (
    stop > start && reading.is(stop, IS.placeHead | IS.organizationHead) && reading.form(stop) !== 'General'
  )
}

/** `the President`, `Officials`: nouns in capitals, which the nominals see to. */
function isPlainNoun(reading: Reading, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    if (!reading.isCapital(i)) return false
    if (!reading.is(i, IS.common | NOUN | IS.demonym) || reading.is(i, IS.people)) return false
  }
  if (end - start > 1 && !reading.is(end - 1, NOUN)) return false
  if (end - start > 1) return reading.is(end - 1, IS.role | IS.kin | IS.person) && !isOutlet(reading, end - 1)
  if (reading.is(start, NOUN)) {
    const article =
      /^(?:DET|ADJ)$/.test(reading.tags.upos(start - 1)) || reading.tokens.lower(start - 1) === 'as'
    if (article || !reading.is(start, IS.given | IS.surname)) return true
  }
  return (
    reading.capital[start] === CAPITAL.doubtful &&
    !reading.is(start, IS.given | IS.surname) &&
    !reading.isNameElsewhere(start)
  )
}

/** `the Upstate Courier`: a role that newspapers are called by. */
const isOutlet = (reading: Reading, i: number): boolean =>
  reading.capital[i] === CAPITAL.trusted && known(reading, i, i + 1)?.value === 'organization:outlet'

/** A single letter or a degree names nobody. */
const isLetter = (reading: Reading, start: number, end: number) =>
  end - start === 1 && (/^.\.?$/u.test(reading.form(start)) || DEGREE.test(reading.form(start)))
