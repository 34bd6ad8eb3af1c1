import type { Kysely } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { unpackRecord } from '../codec.ts'
import { addRows, nextIds, Rows } from '../rows.ts'
import type { Store, Writer } from '../store.ts'
import type { Tables } from '../tables.ts'
import { clearVersion } from '../versions.ts'
import { byArticle, correctedRecord } from './corrected-record.ts'
import { type Anchor, type Correction, type CorrectionEvent, inForce, isOfStatement } from './corrections.ts'
import type { Linked } from './register.ts'

/** All corrections, in order. */
export async function loadCorrections(db: Kysely<Tables>): Promise<readonly CorrectionEvent[]> {
  const rows = await db.selectFrom('correction').selectAll().orderBy('id').execute()
  return rows.map(({ id, at, body }) => ({ id, at, ...JSON.parse(body) }))
}

/** So many articles of an identity are named with a correction. */
const MOST_ANCHORS = 8

async function anchorOf(db: Kysely<Tables>, slug: string): Promise<Anchor> {
  const identity = await identityOf(db, slug)
  const rows = await db
    .selectFrom('entity')
    .innerJoin('version', 'version.id', 'entity.version')
    .innerJoin('article', 'article.id', 'version.article')
    .select('article.key')
    .where('entity.identity', '=', identity.id)
    .orderBy('entity.id')
    .limit(MOST_ANCHORS)
    .execute()
  return { name: identity.name, type: identity.type, articles: rows.map(({ key }) => key) }
}

async function identityOf(db: Kysely<Tables>, slug: string) {
  const row = await db.selectFrom('identity').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (row) return row
  throw new ArchiveError('unknown', `${slug}: nobody has this name. \`hearsay people\` lists who has which.`)
}

const namedIn = (correction: Correction): readonly string[] => {
  if (correction.kind === 'merge') return [correction.into, correction.from]
  if (correction.kind === 'split') return [correction.from]
  return correction.kind === 'rename' ? [correction.of] : []
}

/**
 * Keeps a correction and applies it.
 *
 * @throws ArchiveError `unknown` where it names nobody, or nothing to undo
 */
export function correct(store: Store, correction: Correction, at?: string): Promise<CorrectionEvent> {
  return store.write(async (writer) => {
    const { db } = writer
    const events = await loadCorrections(db)
    const anchors: Record<string, Anchor> = {}
    for (const slug of namedIn(correction)) anchors[slug] = await anchorOf(db, slug)
    if (correction.kind === 'undo' && !events.some(({ id }) => id === correction.correction))
      throw new ArchiveError(
        'unknown',
        `There is no correction ${correction.correction}. \`hearsay corrections\` lists them.`,
      )
    const id = (events.at(-1)?.id ?? 0) + 1
    const event = { id, at: at ?? new Date().toISOString(), correction, anchors }
    await writer.insert(
      'correction',
      ['id', 'at', 'body'],
      [[id, event.at, JSON.stringify({ correction, anchors })]],
    )
    const [before, after] = [inForce(events), inForce([...events, event])]
    for (const article of touched(before, after)) await rebuild(writer, article, after)
    if (correction.kind === 'undo') await applyAll(writer, after)
    else await apply(writer, correction)
    return event
  })
}

/** Starts from what reading gave and applies all corrections that are in force. */
export async function applyAll(writer: Writer, events: readonly CorrectionEvent[]): Promise<void> {
  const { db } = writer
  await db.updateTable('identity').set({ renamed: null }).where('renamed', 'is not', null).execute()
  const changed = await db
    .selectFrom('entity')
    .select(['id', 'linked'])
    .whereRef('identity', '!=', 'linked')
    .execute()
  for (const { id, linked } of changed) {
    await db.updateTable('entity').set({ identity: linked }).where('id', '=', id).execute()
    await db
      .updateTable('statement')
      .set({ speaker: linked })
      .where('entity', '=', id)
      .where('version', '=', (from) => from.selectFrom('entity').select('version').where('id', '=', id))
      .execute()
  }
  for (const { correction } of events) await apply(writer, correction)
}

