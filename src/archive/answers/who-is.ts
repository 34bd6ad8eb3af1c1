import type { ExpressionBuilder, Kysely } from 'kysely'
import { ArchiveError } from '../archive-error.ts'
import { otherName, personName } from '../identity/name.ts'
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
 * The one a name means.
 *
 * @throws ArchiveError `unknown`, `ambiguous` (the message lists who may be meant)
 */
export async function findIdentity(db: Kysely<Tables>, name: string): Promise<Identity> {
  const found = await findIdentities(db, name)
  const [first, second] = found
  if (!first)
    throw new ArchiveError(
      'unknown',
      `${name}: nobody of this name is in the archive. \`hearsay people\` lists them.`,
    )
  if (!second) return first
  const words = searchWords(name).join(' ')
  const same = found.filter((identity) => searchWords(identity.name).join(' ') === words)
  if (same.length === 1) return same[0]!
  const list = found.slice(0, 8).map((identity) => `${identity.slug} (${identity.name})`)
  const more = found.length > 8 ? ` and ${found.length - 8} more` : ''
  throw new ArchiveError(
    'ambiguous',
    `${name}: ${found.length} may be meant: ${list.join(', ')}${more}. Give one of these names before the brackets.`,
  )
}
