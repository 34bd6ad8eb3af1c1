import type { TaggedName } from '../names/tagger.ts'
import { known } from './known.ts'
import { IS, NOUN } from './lexicon.ts'
import type { Name, RuleName } from './names.ts'
import { CAPITAL, type Reading } from './reading.ts'
import { isSecondSyllable } from './runs.ts'

/** Where rules and model disagree, the probability from which on the model is believed. */
const BELIEVED = {
  /** on the type of a name that both find */
  type: 0.65,
  /** on the type of a name that the lists know or a title shows */
  shown: 0.9,
  /** on a name's bounds */
  bounds: 0.6,
  /** on a part of a name being the name */
  part: 0.8,
  /** on a name that the rules do not find */
  found: 0.55,
  /** on there being no person, organization or place */
  none: 0.9,
  /** the same, where the lists or the document know the name */
  noneShown: 0.99,
} as const

/** By how much the rules' score of a type must be above another's, for the type to count as shown. */
const CLEAR = 2

/**
 * Joins what the rules and the model find: the model settles what it is sure of, the rules all else.
 * `outside` is the model's probability of each token that no name holds it.
 */
export function settle(
  reading: Reading,
  rules: readonly RuleName[],
  tagged: readonly TaggedName[],
  outside: Float64Array,
): readonly Name[] {
  const names: Name[] = []
  const likely = tagged.filter((tag) => !isCoordination(reading, tag)).map((tag) => mended(reading, tag))
  let next = 0
  for (let t = 0; t <= likely.length; t++) {
    const tag = likely[t]
    const limit = tag ? tag.start : reading.tokens.length
    while (next < rules.length && rules[next]!.end <= limit) names.push(doubted(rules[next++]!, outside))
    if (!tag) break
    const over: RuleName[] = []
    while (next < rules.length && rules[next]!.start < tag.end) over.push(rules[next++]!)
    // A name that was settled before may reach into this one.
    const free = tag.start >= (names.at(-1)?.end ?? 0)
    names.push(...(free ? joined(reading, over, tag) : over))
  }
  return names
}

function joined(reading: Reading, over: readonly RuleName[], tag: TaggedName): readonly Name[] {
  const { start, end, type, probability } = tag
  const [first] = over
  if (!first) {
    if (probability < BELIEVED.found || isNoun(reading, tag) || isListedOther(reading, tag)) return []
    return [{ start, end, titleStart: start, known: null, type, by: 'name-model' }]
  }
  if (over.length === 1 && first.start === start && first.end === end) return [retyped(first, tag)]
  if (over.length === 1 && first.known !== null && first.start <= start && end <= first.end) return over
  // Half of "Keller & Hale" is nobody's name.
  if (
    over.length === 1 &&
    (reading.form(start - 1) === '&' || reading.form(end) === '&') &&
    end - start < first.end - first.start
  )
    return [{ ...first, titleStart: first.start, type: 'organization' }]
  const least = over.length > 1 ? BELIEVED.bounds : boundsLeast(first, tag)
  if (probability < least || first.type === 'work' || isTitled(over, tag)) return over
  return [{ start, end, titleStart: titleStart(reading, first, tag), known: null, type, by: 'name-model' }]
}

/** A person's name that is torn at a hyphen, whole: `Kim Dong-ha`, `Per-Erik`. */
function mended(reading: Reading, tag: TaggedName): TaggedName {
  let { start, end } = tag
  if (tag.type !== 'person') return tag
  const joins = (i: number): boolean =>
    reading.form(i) === '-' && reading.touches(i) && reading.touches(i + 1)
  if (joins(end) && (reading.isCapital(end + 1) || isSecondSyllable(reading, end + 1))) end += 2
  if (joins(start - 1) && reading.isCapital(start - 2) && !reading.is(start - 2, IS.demonym)) start -= 2
  return start === tag.start && end === tag.end ? tag : { ...tag, start, end }
}

/** No person's name has an "and" in it. */
function isCoordination(reading: Reading, { start, end, type }: TaggedName): boolean {
  for (let i = start + 1; i < end - 1 && type === 'person'; i++)
    if (/^(?:and|for|in|on|at|to)$/.test(reading.tokens.lower(i))) return true
  return false
}

/** It takes more to cut a name down than to lengthen it, and most to change one of the lists. */
function boundsLeast(name: RuleName, { start, end }: TaggedName): number {
  if (name.by === 'known-name') return BELIEVED.shown
  return name.start <= start && end <= name.end ? BELIEVED.part : BELIEVED.bounds
}

/** `Police` at the start of a sentence. */
const isNoun = (reading: Reading, { start, end }: TaggedName): boolean =>
  end - start === 1 && reading.capital[start] !== CAPITAL.trusted && reading.is(start, NOUN)

/** What the lists know to be neither person nor body nor place: `God`, `AIDS`. */
function isListedOther(reading: Reading, { start, end }: TaggedName): boolean {
  const listed = known(reading, start, end)
  return listed?.end === end && listed.value.startsWith('other')
}

/** Whether model and rules agree but for the title, which the rules leave out. */
function isTitled(over: readonly RuleName[], { start, end, type }: TaggedName): boolean {
  const last = over.at(-1)!
  return last.end === end && last.type === type && last.titleStart < last.start && last.titleStart <= start
}

function retyped(name: RuleName, { type, probability }: TaggedName): Name {
  if (name.type === type || name.by === 'aged-name') return name
  const clear = name.type !== null && name.scores[name.type] - name.scores[type] >= CLEAR
  const shown =
    clear || /^(?:known|titled|storm)-name$/.test(name.by) || name.type === 'work' || name.type === 'group'
  if (probability < (shown ? BELIEVED.shown : BELIEVED.type)) return name
  return { ...name, type, titleStart: type === 'person' ? name.titleStart : name.start, by: 'name-model' }
}

/** Where the title before a name starts, by the rule's name that the model cuts otherwise. */
function titleStart(reading: Reading, rule: RuleName, { start, type }: TaggedName): number {
  if (type !== 'person' || rule.titleStart >= start) return start
  return reading.is(start - 1, IS.role | IS.honorific | IS.kin) ? rule.titleStart : start
}

function doubted(name: RuleName, outside: Float64Array): Name {
  const { type, start, end } = name
  if (type !== 'person' && type !== 'organization' && type !== 'place') return name
  let least = 1
  for (let i = start; i < end; i++) least = Math.min(least, outside[i]!)
  const shown = name.by === 'named-before' || name.by === 'known-name'
  return least < (shown ? BELIEVED.noneShown : BELIEVED.none)
    ? name
    : { ...name, type: null, by: 'name-model' }
}