/** Articles whose statements are otherwise corrected after than before. */
function touched(before: readonly CorrectionEvent[], after: readonly CorrectionEvent[]): ReadonlySet<string> {
  const [was, is] = [before, after].map((events) => new Set(events.map(({ id }) => id)))
  const changed = [...before, ...after].filter(({ id }) => was!.has(id) !== is!.has(id))
  return new Set(changed.flatMap(({ correction }) => (isOfStatement(correction) ? [correction.article] : [])))
}

/** Makes the rows of an article's present version anew, of its record as it is corrected now. */
async function rebuild(writer: Writer, key: string, events: readonly CorrectionEvent[]): Promise<void> {
  const { db } = writer
  const current = await db
    .selectFrom('article')
    .innerJoin('version', 'version.id', 'article.current')
    .select(['version.id', 'version.record'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (!current)
    throw new ArchiveError('unknown', `${key}: no article of this address or id is in the archive.`)
  const linked = await linksOf(db, current.id)
  await clearVersion(writer, current.id)
  const rows = new Rows()
  const record = correctedRecord(unpackRecord(current.record), key, byArticle(events))
  addRows(rows, record, current.id, await nextIds(writer), linked)
  await rows.write(writer)
}

/** Whom the entities of a version stand for, by their id in the record. */
async function linksOf(db: Kysely<Tables>, version: number): Promise<ReadonlyMap<string, Linked>> {
  const rows = await db
    .selectFrom('entity')
    .select(['place', 'linked', 'identity', 'probability'])
    .where('version', '=', version)
    .execute()
  return new Map(
    rows.flatMap(({ place, linked, identity, probability }) =>
      linked === null || identity === null
        ? []
        : [[`e${place}`, { linked, identity, probability: probability / 1000 }] as const],
    ),
  )
}

async function apply(writer: Writer, correction: Correction): Promise<void> {
  const { db } = writer
  if (correction.kind === 'merge') {
    const [into, from] = [await identityOf(db, correction.into), await identityOf(db, correction.from)]
    await db.updateTable('entity').set({ identity: into.id }).where('identity', '=', from.id).execute()
    await db.updateTable('statement').set({ speaker: into.id }).where('speaker', '=', from.id).execute()
  } else if (correction.kind === 'rename') {
    const { id } = await identityOf(db, correction.of)
    await db.updateTable('identity').set({ renamed: correction.name }).where('id', '=', id).execute()
  } else if (correction.kind === 'split') await split(writer, correction)
}

async function split(
  writer: Writer,
  { from, articles, to, name }: Extract<Correction, { readonly kind: 'split' }>,
): Promise<void> {
  const { db } = writer
  const whole = await identityOf(db, from)
  const part = await partOf(writer, whole, to, name)
  for (const article of articles) {
    const current = await db
      .selectFrom('article')
      .select('current')
      .where('key', '=', article)
      .executeTakeFirst()
    if (!current) continue
    const { current: version } = current
    for (const [table, column] of [
      ['entity', 'identity'],
      ['statement', 'speaker'],
    ] as const)
      await db
        .updateTable(table)
        .set({ [column]: part })
        .where('version', '=', version)
        .where(column as never, '=', whole.id as never)
        .execute()
  }
}

/** The identity that a split makes. Reading never links to it by itself: its block is no name's. */
async function partOf(
  writer: Writer,
  whole: { readonly type: string; readonly profile: string },
  slug: string,
  name: string,
): Promise<number> {
  const { db } = writer
  const there = await db.selectFrom('identity').select('id').where('slug', '=', slug).executeTakeFirst()
  if (there) return there.id
  const last = await db
    .selectFrom('identity')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const id = Number(last?.id ?? 0) + 1
  const columns = ['id', 'slug', 'type', 'name', 'block', 'profile', 'renamed']
  await writer.insert('identity', columns, [
    [id, slug, whole.type, name, `split ${slug}`, whole.profile, null],
  ])
  return id
}
