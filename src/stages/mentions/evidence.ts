import type { EntityType } from '../../document/layers.ts'
import { known } from './known.ts'
import { genders, IS } from './lexicon.ts'
import { CAPITAL, type Reading } from './reading.ts'
import type { Candidate } from './segments.ts'

/** Weights for each type that a name may have. */
export interface Scores {
  person: number
  organization: number
  place: number
  work: number
  group: number
}

export const noScores = (): Scores => ({ person: 0, organization: 0, place: 0, work: 0, group: 0 })

export function addScores(to: Scores, from: Scores): void {
  to.person += from.person
  to.organization += from.organization
  to.place += from.place
  to.work += from.work
  to.group += from.group
}

/** The type with the highest score, if that reaches `least`. Ties go to the type named first. */
export function best(scores: Scores, least: number): EntityType | null {
  let type: EntityType | null = null
  let highest = least
  for (const candidate of ['person', 'organization', 'place', 'group', 'work'] as const) {
    if (scores[candidate] < highest || (type !== null && scores[candidate] === highest)) continue
    type = candidate
    highest = scores[candidate]
  }
  return type
}

const ACRONYM = /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,6})$/u
const MIXED = /^\p{Lu}?\p{Ll}+\p{Lu}/u
const SHIP = /^(?:INS|USS|HMS|HMAS|U\.S\.S\.|SS|MV|RMS|USNS|USCGC|HMNZS|HMCS)$/
const MC = /^(?:Mc|Mac|O'|D'|De|La|Le|Di|Van|Fitz|St)\p{Lu}/u
const INITIAL = /^\p{Lu}\.$/u

/** What the words of a name say of its type, wherever it stands. Weights are set by hand on the training stories. */
export function wordEvidence(reading: Reading, { start, end }: Candidate): Scores {
  const scores = noScores()
  const last = end - 1
  const length = end - start
  if (length >= 2) longEvidence(reading, start, end, scores)
  else singleEvidence(reading, start, scores)
  if (reading.is(last, IS.organizationHead) && length >= 2) {
    scores.organization += 4
    if (!reading.is(last, IS.surname)) scores.person -= 3
  }
  if (length >= 2) kindEvidence(reading, start, last, scores)
  if (reading.is(last, IS.placeHead) && length >= 2) scores.place += placeHeadWeight(reading, start, last)
  if (reading.is(last, IS.people)) scores.group += 4
  if (/^(?:family|families)$/.test(reading.tokens.lower(end))) scores.person += 1
  for (let i = start + 1; i < end; i++) {
    const form = reading.form(i)
    if (/^(?:of|for|and|on|to|against)$/.test(form)) scores.organization += 3
    if (form === '&') scores.organization += 3
  }
  return scores
}

/** `Lake Park`, `County Hall`; `Nora Hall` is as likely a person. */
function placeHeadWeight(reading: Reading, start: number, last: number): number {
  if (reading.is(last, IS.organizationHead)) return 3
  if (!reading.is(last, IS.surname)) return 5
  for (let i = start; i < last; i++)
    if (reading.is(i, IS.given) && !reading.is(i, IS.common)) return last - start > 1 ? 1 : 4
  return 5
}

/** Events and laws, which no type but `work` fits. */
function kindEvidence(reading: Reading, start: number, last: number, scores: Scores): void {
  const event =
    reading.is(start, IS.eventOpener) || (reading.is(last, IS.eventHead) && !reading.is(last, IS.surname))
  if (event)
    for (const type of ['person', 'organization', 'place', 'group', 'work'] as const) scores[type] -= 6
  if (reading.is(last, IS.workHead) && !reading.is(last, IS.surname)) {
    scores.work += 4
    scores.person -= 4
    scores.organization -= 2
  }
  const part = known(reading, start, last + 1) ?? known(reading, last, last + 1)
  if (part && /^(?:place|organization|other)/.test(part.value)) {
    scores.person -= 3
    scores.organization += 1
  }
}

