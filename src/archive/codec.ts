import { createHash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { HearsayRecord, RecordArticle } from '../record/record.ts'

// Most records come to less than 8 KiB: a smaller buffer for each is quicker than Node's own of 16.
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 }, chunkSize: 8192 }

/** A record as the archive keeps it: JSON, compressed with Zstandard (RFC 8878). */
export const packRecord = (record: HearsayRecord): Uint8Array =>
  zstdCompressSync(JSON.stringify(record), OPTIONS)

/** No record is larger: what unpacks to more is damaged. */
const LARGEST = 1 << 30

/** @throws where the bytes are no record; the archive is damaged then */
export function unpackRecord(bytes: Uint8Array): HearsayRecord {
  const record: HearsayRecord = JSON.parse(zstdDecompressSync(bytes, { maxOutputLength: LARGEST }).toString())
  if (record?.hearsay !== 1) throw new Error('this is no record')
  return record
}

/** SHA-256, in hex, of what was published: all of an article but its id. */
export function hashArticle(article: RecordArticle): string {
  const { url, outlet, headline, byline, published, credits, text } = article
  const parts = [url, outlet, headline, byline, published, credits.map((c) => [c.kind, c.text]), text]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
