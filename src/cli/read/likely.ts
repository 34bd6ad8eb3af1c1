import type { HearsayRecord, RecordStatement } from '../../record/record.ts'

/**
 * The record with only the statements at least as probable as `least`. A statement within one that is left out
 * moves to the next one around it. What stands only on the word of a statement left out is left out too: it must
 * not read as a plain fact.
 */
export function likelyRecord(record: HearsayRecord, least: number): HearsayRecord {
  const statements = record.statements.filter(({ probability }) => probability >= least)
  if (statements.length === record.statements.length) return record
  const all = new Map(record.statements.map((statement) => [statement.id, statement]))
  const kept = new Set(statements.map(({ id }) => id))
  const stands = ({ statement }: { readonly statement: string | null }): boolean =>
    statement === null || kept.has(statement)
  return {
    ...record,
    statements: statements.map((statement) => ({ ...statement, within: keptAround(statement, all, kept) })),
    relations: record.relations.filter(stands),
    events: record.events.filter(stands),
  }
}

function keptAround(
  statement: RecordStatement,
  all: ReadonlyMap<string, RecordStatement>,
  kept: ReadonlySet<string>,
): string | null {
  const passed = new Set<string>()
  let around = statement.within
  while (around !== null && !kept.has(around)) {
    if (passed.has(around)) return null
    passed.add(around)
    around = all.get(around)?.within ?? null
  }
  return around
}
