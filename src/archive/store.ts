import type { Kysely, RawBuilder, SqlBool } from 'kysely'
import type { Question } from './question.ts'
import type { Tables } from './tables.ts'

/** A statement as it is made findable. */
export interface Indexed {
  readonly id: number
  /** As written; it is found by the words that `searchWords` gives. */
  readonly content: string
  readonly source: string
  readonly prints: readonly number[]
}

/** Somebody who writes, within one transaction. */
export interface Writer {
  readonly db: Kysely<Tables>
  /** Rows in the order of the columns. */
  readonly insert: (
    table: keyof Tables,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
  ) => Promise<void>
  /** Sets these columns where `id`, the last of each row, is. */
  readonly update: (
    table: keyof Tables,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
  ) => Promise<void>
  readonly index: (statements: readonly Indexed[]) => Promise<void>
  readonly unindex: (statements: readonly number[]) => Promise<void>
}

/** How many fingerprints a statement shares with those looked for. */
export interface Sharing {
  readonly id: number
  readonly shared: number
  /** Of them, those that are in few statements; common ones are not looked up to their end. */
  readonly rare: number
}

/** A database: what engines do each in their own way. All else is one code for all. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** As the person named it, without a password. */
  readonly location: string
  readonly db: Kysely<Tables>
  /** A condition on `statement.id`: its content has these words, or its source has where `part` is `source`. */
  readonly matches: (question: Question, part: 'content' | 'source') => RawBuilder<SqlBool>
  /** Expression over `statement.id` that is less the better a statement fits. */
  readonly rank: (question: Question) => RawBuilder<number>
  /** Some statements whose content has these words (as `searchWords` gives them) next to each other: no more than `most`. */
  readonly holding: (words: readonly string[], most: number) => Promise<readonly number[]>
  /** Statements that share fingerprints: those that share most rare ones first, then those that share most. */
  readonly sharing: (prints: readonly number[], most: number) => Promise<readonly Sharing[]>
  /** Some statements that have all of these fingerprints, however common each is: no more than `most`. */
  readonly sharingAll: (prints: readonly number[], most: number) => Promise<readonly number[]>
  /** All of `work` or nothing; one writer at a time, others wait. */
  readonly write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>
  /** Another value whenever somebody else may have written since. */
  readonly stamp: () => unknown
  /** What is wrong with the files or tables, in words. */
  readonly faults: () => Promise<readonly string[]>
  /** Bytes on disk. */
  readonly size: () => Promise<number>
  /** Writes a copy that can be opened, while others read and write. */
  readonly backup: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** How an archive is to be opened. */
export interface OpenMode {
  /** `read`: it must be there. `write`: it is made where it is missing. `migrate`: its tables may be of an older schema. */
  readonly mode: 'read' | 'write' | 'migrate'
}
