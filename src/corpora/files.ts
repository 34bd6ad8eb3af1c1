import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

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
 * The rows of a file that holds a JSON value a line, each as the schema has it and as it stands.
 *
 * @throws CorpusError naming the line, the field and what to do
 */
export function jsonRows<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  remedy: string,
): readonly { readonly value: T; readonly row: string; readonly place: string }[] {
  return source
    .split('\n')
    .filter((row) => row !== '')
    .map((row, i) => {
      const place = `${file}:${i + 1}`
      const parsed = schema.safeParse(parseJson(row))
      if (parsed.success) return { value: parsed.data, row, place }
      const { path, message } = parsed.error.issues[0]!
      const field = path.length === 0 ? '' : `${path.map(String).join('.')}: `
      throw new CorpusError('bad-file', place, `${field}${message}; ${remedy}`)
    })
}

function parseJson(row: string): unknown {
  try {
    return JSON.parse(row)
  } catch {
    return null
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
