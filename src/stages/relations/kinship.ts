import { KINSHIP, type RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { ownerOf, subjectOf } from '../clauses/arguments.ts'
import { hull } from '../clauses/cast.ts'
import { listFrom, type Phrase, phraseAt, phraseBefore } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isFact, verbGroup } from '../clauses/verb.ts'
import type { Tie } from './found.ts'

interface Kinship {
  readonly type: RelationType
  /** Whether the one so called is the parent of the owner, where the type is `parent`. */
  readonly namedIsParent: boolean
  readonly plural: boolean
}

const isKinship = (type: string): type is RelationType => (KINSHIP as ReadonlySet<string>).has(type)

/** Nouns of kinship in lower case. */
export const kinshipNouns = lazy((): ReadonlyMap<string, Kinship> => {
  const nouns = new Map<string, Kinship>()
  for (const [noun, plural, type, end] of loadLexicon('stages/relations/kinship.tsv').rows) {
    if (!isKinship(type!)) throw new Error(`kinship.tsv: "${type}" is no type of relation`)
    const kinship = { type, namedIsParent: end === 'named' }
    nouns.set(noun!, { ...kinship, plural: false })
    if (plural !== '-') nouns.set(plural!, { ...kinship, plural: true })
  }
  return nouns
})

/** A noun of kinship in its place, with the hyphens that may be around it. */
interface KinNoun extends Kinship {
  readonly at: number
  readonly end: number
}

function kinNounAt({ tokens, tags }: ClauseText, at: number): KinNoun | null {
  const nouns = kinshipNouns()
  const word = tokens.lower(at)
  const known = nouns.get(word)
  if (!known || (tags.upos(at) === 'VERB' && !/^(?:father|mother)s?$/.test(word))) return null
  const lead = tokens.form(at - 1) === '-' ? nouns.get(`${tokens.lower(at - 2)}-${word}`) : undefined
  if (tokens.form(at + 1) === '-' && tokens.lower(at + 2) === 'in' && tokens.form(at + 3) === '-')
    return { ...known, type: 'relative', at, end: at + 5 }
  if (tokens.form(at + 1) === '-' && !tokens.spaceBefore(at + 1)) return null
  return { ...(lead ?? known), at, end: at + 1 }
}

const FORMER = /^(?:former|ex|previous|first|estranged|onetime)$/

/** The ties that a noun of kinship with its owner tells: "his wife Hilaria", "Ana, the sister of Bo". */
export function kinshipTies(text: ClauseText, sentence: TokenSpan): readonly Tie[] {
  const ties: Tie[] = []
  for (let at = sentence.start; at < sentence.end; at++) {
    const noun = kinNounAt(text, at)
    if (!noun) continue
    const owners = ownersOf(text, noun, sentence)
    if (owners.length === 0) {
      if (noun.type === 'sibling' && noun.plural) ties.push(...siblings(text, noun, sentence))
      else ties.push(...bareKin(text, noun, sentence))
      continue
    }
    const named = namedBy(text, noun, owners, sentence)
    for (const owner of owners)
      for (const one of named) {
        const [from, to] = noun.type === 'parent' && !noun.namedIsParent ? [owner, one] : [one, owner]
        const evidence = hull([{ start: at, end: noun.end }, owner, one])
        ties.push({ type: typeOf(text, noun, owners[0]!), from, to, evidence, sentence, by: 'kinship-noun' })
      }
  }
  return ties
}

/** Whether a former wife or a wife is meant. */
function typeOf({ tokens }: ClauseText, noun: KinNoun, owner: Phrase): RelationType {
  if (noun.type !== 'spouse') return noun.type
  for (let i = noun.at - 1; i >= Math.max(owner.end, noun.at - 5); i--)
    if (FORMER.test(tokens.lower(i))) return 'ex-spouse'
  return noun.type
}

/** Whose kin: the possessor before the noun, or who stands after its "of" or "to". */
function ownersOf(
  text: ClauseText,
  { at, end, namedIsParent }: KinNoun,
  sentence: TokenSpan,
): readonly Phrase[] {
  const before = ownerOf(text, at, sentence)
  if (before) return isPersonal(text, before) ? [before] : []
  const word = text.tokens.lower(end)
  if (word !== 'of' && !(word === 'to' && namedIsParent)) return survivedBy(text, at, sentence)
  const phrase = phraseAt(text, end + 1, sentence.end)
  if (
    !phrase ||
    !isPersonal(text, phrase) ||
    (word === 'of' && isPlace(text, phrase)) ||
    isHeadline(text, phrase)
  )
    return []
  return listFrom(text, phrase, sentence.end)
}

/** `mother of 13 Ana Ruiz shot`: a number that the name after it does not belong to. */
const isHeadline = ({ tags, cast }: ClauseText, { start, head }: Phrase): boolean =>
  tags.upos(start) === 'NUM' && cast.headedBy(head)?.form === 'name'

const SURVIVED = 24

/** `He is survived by his wife, two sons and a mother`: all are his. */
function survivedBy(text: ClauseText, at: number, sentence: TokenSpan): readonly Phrase[] {
  const { tokens } = text
  for (let i = at - 1; i >= Math.max(sentence.start + 1, at - SURVIVED); i--) {
    if (/^(?:[.;:]|who|said)$/.test(tokens.lower(i))) return []
    if (tokens.lower(i) !== 'by' || tokens.lower(i - 1) !== 'survived') continue
    const subject = subjectOf(text, verbGroup(text, i - 1, sentence), sentence).at(-1)
    return subject && isPersonal(text, subject) ? [subject] : []
  }
  return []
}

