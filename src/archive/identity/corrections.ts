/** A statement that a correction is about, as other readings of the article may have it: by its words and their place. */
export interface StatementAnchor {
  /** Key of the article. */
  readonly article: string
  /** Its id when the correction was made. */
  readonly statement: string
  /** The content, as `contentText` gives it. */
  readonly text: string
  /** UTF-16 code units of the article's text, half-open. */
  readonly content: readonly (readonly [number, number])[]
}

/** Somebody in an article: the entity's id when the correction was made, and its name. */
export interface EntityAnchor {
  readonly entity: string
  readonly name: string
}

/**
 * What a person says of identities and of statements. Identities are named by their slug; articles by their key.
 * `speaker`: the statement is said by `to`, or by nobody that is known; `dismiss`: it is no statement.
 */
export type Correction =
  | IdentityCorrection
  | StatementCorrection
  | { readonly kind: 'undo'; readonly correction: number }

export type StatementCorrection = StatementAnchor &
  (
    | { readonly kind: 'speaker'; readonly to: EntityAnchor | null; readonly was: string | null }
    | { readonly kind: 'dismiss' }
  )

export type IdentityCorrection =
  | { readonly kind: 'merge'; readonly into: string; readonly from: string }
  | {
      readonly kind: 'split'
      readonly from: string
      readonly articles: readonly string[]
      readonly to: string
      readonly name: string
    }
  | { readonly kind: 'rename'; readonly of: string; readonly name: string }

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

/** Whether a correction is of one statement. */
export const isOfStatement = (correction: Correction): correction is StatementCorrection =>
  correction.kind === 'speaker' || correction.kind === 'dismiss'

/** What a correction says, in words. */
export function correctionText(correction: Correction): string {
  switch (correction.kind) {
    case 'merge':
      return `${correction.from} is ${correction.into}`
    case 'split':
      return `${correction.from} is ${correction.to} (${correction.name}) in ${correction.articles.join(', ')}`
    case 'rename':
      return `${correction.of} is called ${correction.name}`
    case 'speaker':
      return `${quoted(correction)} is said by ${correction.to?.name ?? 'nobody that is known'}`
    case 'dismiss':
      return `${quoted(correction)} is no statement`
    case 'undo':
      return `correction ${correction.correction} is undone`
  }
}

const LONGEST = 60

const quoted = ({ text, statement, article }: StatementAnchor): string =>
  `“${text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text}” (${statement} in ${article})`
