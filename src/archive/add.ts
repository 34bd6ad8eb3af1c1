import type { EntityType } from '../document/layers.ts'
import type { HearsayRecord } from '../record/record.ts'
import { ArchiveError } from './archive-error.ts'
import { changesOf, type VersionChanges } from './changes.ts'
import { hashArticle, packRecord, unpackRecord } from './codec.ts'
import { dayOf } from './days.ts'
import { loadCorrections } from './identity/correct.ts'
import { byArticle, correctedRecord, type StatementCorrections } from './identity/corrected-record.ts'
import { inForce } from './identity/corrections.ts'
import { nameKey, Register } from './identity/register.ts'
import { danglingId } from './references.ts'
import { addRows, type Ids, nextIds, Rows } from './rows.ts'
import type { Store, Writer } from './store.ts'
import type { Tables } from './tables.ts'
import { type Current, clearVersion, currentVersions, keyOf, sameArticle, takenNames } from './versions.ts'

/** A record to keep. */
export interface Addition {
  readonly record: HearsayRecord
  /** ISO 8601, UTC: when it was added. Now, if not given. */
  readonly added?: string | undefined
  /** The program that read it, with its version. */
  readonly reader: string
  /** The article's name in the archive it comes from. */
  readonly key?: string | undefined
}

/** What became of a record. */
export interface Added {
  /** What the article is called in the archive. */
  readonly article: string
  /** `reread`: the article is as it was, and has a new reading. */
  readonly status: 'added' | 'changed' | 'reread' | 'unchanged'
  readonly version: number
  readonly statements: number
  /** Of a changed article. */
  readonly changes: VersionChanges | null
}

export interface AddOptions {
  /** Replace the reading of articles that are as they were. */
  readonly reread: boolean
}

/**
 * Records to add at once: a transaction writes each page of an index by speaker or day once, however many of its rows
 * lie there. Whoever waits for records should not wait long for so many.
 */
export const BATCH = 256

/** Keeps records, all of them or none: when this returns they are on disk. A `register` that is given is used again. */
export async function addRecords(
  store: Store,
  additions: readonly Addition[],
  options: AddOptions,
  register: Register = new Register(),
): Promise<readonly Added[]> {
  if (additions.length === 0) return []
  try {
    return await store.write(async (writer) => {
      const corrections = await loadCorrections(writer.db)
      await register.begin(writer, corrections, store.stamp())
      const batch = await Batch.open(writer, options, register, byArticle(inForce(corrections)))
      await batch.prepare(additions)
      const added: Added[] = []
      for (const addition of additions) added.push(await batch.add(addition))
      await batch.write()
      return added
    })
  } catch (error) {
    register.forget()
    throw error
  }
}

const NOBODY: ReadonlyMap<string, number> = new Map()

/** Where a new version goes. */
interface Placed {
  readonly key: string
  readonly hash: string
  readonly current: Current | null
  readonly number: number
  readonly changes: VersionChanges | null
  /** Identities of the version before. */
  readonly people: ReadonlyMap<string, number>
}

class Batch {
  readonly #writer: Writer
  readonly #options: AddOptions
  readonly #register: Register
  readonly #ids: Ids
  readonly #corrections: StatementCorrections
  readonly #current = new Map<string, Current>()
  /** Names that are taken, of those that the batch may want. */
  readonly #names = new Set<string>()
  /** Records of this batch, which are not written yet. */
  readonly #records = new Map<number, HearsayRecord>()
  #rows = new Rows()

  private constructor(
    writer: Writer,
    options: AddOptions,
    register: Register,
    ids: Ids,
    corrections: StatementCorrections,
  ) {
    this.#writer = writer
    this.#options = options
    this.#register = register
    this.#ids = ids
    this.#corrections = corrections
  }

  static async open(
    writer: Writer,
    options: AddOptions,
    register: Register,
    corrections: StatementCorrections,
  ): Promise<Batch> {
    return new Batch(writer, options, register, await nextIds(writer), corrections)
  }

