import type { HearsayRecord } from '../../record/record.ts'
import { safeJson } from '../page/plain.ts'
import type { Output } from './options.ts'

/** The text of a record; as CSV the rows of each of its tables. */
export type Texts = readonly [string, ...string[]]

/** A record in one of the forms that programs read. */
export async function recordTexts(record: HearsayRecord, output: Exclude<Output, 'page'>): Promise<Texts> {
  switch (output) {
    case 'json':
      return [safeJson(record, 2)]
    case 'ndjson':
      return [`${safeJson(record)}\n`]
    case 'jsonld':
      return [safeJson((await import('../../export/json-ld.ts')).toJsonLd(record), 2)]
    case 'annotations':
      return [safeJson((await import('../../export/annotations.ts')).toAnnotations(record), 2)]
    case 'csv':
      return rowsOf(record)
  }
}

/** In the order of `TABLES`. */
async function rowsOf(record: HearsayRecord): Promise<Texts> {
  const { statements, entities, events } = (await import('../../export/tables.ts')).csvRows(record)
  return [statements, entities, events]
}
