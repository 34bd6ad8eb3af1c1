import { type Expression, type SqlBool, sql } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { daysOf } from '../days.ts'
import type { Store } from '../store.ts'
import { Stories, sentenceAround, wordOf } from './story.ts'
import { findIdentities } from './who-is.ts'

/** Which events are asked for; what is not given does not matter. */
export interface EventFilter {
  /** A participant's name. */
  readonly person?: string | undefined
  readonly type?: string | undefined
  /** Both included; of the event itself. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly article?: string | undefined
}

export interface EventRow {
  /** When it happened, as the record has it: `2024-SU`; null where nothing says. */
  readonly time: string | null
  readonly type: string
  readonly participants: readonly {
    readonly role: string
    readonly name: string
    readonly identity: string | null
  }[]
  readonly charge: string | null
  readonly status: string
  /** Whose word it is only; empty where that is not known, null where the article itself tells it. */
  readonly word: string | null
  /** The sentence that tells it. */
  readonly sentence: string
  readonly evidence: readonly [number, number]
  readonly article: string
  readonly event: string
  readonly outlet: string | null
  readonly published: string | null
}

/**
 * What happened, in order; what has no date comes last.
 *
 * @throws ArchiveError `bad-question`, `unknown`
 */
export async function timeline(
  store: Store,
  filter: EventFilter,
  limit: number,
): Promise<{ readonly rows: readonly EventRow[]; readonly more: boolean }> {
  const ids =
    filter.person === undefined ? null : (await findIdentities(store.db, filter.person)).map(({ id }) => id)
  if (ids?.length === 0)
    throw new ArchiveError(
      'unknown',
      `${filter.person}: nobody of this name is in the archive. \`hearsay people\` lists them.`,
    )
  return eventsOf(store, ids, filter, limit)
}

function bound(option: string, date: string | undefined): readonly [number, number] | null {
  if (date === undefined) return null
  const days = daysOf(date)
  if (days) return days
  throw new ArchiveError('bad-question', `${option} ${date}: give a date as 2019, 2019-06 or 2019-06-12.`)
}

/** Events in which one of these identities takes part; of all where `ids` is null. */
export async function eventsOf(
  store: Store,
  ids: readonly number[] | null,
  filter: EventFilter,
  limit: number,
): Promise<{ readonly rows: readonly EventRow[]; readonly more: boolean }> {
  const since = bound('--since', filter.since)?.[0]
  const until = bound('--until', filter.until)?.[1]
  const rows = await store.db
    .selectFrom('event')
    .innerJoin('version', 'version.id', 'event.version')
    .innerJoin('article', 'article.id', 'version.article')
    .selectAll('event')
    .select(['article.name as key', 'version.outlet'])
    .where((builder) => {
      const all: Expression<SqlBool>[] = []
      if (ids)
        all.push(
          builder('event.id', 'in', (from) =>
            from
              .selectFrom('participant')
              .innerJoin('entity', 'entity.id', 'participant.entity')
              .select('participant.event')
              .where('entity.identity', 'in', [...ids]),
          ),
        )
      if (filter.type !== undefined) all.push(builder('event.type', '=', filter.type))
      if (since !== undefined) all.push(builder('event.day', '>=', since))
      if (until !== undefined) all.push(builder('event.day', '<=', until), builder('event.day', '>', 0))
      if (filter.article !== undefined) all.push(builder('article.name', '=', filter.article))
      return builder.and(all)
    })
    .orderBy(sql`case when event.day = 0 then 1 else 0 end`)
    .orderBy('event.day')
    .orderBy('event.id')
    .limit(limit + 1)
    .execute()
  const stories = new Stories(store)
  const shown: EventRow[] = []
  for (const row of rows.slice(0, limit)) {
    const record = await stories.get(row.version)
    shown.push({
      time: row.time,
      type: row.type,
      participants: await participantsOf(store, row.id),
      charge: row.charge,
      status: row.status,
      word: wordOf(record, row.statement === null ? null : `s${row.statement}`),
      sentence: sentenceAround(record.article.text, row.start, row.end),
      evidence: [row.start, row.end],
      article: row.key,
      event: `v${row.place}`,
      outlet: row.outlet,
      published: record.article.published,
    })
  }
  return { rows: shown, more: rows.length > limit }
}

async function participantsOf({ db }: Store, event: number): Promise<EventRow['participants']> {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('entity', 'entity.id', 'participant.entity')
    .leftJoin('identity', (on) => on.onRef('identity.id', '=', 'entity.identity'))
    .select([
      'participant.role',
      'entity.name',
      'identity.name as known',
      'identity.renamed',
      'identity.slug',
    ])
    .where('participant.event', '=', event)
    .orderBy('entity.id')
    .execute()
  return rows.map(({ role, name, known, renamed, slug }) => ({
    role,
    name: renamed ?? known ?? name,
    identity: slug,
  }))
}
