import { KINSHIP, type Mention, type Relation, type RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { stage } from '../../pipeline/stage.ts'
import { withSpeakers } from '../clauses/first-person.ts'
import { type ClauseText, clauseText } from '../clauses/text.ts'
import { Couples } from './couples.ts'
import { Relations, type Tie } from './found.ts'
import { kinshipTies, pairTies } from './kinship.ts'
import { postTies } from './posts.ts'
import { toldTies } from './ties.ts'

/** Family ties and posts, each once, with the words that tell it. */
export function findRelations(
  text: ClauseText,
  sentences: readonly TokenSpan[],
  mentions: readonly Mention[],
): readonly Relation[] {
  const relations = new Relations()
  const couples = new Couples(text)
  const add = (tie: Tie) => {
    const { type, from, to, evidence, by } = tie
    if (from.entity === null || to.entity === null) return
    for (const a of couples.people(from.entity))
      for (const b of couples.people(to.entity)) {
        relations.add({ type, from: a, to: b, evidence, by })
        if (a !== b && (type === 'spouse' || type === 'partner')) couples.last = [a, b]
      }
  }
  for (const sentence of sentences) {
    const ties = [...kinshipTies(text, sentence), ...pairTies(text, sentence), ...toldTies(text, sentence)]
    for (const tie of [...ties, ...otherParents(ties)]) add(tie)
  }
  for (const tie of postTies(text, mentions, sentences)) add(tie)
  return withoutDoubles(text, relations.all)
}

const EXCLUSIVE: ReadonlySet<RelationType> = new Set(['spouse', 'parent', 'sibling'])

/**
 * Leaves out kin of whom neither has a name ("his mother and her son"), and kin without a name where somebody named is told to be the same to the same one: "her mother" after
 * "her mother, Ana" who was not recognised, and a marriage that is told to be over.
 */
function withoutDoubles({ cast }: ClauseText, relations: readonly Relation[]): readonly Relation[] {
  const isNamed = (entity: number) => cast.entities[entity]!.named
  const named = new Set<string>()
  for (const { type, from, to } of relations)
    if (isNamed(from) && isNamed(to)) named.add(`${type} to ${to}`).add(`${type} from ${from}`)
  const parted = new Set(
    relations.flatMap(({ type, from, to }) => (type === 'ex-spouse' ? pairsOf(from, to) : [])),
  )
  return relations.filter(({ type, from, to }) => {
    if (type === 'spouse' && parted.has(`${from} ${to}`)) return false
    if (KINSHIP.has(type) && !isNamed(from) && !isNamed(to)) return false
    if (!EXCLUSIVE.has(type) || isNamed(from) === isNamed(to)) return true
    const known = isNamed(to) ? to : from
    if (type === 'parent') return !named.has(isNamed(to) ? `parent to ${to}` : `parent from ${from}`)
    return !named.has(`${type} to ${known}`) && !named.has(`${type} from ${known}`)
  })
}

const pairsOf = (a: number, b: number): readonly string[] => [`${a} ${b}`, `${b} ${a}`]

/** `dad to Dina from his previous marriage to Eve`: Eve is Dina's parent too. */
function otherParents(ties: readonly Tie[]): readonly Tie[] {
  const found: Tie[] = []
  for (const marriage of ties) {
    if (marriage.by !== 'former-marriage') continue
    for (const parent of ties) {
      const same = parent.type === 'parent' && parent.from.entity === marriage.from.entity
      if (!same || parent.evidence.end > marriage.evidence.end) continue
      const evidence = { start: parent.evidence.start, end: marriage.evidence.end }
      found.push({ ...parent, from: marriage.to, evidence, by: 'child-of-marriage' })
    }
  }
  return found
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
