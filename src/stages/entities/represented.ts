import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'

/** So many mentions of a lawyer are looked at, so many words and mentions after each. */
const APPEARANCES = 4
const REACH = 5
const NEAR = 8
const FOR = /^(?:for|representing|represents|represented|defending)$/
/** What may stand between a lawyer's name and whom he speaks for. */
const BESIDE = /^(?:,|who|is|was|acting|appearing|defending)$/

/** `Hugh Pell KC, for Keller, said`, `An attorney for the guard, Hugh Pell`: whom a lawyer speaks for, as told before a mention. */
export function represented(
  draft: Draft,
  lawyer: Cluster,
  before: Facts,
  fits: (client: Cluster) => boolean,
): Cluster | null {
  const { tokens } = draft.input
  for (const place of lawyer.mentions.slice(0, APPEARANCES)) {
    const { start, end } = draft.facts[place]!.mention.span
    for (let i = start + 1; i < end + REACH; i++) {
      if (!FOR.test(tokens.lower(i)) || !isBeside(draft, end, i)) continue
      const last = Math.min(place + NEAR, before.place)
      for (let next = place + 1; next < last; next++) {
        if (draft.facts[next]!.mention.span.start !== i + 1) continue
        const client = draft.owner(next)
        if (client !== null && client !== lawyer && fits(client)) return client
      }
    }
  }
  return null
}

/** Whether only a comma and words of a relative clause stand between: `, who is representing`. */
function isBeside({ input: { tokens } }: Draft, end: number, to: number): boolean {
  for (let i = end; i < to; i++) if (!BESIDE.test(tokens.lower(i))) return false
  return true
}
