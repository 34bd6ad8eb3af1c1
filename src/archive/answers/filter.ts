import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import { ACTS, MODES } from '../../document/layers.ts'
import { ArchiveError } from '../archive-error.ts'
import { daysOf } from '../days.ts'
import { parseQuestion } from '../question.ts'
import { searchWords } from '../search-words.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { findIdentities, type Identity } from './who-is.ts'

/** Which statements are asked for; what is not given does not matter. */
export interface Filter {
  /** Words of the content; see `question.ts`. */
  readonly words?: string | undefined
  /** Name of the speaker: a slug, a name, or words of an unnamed source. */
  readonly by?: string | undefined
  /** Names of the addressee and of a carrier. */
  readonly to?: string | undefined
  readonly via?: string | undefined
  readonly outlet?: string | undefined
  /** `2019`, `2019-06` or `2019-06-12`, both included; of the article's publication. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly mode?: string | undefined
  readonly act?: string | undefined
  /** Name or address of an article. */
  readonly article?: string | undefined
  /** 0 to 1. */
  readonly minProbability?: number | undefined
}

/** Statements with their version, ready to be filtered. */
export type Statements = ExpressionBuilder<Tables & { version: Tables['version'] }, 'statement' | 'version'>

export interface Condition {
  /** Over `statement` and `version`; true where nothing is asked for. */
  readonly where: (builder: Statements) => Expression<SqlBool>
  /** Whom `by` was taken to mean. */
  readonly by: readonly Identity[]
  /** How well a statement fits the words; null where none are given. */
  readonly rank: RawBuilder<number> | null
}

/**
 * Turns a filter into a condition.
 *
 * @throws ArchiveError `bad-question`
 */
export async function conditionOf(store: Store, filter: Filter): Promise<Condition> {
  const question = filter.words === undefined ? null : parseQuestion(filter.words)
  const by = filter.by === undefined ? [] : await findIdentities(store.db, filter.by)
  const [to, via] = [await parties(store.db, filter.to), await parties(store.db, filter.via)]
  const since = dayBound('--since', filter.since)?.[0]
  const until = dayBound('--until', filter.until)?.[1]
  const [mode, act] = [numberOf('--mode', filter.mode, MODES), numberOf('--act', filter.act, ACTS)]
  return {
    by,
    rank: question && store.rank(question),
    where: (builder) => {
      const all: Expression<SqlBool>[] = []
      if (question) all.push(store.matches(question, 'content'))
      if (filter.by !== undefined) all.push(isBy(store, builder, filter.by, by))
      for (const [role, name, found] of [
        ['to', filter.to, to],
        ['via', filter.via, via],
      ] as const)
        if (name !== undefined) all.push(hasParty(builder, role, name, found))
      if (filter.outlet !== undefined)
        all.push(builder(sql<string>`lower(version.outlet)`, 'like', `%${filter.outlet.toLowerCase()}%`))
      if (since !== undefined) all.push(builder('statement.day', '>=', since))
      if (until !== undefined)
        all.push(builder('statement.day', '<=', until), builder('statement.day', '>', 0))
      if (mode !== null) all.push(builder('statement.mode', '=', mode))
      if (act !== null) all.push(builder('statement.act', '=', act))
      if (filter.article !== undefined)
        all.push(
          builder('statement.version', 'in', (from) =>
            from
              .selectFrom('article')
              .select('current')
              .where((one) => one.or([one('name', '=', filter.article!), one('key', '=', filter.article!)])),
          ),
        )
      if (filter.minProbability !== undefined)
        all.push(builder('statement.probability', '>=', Math.round(filter.minProbability * 1000)))
      return builder.and(all)
    },
  }
}

const parties = async (db: Kysely<Tables>, name: string | undefined): Promise<readonly Identity[]> =>
  name === undefined ? [] : findIdentities(db, name)

/**
 * Whether somebody without a name may be meant as well: `police` is more than those called Troy Police, but the one whose
 * source is `a Holm spokesman` is not Holm.
 */
const mayBeUnnamed = (name: string, found: readonly Identity[]): boolean =>
  found.every(({ type, slug }) => type !== 'person' && slug !== name.trim())

const idsOf = (found: readonly Identity[]): number[] => found.map(({ id }) => id)

/** By identity where the name is known; by the words that name the source where not, or where nobody else is known. */
function isBy(
  store: Store,
  builder: Statements,
  name: string,
  found: readonly Identity[],
): Expression<SqlBool> {
  if (found.length === 0) return store.matches(parseQuestion(name), 'source')
  const known = builder('statement.speaker', 'in', idsOf(found))
  if (!mayBeUnnamed(name, found)) return known
  const groups = searchWords(name).map((word) => [{ words: [word], prefix: false }])
  return builder.or([
    known,
    builder.and([builder('statement.speaker', 'is', null), store.matches({ groups, without: [] }, 'source')]),
  ])
}

/** By identity where the name is known, by the words of the article where not, or where nobody else is known. */
const hasParty = (
  builder: Statements,
  role: string,
  name: string,
  found: readonly Identity[],
): Expression<SqlBool> =>
  builder('statement.id', 'in', (from) =>
    from
      .selectFrom('party')
      .innerJoin('entity', 'entity.id', 'party.entity')
      .select('party.statement')
      .where('party.role', '=', role)
      .where((entity) => {
        const called = entity(sql<string>`lower(entity.name)`, 'like', `%${name.toLowerCase()}%`)
        if (found.length === 0) return called
        const known = entity('entity.identity', 'in', idsOf(found))
        if (!mayBeUnnamed(name, found)) return known
        return entity.or([known, entity.and([entity('entity.identity', 'is', null), called])])
      }),
  )

function dayBound(option: string, date: string | undefined): readonly [number, number] | undefined {
  if (date === undefined) return undefined
  const days = daysOf(date)
  if (days) return days
  throw new ArchiveError('bad-question', `${option} ${date}: give a date as 2019, 2019-06 or 2019-06-12.`)
}

function numberOf(option: string, word: string | undefined, words: readonly string[]): number | null {
  if (word === undefined) return null
  const place = words.indexOf(word)
  if (place >= 0) return place
  throw new ArchiveError('bad-question', `${option} ${word}: give one of ${words.join(', ')}.`)
}
