import type { HearsayRecord, RecordStatement } from '../../record/record.ts'
import { contentText } from '../detail.ts'
import {
  type CorrectionEvent,
  isOfStatement,
  type StatementAnchor,
  type StatementCorrection,
} from './corrections.ts'

/** What decided the speaker where a person did. */
export const BY_CORRECTION = 'correction'

/** Corrections of statements, by the key of the article they are in. */
export type StatementCorrections = ReadonlyMap<string, readonly StatementCorrection[]>

/** @param events those in force */
export function byArticle(events: readonly CorrectionEvent[]): StatementCorrections {
  const all = events.flatMap(({ correction }) => (isOfStatement(correction) ? [correction] : []))
  return Map.groupBy(all, ({ article }) => article)
}

/**
 * A record as people have corrected it. What is kept stays as it was read: corrections are applied whenever the record
 * is asked for, so that each can be undone and holds for the next reading too. One whose words the article has no more
 * changes nothing.
 */
export function correctedRecord(
  record: HearsayRecord,
  key: string,
  corrections: StatementCorrections,
): HearsayRecord {
  let now = record
  for (const correction of corrections.get(key) ?? []) {
    const statement = statementOf(now, correction)
    if (statement)
      now = correction.kind === 'dismiss' ? without(now, statement) : given(now, statement, correction)
  }
  return now
}

const given = (
  record: HearsayRecord,
  statement: RecordStatement,
  correction: Extract<StatementCorrection, { readonly kind: 'speaker' }>,
): HearsayRecord => ({
  ...record,
  statements: record.statements.map((one) => (one === statement ? saidBy(record, one, correction) : one)),
})

/** The statement with these words; the nearest to their place where several have them. */
export function statementOf(record: HearsayRecord, anchor: StatementAnchor): RecordStatement | null {
  const start = anchor.content[0]?.[0] ?? 0
  const away = ({ content }: RecordStatement): number => Math.abs(content[0]!.start - start)
  const same = record.statements.filter((statement) => contentText(statement) === anchor.text)
  return same.sort((a, b) => away(a) - away(b))[0] ?? null
}

function saidBy(
  { entities }: HearsayRecord,
  statement: RecordStatement,
  { to }: Extract<StatementCorrection, { readonly kind: 'speaker' }>,
): RecordStatement {
  if (to === null)
    return {
      ...statement,
      speaker: null,
      unresolved: 'unattributed',
      speakerBy: BY_CORRECTION,
    }
  const named = entities.filter(({ name }) => name === to.name)
  const speaker = named.find(({ id }) => id === to.entity) ?? named[0]
  if (!speaker) return statement
  return { ...statement, speaker: speaker.id, unresolved: null, probability: 1, speakerBy: BY_CORRECTION }
}

/** What stood within it stands in what it stood in; what rested on its word is the article's own. */
function without(record: HearsayRecord, { id, within }: RecordStatement): HearsayRecord {
  const freed = <T extends { readonly statement: string | null }>(one: T): T =>
    one.statement === id ? { ...one, statement: within } : one
  return {
    ...record,
    statements: record.statements
      .filter((statement) => statement.id !== id)
      .map((statement) => (statement.within === id ? { ...statement, within } : statement)),
    relations: record.relations.map(freed),
    events: record.events.map(freed),
  }
}
