import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { type Name, sameGiven, sameMiddle } from './name.ts'
import { isContradicted, type Profile } from './profile.ts'

/** Logarithms of odds. The figures in `docs/archive.md` were measured with these. */
const WEIGHT = {
  /** One full name: of a family name that few bear, of a first name that few bear, or of two of the most frequent. */
  rareName: 3,
  rareGiven: 2.4,
  commonName: 0.7,
  /** A name of one word beside a full one, or beside another of one word. */
  bareName: -1.2,
  shortGiven: -1.2,
  initialGiven: -2,
  middle: 1.5,
  otherMiddle: -5,
  suffix: 1,
  otherSuffix: -5,
  role: 1.3,
  company: 1.2,
  outlet: 0.2,
  born: 2,
  otherBorn: -4,
  /** An age that does not fit, in company that does: it was misread more often than there are two of one name. */
  otherBornInCompany: -2,
  /** What is no person: a name of several words, or of one. */
  thing: 3.5,
  shortThing: 2.6,
} as const

/** So much counts at most, however many roles or companions are shared. */
const MOST_ROLES = 2
const MOST_COMPANY = 3

/** So many companions make company. */
const LEAST_COMPANY = 2

/** Linked from nine in ten: two people taken for one is worse than one taken for two. */
const LEAST = Math.log(0.9 / 0.1)
/** The next best candidate must be so much less likely, where the name alone does not tell. */
const MARGIN = 1.5
/** Of two candidates of one telling name the later one must be so much more likely. */
const LATER = 2.5

const commonSurnames = lazy(() => wordSet(loadLexicon('archive/identity/common-surnames.tsv')))
const commonGivenNames = lazy(() => wordSet(loadLexicon('archive/identity/common-given-names.tsv')))

function nameWeight({ family, given }: Name): number {
  if (!commonSurnames().has(family)) return WEIGHT.rareName
  return commonGivenNames().has(given) ? WEIGHT.commonName : WEIGHT.rareGiven
}

export const probabilityOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** Whom an entity may be. */
export interface Candidate {
  readonly type: string
  readonly profile: Profile
}

/**
 * The candidate an entity is taken for, with the probability that it is; null where none is likely enough. Whoever has a
 * first name is looked for among those who have one: a family name alone, in an earlier article, may have been anybody's.
 */
export function link<C extends Candidate>(
  type: string,
  profile: Profile,
  candidates: readonly C[],
): { readonly candidate: C; readonly probability: number } | null {
  if (type !== 'person' || profile.name.given === '') return likeliest(type, profile, candidates)
  return likeliest(
    type,
    profile,
    candidates.filter((candidate) => candidate.profile.name.given !== ''),
  )
}

function likeliest<C extends Candidate>(
  type: string,
  profile: Profile,
  candidates: readonly C[],
): { readonly candidate: C; readonly probability: number } | null {
  const telling = isTelling(type, profile.name)
  let best: C | null = null
  let first = Number.NEGATIVE_INFINITY
  let second = Number.NEGATIVE_INFINITY
  for (const candidate of candidates) {
    const odds = oddsOf(type, profile, candidate)
    // Two of one telling name are more likely one who was taken for two; the first of them it is then.
    if (odds > (telling && first >= LEAST ? first + LATER : first)) {
      second = first
      first = odds
      best = candidate
    } else second = Math.max(second, odds)
  }
  if (!best || first < LEAST) return null
  // Where both are likely each by itself, all three are likely one.
  if (!telling && second < LEAST && first - Math.max(second, 0) < MARGIN) return null
  return { candidate: best, probability: probabilityOf(first) }
}

/** Whether a name alone says who is meant: a full one that is not among the most frequent, or that of a thing. */
export const isTelling = (type: string, name: Name): boolean =>
  type !== 'person' || (name.given.length > 1 && nameWeight(name) > LEAST)

/** How many words both have, up to `most`. Lists are short: no set is worth making. */
function shared(a: readonly string[], b: readonly string[], most: number): number {
  let count = 0
  for (const word of a) if (b.includes(word) && ++count === most) break
  return count
}

/** Log odds that both are one. */
export function oddsOf(type: string, profile: Profile, candidate: Candidate): number {
  const names = type === 'person' ? personOdds(profile, candidate) : thingOdds(type, profile, candidate)
  if (names === null) return Number.NEGATIVE_INFINITY
  const other = candidate.profile
  const company = shared(profile.company, other.company, MOST_COMPANY)
  return (
    names +
    WEIGHT.role * shared(profile.roles, other.roles, MOST_ROLES) +
    WEIGHT.company * company +
    WEIGHT.outlet * shared(profile.outlets, other.outlets, 1) +
    bornOdds(profile.born, other.born, company)
  )
}

function bornOdds(a: Profile['born'], b: Profile['born'], company: number): number {
  if (!a || !b || isContradicted(a) || isContradicted(b)) return 0
  // An age is often a year old by the time it is printed.
  if (a[0] - 1 <= b[1] && b[0] - 1 <= a[1]) return WEIGHT.born
  return company >= LEAST_COMPANY ? WEIGHT.otherBornInCompany : WEIGHT.otherBorn
}

function personOdds({ name }: Profile, { type, profile }: Candidate): number | null {
  const other = profile.name
  if (type !== 'person' || name.family !== other.family) return null
  if (name.given === '' || other.given === '') return WEIGHT.bareName
  const given = sameGiven(name.given, other.given)
  if (given === 'other') return null
  const middle = sameMiddle(name.middle, other.middle)
  const suffixes = name.suffix === '' || other.suffix === '' ? 0 : name.suffix === other.suffix ? 1 : -1
  return (
    nameWeight(name) +
    (given === 'short' ? WEIGHT.shortGiven : given === 'initial' ? WEIGHT.initialGiven : 0) +
    (middle === null ? 0 : middle ? WEIGHT.middle : WEIGHT.otherMiddle) +
    (suffixes === 0 ? 0 : suffixes > 0 ? WEIGHT.suffix : WEIGHT.otherSuffix)
  )
}

function thingOdds(type: string, { name }: Profile, candidate: Candidate): number | null {
  if (candidate.type !== type || name.whole !== candidate.profile.name.whole) return null
  return name.whole.includes(' ') ? WEIGHT.thing : WEIGHT.shortThing
}
