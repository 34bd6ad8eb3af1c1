import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A corpus that is not there or not as its reader knows it; the message names the file and what to do. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError'
  readonly code: 'missing-file' | 'bad-file'

  constructor(code: 'missing-file' | 'bad-file', file: string, remedy: string, cause?: unknown) {
    super(`${file}: ${remedy}`, { cause })
    this.code = code
  }
}

/** The text of a corpus file, which must be there and be UTF-8. */
export function corpusText(file: string, remedy: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw new CorpusError('missing-file', file, `cannot be read; ${remedy}`, cause)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new CorpusError('bad-file', file, 'is not UTF-8; take the corpus from its origin again', cause)
  }
}

/**
 * The corpora folder: the one named, else the environment's HEARSAY_CORPORA, else `shared/corpora` beside the
 * package where there is one; null where none is. A folder that is named must exist.
 */
export function corporaFolder(named?: string): string | null {
  const wanted = named ?? process.env.HEARSAY_CORPORA
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new CorpusError('missing-file', wanted, 'no such corpora folder; name it with --corpora DIR')
  }
  const beside = fileURLToPath(new URL('../../../shared/corpora', import.meta.url))
  return existsSync(beside) ? beside : null
}