function longEvidence(reading: Reading, start: number, end: number, scores: Scores): void {
  const last = end - 1
  if (reading.is(start, IS.given)) scores.person += reading.is(start, IS.common) ? 1.5 : 3
  if (reading.is(last, IS.surname)) scores.person += reading.is(last, IS.common) ? 1 : 2
  if (reading.is(last, IS.suffix) && /^(?:jr|sr|i|qc)/i.test(reading.form(last))) scores.person += 4
  if (reading.is(start, IS.placeOpener)) {
    scores.place += 3.5
    scores.person -= 1
  }
  if (reading.is(start, IS.placeHead) && reading.tokens.lower(start + 1) === 'of') scores.place += 7
  if (/^(?:North|South|East|West)$/.test(reading.form(last))) scores.place += 3
  if (SHIP.test(reading.form(start))) {
    scores.work += 8
    scores.person -= 4
  }
  if (reading.is(last, IS.surname) && !reading.is(start, IS.common)) scores.person += 0.7
  if (reading.is(last, IS.common) && !reading.is(last, IS.surname | IS.given)) scores.person -= 1.5
  if (reading.is(start, IS.demonym)) {
    scores.organization += 1
    if (!reading.is(start, IS.given)) scores.person -= 2.5
  }
  let unknown = 0
  let common = 0
  let words = 0
  for (let i = start; i < end; i++) {
    const form = reading.form(i)
    if (form === '-' || (reading.is(i, IS.particle) && i > start)) {
      if (form !== '-' && !reading.isCapital(i)) scores.person += 2
      continue
    }
    words++
    if (/\p{L}\d|\d\p{L}/u.test(form)) scores.person -= 4
    if (INITIAL.test(form)) scores.person += 2.5
    else if (ACRONYM.test(form) && reading.capital[i] === CAPITAL.trusted) {
      scores.organization += 1.5
      scores.person -= 1.5
    }
    if (reading.is(i, IS.common)) common++
    else unknown++
  }
  if (common === 0 && words <= 4) scores.person += 1.5
  const given = reading.is(start, IS.given) && reading.is(last, IS.given | IS.surname)
  if (common === words && !given) scores.organization += 1.5
  if (common === words && given) scores.person += 0.5
  if (unknown > 0 && common > 0 && reading.is(last, IS.common) && !reading.is(last, IS.surname))
    scores.organization += 1
  if (words > 4) scores.person -= 2
}

function singleEvidence(reading: Reading, i: number, scores: Scores): void {
  const form = reading.form(i)
  if (ACRONYM.test(form)) {
    scores.organization += 3
    scores.person -= 3
  } else if (/\d/.test(form)) scores.person -= 4
  else if (MIXED.test(form) && !MC.test(form)) scores.organization += 1
  else {
    if (MC.test(form)) scores.person += 1.5
    if (reading.is(i, IS.given)) scores.person += reading.is(i, IS.common) ? 0.3 : 1.4
    if (reading.is(i, IS.surname)) scores.person += reading.is(i, IS.common) ? 0.3 : 1
    if (!reading.is(i, IS.common | IS.given | IS.surname)) scores.organization += 0.5
  }
  if (form.includes('.') && /\.(?:com|org|net|co)/.test(form)) scores.organization += 3
}

/** What the words around one occurrence say of the type. */
export function contextEvidence(reading: Reading, { start, end }: Candidate): Scores {
  const scores = noScores()
  before(reading, start, scores)
  after(reading, end, scores)
  if (employs(reading, start, end)) {
    scores.organization += 3
    scores.person -= 6
  }
  return scores
}

function before(reading: Reading, start: number, scores: Scores): void {
  const { tokens } = reading
  const previous = tokens.lower(start - 1)
  if (reading.is(start - 1, IS.role | IS.kin | IS.honorific) && !reading.isCapital(start - 1)) {
    const body = reading.is(start - 1, IS.plural | IS.organization)
    if (!body) scores.person += 4
  }
  if (
    reading.is(start - 1, IS.organization) &&
    !reading.isCapital(start - 1) &&
    !reading.is(start - 1, IS.placeNoun)
  )
    scores.organization += 3
  if (reading.is(start - 1, IS.placeNoun) && !reading.isCapital(start - 1)) scores.place += 3
  if (reading.is(start - 1, IS.workNoun) && !reading.isCapital(start - 1)) scores.work += 4
  if (previous === 'the') scores.person -= 2.5
  if (previous === 'the') scores.organization += 1.5
  if (previous === 'in' || previous === 'near' || previous === 'outside') scores.place += 2
  else if (previous === 'from' || previous === 'at' || previous === 'to') scores.place += 0.5
  if (previous === 'from' && reading.is(start - 2, IS.person | IS.role)) scores.place += 2
  if (previous === 'of' && reading.is(start - 2, IS.placeNoun)) scores.place += 4
  if (previous === 'of' && tokens.form(start - 2) === ',' && /^\d{1,3}$/.test(tokens.form(start - 3))) {
    scores.place += 4
    scores.person -= 4
  }
  if (/^(?:of|at)$/.test(previous) && reading.is(start - 2, IS.role) && !reading.is(start - 2, IS.plural)) {
    scores.organization += 1.5
    scores.person -= 1
  }
  if (/^(?:for|at)$/.test(previous) && /^work(?:s|ed|ing)?$|^employed$/.test(tokens.lower(start - 2)))
    scores.organization += 2
  if (reading.is(start - 1, IS.say) && !/^(?:reports|told|asked)$/.test(previous)) scores.person += 1
  if (previous === ',' && reading.is(start - 2, IS.role | IS.kin) && !reading.is(start - 2, IS.plural))
    scores.person += 1
}

