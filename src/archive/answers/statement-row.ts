import type { Kysely } from 'kysely'
import { ACTS, MODES } from '../../document/layers.ts'
import { dateOf } from '../days.ts'
import { unpackDetail } from '../detail.ts'
import type { Tables } from '../tables.ts'

/** A statement as an answer gives it: who said what, with where it stands. */
export interface StatementRow {
  readonly text: string
  /** Name across articles, else in the article; null where nobody is known to have said it. */
  readonly speaker: string | null
  /** Slug of the speaker's identity; null for unnamed ones. */
  readonly identity: string | null
  readonly unresolved: string | null
  readonly mode: string
  readonly act: string
  readonly cue: string | null
  readonly source: string | null
  readonly addressee: string | null
  readonly venue: string | null
  readonly via: readonly string[]
  /** When it was said, where the article tells. */
  readonly time: string | null
  /** When it was published: `2025-02-21`, or less of it. */
  readonly published: string | null
  readonly outlet: string | null
  readonly headline: string | null
  /** What the article is called in the archive, and its address. */
  readonly article: string
  readonly url: string | null
  /** The statement's id in the article's record. */
  readonly statement: string
  readonly within: string | null
  /** Offsets into the article's text, UTF-16 code units, half-open: of the content's pieces, and of the source. */
  readonly content: readonly (readonly [number, number])[]
  readonly evidence: readonly [number, number] | null
  readonly probability: number
  readonly by: string
}

/** A row with what joins it to others. */
export interface KeptRow extends StatementRow {
  readonly id: number
  readonly version: number
  readonly day: number
}

/** All columns of a statement's row, joined from where they stand. */
export const statementRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('statement')
    .innerJoin('version', 'version.id', 'statement.version')
    .innerJoin('article', 'article.id', 'version.article')
    .leftJoin('entity', (on) => on.onRef('entity.id', '=', 'statement.entity'))
    .leftJoin('identity', (on) => on.onRef('identity.id', '=', 'statement.speaker'))
    .select([
      'statement.id',
      'statement.version',
      'statement.place',
      'statement.day',
      'statement.mode',
      'statement.act',
      'statement.probability',
      'statement.text',
      'statement.detail',
      'version.outlet',
      'version.headline',
      'article.name as article',
      'article.url',
      'entity.name as entityName',
      'identity.name as identityName',
      'identity.renamed',
      'identity.slug',
    ])

type Raw = Awaited<ReturnType<ReturnType<typeof statementRows>['execute']>>[number]

/** Rows as answers give them; carriers are looked up for all at once. */
export async function shownRows(db: Kysely<Tables>, rows: readonly Raw[]): Promise<readonly KeptRow[]> {
  const carriers = await carriersOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { content, cue, source, evidence, addressee, venue, time, within, unresolved, by } = unpackDetail(
      row.detail,
    )
    return {
      id: row.id,
      version: row.version,
      day: row.day,
      text: row.text,
      speaker: row.renamed ?? row.identityName ?? row.entityName,
      identity: row.slug,
      unresolved,
      mode: MODES[row.mode]!,
      act: ACTS[row.act]!,
      cue,
      source,
      addressee,
      venue,
      via: carriers.get(row.id) ?? [],
      time,
      published: dateOf(row.day),
      outlet: row.outlet,
      headline: row.headline,
      article: row.article,
      url: row.url,
      statement: `s${row.place}`,
      within,
      content,
      evidence,
      probability: row.probability / 1000,
      by,
    }
  })
}

/** A row without what only joins. */
export function publicRow({ id: _id, version: _version, day: _day, ...row }: KeptRow): StatementRow {
  return row
}

async function carriersOf(
  db: Kysely<Tables>,
  statements: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const carriers = new Map<number, string[]>()
  for (let from = 0; from < statements.length; from += 500) {
    const rows = await db
      .selectFrom('party')
      .innerJoin('entity', 'entity.id', 'party.entity')
      .leftJoin('identity', (on) => on.onRef('identity.id', '=', 'entity.identity'))
      .select(['party.statement', 'entity.name', 'identity.name as identityName', 'identity.renamed'])
      .where('party.role', '=', 'via')
      .where('party.statement', 'in', statements.slice(from, from + 500))
      .execute()
    for (const { statement, name, identityName, renamed } of rows) {
      const names = carriers.get(statement) ?? []
      names.push(renamed ?? identityName ?? name)
      carriers.set(statement, names)
    }
  }
  return carriers
}
