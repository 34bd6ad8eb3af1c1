import type { CharSpan } from '../../document/span.ts'
import { learnRanks, type RankDecision, type RankPlan, rankSections } from '../../learn/rank-model.ts'
import { encodeSections } from '../../learn/weight-file.ts'
import type { Cluster } from './cluster.ts'
import { DESCRIPTION_SIZE } from './description-features.ts'
import { findDescribed } from './descriptions.ts'
import type { EntityInput } from './layout.ts'
import { SIZE } from './pronoun-features.ts'
import { byWeight, type Choose, type Question } from './pronouns.ts'
import { byModel, descriptionRows, rowsOf } from './ranker.ts'
import { resolve } from './resolve.ts'

/** A text with chains: whom some of its words stand for. */
export interface PronounTraining {
  readonly document: EntityInput
  /** Phrases with the chain of each; of two that overlap, the one whose bounds fit a mention better counts for it. */
  readonly phrases: readonly { readonly span: CharSpan; readonly chain: string }[]
  /** Whether whoever is in no chain is known to be none of them. */
  readonly complete: boolean
  /** Whether who says something is left out: a novel's dialogue goes otherwise than a report. */
  readonly silent: boolean
  /** How many times each decision counts. */
  readonly weight: number
}

export interface Decision extends RankDecision {
  readonly question: Question
}

/** What it counts that a description is nobody's where the text's chains leave it out: it may be somebody's. */
const UNKNOWN = 0.3
/** Half of a phrase's characters in common with a mention's at least. */
const LEAST = 0.5

/** The chain of each mention that has one, by place. */
export function chainsOf({ document, phrases }: PronounTraining): ReadonlyMap<number, string> {
  const { tokens, mentions } = document
  const chains = new Map<number, { readonly chain: string; readonly share: number }>()
  const byToken = mentionsByToken(document)
  for (const { span, chain } of phrases) {
    for (const place of byToken(span)) {
      const mention = mentions[place]!
      const start = tokens.start[mention.span.start]!
      const end = tokens.end[mention.span.end - 1]!
      const both = Math.min(end, span.end) - Math.max(start, span.start)
      const share = both / (Math.max(end, span.end) - Math.min(start, span.start))
      const least = mention.form === 'pronoun' ? 1 : LEAST
      if (share >= least && share > (chains.get(place)?.share ?? 0)) chains.set(place, { chain, share })
    }
  }
  return new Map([...chains].map(([place, { chain }]) => [place, chain]))
}

/** The mentions whose head stands in a stretch of characters. */
function mentionsByToken({ tokens, mentions }: EntityInput): (span: CharSpan) => readonly number[] {
  const byHead = new Map<number, number[]>()
  for (const [place, { head }] of mentions.entries()) {
    const list = byHead.get(tokens.start[head]!)
    if (list) list.push(place)
    else byHead.set(tokens.start[head]!, [place])
  }
  const starts = [...byHead.keys()].sort((a, b) => a - b)
  return ({ start, end }) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! < start) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let i = low; i < starts.length && starts[i]! < end; i++) found.push(...byHead.get(starts[i]!)!)
    return found
  }
}

/** The decisions about the pronouns of a text, each taken after all before it were taken rightly. */
export function decisionsOf(training: PronounTraining): readonly Decision[] {
  const chains = chainsOf(training)
  const found: Decision[] = []
  const choose: Choose = (draft, question) => {
    const chain = chains.get(question.facts.place)
    if (chain === undefined) return training.complete ? null : byWeight(draft, question)
    const right = question.candidates.map(({ cluster }) => chainOf(cluster, chains) === chain)
    const none = !right.includes(true)
    if ((!none || training.complete) && !(training.silent && question.facts.says))
      found.push({
        rows: rowsOf(draft, question),
        right: [...right, none],
        weight: training.weight,
        question,
      })
    return none ? null : question.candidates[right.indexOf(true)]!.cluster
  }
  resolve(training.document, choose)
  return found
}

/** The chain that most mentions of an entity are in. */
function chainOf(cluster: Cluster, chains: ReadonlyMap<number, string>): string | null {
  const counts = new Map<string, number>()
  for (const place of cluster.mentions) {
    const chain = chains.get(place)
    if (chain !== undefined) counts.set(chain, (counts.get(chain) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [chain, count] of counts) if (best === null || count > counts.get(best)!) best = chain
  return best
}

/** The choices about the nameless ones of a text, after a round with pronouns decided by `choose`. */
export function identificationsOf(training: PronounTraining, choose: Choose): readonly RankDecision[] {
  const chains = chainsOf(training)
  const draft = resolve(training.document, choose)
  return findDescribed(draft).map((described) => {
    const chain = chainOf(described.cluster, chains)
    const right = described.candidates.map(
      ({ cluster }) => chain !== null && chainOf(cluster, chains) === chain,
    )
    return {
      rows: descriptionRows(draft, described),
      right: [...right, !right.includes(true)],
      weight: chain === null ? UNKNOWN : 1,
    }
  })
}

/**
 * Learns the weight file of entities: who pronouns mean, then, with those, whom descriptions mean. The same texts and
 * settings give the same bytes.
 */
export function trainEntities(
  decisions: readonly Decision[],
  stories: readonly PronounTraining[],
  plan: RankPlan,
): Uint8Array {
  const pronouns = learnRanks(decisions, SIZE, plan)
  const choose = byModel(pronouns)
  const identifications = stories.flatMap((story) => identificationsOf(story, choose))
  const descriptions = learnRanks(identifications, DESCRIPTION_SIZE, plan)
  return encodeSections({
    ...rankSections('pronoun', pronouns),
    ...rankSections('description', descriptions),
  })
}
