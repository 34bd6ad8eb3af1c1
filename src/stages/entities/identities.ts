import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'

const IDENTIFYING: ReadonlySet<string> = new Set(['identify', 'name', 'know', 'describe'])
/** The most words between the verb and `as`: `identified by police on Friday as`. */
const LONGEST = 8

/** Joins entities that the text gives as one, once all are known: `The driver was identified as Ana Keller.` */
export function joinIdentities(draft: Draft): void {
  for (const facts of draft.facts) {
    const named = facts.mention.form === 'name' ? draft.owner(facts.place) : null
    const other = named === null ? null : (identifiedAs(draft, facts) ?? describedBefore(draft, facts))
    if (named && other && areAlike(named, other)) draft.merge(other, named)
  }
  joinPolice(draft)
}

/** The nameless one that a name is given to. */
function identifiedAs(draft: Draft, { place, mention, sentence }: Facts): Cluster | null {
  const { tokens, tags } = draft.input
  const as = mention.span.start - 1
  if (mention.type !== 'person' || tokens.lower(as) !== 'as') return null
  let verb = as - 1
  while (verb > as - LONGEST && !(tags.upos(verb) === 'VERB' && IDENTIFYING.has(tags.lemma(verb)))) verb--
  if (!IDENTIFYING.has(tags.lemma(verb))) return null
  let subject: Cluster | null = null
  for (let before = place - 1; before >= 0; before--) {
    const facts = draft.facts[before]!
    if (facts.sentence !== sentence) break
    const isPerson = facts.mention.form === 'nominal' && facts.mention.type === 'person' && facts.outer < 0
    if (!isPerson) continue
    if (facts.mention.span.end === as) return draft.owner(before)
    if (subject === null && facts.mention.span.end <= verb && facts.function === 'subject')
      subject = draft.owner(before)
  }
  return subject
}

/** `The head of the union, Ana Keller, said`: the one described, unless a list may go on after the name. */
function describedBefore(draft: Draft, { place, mention, sentence }: Facts): Cluster | null {
  const { tokens } = draft.input
  const { start, end } = mention.span
  if (mention.type !== 'person' || tokens.form(start - 1) !== ',') return null
  if (tokens.lower(end) === 'and' || tokens.lower(end + 1) === 'and') return null
  for (let before = place - 1; before >= 0; before--) {
    const facts = draft.facts[before]!
    if (facts.sentence !== sentence) break
    if (facts.mention.span.end !== start - 1 || facts.outer >= 0) continue
    const isOne = facts.mention.form === 'nominal' && facts.mention.type === 'person'
    const told = facts.determiner === 'definite' || facts.determiner === 'indefinite'
    return isOne && told && tokens.form(facts.mention.span.start - 1) !== ',' ? draft.owner(before) : null
  }
  return null
}

function areAlike(named: Cluster, other: Cluster): boolean {
  if (named === other || other.named || other.number === 'plural' || other.members.length > 0) return false
  return named.gender === null || other.gender === null || named.gender === other.gender
}

/** `police`, where the story names one police force only. */
function joinPolice(draft: Draft): void {
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
