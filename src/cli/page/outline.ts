import type { RecordStatement } from '../../record/record.ts'

/** A statement and those whose content it stands in, the outermost first. */
export interface Entry {
  readonly statement: RecordStatement
  readonly around: readonly RecordStatement[]
}

/** Deeper nesting is shown at this depth. */
const DEEPEST = 6

/** Where a statement begins in the story: with its first word, be that who says it. */
const beginning = ({ content, cue, source }: RecordStatement): number =>
  Math.min(content[0]?.start ?? 0, cue?.start ?? Infinity, source?.start ?? Infinity)

/** Statements in the order of the text, each after the one whose content it stands in. */
export function outline(statements: readonly RecordStatement[]): Entry[] {
  const known = new Set(statements.map(({ id }) => id))
  const sorted = statements.toSorted((a, b) => beginning(a) - beginning(b))
  const inside = Map.groupBy(sorted, ({ within }) => (within !== null && known.has(within) ? within : null))
  const entries: Entry[] = []
  const seen = new Set<string>()
  const visit = (first: Entry): void => {
    const waiting = [first]
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      const { statement, around } = entry
      if (seen.has(statement.id)) continue
      seen.add(statement.id)
      entries.push(entry)
      const next = [...around, statement].slice(0, DEEPEST)
      const nested = inside.get(statement.id) ?? []
      for (const inner of nested.toReversed()) waiting.push({ statement: inner, around: next })
    }
  }
  for (const statement of inside.get(null) ?? []) visit({ statement, around: [] })
  // Only statements that claim to stand inside each other are left.
  for (const statement of sorted) visit({ statement, around: [] })
  return entries
}