/** `Ana Ruiz and husband Bo`, `Ana Ruiz came with daughter Carla`: kin without a word of whose. */
function bareKin(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Tie[] {
  const { tokens, cast, tags } = text
  const name = phraseAt(text, noun.at, sentence.end)
  if (noun.plural || name === null || cast.headedBy(name.head)?.form !== 'name' || name.head < noun.end)
    return []
  if (cast.headedBy(name.head)!.name!.start !== noun.end || !isPersonal(text, name)) return []
  const before = tokens.lower(noun.at - 1)
  const owner =
    before === 'and'
      ? phraseBefore(text, noun.at - 1, sentence.start)
      : /^(?:with|alongside|by|to)$/.test(before)
        ? subjectBefore(text, noun.at - 1, sentence)
        : null
  if (owner === null || !isPersonal(text, owner) || tags.upos(owner.head) === 'PRON') return []
  if (cast.headedBy(owner.head)?.form !== 'name' || owner.entity === name.entity) return []
  const [from, to] = noun.type === 'parent' && !noun.namedIsParent ? [owner, name] : [name, owner]
  return [{ type: noun.type, from, to, evidence: hull([owner, name]), sentence, by: 'bare-kin' }]
}

const VERB_REACH = 12

/** The subject of the verb before token `at`. */
function subjectBefore(text: ClauseText, at: number, sentence: TokenSpan): Phrase | null {
  for (let i = at - 1; i >= Math.max(sentence.start, at - VERB_REACH); i--)
    if (text.tags.upos(i) === 'VERB')
      return subjectOf(text, verbGroup(text, i, sentence), sentence).at(-1) ?? null
  return null
}

/** `half-brothers Carl and Dan`: each other's. */
function siblings(text: ClauseText, noun: KinNoun, sentence: TokenSpan): readonly Tie[] {
  const { tokens, cast } = text
  const from = tokens.form(noun.end) === ',' ? noun.end + 1 : noun.end
  const first = phraseAt(text, from, sentence.end)
  if (!first || first.entity === null || cast.headedBy(first.head)?.form !== 'name') return []
  const list = listFrom(text, first, sentence.end)
  return list.slice(1).map((next): Tie => {
    const evidence = hull([{ start: noun.at, end: noun.end }, first, next])
    return { type: noun.type, from: first, to: next, evidence, sentence, by: 'siblings' }
  })
}

const PAIRS = lazy((): ReadonlyMap<string, RelationType> => {
  const rows = loadLexicon('stages/relations/pairs.tsv').rows
  return new Map(rows.flatMap(([words, type]) => (isKinship(type!) ? [[words!, type] as const] : [])))
})

const PAIR_STARTS = lazy(() => new Set([...PAIRS().keys()].map((words) => words.split(' ')[0]!)))

/** `husband and wife Ana and Bo Larsen`, `a couple from Oslo, Ana and Bo Larsen`: two names after words for a pair. */
export function pairTies(text: ClauseText, sentence: TokenSpan): readonly Tie[] {
  const { tokens, cast } = text
  const ties: Tie[] = []
  for (let at = sentence.start; at < sentence.end; at++) {
    if (!PAIR_STARTS().has(tokens.lower(at))) continue
    const long = PAIRS().get(tokens.words({ start: at, end: at + 3 }).toLowerCase())
    const type = long ?? PAIRS().get(tokens.lower(at))
    if (!type) continue
    const after = long ? at + 3 : at + 1
    const start = overPlace(text, after, sentence.end)
    const first = phraseAt(text, start, sentence.end)
    if (!first || first.start !== start || cast.headedBy(first.head)?.form !== 'name') continue
    const both = listFrom(text, first, sentence.end)
    if (both.length !== 2 || !both.every((phrase) => isPersonal(text, phrase))) continue
    const evidence = hull([{ start: at, end: after }, ...both])
    ties.push({ type, from: both[0]!, to: both[1]!, evidence, sentence, by: 'pair' })
  }
  return ties
}

/** Past "from Florida," and a comma. */
function overPlace({ tokens, cast }: ClauseText, at: number, limit: number): number {
  let i = at
  if (/^(?:from|of)$/.test(tokens.lower(i))) {
    const place = cast.startingAt(i + 1)
    if (place?.type === 'place' && place.span.end < limit) i = place.span.end
  }
  return tokens.form(i) === ',' ? i + 1 : i
}

/** Whether the phrase may stand for a person or people. */
function isPersonal({ cast, tokens, tags }: ClauseText, { entity, head }: Phrase): boolean {
  if (entity === null) return false
  if (tags.xpos(head) === 'NN' && tokens.lower(head) === 'family') return false
  const { type } = cast.entities[entity]!
  // a list of children with ages may hold a name that is a country's too
  return type === 'person' || type === 'group' || type === 'place'
}

/** `the founding father of Zimbabwe`. */
const isPlace = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && cast.entities[entity]!.type === 'place'

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
  const included = noun.plural ? includedIn(text, noun, sentence) : []
  if (included.length > 0) return included
  const from = tokens.form(noun.end) === ',' || tokens.form(noun.end) === ':' ? noun.end + 1 : noun.end
  const next = phraseAt(text, from, sentence.end)
  const isName = next !== null && cast.headedBy(next.head)?.form === 'name' && next.start === from
  const ofOwner = owners[0]!.start > noun.at
  if (next && isName && !ofOwner && isPersonal(text, next) && (from === noun.end || closes(text, next)))
    return noun.plural ? listFrom(text, next, sentence.end) : [next]
  const subject = subjectOfCopula(text, Math.min(noun.at, owners[0]!.start), sentence)
  if (subject) return [subject]
  return over && over.head === noun.at ? [asPhrase(text, over)] : []
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
const closes = ({ tokens }: ClauseText, { end }: Phrase): boolean => /^[,.;)]$|^and$/.test(tokens.lower(end))

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
