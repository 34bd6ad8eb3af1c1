import { sql } from 'kysely'
import { parseQuestion } from '../question.ts'
import type { Store } from '../store.ts'
import { findIdentities } from './who-is.ts'

export interface PersonRow {
  readonly identity: string
  readonly name: string
  readonly type: string
  readonly articles: number
  readonly statements: number
  /** Forms of the name that articles use. */
  readonly names: readonly string[]
  /** The least probable of the links that made it: 1 where it is in one article only. */
  readonly probability: number
  /** Some of the articles. */
  readonly examples: readonly string[]
}

/** Which identities are asked for. */
export interface PeopleFilter {
  readonly name?: string | undefined
  readonly type?: string | undefined
}

/** Everybody in the archive, those in most articles first. */
export async function people(
  store: Store,
  { name, type }: PeopleFilter,
  limit: number,
): Promise<{ readonly rows: readonly PersonRow[]; readonly more: boolean }> {
  if (name !== undefined) parseQuestion(name)
  const ids = name === undefined ? null : (await findIdentities(store.db, name)).map(({ id }) => id)
  if (ids?.length === 0) return { rows: [], more: false }
  let query = store.db
    .selectFrom('entity')
    .innerJoin('identity', 'identity.id', 'entity.identity')
    .select([
      'identity.id',
      'identity.slug',
      'identity.name',
      'identity.renamed',
      'identity.type',
      sql<number>`count(distinct entity.version)`.as('articles'),
      sql<number>`min(entity.probability)`.as('probability'),
    ])
    .groupBy(['identity.id', 'identity.slug', 'identity.name', 'identity.renamed', 'identity.type'])
  if (ids) query = query.where('identity.id', 'in', ids)
  if (type !== undefined) query = query.where('identity.type', '=', type)
  const rows = await query
    .orderBy('articles', 'desc')
    .orderBy('identity.name')
    .limit(limit + 1)
    .execute()
  const shown: PersonRow[] = []
  for (const row of rows.slice(0, limit)) {
    const { names, examples } = await formsOf(store, row.id)
    shown.push({
      identity: row.slug,
      name: row.renamed ?? row.name,
      type: row.type,
      articles: Number(row.articles),
      statements: await statementsBy(store, row.id),
      names,
      probability: Number(row.probability) / 1000,
      examples,
    })
  }
  return { rows: shown, more: rows.length > limit }
}

async function statementsBy({ db }: Store, id: number): Promise<number> {
  const row = await db
    .selectFrom('statement')
    .select(sql<number>`count(*)`.as('count'))
    .where('speaker', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const MOST_FORMS = 6
const LOOKED_AT = 400

async function formsOf({ db }: Store, id: number): Promise<Pick<PersonRow, 'names' | 'examples'>> {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('version', 'version.id', 'entity.version')
    .innerJoin('article', 'article.id', 'version.article')
    .select(['entity.name', 'article.name as article'])
    .where('entity.identity', '=', id)
    .orderBy('entity.id')
    .limit(LOOKED_AT)
    .execute()
  return {
    names: [...new Set(rows.map(({ name }) => name))].slice(0, MOST_FORMS),
    examples: [...new Set(rows.map(({ article }) => article))].slice(0, MOST_FORMS),
  }
}

/** Where somebody is: each article with the name it uses. */
export async function appearances(
  { db }: Store,
  slug: string,
): Promise<readonly { readonly article: string; readonly name: string }[]> {
  return db
    .selectFrom('entity')
    .innerJoin('identity', 'identity.id', 'entity.identity')
    .innerJoin('version', 'version.id', 'entity.version')
    .innerJoin('article', 'article.id', 'version.article')
    .select(['article.name as article', 'entity.name'])
    .where('identity.slug', '=', slug)
    .orderBy('entity.id')
    .execute()
}
