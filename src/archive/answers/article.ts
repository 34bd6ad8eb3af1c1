import type { HearsayRecord } from '../../record/record.ts'
import { ArchiveError } from '../archive-error.ts'
import { unpackRecord } from '../codec.ts'
import { contentText } from '../detail.ts'
import { loadCorrections } from '../identity/correct.ts'
import { byArticle, correctedRecord } from '../identity/corrected-record.ts'
import {
  type CorrectionEvent,
  type EntityAnchor,
  inForce,
  isOfStatement,
  type StatementAnchor,
} from '../identity/corrections.ts'
import type { Store } from '../store.ts'

/** Who an entity of an article is across articles. */
export interface EntityIdentity {
  readonly identity: string
  readonly name: string
  /** That the link is right, from 0 to 1. */
  readonly probability: number
}

/** An article with all that is kept of it. */
export interface ArticleAnswer {
  readonly article: string
  readonly version: number
  readonly versions: number
  /** ISO 8601, UTC. */
  readonly added: string
  readonly reader: string
  /** The present version as people have corrected it; an older one as it was read. */
  readonly record: HearsayRecord
  /** By the entity's id in the record, after corrections; empty for an older version. */
  readonly identities: Readonly<Record<string, EntityIdentity>>
  /** Those in force that are of statements of the article. */
  readonly corrections: readonly CorrectionEvent[]
}

async function rowOf({ db }: Store, name: string) {
  const row = await db
    .selectFrom('article')
    .selectAll()
    .where((builder) => builder.or([builder('name', '=', name), builder('key', '=', name)]))
    .executeTakeFirst()
  if (row) return row
  throw new ArchiveError('unknown', `${name}: no article of this name or address is in the archive.`)
}

/**
 * An article of the archive, by its name or address.
 *
 * @param number of the version; the present one if not given
 * @throws ArchiveError `unknown`
 */
export async function article(store: Store, name: string, number?: number): Promise<ArticleAnswer> {
  const { db } = store
  const { id, key, name: called, current } = await rowOf(store, name)
  const versions = await db
    .selectFrom('version')
    .select(['id', 'number'])
    .where('article', '=', id)
    .orderBy('number')
    .execute()
  const wanted = versions.find((one) => (number === undefined ? one.id === current : one.number === number))
  if (!wanted)
    throw new ArchiveError('unknown', `${name}: it has ${versions.length} versions, and ${number} is none.`)
  const row = await db
    .selectFrom('version')
    .select(['number', 'added', 'reader', 'record'])
    .where('id', '=', wanted.id)
    .executeTakeFirstOrThrow()
  const events = inForce(await loadCorrections(db))
  const read = unpackRecord(row.record)
  const isPresent = wanted.id === current
  return {
    article: called,
    version: row.number,
    versions: versions.length,
    added: row.added,
    reader: row.reader,
    record: isPresent ? correctedRecord(read, key, byArticle(events)) : read,
    identities: isPresent ? await identitiesOf(store, current) : {},
    corrections: events.filter(({ correction }) => isOfStatement(correction) && correction.article === key),
  }
}

async function identitiesOf({ db }: Store, version: number): Promise<ArticleAnswer['identities']> {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('identity', 'identity.id', 'entity.identity')
    .select(['entity.place', 'entity.probability', 'identity.slug', 'identity.name', 'identity.renamed'])
    .where('entity.version', '=', version)
    .execute()
  return Object.fromEntries(
    rows.map(({ place, probability, slug, name, renamed }) => [
      `e${place}`,
      { identity: slug, name: renamed ?? name, probability: probability / 1000 },
    ]),
  )
}

/** A statement of an article's present version, and somebody in it, ready to be corrected. */
export interface Correctable {
  readonly anchor: StatementAnchor
  readonly speaker: EntityAnchor | null
  /** Name of who says it now. */
  readonly was: string | null
}

/**
 * Looks up what a correction is to be about.
 *
 * @throws ArchiveError `unknown` where the article, the statement or the entity is not there
 */
export async function correctable(
  store: Store,
  name: string,
  id: string,
  speaker: string | null,
): Promise<Correctable> {
  const { key } = await rowOf(store, name)
  const { record } = await article(store, name)
  const statement = record.statements.find((one) => one.id === id)
  if (!statement)
    throw new ArchiveError('unknown', `${name}: it has no statement ${id}. It may have been corrected away.`)
  const nameOf = (entity: string | null): string | null =>
    record.entities.find((one) => one.id === entity)?.name ?? null
  const called = nameOf(speaker)
  if (speaker !== null && called === null)
    throw new ArchiveError('unknown', `${name}: nobody in it is ${speaker}.`)
  return {
    anchor: {
      article: key,
      statement: id,
      text: contentText(statement),
      content: statement.content.map(({ start, end }) => [start, end] as const),
    },
    speaker: speaker === null || called === null ? null : { entity: speaker, name: called },
    was: nameOf(statement.speaker),
  }
}
