import { z } from 'zod'
import { type HearsayRecord, recordSchema } from '../record/record.ts'
import { type Addition, addRecords, BATCH } from './add.ts'
import { ArchiveError } from './archive-error.ts'
import { unpackRecord } from './codec.ts'
import { correct, loadCorrections } from './identity/correct.ts'
import { byArticle, correctedRecord } from './identity/corrected-record.ts'
import { type Anchor, type Correction, type CorrectionEvent, inForce } from './identity/corrections.ts'
import { slugOf } from './identity/name.ts'
import { Register } from './identity/register.ts'
import { danglingId } from './references.ts'
import type { Store } from './store.ts'

/** What of an archive is given out: the present records, all versions with corrections, or corrections alone. */
export type ExportScope = 'records' | 'history' | 'corrections'

/** A version as it goes from one archive to another. */
export interface VersionLine {
  readonly hearsay: 1
  readonly version: {
    readonly article: string
    readonly number: number
    readonly added: string
    readonly reader: string
  }
  readonly record: HearsayRecord
}

export interface CorrectionLine {
  readonly hearsay: 1
  readonly correction: CorrectionEvent
}

export type ExportLine = HearsayRecord | VersionLine | CorrectionLine

/** Records read from the database at a time. */
const PAGE = 50

/** All that a scope takes in, in the order it was added; holds a few records at a time. */
export async function* exportLines(store: Store, scope: ExportScope): AsyncGenerator<ExportLine> {
  if (scope !== 'corrections') yield* versionLines(store, scope)
  if (scope === 'records') return
  for (const correction of await loadCorrections(store.db)) yield { hearsay: 1, correction }
}

async function* versionLines({ db }: Store, scope: ExportScope): AsyncGenerator<ExportLine> {
  const corrections = byArticle(inForce(await loadCorrections(db)))
  for (let after = 0; ; ) {
    let query = db
      .selectFrom('version')
      .innerJoin('article', 'article.id', 'version.article')
      .select([
        'version.id',
        'version.number',
        'version.added',
        'version.reader',
        'version.record',
        'article.key',
      ])
      .where('version.id', '>', after)
      .orderBy('version.id')
      .limit(PAGE)
    if (scope === 'records') query = query.whereRef('version.id', '=', 'article.current')
    const rows = await query.execute()
    for (const { key, number, added, reader, record: packed } of rows) {
      const record = unpackRecord(packed)
      // With all versions go the corrections: whoever takes them in applies them.
      yield scope === 'records'
        ? correctedRecord(record, key, corrections)
        : { hearsay: 1, version: { article: key, number, added, reader }, record }
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

/** What an import did. */
export interface Imported {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly corrections: number
}

/** A line that could not be taken, counted from 1. */
export interface Refused {
  readonly line: number
  readonly message: string
}

/**
 * Takes in lines that `exportLines` or `hearsay read --ndjson` wrote. Lines that are no such are told to `refuse` and
 * do not stop the rest.
 */
export async function importLines(
  store: Store,
  lines: AsyncIterable<string>,
  refuse: (refused: Refused) => void,
): Promise<Imported> {
  const done = { added: 0, changed: 0, unchanged: 0, corrections: 0 }
  const corrections: { readonly line: number; readonly event: CorrectionEvent }[] = []
  let batch: Addition[] = []
  const register = new Register()
  const flush = async (): Promise<void> => {
    for (const { status } of await addRecords(store, batch, { reread: false }, register))
      done[status === 'reread' ? 'changed' : status]++
    batch = []
  }
  let line = 0
  for await (const text of lines) {
    line++
    if (text.trim() === '') continue
    try {
      const taken = readLine(text)
      if ('event' in taken) corrections.push({ line, event: taken.event })
      else batch.push(taken)
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      refuse({ line, message: error.message })
    }
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  done.corrections = await importCorrections(store, corrections, refuse)
  return done
}

const badLine = (what: string, cause?: unknown): ArchiveError =>
  new ArchiveError(
    'bad-import',
    `${what}. Give lines that \`hearsay export\` or \`hearsay read --ndjson\` wrote.`,
    cause,
  )

function readLine(text: string): Addition | { readonly event: CorrectionEvent } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw badLine(`this is not valid JSON (${(cause as Error).message.slice(0, 120)})`, cause)
  }
  const line = value as Partial<VersionLine & CorrectionLine> | null
  if (typeof line === 'object' && line?.correction) {
    const event = eventSchema.safeParse(line.correction)
    if (event.success) return { event: event.data }
    throw badLine('this is no correction')
  }
  const version = line?.record === undefined ? undefined : line.version
  const parsed = recordSchema.safeParse(line?.record ?? value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw badLine(`this is no record (${issue?.path.join('.') || 'it'}: ${issue?.message})`)
  }
  const record = parsed.data
  const dangling = danglingId(record)
  if (dangling !== null) throw badLine(`this record names ${dangling}, which it does not have`)
  return { record, key: version?.article, added: version?.added, reader: version?.reader ?? 'import' }
}

async function importCorrections(
  store: Store,
  lines: readonly { readonly line: number; readonly event: CorrectionEvent }[],
  refuse: (refused: Refused) => void,
): Promise<number> {
  if (lines.length === 0) return 0
  const known = new Map((await loadCorrections(store.db)).map((event) => [sameness(event), event.id]))
  const ids = new Map<number, number>()
  const slugs = new Map<string, string>()
  let taken = 0
  for (const { line, event } of lines) {
    const there = known.get(sameness(event))
    if (there !== undefined) {
      ids.set(event.id, there)
      continue
    }
    try {
      const here = await translate(store, event, ids, slugs)
      const { id } = await correct(store, here, event.at)
      ids.set(event.id, id)
      if (here.kind === 'split' && event.correction.kind === 'split') slugs.set(event.correction.to, here.to)
      taken++
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      refuse({ line, message: error.message })
    }
  }
  return taken
}

const name = z.string().min(1)
const statementAnchor = {
  article: name,
  statement: name,
  text: z.string(),
  content: z.array(z.tuple([z.int(), z.int()])),
}
const correctionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), into: name, from: name }),
  z.object({ kind: z.literal('split'), from: name, articles: z.array(name), to: name, name }),
  z.object({ kind: z.literal('rename'), of: name, name }),
  z.object({
    kind: z.literal('speaker'),
    ...statementAnchor,
    to: z.object({ entity: name, name }).nullable(),
    was: z.string().nullable(),
  }),
  z.object({ kind: z.literal('dismiss'), ...statementAnchor }),
  z.object({ kind: z.literal('undo'), correction: z.int() }),
])
const eventSchema = z.object({
  id: z.int(),
  at: z.string(),
  correction: correctionSchema,
  anchors: z.record(name, z.object({ name: z.string(), type: z.string(), articles: z.array(name) })),
})

