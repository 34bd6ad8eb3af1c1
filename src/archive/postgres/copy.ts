import type { PoolClient } from 'pg'
import { from } from 'pg-copy-streams'

/** Characters sent at a time. */
const BLOCK = 1 << 16

const SPECIAL = /[\\\t\n\r\0]/
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // PostgreSQL's texts hold no U+0000.
  '\0': '\ufffd',
}

/** A value in the text format of COPY (sql-copy in PostgreSQL's manual); bytes as `bytea` in hex. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') {
    const text = value.isWellFormed() ? value : value.toWellFormed()
    return SPECIAL.test(text) ? text.replace(/[\\\t\n\r\0]/g, (special) => ESCAPES[special]!) : text
  }
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`
  return String(value)
}

function* blocks(rows: readonly (readonly unknown[])[]): Generator<string> {
  let block = ''
  for (const row of rows) {
    block += `${row.map(copyValue).join('\t')}\n`
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  yield block
}

/** Writes rows, which are in memory, into a table by COPY, within the transaction of the client. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  const copy = client.query(from(`copy "${table}" (${names}) from stdin`))
  await new Promise<void>((resolve, reject) => {
    copy.once('error', reject)
    copy.once('finish', resolve)
    for (const block of blocks(rows)) copy.write(block)
    copy.end()
  })
}
