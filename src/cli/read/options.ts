/** What `--format` takes. */
export const FORMATS = ['jsonld', 'annotations', 'csv'] as const

/** As what the records are written. */
export type Output = 'page' | 'json' | 'ndjson' | (typeof FORMATS)[number]

/** What the person asked for. */
export interface ReadOptions {
  readonly output: Output
  /** Where files are written; null prints. */
  readonly folder: string | null
  /** ISO 8601; for stories that do not say. */
  readonly published: string | undefined
  readonly explain: boolean
  readonly short: boolean
  readonly all: boolean
  /** From 0 to 1. */
  readonly minProbability: number
  /** Worker threads; null leaves it to the number of stories. */
  readonly jobs: number | null
  readonly colour: boolean
  readonly quiet: boolean
}

/** What it takes to make a record's text, the same in every thread. */
export interface RenderOptions {
  readonly output: Output
  readonly width: number
  readonly colour: boolean
  readonly explain: boolean
  readonly short: boolean
  readonly all: boolean
  readonly minProbability: number
  readonly published: string | undefined
}