/** The same correction made at the same moment is one. */
const sameness = ({ at, correction }: CorrectionEvent): string =>
  [
    at,
    correction.kind,
    'name' in correction ? correction.name : '',
    'articles' in correction ? correction.articles.join() : '',
    ...('article' in correction ? [correction.article, correction.text] : []),
  ].join(' ')

/** A correction with the names that this archive has for whom it means. */
async function translate(
  store: Store,
  { correction, anchors }: CorrectionEvent,
  ids: ReadonlyMap<number, number>,
  slugs: ReadonlyMap<string, string>,
): Promise<Correction> {
  const here = async (slug: string): Promise<string> =>
    slugs.get(slug) ?? slugHere(store, slug, anchors[slug])
  switch (correction.kind) {
    case 'merge':
      return { kind: 'merge', into: await here(correction.into), from: await here(correction.from) }
    case 'split':
      return { ...correction, from: await here(correction.from), to: await splitSlug(store, correction.name) }
    case 'rename':
      return { ...correction, of: await here(correction.of) }
    case 'speaker':
    case 'dismiss':
      return correction
    case 'undo': {
      const id = ids.get(correction.correction)
      if (id !== undefined) return { kind: 'undo', correction: id }
      throw badLine(`it undoes correction ${correction.correction}, which is not among the lines`)
    }
  }
}

/** A slug for whom a split makes: marked, so that it is never one that reading gives. */
export async function splitSlug({ db }: Store, name: string): Promise<string> {
  const stem = slugOf(name)
  for (let number = 1; ; number++) {
    const slug = `${stem}~${number}`
    const row = await db.selectFrom('identity').select('id').where('slug', '=', slug).executeTakeFirst()
    if (!row) return slug
  }
}

async function isSomewhere(db: Store['db'], identity: number): Promise<boolean> {
  const row = await db.selectFrom('entity').select('id').where('identity', '=', identity).executeTakeFirst()
  return row !== undefined
}

/** The one of this slug if it is in one of the articles, else the one whom most of them have under this name. */
async function slugHere({ db }: Store, slug: string, anchor: Anchor | undefined): Promise<string> {
  const same = await db.selectFrom('identity').select('id').where('slug', '=', slug).executeTakeFirst()
  if (!anchor) {
    if (same) return slug
    throw new ArchiveError(
      'unknown',
      `${slug}: nobody has this name here, and the line does not say who it is.`,
    )
  }
  const rows = await db
    .selectFrom('entity')
    .innerJoin('article', 'article.current', 'entity.version')
    .innerJoin('identity', 'identity.id', 'entity.identity')
    .select(({ fn }) => ['identity.slug', fn.countAll<number>().as('times')])
    .where('article.key', 'in', anchor.articles.length > 0 ? [...anchor.articles] : [''])
    .where((builder) =>
      builder.or([builder('identity.slug', '=', slug), builder('identity.name', '=', anchor.name)]),
    )
    .groupBy('identity.slug')
    .orderBy('times', 'desc')
    .orderBy('identity.slug')
    .execute()
  // Somebody whose articles have changed since, or who was merged into another, is in none any more.
  const known = rows.some((row) => row.slug === slug) || (same && !(await isSomewhere(db, same.id)))
  if (known) return slug
  if (rows[0]) return rows[0].slug
  throw new ArchiveError(
    'unknown',
    `${anchor.name} (${slug}): nobody of this name is in the same articles here. Add the articles first.`,
  )
}
