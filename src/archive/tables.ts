/**
 * The tables of an archive, the same in every engine. Dates are whole numbers, `20250221`, with zeros for what is not
 * known of them (`20250000`), 0 for none; flags are 0 and 1; JSON is text.
 */
export interface Tables {
  hearsay_archive: { schema: number }
  article: ArticleTable
  version: VersionTable
  entity: EntityTable
  statement: StatementTable
  party: PartyTable
  relation: RelationTable
  event: EventTable
  participant: ParticipantTable
  identity: IdentityTable
  correction: CorrectionTable
}

/** One thing published, whatever became of it. */
export interface ArticleTable {
  id: number
  /** What it is known by: its address, else its id; with `~2` where another article has the same id. */
  key: string
  /** What it is called: its id, told apart by a number. */
  name: string
  url: string | null
  /** The version that questions are answered from. */
  current: number
}

/** An article as it read at one time. */
export interface VersionTable {
  id: number
  article: number
  /** From 1. */
  number: number
  /** ISO 8601, UTC. */
  added: string
  /** SHA-256 of what was published, in hex. */
  hash: string
  /** Of the program that read it. */
  reader: string
  outlet: string | null
  headline: string | null
  day: number
  /** The whole record, compressed. */
  record: Uint8Array
  /** What became of the statements of the version before, as JSON. */
  changes: string | null
}

/** An entity of one version, where it is named, speaks or takes part. */
export interface EntityTable {
  id: number
  version: number
  /** From 1: the number in `e1`. */
  place: number
  type: string
  name: string
  named: number
  roles: string | null
  /** Identity that reading gave, before corrections. */
  linked: number | null
  /** Identity after corrections. */
  identity: number | null
  /** Per mille that `linked` is right. */
  probability: number
}

/** A statement of the current version of an article. */
export interface StatementTable {
  id: number
  version: number
  place: number
  /** The speaker in the article, and across articles. */
  entity: number | null
  speaker: number | null
  day: number
  mode: number
  act: number
  /** Per mille. */
  probability: number
  text: string
  /** See `detail.ts`. */
  detail: string
}

/** Who else has to do with a statement: `to` (addressee) or `via` (carrier). */
export interface PartyTable {
  statement: number
  role: string
  entity: number
}

export interface RelationTable {
  version: number
  type: string
  from: number
  to: number
  start: number
  end: number
  /** Place of the statement on whose word it stands. */
  statement: number | null
}

export interface EventTable {
  id: number
  version: number
  place: number
  type: string
  /** As in the record, and to sort by. */
  time: string | null
  day: number
  status: string
  charge: string | null
  start: number
  end: number
  statement: number | null
}

export interface ParticipantTable {
  event: number
  role: string
  entity: number
}

/** Somebody or something across articles. */
export interface IdentityTable {
  id: number
  /** How it is named on the command line: `angela-merkel`. */
  slug: string
  type: string
  /** The fullest name that articles give. */
  name: string
  /** What candidates are looked up by: a family name, or the whole name of what is no person. */
  block: string
  /** See `identity/profile.ts`. */
  profile: string
  /** The name that a correction gives. */
  renamed: string | null
}

export interface CorrectionTable {
  id: number
  at: string
  body: string
}
