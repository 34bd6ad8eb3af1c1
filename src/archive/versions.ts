import { fingerprints } from '../alignment/shingles.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { Store, Writer } from './store.ts'

/** The version of an article that questions are answered from. */
export interface Current {
  readonly article: number
  readonly key: string
  readonly name: string
  readonly version: number
  readonly number: number
  readonly hash: string
}

/** What an article is known by: its address, else its id. */
export const keyOf = ({ url, id }: Pick<HearsayRecord['article'], 'url' | 'id'>): string =>
  url === null ? id : url.replace(/#.*$/s, '')

/** Key and hash of the current version of each article of these keys. */
export async function currentVersions(
  db: Store['db'],
  keys: readonly string[],
): Promise<ReadonlyMap<string, Current>> {
  const found = new Map<string, Current>()
  for (let from = 0; from < keys.length; from += 500) {
    const rows = await db
      .selectFrom('article')
      .innerJoin('version', 'version.id', 'article.current')
      .select([
        'article.id as article',
        'key',
        'article.name',
        'version.id as version',
        'version.number',
        'version.hash',
      ])
      .where('key', 'in', keys.slice(from, from + 500))
      .execute()
    for (const row of rows) found.set(row.key, row)
  }
  return found
}

/** Which of these names articles have already. */
export async function takenNames(db: Store['db'], names: readonly string[]): Promise<readonly string[]> {
  const taken: string[] = []
  for (let from = 0; from < names.length; from += 500) {
    const some = names.slice(from, from + 500)
    const rows = await db.selectFrom('article').select('name').where('name', 'in', some).execute()
    taken.push(...rows.map(({ name }) => name))
  }
  return taken
}

/** Shares of fingerprints below this are what two stories of one desk have in common anyway. */
const LEAST_SHARED = 0.1

/** Whether two texts are one article at two times. */
export const sameArticle = (before: HearsayRecord, after: HearsayRecord): boolean =>
  isSameArticle(before.article.text, after.article.text)

/** The same of texts alone. */
export function isSameArticle(before: string, after: string): boolean {
  const [a, b] = [before, after].map((text) => new Set(fingerprints(text)))
  const shared = [...a!].filter((print) => b!.has(print)).length
  return shared >= LEAST_SHARED * Math.max(1, Math.min(a!.size, b!.size))
}

/** Takes a version's statements, entities, relations and events out of the tables; the record stays. */
export async function clearVersion(writer: Writer, version: number): Promise<void> {
  const { db } = writer
  const statements = await db.selectFrom('statement').select('id').where('version', '=', version).execute()
  await writer.unindex(statements.map(({ id }) => id))
  await db
    .deleteFrom('party')
    .where('statement', 'in', (from) =>
      from.selectFrom('statement').select('id').where('version', '=', version),
    )
    .execute()
  await db
    .deleteFrom('participant')
    .where('event', 'in', (from) => from.selectFrom('event').select('id').where('version', '=', version))
    .execute()
  for (const table of ['statement', 'entity', 'relation', 'event'] as const)
    await db.deleteFrom(table).where('version', '=', version).execute()
}
