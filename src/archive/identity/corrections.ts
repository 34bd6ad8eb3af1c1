/** What a person says of identities. Identities are named by their slug; articles by their key. */
export type Correction =
  | { readonly kind: 'merge'; readonly into: string; readonly from: string }
  | {
      readonly kind: 'split'
      readonly from: string
      readonly articles: readonly string[]
      readonly to: string
      readonly name: string
    }
  | { readonly kind: 'rename'; readonly of: string; readonly name: string }
  | { readonly kind: 'undo'; readonly correction: number }

/** A correction as it is kept: an event of its own, never changed. */
export interface CorrectionEvent {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly correction: Correction
  /** Where the identities named were found, so that another archive can find them again. */
  readonly anchors: Readonly<Record<string, Anchor>>
}

/** An identity as another archive may know it: its name, and articles it is in. */
export interface Anchor {
  readonly name: string
  readonly type: string
  readonly articles: readonly string[]
}

/** Those in force: what was undone, and the undoing, left out. */
export function inForce(events: readonly CorrectionEvent[]): readonly CorrectionEvent[] {
  const undone = new Set<number>()
  for (const { id, correction } of events.toReversed())
    if (correction.kind === 'undo' && !undone.has(id)) undone.add(correction.correction)
  return events.filter(({ id, correction }) => correction.kind !== 'undo' && !undone.has(id))
}

/** Who an entity is after corrections, whom reading took for `slug` in an article. */
export function corrected(slug: string, article: string, events: readonly CorrectionEvent[]): string {
  let now = slug
  for (const { correction } of events) {
    if (correction.kind === 'merge' && now === correction.from) now = correction.into
    else if (correction.kind === 'split' && now === correction.from && correction.articles.includes(article))
      now = correction.to
  }
  return now
}
