import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Phrase, Question } from '../question.ts'
import type { Sharing } from '../store.ts'
import type { Tables } from '../tables.ts'
import type { Statements } from './dialect.ts'

/**
 * FTS5 (sqlite.org/fts5.html), both without a copy of the text: `words` finds statements by words, `prints` by
 * fingerprints, where nobody asks for places within.
 */
export async function createSearch(db: Kysely<Tables>): Promise<void> {
  await sql`create virtual table words using fts5(content, source, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`.execute(
    db,
  )
  await sql`create virtual table prints using fts5(list, content='', contentless_delete=1, detail=none, tokenize="ascii")`.execute(
    db,
  )
}

const phrase = ({ words, prefix }: Phrase): string => `"${words.join(' ')}"${prefix ? '*' : ''}`

/** The question in FTS5's own language. */
export function matchExpression({ groups, without }: Question, part: 'content' | 'source'): string {
  const all = groups.map((either) => `(${either.map(phrase).join(' OR ')})`).join(' AND ')
  const none = without.map((one) => ` NOT ${phrase(one)}`).join('')
  return `${part} : (${all}${none})`
}

export const matches = (question: Question, part: 'content' | 'source'): RawBuilder<SqlBool> =>
  sql<SqlBool>`statement.id in (select rowid from words where words match ${matchExpression(question, part)})`

export const rank = (question: Question): RawBuilder<number> =>
  sql<number>`(select rank from words where words match ${matchExpression(question, 'content')} and rowid = statement.id)`

/** Stops at `most`, however common the words are. */
export function holding(statements: Statements, words: readonly string[], most: number): readonly number[] {
  const find = statements.get('select rowid as id from words where words match ? limit ?')
  const rows = find.all(`content : ${phrase({ words, prefix: false })}`, most) as { readonly id: number }[]
  return rows.map(({ id }) => id)
}

/** A fingerprint as a word. */
export const printWord = (print: number): string => print.toString(36)

export function sharingAll(
  statements: Statements,
  prints: readonly number[],
  most: number,
): readonly number[] {
  if (prints.length === 0) return []
  const find = statements.get('select rowid as id from prints where prints match ? limit ?')
  const all = prints.map((print) => `"${printWord(print)}"`).join(' AND ')
  return (find.all(all, most) as { readonly id: number }[]).map(({ id }) => id)
}

/** A fingerprint in more statements than this is a common phrase: it alone leads nowhere. */
const COMMON = 200

/** Each fingerprint is looked up by itself, so that common ones can be left off early. */
export function sharing(statements: Statements, prints: readonly number[], most: number): readonly Sharing[] {
  const find = statements.get('select rowid as id from prints where prints match ? limit ?')
  const found = new Map<number, { readonly id: number; shared: number; rare: number }>()
  for (const print of prints) {
    const rows = find.all(`"${printWord(print)}"`, COMMON) as { readonly id: number }[]
    for (const { id } of rows) {
      const one = found.get(id) ?? { id, shared: 0, rare: 0 }
      one.shared++
      if (rows.length < COMMON) one.rare++
      found.set(id, one)
    }
  }
  return [...found.values()]
    .sort((a, b) => b.rare - a.rare || b.shared - a.shared || a.id - b.id)
    .slice(0, most)
}
