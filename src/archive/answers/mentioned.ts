import type { HearsayRecord } from '../../record/record.ts'
import type { Store } from '../store.ts'
import { publicRow, type StatementRow, shownRows, statementRows } from './statement-row.ts'
import { nameIn, type Stories } from './story.ts'

/** Where somebody is: the version, and the number of the entity in its record. */
interface Appearance {
  readonly version: number
  readonly place: number
}

/** What somebody said with others named in it. */
export interface SaidAbout {
  readonly name: string
  readonly identity: string | null
  readonly statements: readonly StatementRow[]
}

/** What they said with others named in it, and what others said that names them. */
export async function mentionedIn(
  store: Store,
  entities: readonly Appearance[],
  stories: Stories,
  limit: number,
): Promise<{ readonly saidAbout: readonly SaidAbout[]; readonly aboutThem: readonly StatementRow[] }> {
  const about = new Map<string, { version: number; statement: number }[]>()
  const aboutThem: { version: number; statement: number }[] = []
  for (const { version, place } of entities) {
    const record = await stories.get(version)
    const self = `e${place}`
    for (const statement of record.statements) {
      const at = { version, statement: Number(statement.id.slice(1)) }
      const named = entitiesWithin(record, statement.content)
      if (statement.speaker === self)
        for (const id of named) {
          const name = id === self ? '' : nameIn(record, id)
          if (name !== '') about.set(`${version} ${id}`, [...(about.get(`${version} ${id}`) ?? []), at])
        }
      else if (named.includes(self)) aboutThem.push(at)
    }
  }
  return {
    saidAbout: await gatherAbout(store, about, limit),
    aboutThem: await rowsAt(store, aboutThem.slice(-limit).reverse()),
  }
}

/** Named people and organizations that are mentioned within the content, by name or pronoun. */
function entitiesWithin(
  { entities }: HearsayRecord,
  content: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  return entities
    .filter(
      ({ named, type, mentions }) =>
        named &&
        (type === 'person' || type === 'organization') &&
        mentions.some((mention) =>
          content.some(({ start, end }) => mention.start >= start && mention.end <= end),
        ),
    )
    .map(({ id }) => id)
}

async function gatherAbout(
  store: Store,
  about: ReadonlyMap<string, readonly { readonly version: number; readonly statement: number }[]>,
  limit: number,
): Promise<readonly SaidAbout[]> {
  const byName = new Map<string, { identity: string | null; at: { version: number; statement: number }[] }>()
  for (const [key, at] of about) {
    const [version, id] = key.split(' ')
    const row = await store.db
      .selectFrom('entity')
      .leftJoin('identity', (on) => on.onRef('identity.id', '=', 'entity.identity'))
      .select(['entity.name', 'identity.name as known', 'identity.renamed', 'identity.slug'])
      .where('entity.version', '=', Number(version))
      .where('entity.place', '=', Number(id!.slice(1)))
      .executeTakeFirst()
    if (!row) continue
    const name = row.renamed ?? row.known ?? row.name
    const known = byName.get(name) ?? { identity: row.slug, at: [] }
    known.at.push(...at)
    byName.set(name, known)
  }
  const most = [...byName].sort(([, a], [, b]) => b.at.length - a.at.length).slice(0, limit)
  const gathered: SaidAbout[] = []
  for (const [name, { identity, at }] of most)
    gathered.push({ name, identity, statements: await rowsAt(store, at.slice(-limit).reverse()) })
  return gathered
}

async function rowsAt(
  store: Store,
  at: readonly { readonly version: number; readonly statement: number }[],
): Promise<readonly StatementRow[]> {
  const rows = []
  for (const { version, statement } of at)
    rows.push(
      ...(await statementRows(store.db)
        .where('statement.version', '=', version)
        .where('statement.place', '=', statement)
        .execute()),
    )
  return (await shownRows(store.db, rows)).map(publicRow)
}
