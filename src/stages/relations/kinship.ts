import type { RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { subjectOf } from '../clauses/arguments.ts'
import { hull } from '../clauses/cast.ts'
import { listFrom, type Phrase, phraseAt, phraseBefore } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isFact, verbGroup } from '../clauses/verb.ts'
import type { Bond } from './couples.ts'
import type { Tie } from './found.ts'
import { type KinNoun, kinNounAt } from './kin-nouns.ts'
import { beforeModifiers, isPersonal, isUntypedName, ownersOf } from './owners.ts'

const FORMER = /^(?:former|ex|previous|first|onetime)$/
const DIED = /^(?:died|dead|death|late|widowed|widow|widower|lost)$/

/**
 * The ties that a noun of kinship with its owner tells: "his wife Hilaria", "Ana, the sister of Bo". `last` is the owner
 * of the kin told before, whose "another son" is too.
 */
export function* kinshipTies(
  text: ClauseText,
  sentence: TokenSpan,
  last: Phrase | null = null,
): Generator<Tie> {
  let known = last
  for (let at = sentence.start; at < sentence.end; at++) {
    const noun = kinNounAt(text, at)
    if (!noun) continue
    const owners = ownersOf(text, noun, sentence)
    if (owners.length === 0) {
      if (noun.type === 'sibling' && noun.plural) yield* siblings(text, noun, sentence)
      else {
        const bare = bareKin(text, noun, sentence)
        yield* bare.length > 0 || known === null ? bare : anotherKin(text, noun, known, sentence)
      }
      continue
    }
    known = owners[0]!
    if (isExpected(text, noun, owners) || isEverybodys(text, noun, owners)) continue
    const kin = kindOf(text, noun, owners)
    for (const one of namedBy(text, noun, owners, sentence))
      for (const owner of owners)
        if (!areOnDuty(text, noun, [owner, one])) yield tieOf(text, kin, owner, one, sentence)
  }
}

function tieOf(text: ClauseText, noun: KinNoun, owner: Phrase, named: Phrase, sentence: TokenSpan): Tie {
  const [from, to] = noun.type === 'parent' && !noun.namedIsParent ? [owner, named] : [named, owner]
  const evidence = hull([{ start: noun.at, end: noun.end }, owner, named])
  return {
    type: typeOf(text, noun, owner, sentence),
    from,
    to,
    owner,
    at: Math.min(noun.at, owner.start),
    bond: bondOf(text, noun),
    evidence,
    sentence,
    by: 'kinship-noun',
  }
}

const OFFICER =
  /^(?:officers?|dep|deputy|deputies|det|detectives?|constables?|troopers?|inspector|pc|dc|policeman|policewoman)$/

/** `his partner, Det. Bo Larsen`: partners of a patrol. */
function areOnDuty({ tokens, cast }: ClauseText, noun: KinNoun, both: readonly Phrase[]): boolean {
  if (tokens.lower(noun.at) !== 'partner') return false
  return both.some(({ entity }) =>
    (entity === null ? [] : cast.entities[entity]!.mentions).some((place) => {
      const { span, head, form } = cast.mentions[place]!
      const end = form === 'name' ? head : head + 1
      for (let i = span.start; i < end; i++) if (OFFICER.test(tokens.lower(i).replace('.', ''))) return true
      return false
    }),
  )
}

const ELDERS = /mother|father|mum|mom|dad|parent|mamma|papa|granny|nan|aunt|uncle/

/** What the owners of such kin are to each other: "their mother" is siblings', "their son" a couple's. */
const bondOf = ({ tokens }: ClauseText, { type, at }: KinNoun): Bond =>
  type === 'sibling' || ELDERS.test(tokens.lower(at)) ? 'siblings' : 'couple'

/** Whether a former wife or a wife is meant. */
function typeOf({ tokens }: ClauseText, noun: KinNoun, owner: Phrase, sentence: TokenSpan): RelationType {
  if (noun.type !== 'spouse') return noun.type
  const isOf = owner.start > noun.at
  for (
    let i = noun.at - 1;
    i >= Math.max(sentence.start, isOf ? 0 : owner.end, noun.at - (isOf ? 2 : 5));
    i--
  ) {
    const word = tokens.lower(i)
    if (isOf && word === ',') break
    if (word === 'law' && tokens.lower(i - 2) === 'common') return 'partner'
    if (FORMER.test(word)) return word === 'first' && hasDied(tokens, sentence) ? 'spouse' : 'ex-spouse'
  }
  return noun.type
}

/** `His first wife, Ana, died in 1979`: they were not divorced. */
function hasDied(tokens: ClauseText['tokens'], { start, end }: TokenSpan): boolean {
  for (let i = start; i < end; i++) if (DIED.test(tokens.lower(i))) return true
  return false
}

