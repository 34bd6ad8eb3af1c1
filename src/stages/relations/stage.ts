import { KINSHIP, type Mention, type Relation, type RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { stage } from '../../pipeline/stage.ts'
import { withSpeakers } from '../clauses/first-person.ts'
import type { Phrase } from '../clauses/phrase.ts'
import { type ClauseText, clauseText } from '../clauses/text.ts'
import { type Bond, Couples, type Pair } from './couples.ts'
import { Relations, type Tie } from './found.ts'
import { kinshipNouns } from './kin-nouns.ts'
import { kinshipTies } from './kinship.ts'
import { pairTies } from './pairs.ts'
import { type PostRanker, shippedPosts } from './post-ranker.ts'
import { postTies } from './posts.ts'
import { toldTies } from './ties.ts'

/** Family ties and posts, each once, with the words that tell it. */
export function findRelations(
  text: ClauseText,
  sentences: readonly TokenSpan[],
  mentions: readonly Mention[],
  ranker: PostRanker = shippedPosts(),
): readonly Relation[] {
  const relations = new Relations()
  const couples = new Couples(text)
  const unknown: Tie[] = []
  let owner: Phrase | null = null
  const add = (tie: Tie) => {
    if (!addTie(relations, couples, tie)) unknown.push(tie)
  }
  for (const sentence of sentences) {
    const ties = [...toldTies(text, sentence), ...pairTies(text, sentence)]
    for (const tie of ties) add(tie)
    for (const tie of kinshipTies(text, sentence, owner)) {
      ties.push(tie)
      owner = tie.owner ?? owner
      add(tie)
    }
    for (const tie of otherParents(text, ties)) add(tie)
  }
  for (const { pair, mention } of couples.called())
    if (!relations.some((one) => KINSHIP.has(one.type) && isPair(one, pair)))
      relations.add({
        type: 'spouse',
        from: pair[0],
        to: pair[1],
        evidence: mentions[mention]!.span,
        by: 'called-couple',
      })
  const only = couples.only()
  if (only) for (const tie of unknown) addTie(relations, couples, tie, only)
  for (const tie of postTies(text, mentions, sentences, ranker)) add(tie)
  return withoutDoubles(text, relations.all)
}

const isPair = ({ from, to }: Relation, [a, b]: Pair): boolean =>
  (from === a && to === b) || (from === b && to === a)

const BONDS: Partial<Record<RelationType, Bond>> = {
  spouse: 'couple',
  partner: 'couple',
  'ex-spouse': 'couple',
  sibling: 'siblings',
}

/**
 * Adds what a tie tells of each of the people it is between.
 *
 * @returns false where it is a couple's whom nobody is known to be and no `pair` is given
 */
function addTie(relations: Relations, couples: Couples, tie: Tie, pair: Pair | null = null): boolean {
  const { type, evidence, by } = tie
  const isFamily = KINSHIP.has(type)
  const peopleOf = (phrase: Phrase): readonly number[] | null => {
    if (!isFamily) return phrase.entity === null ? [] : [phrase.entity]
    return couples.people(phrase, phrase === tie.owner ? (tie.bond ?? 'couple') : 'couple') ?? pair
  }
  const [from, to] = [peopleOf(tie.from), peopleOf(tie.to)]
  if (from === null || to === null) return false
  for (const a of from)
    for (const b of to) {
      relations.add({ type, from: a, to: b, evidence, by })
      const bond = BONDS[type]
      if (bond) couples.tell([a, b], bond, evidence.end)
    }
  if (type === 'parent') tellSiblings(couples, to, evidence)
  return true
}

/** `her children, Ana and Bo`: two siblings. */
function tellSiblings(couples: Couples, children: readonly number[], { end }: TokenSpan): void {
  if (children.length === 2) couples.tell([children[0]!, children[1]!], 'siblings', end)
}

const EXCLUSIVE: ReadonlySet<RelationType> = new Set(['spouse', 'parent', 'sibling'])

/**
 * Leaves out kin of whom neither has a name where one is nobody new ("his mother and the man"), and kin without a name where somebody named is told to be the same to the same one: "her mother" after
 * "her mother, Ana" who was not recognised, and a marriage that is told to be over.
 */
function withoutDoubles(text: ClauseText, relations: readonly Relation[]): readonly Relation[] {
  const { cast } = text
  const isNamed = (entity: number) => cast.entities[entity]!.named
  const named = new Set<string>()
  for (const { type, from, to } of relations)
    if (isNamed(from) && isNamed(to)) named.add(`${type} to ${to}`).add(`${type} from ${from}`)
  const parted = new Set(
    relations.flatMap(({ type, from, to }) => (type === 'ex-spouse' ? pairsOf(from, to) : [])),
  )
  return relations.filter(({ type, from, to }) => {
    if (type === 'spouse' && parted.has(`${from} ${to}`)) return false
    const unnamed = KINSHIP.has(type) ? [from, to].filter((entity) => !isNamed(entity)) : []
    if (unnamed.some((entity) => isDefinite(text, entity))) return false
    if (unnamed.length === 2 && !unnamed.every((entity) => isIntroduced(text, entity))) return false
    if (!EXCLUSIVE.has(type) || isNamed(from) === isNamed(to)) return true
    if (cast.entities[isNamed(from) ? to : from]!.number === 'plural') return true
    const known = isNamed(to) ? to : from
    if (type === 'parent') return !named.has(isNamed(to) ? `parent to ${to}` : `parent from ${from}`)
    return !named.has(`${type} to ${known}`) && !named.has(`${type} from ${known}`)
  })
}

function firstNominal({ cast }: ClauseText, entity: number): Mention | undefined {
  const place = cast.entities[entity]!.mentions.find((one) => cast.mentions[one]!.form !== 'pronoun')
  return place === undefined ? undefined : cast.mentions[place]
}

/** So many tokens open a story, where somebody whom it names later is "a widow" or "a Leeds man". */
const LEAD = 60

/** Whether the first words for somebody without a name tell of somebody new: "a widow", "her son", "the boy's father". */
function isIntroduced(text: ClauseText, entity: number): boolean {
  const first = firstNominal(text, entity)
  if (!first) return false
  const { tokens, tags } = text
  const { span, head } = first
  if (span.start < LEAD) return false
  if (/^(?:an?|one)$/.test(tokens.lower(span.start)) || tags.upos(span.start) === 'NUM') return true
  return kinshipNouns().has(tokens.lower(head)) && span.end - span.start > 1
}

/** Whether they are "the man" or "the widow" from the first: most often somebody with a name who was not recognised. */
function isDefinite(text: ClauseText, entity: number): boolean {
  const first = firstNominal(text, entity)
  if (!first) return false
  const { tokens } = text
  const { span, head } = first
  const isOwned = kinshipNouns().has(tokens.lower(head)) && span.end - span.start > 2
  return /^(?:the|this|that)$/.test(tokens.lower(span.start)) && !isOwned
}

const pairsOf = (a: number, b: number): readonly string[] => [`${a} ${b}`, `${b} ${a}`]

/** `dad to Dina from his previous marriage to Eve`, `a son with his ex-wife, Eve`: Eve is the child's parent too. */
function otherParents(text: ClauseText, ties: readonly Tie[]): readonly Tie[] {
  const found: Tie[] = []
  for (const marriage of ties) {
    const isOver = marriage.by === 'former-marriage' || marriage.by === 'marriage-to'
    for (const parent of ties) {
      if (parent.type !== 'parent' || parent.evidence.end > marriage.evidence.end) continue
      if (!isOver && !isWith(text, parent, marriage)) continue
      const [one, other] =
        parent.from.entity === marriage.from.entity
          ? [marriage.from, marriage.to]
          : [marriage.to, marriage.from]
      if (parent.from.entity !== one.entity) continue
      const evidence = { start: parent.evidence.start, end: marriage.evidence.end }
      found.push({ ...parent, from: other, evidence, by: 'child-of-marriage' })
    }
  }
  return found
}

/** Whether "with" or "by" joins the spouse or partner of one tie to the child of another, with no verb between. */
function isWith({ tokens, tags }: ClauseText, parent: Tie, { type, at }: Tie): boolean {
  if (at === undefined || BONDS[type] !== 'couple' || !/^(?:with|by)$/.test(tokens.lower(at - 1)))
    return false
  const child = Math.max(parent.at ?? 0, parent.to.end)
  if (child >= at) return false
  for (let i = child; i < at; i++) if (tags.upos(i) === 'VERB' && tags.lemma(i) !== 'share') return false
  return true
}

/** Family, employment, membership and who speaks for whom. */
export const relations = stage({
  name: 'relations',
  reads: ['tokens', 'sentences', 'tags', 'syntax', 'mentions', 'entities', 'statements', 'attributions'],
  writes: ['relations'],
  run: (document) => ({
    relations: findRelations(
      clauseText({ ...document, entities: withSpeakers(document, true) }),
      document.sentences,
      document.mentions,
    ),
  }),
})
