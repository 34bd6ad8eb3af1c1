/** What the person asked for. */
export interface AddOptions {
  readonly archive: string
  readonly published: string | undefined
  /** Outlet of what does not say. */
  readonly outlet: string | undefined
  /** Read again also what is there already. */
  readonly reread: boolean
  readonly jobs: number | null
  /** Print a line of JSON for each article, once it is kept. */
  readonly ndjson: boolean
  readonly quiet: boolean
}

/** What every thread must know. */
export interface AddWork {
  readonly archive: string
  readonly published: string | undefined
  readonly outlet: string | undefined
  readonly reread: boolean
}
