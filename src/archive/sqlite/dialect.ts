import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

const NOTHING = { changes: 0n, lastInsertRowid: 0n }

/** Prepared statements kept: the questions of a run are few and come again. */
const KEPT = 200

/** Statements by their text; the one unused for longest goes first. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #kept = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(text: string): StatementSync {
    const kept = this.#kept.get(text) ?? this.#database.prepare(text)
    this.#kept.delete(text)
    this.#kept.set(text, kept)
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return kept
  }
}

/**
 * Kysely on node:sqlite. Transactions take the write lock at once: one that read first and then wants to write would
 * fail where another has written in between, and no waiting helps.
 */
export function sqliteDialect(database: DatabaseSync, statements: Statements): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (text) => {
        const statement = statements.get(text === 'begin' ? 'begin immediate' : text)
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...(values as SQLInputValue[])),
          run: (values) => {
            // A full disk has ended the transaction already.
            if (text === 'rollback' && !database.isTransaction) return NOTHING
            const { changes, lastInsertRowid } = statement.run(...(values as SQLInputValue[]))
            return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) }
          },
          iterate: (values) => statement.iterate(...(values as SQLInputValue[])) as IterableIterator<never>,
        }
      },
    },
  })
}
