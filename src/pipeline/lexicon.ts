import { resourceText } from './resource.ts'

export class LexiconError extends Error {
  override readonly name = 'LexiconError'
  readonly code = 'bad-lexicon'
}

export interface Lexicon {
  /** Where the words come from, from the file's head. */
  readonly origin: string
  readonly license: string
  /** Column names, the first being the key. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads a word list: `# origin: …`, `# license: …`, further `#` comments, a line of column names, then
 * tab-separated rows. Empty cells are empty strings; a row may leave off cells at its end.
 */
export function parseLexicon(file: string, source: string): Lexicon {
  const head: Record<string, string> = {}
  let columns: string[] | null = null
  const rows: string[][] = []
  let number = 0
  for (const raw of source.split('\n')) {
    number++
    if (raw === '' || raw === '\r') continue
    if (raw.startsWith('#')) {
      const field = /^#\s*(origin|license):\s*(.+)$/.exec(raw)
      if (field) head[field[1]!] = field[2]!.trim()
      continue
    }
    const cells = (raw.endsWith('\r') ? raw.slice(0, -1) : raw).split('\t')
    if (columns === null) {
      columns = cells
      continue
    }
    if (cells.length > columns.length)
      throw new LexiconError(
        `${file}:${number}: ${cells.length} cells where the head names ${columns.length}`,
      )
    while (cells.length < columns.length) cells.push('')
    rows.push(cells)
  }
  const { origin, license } = head
  if (!origin || !license || !columns)
    throw new LexiconError(
      `${file}: a word list starts with "# origin:", "# license:" and a line of column names`,
    )
  return { origin, license, columns, rows }
}

/** Loads a word list of this package, e.g. `stages/mentions/titles.tsv`. */
export const loadLexicon = (path: string): Lexicon => parseLexicon(path, resourceText(path))

/** The first column as a set. */
export const wordSet = (lexicon: Lexicon): ReadonlySet<string> => new Set(lexicon.rows.map((row) => row[0]!))

/** The first column mapped to the second. */
export const wordMap = (lexicon: Lexicon): ReadonlyMap<string, string> =>
  new Map(lexicon.rows.map((row) => [row[0]!, row[1] ?? '']))

/** Computes a value on its first use and keeps it: importing a module loads nothing. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
