import { sql } from 'kysely'
import { dateOf } from '../days.ts'
import type { Store } from '../store.ts'
import { type Condition, conditionOf, type Filter } from './filter.ts'

/** How many statements of each kind. */
export interface Tally {
  readonly statements: number
  readonly direct: number
  readonly mixed: number
  readonly indirect: number
  readonly articles: number
}

export interface SpeakerTally extends Tally {
  /** Name across articles; of unnamed ones the words they are described with. */
  readonly name: string
  readonly identity: string | null
  readonly type: string
  readonly named: boolean
  /** Some of the articles. */
  readonly examples: readonly string[]
}

/** Tallies as a table: names of the columns, and a row a speaker. */
export const SPEAKER_COLUMNS = [
  'name',
  'identity',
  'type',
  'named',
  'statements',
  'direct',
  'mixed',
  'indirect',
  'articles',
  'examples',
] as const

export const speakerRow = (speaker: SpeakerTally): readonly (string | number | boolean | null)[] =>
  SPEAKER_COLUMNS.map((name) => (name === 'examples' ? speaker.examples.join('; ') : speaker[name]))

export interface GroupTally extends Tally {
  /** An outlet, or a month; null where the article does not say. */
  readonly name: string | null
  readonly named: number
  readonly unnamed: number
  readonly unattributed: number
}

/** Who speaks in a set of stories. */
export interface SourceAudit {
  readonly all: GroupTally
  /** How many different speakers there are; unnamed ones are told apart by their description. */
  readonly voices: number
  /** Those who speak most. */
  readonly speakers: readonly SpeakerTally[]
  readonly outlets: readonly GroupTally[]
  readonly months: readonly GroupTally[]
}

const sumWhere = <N extends string>(condition: string, name: N) =>
  sql<number>`coalesce(sum(case when ${sql.raw(condition)} then 1 else 0 end), 0)`.as(name)

const TALLY = [
  sql<number>`count(*)`.as('statements'),
  sumWhere('statement.mode = 0', 'direct'),
  sumWhere('statement.mode = 2', 'mixed'),
  sumWhere('statement.mode = 1', 'indirect'),
  sql<number>`count(distinct statement.version)`.as('articles'),
] as const

const NAMED = [
  sumWhere('entity.named = 1', 'named'),
  sumWhere('entity.named = 0', 'unnamed'),
  sumWhere('entity.id is null', 'unattributed'),
] as const

const counted = ({ db }: Store, { where }: Condition) =>
  db
    .selectFrom('statement')
    .innerJoin('version', 'version.id', 'statement.version')
    .leftJoin('entity', (on) => on.onRef('entity.id', '=', 'statement.entity'))
    .where((builder) => where(builder as never))

/** Engines give counts as numbers, big numbers or text. */
function numbers<K extends string>(
  row: Readonly<Record<K, unknown>>,
  names: readonly K[],
): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, Number(row[name])])) as Record<K, number>
}

const TALLIED = ['statements', 'direct', 'mixed', 'indirect', 'articles'] as const
const GROUPED = [...TALLIED, 'named', 'unnamed', 'unattributed'] as const

/**
 * Counts the statements a filter asks for: by whom, named against unnamed, direct against indirect, by outlet and month.
 *
 * @throws ArchiveError `bad-question`
 */
export async function sources(store: Store, filter: Filter, limit: number): Promise<SourceAudit> {
  const condition = await conditionOf(store, filter)
  const all = await counted(store, condition)
    .select([...TALLY, ...NAMED])
    .executeTakeFirstOrThrow()
  const outlets = await counted(store, condition)
    .select(['version.outlet as name', ...TALLY, ...NAMED])
    .groupBy('version.outlet')
    .execute()
  const month = sql<number>`statement.day / 100`
  const months = await counted(store, condition)
    .select([month.as('name'), ...TALLY, ...NAMED])
    .groupBy(month)
    .orderBy(month)
    .execute()
  return {
    all: { name: null, ...numbers(all, GROUPED) },
    ...(await speakersOf(store, condition, limit)),
    outlets: outlets
      .map((row) => ({ name: row.name, ...numbers(row, GROUPED) }))
      .sort((a, b) => b.statements - a.statements),
    months: months.map((row) => ({ name: dateOf(Number(row.name) * 100), ...numbers(row, GROUPED) })),
  }
}

/** Somebody known across articles, else a description without its article: `police spokesman`. */
const DESCRIPTION = sql<string>`case
  when statement.speaker is not null then ''
  when lower(entity.name) like 'the %' then substr(lower(entity.name), 5)
  when lower(entity.name) like 'an %' then substr(lower(entity.name), 4)
  when lower(entity.name) like 'a %' then substr(lower(entity.name), 3)
  else lower(entity.name) end`

const bare = (description: string): string => description.replace(/^(?:an?|the) /i, '')

async function speakersOf(
  store: Store,
  condition: Condition,
  limit: number,
): Promise<Pick<SourceAudit, 'speakers' | 'voices'>> {
  const groups = counted(store, condition)
    .where('statement.entity', 'is not', null)
    .select([
      'statement.speaker as id',
      DESCRIPTION.as('description'),
      sql<string>`min(entity.name)`.as('name'),
      sql<string>`min(entity.type)`.as('type'),
      sql<number>`max(entity.named)`.as('named'),
      ...TALLY,
    ])
    .groupBy(['statement.speaker', DESCRIPTION])
  const voices = await store.db
    .selectFrom(groups.as('groups'))
    .select(sql<number>`count(*)`.as('voices'))
    .executeTakeFirstOrThrow()
  const rows = await groups.orderBy('statements', 'desc').orderBy('name').limit(limit).execute()
  const speakers: SpeakerTally[] = []
  for (const row of rows) {
    const { id, description, type, named } = row
    const identity = id === null ? undefined : await identityOf(store, id)
    speakers.push({
      name: identity ? (identity.renamed ?? identity.name) : bare(row.name),
      identity: identity?.slug ?? null,
      type,
      named: Number(named) === 1,
      ...numbers(row, TALLIED),
      examples: await examplesOf(store, condition, id, description),
    })
  }
  return { speakers, voices: Number(voices.voices) }
}

const identityOf = ({ db }: Store, id: number) =>
  db.selectFrom('identity').select(['slug', 'name', 'renamed']).where('id', '=', id).executeTakeFirst()

const MOST_EXAMPLES = 5

async function examplesOf(
  store: Store,
  condition: Condition,
  id: number | null,
  description: string,
): Promise<readonly string[]> {
  const rows = await counted(store, condition)
    .innerJoin('article', 'article.id', 'version.article')
    .select('article.name')
    .distinct()
    .where(
      id === null ? sql<boolean>`${DESCRIPTION} = ${description}` : sql<boolean>`statement.speaker = ${id}`,
    )
    .orderBy('article.name')
    .limit(MOST_EXAMPLES)
    .execute()
  return rows.map(({ name }) => name)
}
