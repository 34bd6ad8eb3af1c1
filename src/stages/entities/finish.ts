import type { Entity, EntityType } from '../../document/layers.ts'
import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'

/** The entities in the order of their first mentions. One that only pronouns stand for is left out, unless its members are known. */
export function finish(draft: Draft): readonly Entity[] {
  const kept = draft.clusters.filter(
    (one) => one.mentions.length > 0 && (one.members.length > 1 || isCalled(draft, one)),
  )
  for (const cluster of kept) cluster.mentions.sort((a, b) => a - b)
  kept.sort((a, b) => a.mentions[0]! - b.mentions[0]!)
  const places = new Map(kept.map((cluster, place) => [cluster, place]))
  return kept.map((cluster) => ({
    type: typeOf(draft, cluster),
    name: nameOf(draft, cluster),
    named: cluster.named,
    number: cluster.number,
    gender: cluster.gender,
    mentions: [...cluster.mentions],
    members: cluster.members
      .flatMap((member) => places.get(member.mergedInto ?? member) ?? [])
      .sort((a, b) => a - b),
  }))
}

const isCalled = (draft: Draft, cluster: Cluster): boolean =>
  cluster.mentions.some((place) => draft.facts[place]!.mention.form !== 'pronoun')

function typeOf(draft: Draft, cluster: Cluster): EntityType {
  if (cluster.type !== null) return cluster.type
  if (cluster.number === 'plural' || cluster.members.length > 0) return 'group'
  return cluster.mentions.some((place) => draft.facts[place]!.says) ? 'person' : 'work'
}

/** The fullest name as written, that of most words; else the words of the first nominal; else those of the members. */
function nameOf(draft: Draft, cluster: Cluster): string {
  const { tokens } = draft.input
  let best = ''
  let most = 0
  for (const place of cluster.mentions) {
    const { name } = draft.facts[place]!.mention
    if (name === null) continue
    const length = (name.end - name.start) * 2 + (isShouted(tokens.words(name)) ? 0 : 1)
    if (length > most) {
      most = length
      best = tokens.words(name)
    }
  }
  if (best !== '') return oneLine(best)
  const nominal = cluster.mentions.find((place) => draft.facts[place]!.mention.form === 'nominal')
  if (nominal !== undefined) return oneLine(tokens.words(draft.facts[nominal]!.mention.span))
  return cluster.members.map((member) => nameOf(draft, member)).join(' and ')
}

const isShouted = (name: string): boolean => name.length > 5 && name === name.toUpperCase()
const oneLine = (words: string): string => words.replace(/\s+/g, ' ')
