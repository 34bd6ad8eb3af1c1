import { type Expression, type SqlBool, sql } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { dateOf, daysOf } from '../days.ts'
import type { Store } from '../store.ts'

/** An article as its present version has it. */
export interface ArticleRow {
  /** What it is called in the archive. */
  readonly article: string
  readonly headline: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly url: string | null
  /** ISO 8601, UTC: when the present version was added. */
  readonly added: string
  readonly versions: number
  readonly statements: number
}

/** Which articles are asked for; what is not given does not matter. */
export interface ArticleFilter {
  /** Letters of the headline or of the article's name. */
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  /** Published; both included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** `added`: what was added last comes first. */
export type ArticleOrder = 'published' | 'added'

const days = (name: string, date: string | undefined): readonly [number, number] | null => {
  if (date === undefined) return null
  const found = daysOf(date)
  if (found) return found
  throw new ArchiveError('bad-question', `${name} ${date}: give a date as 2019, 2019-06 or 2019-06-12.`)
}

const containing = (letters: string): string => `%${letters.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/**
 * The articles of the archive, the newest first.
 *
 * @throws ArchiveError `bad-question`
 */
export async function articles(
  { db }: Store,
  filter: ArticleFilter,
  order: ArticleOrder,
  limit: number,
  offset: number,
): Promise<{ readonly rows: readonly ArticleRow[]; readonly more: boolean }> {
  const [since, until] = [days('since', filter.since)?.[0], days('until', filter.until)?.[1]]
  const query = db
    .selectFrom('article')
    .innerJoin('version', 'version.id', 'article.current')
    .select([
      'article.name as article',
      'version.headline',
      'version.outlet',
      'version.day',
      'article.url',
      'version.added',
      'version.number as versions',
      sql<number>`(select count(*) from statement where statement.version = version.id)`.as('statements'),
    ])
    .where((builder) => {
      const all: Expression<SqlBool>[] = []
      const like = (column: string, letters: string) =>
        sql<boolean>`lower(coalesce(${sql.ref(column)}, '')) like ${containing(letters)} escape '\\'`
      if (filter.title !== undefined)
        all.push(builder.or([like('version.headline', filter.title), like('article.name', filter.title)]))
      if (filter.outlet !== undefined) all.push(like('version.outlet', filter.outlet))
      if (since !== undefined) all.push(builder('version.day', '>=', since))
      if (until !== undefined) all.push(builder('version.day', '<=', until), builder('version.day', '>', 0))
      return builder.and(all)
    })
  const ordered = order === 'published' ? query.orderBy('version.day', 'desc') : query
  const rows = await ordered
    .orderBy('version.id', 'desc')
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const shown = rows.slice(0, limit).map(
    ({ day, versions, statements, ...row }): ArticleRow => ({
      ...row,
      published: dateOf(day),
      versions: Number(versions),
      statements: Number(statements),
    }),
  )
  return { rows: shown, more: rows.length > limit }
}

/** How much an archive holds. */
export interface Overview {
  readonly articles: number
  readonly versions: number
  readonly statements: number
  readonly identities: number
  readonly corrections: number
  /** Those with most articles. */
  readonly outlets: readonly string[]
}

const MOST_OUTLETS = 40

export async function overview({ db }: Store): Promise<Overview> {
  const count = async (
    table: 'article' | 'version' | 'statement' | 'identity' | 'correction',
  ): Promise<number> => {
    const row = await db.selectFrom(table).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
    return Number(row.count)
  }
  const outlets = await db
    .selectFrom('article')
    .innerJoin('version', 'version.id', 'article.current')
    .select(['version.outlet', sql<number>`count(*)`.as('articles')])
    .where('version.outlet', 'is not', null)
    .groupBy('version.outlet')
    .orderBy('articles', 'desc')
    .orderBy('version.outlet')
    .limit(MOST_OUTLETS)
    .execute()
  return {
    articles: await count('article'),
    versions: await count('version'),
    statements: await count('statement'),
    identities: await count('identity'),
    corrections: await count('correction'),
    outlets: outlets.map(({ outlet }) => outlet!),
  }
}
