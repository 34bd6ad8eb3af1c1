import { Archive } from './archive.ts'
import { ArchiveError } from './archive-error.ts'
import type { OpenMode, Store } from './store.ts'

/** Where an archive is if nothing says. */
export const DEFAULT_LOCATION = './hearsay.db'

async function openStore(location: string, mode: OpenMode): Promise<Store> {
  if (/^postgres(?:ql)?:/.test(location)) {
    const { openPostgres } = await import('./postgres/store.ts')
    return openPostgres(location, mode)
  }
  if (location.trim() === '' || location.includes('\0'))
    throw new ArchiveError(
      'not-found',
      'The archive has no name. Give --archive a file, such as ./hearsay.db.',
    )
  const { openSqlite } = await import('./sqlite/store.ts')
  return openSqlite(location, mode)
}

/**
 * Opens an archive: a file of SQLite, or `postgres://…`, a database of PostgreSQL.
 *
 * @throws ArchiveError `not-found`, `not-an-archive`, `corrupt`, `newer`, `older`, `permission`, `locked`, `full`, `unreachable`
 */
export async function openArchive(location: string, mode: OpenMode = { mode: 'read' }): Promise<Archive> {
  return new Archive(await openStore(location, mode))
}