function after(reading: Reading, end: number, scores: Scores): void {
  const { tokens } = reading
  const next = tokens.lower(end)
  if (reading.is(end, IS.say)) {
    scores.person += 1
    scores.organization += 0.7
  }
  if (next === ',' && /^\d{1,2}$/.test(tokens.form(end + 1)) && /^[,.]$/.test(tokens.form(end + 2)))
    scores.person += 3
  if (reading.is(end, IS.humanVerb)) scores.person += 1.5
  if (/^(?:was|were|is|been)$/.test(next) && reading.is(end + 1, IS.humanParticiple)) scores.person += 1.5
  if (next === ',' && reading.isCapital(end + 1)) {
    const region = known(reading, end + 1, end + 4)
    if (region && /^place:(?:state|country)/.test(region.value)) scores.place += 5
  }
  if (next === ',' && /^(?:his|her|their|my|our)$/.test(tokens.lower(end + 1)) && kinAhead(reading, end + 2))
    scores.person += 3
  if (next === ',' && tokens.lower(end + 1) === 'who') scores.person += 2.5
  if (isReign(reading, end)) scores.person += 5
  if (next === 'who' || next === 'himself' || next === 'herself') scores.person += 2
  if (next === ',' && /^(?:a|an|the)$/.test(tokens.lower(end + 1)))
    appositionEvidence(reading, end + 2, scores)
  if (next === ',' && reading.is(end + 1, IS.role) && !reading.is(end + 1, IS.plural | IS.organization))
    scores.person += 2
  if (next === "'s") {
    if (reading.is(end + 1, IS.kin) && genders().has(tokens.lower(end + 1))) scores.person += 2
    else if (reading.is(end + 1, IS.role) && !reading.is(end + 1, IS.kin)) scores.organization += 0.7
    else if (/^(?:capital|government|population|president)$/.test(tokens.lower(end + 1))) scores.place += 2
  }
  if (reading.is(end, IS.placeNoun) && !reading.isCapital(end) && next !== 'state') scores.place += 2
  if (/^(?:police|residents?|mayor|area|native)$/.test(next)) scores.place += 2
  if (/^(?:officials?|spokes\w+|executives?|employees?|headquarters)$/.test(next)) scores.organization += 1.5
}

/** `the Vane administration`: what governs or runs under somebody's name. */
const isReign = (reading: Reading, i: number) =>
  /^(?:administration|campaign|presidency|premiership)$/.test(reading.form(i))

/** `her brother`, `his older sister`. */
const kinAhead = (reading: Reading, i: number) => reading.is(i, IS.kin) || reading.is(i + 1, IS.kin)

/** `a Ralph Lauren spokesman`: what has a spokesman is no person. */
function employs(reading: Reading, start: number, end: number): boolean {
  if (!/^(?:an?|the)$/.test(reading.tokens.lower(start - 1))) return false
  return /^(?:spokes\w+|executives?|employees?|staffers?)$/.test(reading.tokens.lower(end))
}

function appositionEvidence(reading: Reading, from: number, scores: Scores): void {
  for (let i = from; i < from + 5; i++) {
    if (/^[,.;]$/.test(reading.form(i))) return
    if (reading.is(i, IS.role) && !reading.is(i, IS.plural)) {
      scores.person += 1.5
      return
    }
    if (reading.is(i, IS.organization) && !reading.is(i, IS.placeNoun)) {
      scores.organization += 1.5
      return
    }
  }
}
