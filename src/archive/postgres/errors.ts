import { ArchiveError, type ArchiveErrorCode } from '../archive-error.ts'

/** Error codes of PostgreSQL (appendix A of its manual), by their beginning, and of the network. */
const MEANING: readonly (readonly [RegExp, ArchiveErrorCode, string])[] = [
  [
    /^(?:ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08|57P)/,
    'unreachable',
    'the server does not answer. See whether it runs, and whether host and port are right.',
  ],
  [/^28/, 'permission', 'the server does not know this user or password. Check the address.'],
  [/^3D000/, 'not-found', 'there is no such database. Make it with createdb.'],
  [/^(?:42501|25006)/, 'permission', 'this user may not do that. Give it the rights to the tables.'],
  [
    /^53100/,
    'full',
    'the disk of the server is full. What was added before is kept; make room and run this again.',
  ],
  [/^(?:53|55P03|40P01)/, 'locked', 'the server is busy. Run this again in a while.'],
  [/^XX00[12]/, 'corrupt', 'the database is damaged. Go back to a backup.'],
]

/** What the driver or the server throws, as an error of the archive. Others are given back as they are. */
export function asArchiveError(error: unknown, location: string): unknown {
  const { code, message, name } = (error ?? {}) as {
    readonly code?: string
    readonly message?: string
    readonly name?: string
  }
  if (error instanceof ArchiveError || typeof code !== 'string' || name === 'TypeError') return error
  const found = MEANING.find(([pattern]) => pattern.test(code))
  if (found) return new ArchiveError(found[1], `${location}: ${found[2]} (PostgreSQL: ${message})`, error)
  if (!/^[0-9A-Z]{5}$/.test(code)) return error
  return new ArchiveError(
    'failed',
    `${location}: the database failed. Please report this. (PostgreSQL: ${message})`,
    error,
  )
}
