import { ArchiveError, type ArchiveErrorCode } from '../archive-error.ts'

interface SqliteFailure {
  readonly errcode?: number
  readonly code?: string
  readonly message: string
}

/** SQLite's primary result codes (sqlite.org/rescode.html) in words: what, and what to do. */
const MEANING: Readonly<Record<number, readonly [ArchiveErrorCode, string]>> = {
  3: ['permission', 'you may not use this file. Change its permissions, or name another with --archive.'],
  5: ['locked', 'another process holds the archive. Wait until it is done, and run this again.'],
  6: ['locked', 'another process holds the archive. Wait until it is done, and run this again.'],
  8: [
    'permission',
    'the archive cannot be written. Change the permissions of the file and of its folder, or name another with --archive.',
  ],
  10: ['failed', 'the disk reports an error. See whether it is sound, and keep a backup.'],
  11: [
    'corrupt',
    'the archive is damaged. Keep the file, and go back to a backup, or save what can be read with `hearsay export`.',
  ],
  13: ['full', 'the disk is full. What was added before is kept; make room and run this again.'],
  14: [
    'permission',
    'the archive cannot be opened or made there. See whether the folder exists and is yours.',
  ],
  26: ['not-an-archive', 'this is no archive of Hearsay. Name another file with --archive.'],
}

/** What SQLite throws, as an error of the archive. Others are given back as they are. */
export function asArchiveError(error: unknown, location: string): unknown {
  const { errcode, code, message } = (error ?? {}) as SqliteFailure
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return error
  const [kind, words] = MEANING[errcode & 0xff] ?? ['failed', 'the database failed. Please report this.']
  return new ArchiveError(kind, `${location}: ${words} (SQLite: ${message})`, error)
}
