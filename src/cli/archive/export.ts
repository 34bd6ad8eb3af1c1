import process from 'node:process'
import type { EntityIdentity, KeptRecord } from '../../archive/answers/kept-records.ts'
import type { Archive } from '../../archive/archive.ts'
import type { ExportScope } from '../../archive/exchange.ts'
import { csvLines, guarded } from '../../export/csv.ts'
import type { JsonLd } from '../../export/json-ld.ts'
import { CSV_NAMES } from '../../export/tables.ts'
import { EXIT } from '../exit.ts'
import { safeJson } from '../page/plain.ts'
import { WriteError } from '../read/folder.ts'
import type { Output } from '../read/options.ts'
import { recordTexts, type Texts } from '../read/record-text.ts'
import { tablesWriter } from '../read/table-writer.ts'
import { openWriter, type Writer } from '../read/writers.ts'
import { complaint, writeOut } from '../terminal.ts'
import type { ExportFormat } from './keeping-commands.ts'
import { withArchive } from './location.ts'

export interface ExportOptions {
  readonly archive: string
  readonly scope: ExportScope
  readonly format: ExportFormat
  /** Where files are written; null prints. */
  readonly folder: string | null
}

/** Prints an archive's records, or writes them into a folder. */
export const exportAll = (options: ExportOptions): Promise<number> =>
  withArchive(options.archive, 'read', async (archive) => {
    try {
      if (options.format === 'ndjson' && options.folder === null) await printLines(archive, options.scope)
      else await writeRecords(archive, options)
      return EXIT.done
    } catch (error) {
      if (!(error instanceof WriteError)) throw error
      process.stderr.write(complaint(error.message))
      return error.code === 'no-folder' ? EXIT.wrongUsage : EXIT.someFailed
    }
  })

async function printLines(archive: Archive, scope: ExportScope): Promise<void> {
  for await (const line of archive.export(scope)) await writeOut(`${safeJson(line)}\n`)
}

const IDENTITY_COLUMNS = ['article', 'entity', 'identity', 'name', 'probability']

/** The tables of `hearsay read`, and who is who across articles. */
const TABLE_NAMES = { ...CSV_NAMES, identities: csvLines([IDENTITY_COLUMNS]) }

function writerFor({ format, folder }: ExportOptions): Writer {
  if (format === 'csv' && folder !== null) return tablesWriter(folder, TABLE_NAMES)
  // A file a record is JSON to be looked at; lines are for pipes.
  return openWriter(format === 'ndjson' ? 'json' : format, folder, 0)
}

async function writeRecords(archive: Archive, options: ExportOptions): Promise<void> {
  const writer = writerFor(options)
  const form = options.format === 'ndjson' ? 'json' : options.format
  for await (const kept of archive.records()) {
    await writer.write(kept.article, await textsOf(kept, form))
  }
  await writer.end()
}

/** Two articles may have one id; in tables and in linked data they must not. */
const named = ({ article, record }: KeptRecord) =>
  record.article.id === article ? record : { ...record, article: { ...record.article, id: article } }

async function textsOf(kept: KeptRecord, form: Exclude<Output, 'page'>): Promise<Texts> {
  if (form === 'jsonld') return [safeJson(await linkedData(kept), 2)]
  const texts = await recordTexts(named(kept), form)
  return form === 'csv' ? withIdentities(texts, kept) : texts
}

/** Who is one across articles has one `identifier`. */
async function linkedData(kept: KeptRecord): Promise<JsonLd> {
  const record = named(kept)
  const { toJsonLd } = await import('../../export/json-ld.ts')
  const { localId } = await import('../../export/ids.ts')
  const known = new Map(kept.identities.map(({ entity, identity }) => [localId(record, entity), identity]))
  const linked = toJsonLd(record)
  return {
    ...linked,
    '@graph': linked['@graph'].map((node) => {
      const identifier = known.get(node['@id'])
      return identifier === undefined ? node : { ...node, identifier }
    }),
  }
}

const withIdentities = (texts: Texts, { article, identities }: KeptRecord): Texts => [
  ...texts,
  csvLines(identities.map((one) => identityRow(article, one).map(guarded))),
]

const identityRow = (article: string, { entity, identity, name, probability }: EntityIdentity) => [
  article,
  entity,
  identity,
  name,
  probability,
]
