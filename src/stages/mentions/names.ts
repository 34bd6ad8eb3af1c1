import type { EntityType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { addScores, best, contextEvidence, noScores, type Scores, wordEvidence } from './evidence.ts'
import { classes, IS } from './lexicon.ts'
import type { Reading } from './reading.ts'
import { findRuns } from './runs.ts'
import { type Candidate, segment } from './segments.ts'
import { findQuotedTitles } from './titles.ts'

export interface Name extends Candidate {
  readonly by: string
}

/** A name by the rules alone. */
export interface RuleName extends Name {
  /** What speaks for each type, over the whole document. */
  readonly scores: Scores
}

/** What follows the name of a place in the name of one of its bodies. */
const LOCAL =
  /^(?:police|fire|county|city|town|village|district|department|council|school|hospital|university|state|court|central|community|airport)$/

/** What stands before the name of a storm. */
const STORM = /^(?:Hurricane|Typhoon|Cyclone|Storm)$/

/** The least score that settles a type. */
const LEAST = 1.2

/** The names of a document with their types: first those that show theirs, then the rest by what the others show. */
export function findRuleNames(reading: Reading): readonly RuleName[] {
  const candidates: Candidate[] = []
  const titles = findQuotedTitles(reading)
  const nicknames = new Set<TokenSpan>()
  let next = 0
  for (const run of findRuns(reading)) {
    while (next < titles.length && titles[next]!.end <= run.start) next++
    const title = titles[next]
    if (title && run.start < title.end && title.start < run.end) {
      if (run.start >= title.start || run.end <= title.end) continue
      nicknames.add(title)
    }
    for (const one of segment(reading, run)) candidates.push(one)
  }
  for (const { start, end } of titles.filter((title) => !nicknames.has(title)))
    candidates.push({
      start,
      end,
      titleStart: start,
      known: null,
      type: isPerson(reading, start, end) ? null : 'work',
    })
  candidates.sort((a, b) => a.start - b.start)
  const memory = new Memory(reading, candidates)
  const names: RuleName[] = []
  for (const candidate of candidates) {
    const name = memory.judge(candidate)
    if (name) names.push({ ...name, scores: memory.scores(candidate) })
  }
  return names
}

/** `‘Adam K’`: a first name and a family name or its initial in quotation marks, with no word for a work before. */
function isPerson(reading: Reading, start: number, end: number): boolean {
  if (end - start !== 2 || reading.is(start - 2, IS.workNoun)) return false
  if (!reading.is(start, IS.given) || reading.is(start, IS.common)) return false
  return (
    /^\p{Lu}\.?$/u.test(reading.form(end - 1)) ||
    (reading.is(end - 1, IS.surname) && !reading.is(end - 1, IS.common))
  )
}

/** What the whole document says of the names in it. */
class Memory {
  readonly #reading: Reading
  readonly #scores = new Map<string, Scores>()
  readonly #titled = new Map<string, number>()
  /** First and last words of the persons named in full or with a title. */
  readonly #personWords = new Map<string, number>()
  /** Last words of those only. */
  readonly #families = new Set<string>()
  /** What storms are called. */
  readonly #storms = new Set<string>()
  /** First words of the organizations named in full. */
  readonly #bodies = new Set<string>()

  constructor(reading: Reading, candidates: readonly Candidate[]) {
    this.#reading = reading
    for (const candidate of candidates) this.#collect(candidate)
    for (const candidate of candidates) this.#notePerson(candidate)
  }

  #key({ start, end }: Candidate): string {
    if (end === start + 1) return this.#reading.tokens.lower(start)
    return this.#reading.tokens.words({ start, end }).toLowerCase()
  }

  #collect(candidate: Candidate): void {
    const key = this.#key(candidate)
    let scores = this.#scores.get(key)
    if (!scores) {
      scores = noScores()
      addScores(scores, wordEvidence(this.#reading, candidate))
      this.#scores.set(key, scores)
    }
    addScores(scores, contextEvidence(this.#reading, candidate))
    if (candidate.type === 'person') this.#titled.set(key, (this.#titled.get(key) ?? 0) + 1)
  }

  #notePerson(candidate: Candidate): void {
    const { start, end } = candidate
    if (end - start > 1 && STORM.test(this.#reading.form(end - 2)))
      this.#storms.add(this.#reading.tokens.lower(end - 1))
    const titled = this.#titled.has(this.#key(candidate))
    const type = this.#ownType(candidate)
    if (type === 'organization' && end - start >= 2 && !candidate.known) {
      const local = LOCAL.test(this.#reading.tokens.lower(start + 1))
      if (!local && !this.#reading.is(start, IS.common | IS.function))
        this.#bodies.add(this.#reading.tokens.lower(start))
    }
    if (!titled && (end - start < 2 || type !== 'person')) return
    let last = end - 1
    while (last > start && this.#reading.is(last, IS.suffix)) last--
    if (this.#reading.form(last - 1) === ',') last--
    this.#bump(last, 3)
    this.#families.add(this.#reading.tokens.lower(last))
    if (end - start >= 2) this.#bump(start, 1)
  }

  #bump(i: number, by: number): void {
    const word = this.#reading.tokens.lower(i)
    this.#personWords.set(word, (this.#personWords.get(word) ?? 0) + by)
  }

  #ownType(candidate: Candidate): EntityType | null {
    if (candidate.type !== null) return candidate.type
    return best(this.#scores.get(this.#key(candidate))!, LEAST)
  }

  scores(candidate: Candidate): Scores {
    return this.#scores.get(this.#key(candidate))!
  }

  judge(candidate: Candidate): Name | null {
    if (/^(?:demonym|other)/.test(candidate.known ?? '')) return null
    const { start, end } = candidate
    if (this.#isFamily(candidate)) return { ...candidate, type: 'group', by: 'family-name' }
    if (end - start === 1 && this.#storms.has(this.#reading.tokens.lower(start)))
      return { ...candidate, type: null, by: 'storm-name' }
    const single = this.#isSingle(candidate)
    if (single && this.#isPersonWord(end - 1) && candidate.type !== 'person' && !this.#isPlaceHere(candidate))
      return { ...candidate, type: 'person', by: 'named-before' }
    if (candidate.known?.startsWith('place') && isAged(this.#reading, candidate))
      return { ...candidate, type: 'person', by: 'aged-name' }
    if (candidate.type) return { ...candidate, by: candidate.known ? 'known-name' : 'titled-name' }
    if (this.#titled.has(this.#key(candidate))) return { ...candidate, type: 'person', by: 'titled-before' }
    const type = this.#ownType(candidate)
    if (end - start === 1 && type !== 'place' && this.#bodies.has(this.#reading.tokens.lower(start)))
      return { ...candidate, type: 'organization', by: 'named-before' }
    return { ...candidate, type, by: 'name-evidence' }
  }

  /** `the Baldwins`. */
  #isFamily({ start, end, known }: Candidate): boolean {
    const word = this.#reading.tokens.lower(start)
    if (known || end - start !== 1 || !word.endsWith('s') || word.length < 5) return false
    if (this.#reading.tokens.lower(start - 1) !== 'the' || this.#families.has(word)) return false
    const stem = word.slice(0, -1)
    if (this.#families.has(stem) || (word.endsWith('es') && this.#families.has(stem.slice(0, -1))))
      return true
    const bits = classes().get(stem) ?? 0
    return (
      (bits & IS.surname) !== 0 &&
      (bits & IS.common) === 0 &&
      !this.#reading.is(start, IS.common | IS.surname)
    )
  }

  /** One word, with no more than particles before it. */
  #isSingle({ start, end }: Candidate): boolean {
    for (let i = start; i < end - 1; i++)
      if (!this.#reading.is(i, IS.particle) && this.#reading.form(i) !== '-') return false
    return true
  }

  #isPersonWord(i: number): boolean {
    return (this.#personWords.get(this.#reading.tokens.lower(i)) ?? 0) > 0
  }

  /** A place that is also somebody's name, after `in` or before a state. */
  #isPlaceHere(candidate: Candidate): boolean {
    if (candidate.known === null) return false
    if (!this.#families.has(this.#reading.tokens.lower(candidate.start))) return true
    if (!candidate.known.startsWith('place')) return false
    if (candidate.known !== 'place:city') return true
    if (this.#reading.is(candidate.start - 1, IS.placePreposition)) return true
    return this.#scores.get(this.#key(candidate))!.place >= 4
  }
}

/** `Ireland, 29, and Duke, 25`: a name of the lists of places that has an age. */
function isAged(reading: Reading, { start, end }: Candidate): boolean {
  if (reading.form(end) !== ',' || !/^\d{1,2}$/.test(reading.form(end + 1))) return false
  if (reading.is(start - 1, IS.placePreposition)) return false
  if (/^\d{1,3}$/.test(reading.form(start - 2)) && reading.form(start - 1) === ',') return true
  return /^[,.;)]$/.test(reading.form(end + 2)) && /^(?:and|,|:|\()$/.test(reading.form(start - 1))
}
