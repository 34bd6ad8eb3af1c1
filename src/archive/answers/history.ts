import { ArchiveError } from '../archive-error.ts'
import type { VersionChanges } from '../changes.ts'
import type { Store } from '../store.ts'
import type { Identity } from './who-is.ts'

/** An article at one time. */
export interface VersionRow {
  readonly article: string
  readonly version: number
  readonly added: string
  readonly reader: string
  readonly headline: string | null
  readonly outlet: string | null
  /** What became of the statements of the version before; null of the first. */
  readonly changes: VersionChanges | null
}

/**
 * The versions of an article, the first one first.
 *
 * @throws ArchiveError `unknown`
 */
export async function history({ db }: Store, name: string): Promise<readonly VersionRow[]> {
  const rows = await db
    .selectFrom('version')
    .innerJoin('article', 'article.id', 'version.article')
    .select([
      'article.name as article',
      'version.number',
      'version.added',
      'version.reader',
      'version.headline',
      'version.outlet',
      'version.changes',
    ])
    .where((builder) => builder.or([builder('article.name', '=', name), builder('article.key', '=', name)]))
    .orderBy('version.number')
    .execute()
  if (rows.length === 0)
    throw new ArchiveError(
      'unknown',
      `${name}: no article of this name is in the archive. \`hearsay said --json\` names articles.`,
    )
  return rows.map(({ article, number, added, reader, headline, outlet, changes }) => ({
    article,
    version: number,
    added,
    reader,
    headline,
    outlet,
    changes: changes === null ? null : JSON.parse(changes),
  }))
}

/**
 * The key of the article of this name or address, which somebody is in.
 *
 * @throws ArchiveError `unknown`
 */
export async function articleWith(db: Store['db'], name: string, who: Identity): Promise<string> {
  const row = await db
    .selectFrom('article')
    .select(['key', 'current'])
    .where((builder) => builder.or([builder('name', '=', name), builder('key', '=', name)]))
    .executeTakeFirst()
  if (!row) throw new ArchiveError('unknown', `${name}: no article of this name is in the archive.`)
  const found = await db
    .selectFrom('entity')
    .select('id')
    .where('version', '=', row.current)
    .where('identity', '=', who.id)
    .executeTakeFirst()
  if (!found)
    throw new ArchiveError(
      'unknown',
      `${name}: ${who.name} (${who.slug}) is not in this article. \`hearsay person\` says where.`,
    )
  return row.key
}
