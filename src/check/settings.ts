/** Whose helplines, courts and words a story is written for. */
export const REGIONS = ['us', 'uk', 'ie', 'ca', 'au', 'nz'] as const
export type Region = (typeof REGIONS)[number]

/** What a house tells the rules. */
export interface Settings {
  readonly region: Region
  /** Names that need no introduction in this house, and are no slips of others, as written. */
  readonly known: readonly string[]
  /** A statement or its speaker less probable than this is not relied on. */
  readonly probability: number
}

export const DEFAULT_SETTINGS: Settings = { region: 'us', known: [], probability: 0.6 }
