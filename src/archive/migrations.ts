import { type Kysely, sql } from 'kysely'
import { ArchiveError } from './archive-error.ts'
import type { Tables } from './tables.ts'

/** What differs between engines in the making of tables. */
export interface Types {
  readonly bytes: 'blob' | 'bytea'
  /** Texts are compared by their code units everywhere. */
  readonly text: 'text' | 'text collate "C"'
  /** Whether there are tables of an archive, of whatever schema. */
  readonly exists: (db: Kysely<Tables>) => Promise<boolean>
  /** Makes the indexes of words and of fingerprints. */
  readonly search: (db: Kysely<Tables>) => Promise<void>
}

type TextType = ReturnType<typeof sql.raw>

type Migration = (db: Kysely<Tables>, types: Types) => Promise<void>

/** Each takes the schema one number further; none is ever changed once released. */
const MIGRATIONS: readonly Migration[] = [createTables]

/** The schema this program reads and writes. */
export const SCHEMA = MIGRATIONS.length

/** The schema of an archive; 0 where there is none yet. */
export async function schemaOf(db: Kysely<Tables>, { exists }: Pick<Types, 'exists'>): Promise<number> {
  if (!(await exists(db))) return 0
  return (await db.selectFrom('hearsay_archive').select('schema').executeTakeFirst())?.schema ?? 0
}

/** Takes a schema to the present one, within the transaction of `db`. Returns the number it had. */
export async function migrateSchema(db: Kysely<Tables>, types: Types, location: string): Promise<number> {
  const found = await schemaOf(db, types)
  refuseNewer(found, location)
  for (const migrate of MIGRATIONS.slice(found)) await migrate(db, types)
  await db.updateTable('hearsay_archive').set({ schema: SCHEMA }).execute()
  return found
}

/** @throws ArchiveError `newer` */
export function refuseNewer(found: number, location: string): void {
  if (found <= SCHEMA) return
  throw new ArchiveError(
    'newer',
    `${location}: this archive was written by a newer Hearsay (schema ${found}, this one knows ${SCHEMA}). Update Hearsay; nothing was changed.`,
  )
}

async function createTables(db: Kysely<Tables>, types: Types): Promise<void> {
  const make = db.schema
  const text = sql.raw(types.text)
  await make.createTable('hearsay_archive').addColumn('schema', 'integer').execute()
  await sql`insert into hearsay_archive (schema) values (0)`.execute(db)
  await make
    .createTable('article')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('key', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('url', text)
    .addColumn('current', 'integer', (c) => c.notNull())
    .execute()
  await make
    .createTable('version')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('article', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('added', text, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('reader', text, (c) => c.notNull())
    .addColumn('outlet', text)
    .addColumn('headline', text)
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('record', sql.raw(types.bytes), (c) => c.notNull())
    .addColumn('changes', text)
    .execute()
  await createStatements(db, text)
  await createFacts(db, text)
  await createIdentities(db, text)
  await types.search(db)
}

const indexer =
  (make: Kysely<Tables>['schema']) =>
  (name: string, table: string, columns: readonly string[]): Promise<void> =>
    make
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute()

async function createStatements({ schema: make }: Kysely<Tables>, text: TextType): Promise<void> {
  await make
    .createTable('statement')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('entity', 'integer')
    .addColumn('speaker', 'integer')
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('mode', 'integer', (c) => c.notNull())
    .addColumn('act', 'integer', (c) => c.notNull())
    .addColumn('probability', 'integer', (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('detail', text, (c) => c.notNull())
    .execute()
  await make
    .createTable('party')
    .addColumn('statement', 'integer', (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('entity', 'integer', (c) => c.notNull())
    .execute()
  const index = indexer(make)
  await index('version_article', 'version', ['article', 'number'])
  await index('statement_version', 'statement', ['version'])
  await index('statement_speaker', 'statement', ['speaker', 'day'])
  await index('statement_day', 'statement', ['day'])
  await index('party_statement', 'party', ['statement'])
  await index('party_entity', 'party', ['entity'])
}

async function createFacts({ schema: make }: Kysely<Tables>, text: TextType): Promise<void> {
  await make
    .createTable('entity')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('named', 'integer', (c) => c.notNull())
    .addColumn('roles', text)
    .addColumn('linked', 'integer')
    .addColumn('identity', 'integer')
    .addColumn('probability', 'integer', (c) => c.notNull())
    .execute()
  await make
    .createTable('relation')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('from', 'integer', (c) => c.notNull())
    .addColumn('to', 'integer', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addColumn('statement', 'integer')
    .execute()
  await make
    .createTable('event')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('time', text)
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('charge', text)
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addColumn('statement', 'integer')
    .execute()
  await make
    .createTable('participant')
    .addColumn('event', 'integer', (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('entity', 'integer', (c) => c.notNull())
    .execute()
  const index = indexer(make)
  await index('entity_version', 'entity', ['version'])
  await index('entity_identity', 'entity', ['identity'])
  await index('relation_version', 'relation', ['version'])
  await index('relation_from', 'relation', ['from'])
  await index('relation_to', 'relation', ['to'])
  await index('event_version', 'event', ['version'])
  await index('event_day', 'event', ['day'])
  await index('participant_event', 'participant', ['event'])
  await index('participant_entity', 'participant', ['entity'])
}

async function createIdentities({ schema: make }: Kysely<Tables>, text: TextType): Promise<void> {
  await make
    .createTable('identity')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('slug', text, (c) => c.notNull().unique())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('block', text, (c) => c.notNull())
    .addColumn('profile', text, (c) => c.notNull())
    .addColumn('renamed', text)
    .execute()
  await make.createIndex('identity_block').on('identity').column('block').execute()
  await make.createIndex('identity_renamed').on('identity').column('renamed').execute()
  await make
    .createTable('correction')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .execute()
}
