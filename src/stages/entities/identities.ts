import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { headInTree } from './tree.ts'

const IDENTIFYING: ReadonlySet<string> = new Set(['identify', 'name', 'know', 'describe'])
/** The most words between the verb and `as`: `identified by police on Friday as`. */
const LONGEST = 8
/** The most mentions before a name that are looked at for one that it names. */
const WINDOW = 16
const OPENING: ReadonlySet<string> = new Set(['"', '“', '‘', "'", '``', '('])

/** Nominals whose bearer is named beside them or by the verb they are the subject of: place of the nominal → of the name. */
export function statedIdentities(draft: Draft): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const facts of draft.facts) {
    if (facts.mention.form !== 'name') continue
    const place = facts.mention.type === 'person' ? namedPerson(draft, facts) : namedBody(draft, facts)
    if (place !== null && !found.has(place)) found.set(place, facts.place)
  }
  return found
}

const namedPerson = (draft: Draft, facts: Facts): number | null =>
  identifiedAs(draft, facts) ?? describedBefore(draft, facts)

/** `the Harbor Union (HU)`: the nominal right before a name in brackets. */
function namedBody(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens } = draft.input
  if (tokens.form(mention.span.start - 1) !== '(' || tokens.form(mention.span.end) !== ')') return null
  const before = mentionsBefore(draft, place).find(
    (one) => one.mention.span.end === mention.span.start - 1 && one.mention.form === 'nominal',
  )
  const capital = before && /^\p{Lu}/u.test(tokens.form(before.mention.head))
  return capital && before.mention.type !== 'person' ? before.place : null
}

/** The mentions before one in its sentence, the nearest first. */
function mentionsBefore(draft: Draft, place: number): readonly Facts[] {
  const found: Facts[] = []
  const { sentence } = draft.facts[place]!
  for (let before = place - 1; before >= Math.max(0, place - WINDOW); before--) {
    const facts = draft.facts[before]!
    if (facts.sentence !== sentence) break
    found.push(facts)
  }
  return found
}

const isSomeone = ({ mention, outer }: Facts): boolean =>
  mention.form === 'nominal' && mention.type === 'person' && mention.number !== 'plural' && outer < 0

/** `The driver was identified as Ana Keller`, `a man named Luis Keller`: the nameless one that a name is given to. */
function identifiedAs(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens, tags, syntax } = draft.input
  let last = mention.span.start - 1
  if (OPENING.has(tokens.form(last))) last--
  const named = tags.xpos(last) === 'VBN' && /^(?:named|called)$/.test(tokens.lower(last))
  if (!named && tokens.lower(last) !== 'as') return null
  let verb = named ? last : last - 1
  while (!named && verb > last - LONGEST && !isIdentifying(draft, verb)) verb--
  if (!named && !isIdentifying(draft, verb)) return null
  const subject = /^acl/.test(syntax.deprel(verb))
    ? syntax.head(verb)
    : syntax.children(verb).find((child) => syntax.deprel(child).startsWith('nsubj'))
  const before = mentionsBefore(draft, place).filter((one) => isSomeone(one) && one.mention.span.end <= last)
  const beside = before.find(({ mention: { span } }) => span.end === verb || span.end === last)
  return (beside ?? before.find((one) => one.mention.head === subject))?.place ?? null
}

const isIdentifying = ({ input: { tags } }: Draft, i: number): boolean =>
  tags.upos(i) === 'VERB' && IDENTIFYING.has(tags.lemma(i))

/**
 * `The head of the union, Ana Keller, said`: the one described. Where `and` follows the name, a list may go on: only
 * the tree can tell.
 */
function describedBefore(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens, tags } = draft.input
  const { start, end } = mention.span
  if (!/^(?:,|—|–|--)$/.test(tokens.form(start - 1))) return null
  const and = tokens.lower(end) === 'and' ? end : tokens.lower(end + 1) === 'and' ? end + 1 : -1
  const list = and >= 0 && !/^(?:VERB|AUX)$/.test(tags.upos(and + 1))
  const closes = /^[,.;:)—–]/.test(tokens.form(end))
  for (const facts of mentionsBefore(draft, place)) {
    if (!isSomeone(facts) || facts.determiner === 'bare' || facts.determiner === 'quantified') continue
    const adjacent = facts.mention.span.end === start - 1 && !list
    const before = facts.mention.span.start - 1
    // "According to his agent, Keller was ill": the comma ends a phrase.
    if (tokens.lower(before) === 'to' && tokens.lower(before - 1) === 'according' && !closes) continue
    const opens = tokens.form(before) !== ',' && (facts.determiner !== 'possessive' || closes)
    if ((adjacent && opens) || isApposed(draft, facts.mention.head, mention.name!.start, end))
      return facts.place
  }
  return null
}

/** Whether the tree has a name in apposition to a noun, or both as the subject of one verb: parsers take either for the other. */
function isApposed({ input: { syntax, tokens } }: Draft, noun: number, name: number, end: number): boolean {
  const head = headInTree(syntax, name, end)
  if (syntax.deprel(head) === 'appos') return syntax.head(head) === noun
  const both = /^nsubj/.test(syntax.deprel(head)) && /^nsubj/.test(syntax.deprel(noun))
  return both && syntax.head(head) === syntax.head(noun) && tokens.form(end) === ','
}

/** Whether somebody nameless and one with a name can be one person. */
export function areAlike(named: Cluster, other: Cluster): boolean {
  if (named === other || other.named || other.number === 'plural' || other.members.length > 0) return false
  return named.gender === null || other.gender === null || named.gender === other.gender
}

/** `police`, where the story names one police force only. */
export function joinPolice(draft: Draft): void {
  const forces = draft.clusters.filter(
    (one) => one.named && one.mentions.length > 0 && one.type !== 'person' && one.nouns.has('police'),
  )
  if (forces.length !== 1) return
  for (const cluster of draft.clusters)
    if (
      !cluster.named &&
      cluster.nouns.has('police') &&
      cluster.modifiers.size === 0 &&
      cluster.members.length === 0
    )
      draft.merge(cluster, forces[0]!)
}
