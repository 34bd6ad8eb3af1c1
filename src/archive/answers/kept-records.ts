import type { HearsayRecord } from '../../record/record.ts'
import { unpackRecord } from '../codec.ts'
import { loadCorrections } from '../identity/correct.ts'
import { byArticle, correctedRecord } from '../identity/corrected-record.ts'
import { inForce } from '../identity/corrections.ts'
import type { Store } from '../store.ts'

/** Who an entity of a record is across articles. */
export interface EntityIdentity {
  /** The entity's id in the record. */
  readonly entity: string
  /** What `hearsay people` gives as known as. */
  readonly identity: string
  readonly name: string
  /** That reading linked it right; what a correction says is 1. */
  readonly probability: number
}

export interface KeptRecord {
  /** What the article is called in the archive: its id, told apart from others that have it too. */
  readonly article: string
  readonly record: HearsayRecord
  readonly identities: readonly EntityIdentity[]
}

/** Records read from the database at a time. */
const PAGE = 50

/**
 * The present record of each article, as people have corrected it, in the order they were added, with who is who; holds a
 * few at a time.
 */
export async function* keptRecords({ db }: Store): AsyncGenerator<KeptRecord> {
  const corrections = byArticle(inForce(await loadCorrections(db)))
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('article')
      .innerJoin('version', 'version.id', 'article.current')
      .select(['version.id', 'article.key', 'article.name', 'version.record'])
      .where('version.id', '>', after)
      .orderBy('version.id')
      .limit(PAGE)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    const identities = await identitiesOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const { id, key, name, record } of rows)
      yield {
        article: name,
        record: correctedRecord(unpackRecord(record), key, corrections),
        identities: identities.get(id) ?? [],
      }
    after = last.id
  }
}

async function identitiesOf(
  db: Store['db'],
  versions: readonly number[],
): Promise<ReadonlyMap<number, readonly EntityIdentity[]>> {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('identity', 'identity.id', 'entity.identity')
    .select([
      'entity.version',
      'entity.place',
      'entity.linked',
      'entity.identity',
      'entity.probability',
      'identity.slug',
      'identity.name',
      'identity.renamed',
    ])
    .where('entity.version', 'in', [...versions])
    .orderBy('entity.id')
    .execute()
  const found = rows.map((row) => ({
    version: row.version,
    entity: `e${row.place}`,
    identity: row.slug,
    name: row.renamed ?? row.name,
    probability: row.linked === row.identity ? row.probability / 1000 : 1,
  }))
  const grouped = Map.groupBy(found, ({ version }) => version)
  return new Map([...grouped].map(([version, all]) => [version, all.map(({ version: _, ...one }) => one)]))
}