  async prepare(additions: readonly Addition[]): Promise<void> {
    const keys = [...new Set(additions.map(({ record, key }) => key ?? keyOf(record.article)))]
    for (const [key, current] of await currentVersions(this.#writer.db, keys)) this.#current.set(key, current)
    const names = additions.flatMap(({ record, key }) => [record.article.id, key ?? record.article.id])
    for (const name of await takenNames(this.#writer.db, [...new Set(names)])) this.#names.add(name)
    await this.#register.prepare(additions.map(({ record }) => record))
  }

  async add(addition: Addition): Promise<Added> {
    const { record } = addition
    const dangling = danglingId(record)
    if (dangling !== null)
      throw new ArchiveError(
        'bad-import',
        `${record.article.id}: the record names ${dangling}, which it does not have.`,
      )
    const hash = hashArticle(record.article)
    const { key, current, before } = await this.#place(addition, hash)
    const statements = record.statements.length
    if (current && current.hash === hash) {
      if (!this.#options.reread)
        return {
          article: current.name,
          status: 'unchanged',
          version: current.number,
          statements,
          changes: null,
        }
      await this.#reread(current, addition, await this.#clear(current))
      return { article: current.name, status: 'reread', version: current.number, statements, changes: null }
    }
    const people = current ? await this.#clear(current) : NOBODY
    const changes = before ? changesOf(before, record) : null
    const version = (current?.number ?? 0) + 1
    const place = { key, hash, current, number: version, changes, people }
    const article = await this.#write(place, addition)
    return { article, status: current ? 'changed' : 'added', version, statements, changes }
  }

  async write(): Promise<void> {
    await this.#register.flush()
    await this.#rows.write(this.#writer)
  }

  /**
   * Under which key an article stands. One without an address is known by its id alone; two files of one name that
   * share next to nothing are two articles, and the second has `~2` after its id.
   */
  async #place({ record, key: given }: Addition, hash: string) {
    const base = given ?? keyOf(record.article)
    for (let number = 1; ; number++) {
      const key = number === 1 ? base : `${base}~${number}`
      const current = await this.#find(key, number > 1)
      if (!current) return { key, current: null, before: null }
      if (current.hash === hash) return { key, current, before: null }
      const before = await this.#record(current.version)
      if (given !== undefined || record.article.url !== null || sameArticle(before, record))
        return { key, current, before }
    }
  }

  async #find(key: string, look: boolean): Promise<Current | undefined> {
    const known = this.#current.get(key)
    if (known || !look) return known
    const [found] = (await currentVersions(this.#writer.db, [key])).values()
    if (found) this.#current.set(key, found)
    return found
  }

  async #record(version: number): Promise<HearsayRecord> {
    const fresh = this.#records.get(version)
    if (fresh) return fresh
    const { db } = this.#writer
    const row = await db
      .selectFrom('version')
      .select('record')
      .where('id', '=', version)
      .executeTakeFirstOrThrow()
    return unpackRecord(row.record)
  }

  /** Takes what was found by the version before out of the tables. Gives the identities it had. */
  async #clear({ version }: Current): Promise<ReadonlyMap<string, number>> {
    if (this.#records.has(version)) await this.#settle()
    const { db } = this.#writer
    const rows = await db
      .selectFrom('entity')
      .select(['type', 'name', 'linked'])
      .where('version', '=', version)
      .where('linked', 'is not', null)
      .execute()
    await clearVersion(this.#writer, version)
    return new Map(
      rows.map(({ type, name, linked }) => [nameKey({ type: type as EntityType, name }), linked!]),
    )
  }

  /** Writes what is gathered, so that it can be read and cleared again. */
  async #settle(): Promise<void> {
    await this.#rows.write(this.#writer)
    this.#rows = new Rows()
    this.#records.clear()
  }

  async #write(place: Placed, { record, added, reader }: Addition): Promise<string> {
    const { key, hash, current, number, changes, people } = place
    const { outlet, headline, published } = record.article
    const version = this.#ids.version++
    const article = current?.article ?? this.#ids.article++
    const name =
      current?.name ?? this.#freeName(key === keyOf(record.article) ? record.article.id : key, article)
    if (current)
      await this.#writer.db
        .updateTable('article')
        .set({ current: version })
        .where('id', '=', article)
        .execute()
    else this.#rows.add('article', { id: article, key, name, url: record.article.url, current: version })
    this.#rows.add('version', {
      id: version,
      article,
      number,
      added: added ?? new Date().toISOString(),
      hash,
      reader,
      outlet,
      headline,
      day: dayOf(published),
      record: packRecord(record),
      changes: changes && JSON.stringify(changes),
    } satisfies Tables['version'])
    await this.#addRows(record, key, version, people)
    this.#current.set(key, { article, key, name, version, number, hash })
    this.#records.set(version, record)
    return name
  }

  /** An id that another article has gets the number of the row behind it. */
  #freeName(id: string, article: number): string {
    const name = this.#names.has(id) ? `${id}~${article}` : id
    this.#names.add(name)
    return name
  }

  async #reread(
    { version, key }: Current,
    { record, reader }: Addition,
    people: ReadonlyMap<string, number>,
  ): Promise<void> {
    await this.#writer.db
      .updateTable('version')
      .set({ record: packRecord(record), reader })
      .where('id', '=', version)
      .execute()
    await this.#addRows(record, key, version, people)
    this.#records.set(version, record)
  }

  /** Answers come from the record as people have corrected it; what is kept stays as it was read. */
  async #addRows(
    record: HearsayRecord,
    key: string,
    version: number,
    people: ReadonlyMap<string, number>,
  ): Promise<void> {
    const corrected = correctedRecord(record, key, this.#corrections)
    const linked = await this.#register.link(corrected, key, people)
    addRows(this.#rows, corrected, version, this.#ids, linked)
  }
}
