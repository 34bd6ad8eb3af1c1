import type { ExpressionBuilder, Kysely } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { otherName, personName, slugOf } from '../identity/name.ts'
import { searchWords } from '../search-words.ts'
import type { Tables } from '../tables.ts'

/** Somebody or something across articles. */
export interface Identity {
  readonly id: number
  readonly slug: string
  readonly type: string
  readonly name: string
}

/** More than this is too many to be meant. */
const MOST = 200

/**
 * Those a name may mean: the one of this slug, else all whose name has all its words (`Merkel`, `angela merkel`),
 * those with exactly these words first.
 */
export async function findIdentities(db: Kysely<Tables>, name: string): Promise<readonly Identity[]> {
  const exact = await present(db).where('slug', '=', name.trim()).execute()
  if (exact.length > 0) return exact.map(shown)
  const words = searchWords(name)
  if (words.length === 0) return []
  const blocks = [`p ${personName(name).family}`, `o ${otherName(name).whole}`]
  const near = await present(db)
    .where((where) =>
      where.or([where('block', 'in', blocks), where('renamed', 'is not', null), isSplit(where)]),
    )
    .orderBy('id')
    .limit(MOST)
    .execute()
  const named = (identity: Identity): boolean => {
    const own = searchWords(identity.name)
    return words.every((word) => own.includes(word))
  }
  const found = near.map(shown).filter(named)
  return (found.length > 0 ? found : (await byAnyWord(db, words)).map(shown).filter(named)).sort(
    (a, b) => searchWords(a.name).length - searchWords(b.name).length || a.id - b.id,
  )
}

/** What a correction made of another has a block of its own; a range, so that the index finds them. */
const isSplit = (where: ExpressionBuilder<Tables, 'identity'>) =>
  where.and([where('block', '>=', 'split '), where('block', '<', 'split!')])

/** Names hold few words; looking through all of them takes milliseconds for a hundred thousand. */
const byAnyWord = (db: Kysely<Tables>, words: readonly string[]) =>
  present(db)
    .where((where) =>
      where.and(words.map((word) => where(where.fn<string>('lower', ['name']), 'like', `%${word}%`))),
    )
    .orderBy('id')
    .limit(MOST)
    .execute()

/** Those that are in some article: one merged into another is not. */
const present = (db: Kysely<Tables>) =>
  db
    .selectFrom('identity')
    .select(['id', 'slug', 'type', 'name', 'renamed'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('entity').select('entity.id').whereRef('entity.identity', '=', 'identity.id')),
    )

const shown = ({
  id,
  slug,
  type,
  name,
  renamed,
}: Identity & { readonly renamed: string | null }): Identity => ({
  id,
  slug,
  type,
  name: renamed ?? name,
})

/**
 * The one a name means; for what changes the archive, where a guess will not do.
 *
 * @throws ArchiveError `unknown`, `ambiguous` (the message lists who may be meant)
 */
export async function findIdentity(db: Kysely<Tables>, name: string): Promise<Identity> {
  const found = await foundIdentities(db, name)
  const same = found.filter((identity) => wordsIn(identity.name) === wordsIn(name))
  const [only] = found.length === 1 ? found : same
  if (only && (found.length === 1 || same.length === 1)) return only
  throw ambiguous(name, found)
}

/** Somebody of the same name, with the number of stories. */
export interface Namesake extends Identity {
  readonly articles: number
}

/** Of all stories with the name so many are somebody's who is meant by it. */
const MOSTLY = 0.8
const MOST_NAMESAKES = 5

/**
 * Whom a name means most likely: nearly all stories in which it stands are that one's. The others who bear it come along, those
 * in most stories first.
 *
 * @throws ArchiveError `unknown`, `ambiguous` (the message lists who may be meant)
 */
export async function findLikely(
  db: Kysely<Tables>,
  name: string,
): Promise<{ readonly who: Identity; readonly namesakes: readonly Namesake[] }> {
  const found = await withStories(db, await foundIdentities(db, name))
  const stem = slugOf(name)
  const called = ({ name: full, slug }: Identity): boolean =>
    wordsIn(full) === wordsIn(name) || slug === stem || slug.replace(/-\d+$/, '') === stem
  for (const pool of [found.filter(called), found]) {
    const [first, ...others] = pool
    const all = pool.reduce((sum, { articles }) => sum + articles, 0)
    if (first && first.articles >= MOSTLY * all)
      return { who: first, namesakes: others.slice(0, MOST_NAMESAKES) }
  }
  throw ambiguous(name, found)
}

async function foundIdentities(db: Kysely<Tables>, name: string): Promise<readonly Identity[]> {
  const found = await findIdentities(db, name)
  if (found.length > 0) return found
  throw new ArchiveError(
    'unknown',
    `${name}: nobody of this name is in the archive. \`hearsay people\` lists them.`,
  )
}

const wordsIn = (name: string): string => searchWords(name).join(' ')

/** Those in most stories first. */
async function withStories(db: Kysely<Tables>, found: readonly Identity[]): Promise<readonly Namesake[]> {
  const rows = await db
    .selectFrom('entity')
    .select(({ fn }) => ['identity', fn.count<number>('version').distinct().as('articles')])
    .where(
      'identity',
      'in',
      found.map(({ id }) => id),
    )
    .groupBy('identity')
    .execute()
  const counts = new Map(rows.map(({ identity, articles }) => [identity, Number(articles)]))
  return found
    .map((identity) => ({ ...identity, articles: counts.get(identity.id) ?? 0 }))
    .sort((a, b) => b.articles - a.articles)
}

function ambiguous(name: string, found: readonly Identity[]): ArchiveError {
  const list = found.slice(0, 8).map((identity) => `${identity.slug} (${identity.name})`)
  const more = found.length > 8 ? ` and ${found.length - 8} more` : ''
  return new ArchiveError(
    'ambiguous',
    `${name}: ${found.length} may be meant: ${list.join(', ')}${more}. Give one of these names before the brackets.`,
  )
}