/** `their twins, Ana and Bo`: children, where "his twin" is a brother. */
function kindOf({ tokens }: ClauseText, noun: KinNoun, owners: readonly Phrase[]): KinNoun {
  const isChildren = tokens.lower(noun.at) === 'twins' && owners[0]!.end <= noun.at
  return isChildren ? { ...noun, type: 'parent', namedIsParent: false } : noun
}

/** `expecting their first child`: somebody not born yet, or not told of by more. */
function isExpected({ tokens, cast }: ClauseText, noun: KinNoun, owners: readonly Phrase[]): boolean {
  if (noun.type !== 'parent' || noun.namedIsParent || cast.over(noun.at)?.form === 'name') return false
  const before = Math.min(noun.at, owners[0]!.start) - 1
  const end = tokens.lower(noun.end) === 'together' ? noun.end + 1 : noun.end
  const next = tokens.form(end)
  if (/^(?:expecting|expects|awaiting)$/.test(tokens.lower(before))) return next !== ','
  return /^(?:first|second|third|fourth|fifth)$/.test(tokens.lower(noun.at - 1)) && !/^,$/.test(next)
}

/** `our children` of a speaker: a people's as likely as his own. */
const isEverybodys = ({ tokens, cast }: ClauseText, { at }: KinNoun, owners: readonly Phrase[]): boolean =>
  tokens.lower(owners[0]!.head) === 'our' &&
  /^(?:child|children|kids?|sons|daughters|fathers|mothers)$/.test(tokens.lower(at)) &&
  cast.over(at)?.form !== 'name'

const NEAR = 120

/** `A stepson, Bo Larsen, lives in Oslo`, after kin of the same one. */
function* anotherKin(text: ClauseText, noun: KinNoun, owner: Phrase, sentence: TokenSpan): Generator<Tie> {
  const { tokens } = text
  if (noun.plural || noun.at - owner.end > NEAR || tokens.form(noun.end) !== ',') return
  const first = tokens.lower(noun.at - 1)
  const article = /^(?:an?|another)$/.test(first) ? noun.at - 1 : noun.at - 2
  const isStart =
    article === sentence.start ||
    /^[,;]$/.test(tokens.form(article - 1)) ||
    /^(?:and|by)$/.test(tokens.lower(article - 1))
  if (!isStart || !/^(?:an?|another)$/.test(tokens.lower(article))) return
  for (const one of nameAfter(text, noun, noun.end + 1, sentence))
    if (one.entity !== owner.entity) yield tieOf(text, noun, owner, one, sentence)
}

/** `Ana Ruiz and husband Bo`, `Ana Ruiz came with daughter Carla`: kin without a word of whose. */
function bareKin(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Tie[] {
  const { tokens, cast, tags } = text
  const name = phraseAt(text, noun.at, sentence.end)
  if (noun.plural || name === null || cast.headedBy(name.head)?.form !== 'name' || name.head < noun.end)
    return []
  if (cast.headedBy(name.head)!.name!.start !== noun.end || !isPersonal(text, name)) return []
  const start = beforeModifiers(text, noun.at, Math.max(sentence.start, noun.at - VERB_REACH))
  const before = tokens.lower(start - 1)
  const end = tokens.form(start - 2) === ',' ? start - 2 : start - 1
  const joined = before === 'and' ? phraseBefore(text, end, sentence.start) : null
  const owners = /^(?:with|alongside|by|to)$/.test(before)
    ? subjectsBefore(text, start - 1, sentence)
    : joined
      ? [joined]
      : []
  return owners.flatMap((owner): readonly Tie[] => {
    if (!isPersonal(text, owner) || owner.entity === name.entity) return []
    const isPronoun = tags.upos(owner.head) === 'PRON'
    const isName = joined
      ? cast.headedBy(owner.head)?.form === 'name'
      : owner.entity !== null && cast.entities[owner.entity]!.named
    if (isPronoun ? before !== 'with' : !isName) return []
    const [from, to] = noun.type === 'parent' && !noun.namedIsParent ? [owner, name] : [name, owner]
    const evidence = hull([owner, name])
    return [{ type: noun.type, from, to, evidence, sentence, by: 'bare-kin', at: noun.at }]
  })
}

const VERB_REACH = 12

/** The subjects of the verb before token `at`: one has a child, several have it together. */
function subjectsBefore(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  for (let i = at - 1; i >= Math.max(sentence.start, at - VERB_REACH); i--)
    if (/^(?:VERB|AUX)$/.test(text.tags.upos(i)))
      return subjectOf(text, verbGroup(text, i, sentence), sentence)
  return []
}

/** `half-brothers Carl and Dan`: each other's. */
function siblings(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Tie[] {
  const { tokens, tags, cast } = text
  const from = tokens.form(noun.end) === ',' ? noun.end + 1 : noun.end
  const first = tags.upos(from) === 'ADP' ? null : phraseAt(text, from, sentence.end)
  if (!first || first.entity === null || cast.headedBy(first.head)?.form !== 'name') return []
  const list = listFrom(text, first, sentence.end)
  // "brothers Carl and Dan, Ed Holt and Finn Moe": the first "and" closes it
  const last = list.findIndex(({ start }) => tokens.lower(start - 1) === 'and')
  return list.slice(1, last + 1).map((next): Tie => {
    const evidence = hull([{ start: noun.at, end: noun.end }, first, next])
    return { type: noun.type, from: first, to: next, evidence, sentence, by: 'siblings' }
  })
}

/** Who is so called: names after the noun, the one it stands in apposition to, or the noun itself. */
function namedBy(
  text: ClauseText,
  noun: KinNoun,
  owners: readonly Phrase[],
  sentence: TokenSpan,
): readonly Phrase[] {
  const { cast, tokens } = text
  const over = cast.over(noun.at)
  if (over && over.form === 'name' && !noun.plural) return [asPhrase(text, over)]
  const whole = ownedName(text, noun, owners)
  if (whole) return [whole]
  const included = noun.plural ? includedIn(text, noun, sentence) : []
  if (included.length > 0) return included
  const paired = namedInPair(text, noun, sentence)
  if (paired) return [paired]
  const ofOwner = owners[0]!.start > noun.at
  const born = ofOwner ? whoIsBorn(text, noun, sentence) : null
  if (born) return [born]
  const end = overSecondNoun(text, overMarriage(text, noun.end), sentence.end)
  const called = ofOwner ? null : calledAfter(text, noun, sentence)
  if (called) return [called]
  const from = /^[,:]$/.test(tokens.form(end)) ? end + 1 : end
  const next =
    ofOwner || (from === end && end > noun.end && !isNameAt(text, from))
      ? []
      : nameAfter(text, noun, from, sentence)
  if (next.length > 0) return next
  const subject = subjectOfCopula(text, Math.min(noun.at, owners[0]!.start), sentence)
  if (subject) return [subject]
  return over && over.head === noun.at ? [asPhrase(text, over)] : []
}

/** `[Brandt's sister and business partner Dina]`: the name whose mention begins with the owner. */
function ownedName(text: ClauseText, noun: KinNoun, owners: readonly Phrase[]): Phrase | null {
  const { cast, tokens } = text
  if (noun.plural || owners.length !== 1 || tokens.lower(noun.end) !== 'and') return null
  const mention = cast.startingAt(owners[0]!.start)
  if (mention?.form !== 'name' || mention.name!.start <= noun.end || kinNounAt(text, noun.end + 1))
    return null
  return asPhrase(text, mention)
}

const BORN_REACH = 40

/** `Bo Larsen was born in Oslo, the son of a baker`, `…, the third of nine children of a baker`: the one born. */
function whoIsBorn(text: ClauseText, noun: KinNoun, sentence: TokenSpan): Phrase | null {
  const { tokens, tags } = text
  if (noun.type !== 'parent' || noun.namedIsParent) return null
  const isOneOf = tags.upos(noun.at - 1) === 'NUM' && tokens.lower(noun.at - 2) === 'of'
  if (noun.plural ? !isOneOf : !/^(?:the|an?|only)$/.test(tokens.lower(noun.at - 1))) return null
  for (let i = noun.at - 1; i > Math.max(sentence.start, noun.at - BORN_REACH); i--)
    if (tokens.lower(i) === 'born') {
      const born = subjectOf(text, verbGroup(text, i, sentence), sentence).at(-1)
      return born && isPersonal(text, born) ? born : null
    }
  return null
}

/** `whose father is Bo Larsen`: who the noun is said to be. */
function calledAfter(text: ClauseText, noun: KinNoun, sentence: TokenSpan): Phrase | null {
  const { tokens, cast } = text
  if (noun.plural || !/^(?:is|was)$/.test(tokens.lower(noun.end))) return null
  const phrase = phraseAt(text, noun.end + 1, sentence.end)
  const last = phrase && cast.headedBy(phrase.head)
  const isPerson = phrase !== null && phrase.entity !== null && cast.isPerson(phrase.entity)
  return isPerson && last?.form === 'name' ? phrase : null
}

const isNameAt = ({ cast }: ClauseText, at: number): boolean => cast.startingAt(at)?.form === 'name'

/** The names that start at token `from`; after a comma only such as another closes. */
function nameAfter(text: ClauseText, noun: KinNoun, from: number, sentence: TokenSpan): readonly Phrase[] {
  const { cast, tokens } = text
  const next = phraseAt(text, from, sentence.end)
  if (!next || next.start !== from || cast.headedBy(next.head)?.form !== 'name') return []
  if (!mayBeKin(text, next) || (/^[,:]$/.test(tokens.form(from - 1)) && !closes(text, next))) return []
  return noun.plural ? listFrom(text, next, sentence.end) : [next]
}

/** Whether a name beside a noun of kinship may be a person's: "two sons, Kalo and Filip", one of whom looked like a title. */
const mayBeKin = (text: ClauseText, phrase: Phrase): boolean =>
  isPersonal(text, phrase) || (phrase.start === phrase.head && isUntypedName(text, phrase))

/** Past "from his first marriage". */
function overMarriage({ tokens, tags }: ClauseText, end: number): number {
  if (tokens.lower(end) !== 'from' || !/^(?:DET|PRON)$/.test(tags.upos(end + 1))) return end
  for (let i = end + 2; i < end + 5; i++)
    if (/^(?:marriage|relationship)$/.test(tokens.lower(i))) return tokens.form(i + 1) === ',' ? i + 1 : end
  return end
}

/** Past what else the kin is: "his husband and law partner", "her sister and agent". */
function overSecondNoun({ tokens, tags, cast }: ClauseText, end: number, limit: number): number {
  if (tokens.lower(end) === 'together') return end + 1
  if (tokens.lower(end) !== 'and') return end
  let i = end + 1
  while (
    i < Math.min(limit, end + 5) &&
    /^(?:NOUN|ADJ)$/.test(tags.upos(i)) &&
    cast.startingAt(i)?.form !== 'name'
  )
    i++
  // a noun before the name that is part of its mention: "her sister and [business partner Dina]"
  const title =
    i === end + 1 && /^(?:NOUN|ADJ)$/.test(tags.upos(i)) ? cast.startingAt(i)?.name?.start : undefined
  const before = title ?? i
  const isNoun = before > end + 1 && tags.upos(before - 1) === 'NOUN'
  return isNoun && (tokens.form(i) === ',' || cast.startingAt(i)?.form === 'name') ? i : end
}

/** `his mother and stepfather, Ana and Bo Larsen`: to each noun the name at its place. */
function namedInPair(text: ClauseText, noun: KinNoun, sentence: TokenSpan): Phrase | null {
  const { tokens } = text
  if (noun.plural) return null
  const second = tokens.lower(noun.end) === 'and' ? kinNounAt(text, noun.end + 1) : null
  const first = tokens.lower(noun.at - 1) === 'and' ? kinNounAt(text, noun.at - 2) : null
  const end = second?.end ?? (first ? noun.end : null)
  if (end === null) return null
  const names = nameAfter(text, { ...noun, plural: true }, tokens.form(end) === ',' ? end + 1 : end, sentence)
  return names.length === 2 ? names[second ? 0 : 1]! : null
}

/** `three children, including the writer Ana Ruiz`. */
function includedIn(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Phrase[] {
  const { tokens, cast } = text
  const at = /^[,(—–-]$/.test(tokens.form(noun.end)) ? noun.end + 1 : noun.end
  if (!/^(?:including|among|namely|notably)$/.test(tokens.lower(at))) return []
  const first = phraseAt(text, at + 1, sentence.end)
  if (!first || cast.headedBy(first.head)?.form !== 'name') return []
  return listFrom(text, first, sentence.end)
}

/** `his wife, Ana, said`: a name set off by commas. */
const closes = ({ tokens }: ClauseText, { end }: Phrase): boolean =>
  /^[,.;:()—–”"]$|^and$/.test(tokens.lower(end))

const asPhrase = (
  { cast }: ClauseText,
  mention: NonNullable<ReturnType<ClauseText['cast']['over']>>,
): Phrase => ({ ...mention.span, head: mention.head, entity: cast.entityOf(mention) })

/** Who is said to be what starts at token `start`: `Ana is Bo's sister`, `Ana was a columnist for the paper`. */
export function subjectOfCopula(text: ClauseText, start: number, sentence: TokenSpan): Phrase | null {
  const { tags, tokens } = text
  let i = start - 1
  while (i > sentence.start && /^(?:ADV|DET|ADJ|NOUN)$/.test(tags.upos(i))) i--
  if (
    !/^(?:be|become)$/.test(tags.lemma(i)) ||
    !/^(?:AUX|VERB)$/.test(tags.upos(i)) ||
    tokens.lower(i) === 'being'
  )
    return null
  const group = verbGroup(text, i, sentence)
  if (!isFact(text, group, sentence)) return null
  return subjectOf(text, group, sentence).at(-1) ?? null
}
