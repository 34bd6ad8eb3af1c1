import { dateOf } from '../days.ts'
import type { Store } from '../store.ts'
import { mentionedIn, type SaidAbout } from './mentioned.ts'
import { publicRow, type StatementRow, shownRows, statementRows } from './statement-row.ts'
import { Stories, sentenceAround, wordOf } from './story.ts'
import { type EventRow, eventsOf } from './timeline.ts'
import { findLikely, type Identity, type Namesake } from './who-is.ts'

/** Something an article says of somebody, with where it stands. */
export interface Fact {
  readonly text: string
  readonly published: string | null
  readonly article: string
  readonly evidence: readonly [number, number]
}

export interface RelationFact extends Fact {
  readonly type: string
  /** Which end of the relation the person is. */
  readonly end: 'from' | 'to'
  readonly other: string
  readonly otherIdentity: string | null
  /** Whose word it is only; null where the article itself tells it. */
  readonly word: string | null
}

/** A charge, its latest state, and how it came there. */
export interface Accusation {
  readonly charge: string | null
  readonly status: string
  readonly word: string | null
  /** The event that says so: the last published that tells a state. */
  readonly latest: EventRow
  /** All that tell of the charge, in the order of publication. */
  readonly events: readonly EventRow[]
}

/** All the archive has of one person. */
export interface PersonCard {
  readonly identity: string
  readonly name: string
  readonly type: string
  /** Others who bear the name that was asked for. */
  readonly namesakes: readonly (Pick<Namesake, 'name' | 'articles'> & { readonly identity: string })[]
  readonly names: readonly string[]
  readonly articles: number
  /** Of them, the newest, so many were read for `relations`, `saidAbout` and `aboutThem`. */
  readonly articlesRead: number
  readonly statements: number
  readonly first: string | null
  readonly last: string | null
  /** The least probable of the links between articles. */
  readonly probability: number
  /** In the order of publication. */
  readonly roles: readonly Fact[]
  readonly relations: readonly RelationFact[]
  readonly accusations: readonly Accusation[]
  readonly events: readonly EventRow[]
  readonly said: readonly StatementRow[]
  readonly saidAbout: readonly SaidAbout[]
  readonly aboutThem: readonly StatementRow[]
}

/** Articles that are read for ties and for what is said about others: the newest. */
const MOST_ARTICLES = 300
const MOST_EVENTS = 200
const ACCUSED = 'defendant'
const LEGAL: ReadonlySet<string> = new Set(
  'arrest charge plea trial conviction acquittal sentence dismissal appeal'.split(' '),
)

/**
 * The card of one person, organization or group.
 *
 * @throws ArchiveError `unknown`, `ambiguous`
 */
export async function person(store: Store, name: string, limit: number): Promise<PersonCard> {
  const { who, namesakes } = await findLikely(store.db, name)
  const entities = await entitiesOf(store, who)
  const newest = entities.slice(-MOST_ARTICLES)
  const stories = new Stories(store)
  const events = (await eventsOf(store, [who.id], {}, MOST_EVENTS)).rows
  const accusations = accusationsOf(events, who)
  const said = await saidBy(store, who, limit)
  const days = entities.map(({ day }) => day).filter((day) => day > 0)
  return {
    identity: who.slug,
    name: who.name,
    type: who.type,
    namesakes: namesakes.map(({ slug, name: full, articles }) => ({ identity: slug, name: full, articles })),
    names: [...new Set(entities.map((entity) => entity.name))],
    articles: new Set(entities.map(({ key }) => key)).size,
    articlesRead: new Set(newest.map(({ key }) => key)).size,
    statements: said.count,
    first: dateOf(days[0] ?? 0),
    last: dateOf(days.at(-1) ?? 0),
    probability: entities.reduce((least, { probability }) => Math.min(least, probability), 1000) / 1000,
    roles: rolesOf(entities),
    relations: await relationsOf(store, newest, stories),
    accusations,
    events: events.filter((event) => !accusations.some((accusation) => accusation.events.includes(event))),
    said: said.rows,
    ...(await mentionedIn(store, newest, stories, limit)),
  }
}

type EntityOfCard = Awaited<ReturnType<typeof entitiesOf>>[number]

/** As they appear in articles, in the order of publication. */
async function entitiesOf({ db }: Store, { id }: Identity) {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('version', 'version.id', 'entity.version')
    .innerJoin('article', 'article.id', 'version.article')
    .select([
      'entity.id',
      'entity.version',
      'entity.place',
      'entity.name',
      'entity.roles',
      'entity.probability',
      'version.day',
      'article.name as key',
    ])
    .where('entity.identity', '=', id)
    .orderBy('version.day')
    .orderBy('entity.id')
    .execute()
  return rows
}

/** Each role once, with its first appearance. */
function rolesOf(entities: readonly EntityOfCard[]): readonly Fact[] {
  const roles = new Map<string, Fact>()
  for (const { roles: packed, day, key } of entities) {
    for (const [text, start, end] of JSON.parse(packed ?? '[]') as [string, number, number][]) {
      const folded = text.toLowerCase()
      if (!roles.has(folded))
        roles.set(folded, { text, published: dateOf(day), article: key, evidence: [start, end] })
    }
  }
  return [...roles.values()]
}

async function relationsOf(
  store: Store,
  entities: readonly EntityOfCard[],
  stories: Stories,
): Promise<readonly RelationFact[]> {
  const facts = new Map<string, RelationFact>()
  for (const entity of entities) {
    const rows = await store.db
      .selectFrom('relation')
      .selectAll()
      .where((builder) => builder.or([builder('from', '=', entity.id), builder('to', '=', entity.id)]))
      .execute()
    for (const row of rows) {
      const end = row.from === entity.id ? 'from' : 'to'
      const other = await otherEnd(store, end === 'from' ? row.to : row.from)
      const { article, ...record } = await stories.get(entity.version)
      const fact: RelationFact = {
        type: row.type,
        end,
        ...other,
        word: wordOf({ article, ...record }, row.statement === null ? null : `s${row.statement}`),
        text: sentenceAround(article.text, row.start, row.end),
        published: dateOf(entity.day),
        article: entity.key,
        evidence: [row.start, row.end],
      }
      const known = facts.get(`${row.type} ${end} ${other.other}`)
      // What an article tells itself stands before what it has on somebody's word.
      if (!known || (known.word !== null && fact.word === null))
        facts.set(`${row.type} ${end} ${other.other}`, fact)
    }
  }
  return [...facts.values()]
}

async function otherEnd({ db }: Store, entity: number) {
  const row = await db
    .selectFrom('entity')
    .leftJoin('identity', (on) => on.onRef('identity.id', '=', 'entity.identity'))
    .select(['entity.name', 'identity.name as known', 'identity.renamed', 'identity.slug'])
    .where('entity.id', '=', entity)
    .executeTakeFirstOrThrow()
  return { other: row.renamed ?? row.known ?? row.name, otherIdentity: row.slug }
}

/** What comes later in a case stands later: of two reports of one day it is the newer. */
const STATES: readonly string[] = [
  'unknown',
  'pending',
  'pleaded-not-guilty',
  'pleaded-guilty',
  'dropped',
  'acquitted',
  'convicted',
  'sentenced',
  'appealed',
]

/** Legal events against somebody, by crime; the latest state is the last published that tells one. */
function accusationsOf(events: readonly EventRow[], who: Identity): readonly Accusation[] {
  const against = events.filter(
    ({ type, participants }) =>
      LEGAL.has(type) && participants.some(({ role, identity }) => identity === who.slug && role === ACCUSED),
  )
  const byCharge = Map.groupBy(against, ({ charge }) => crimeOf(charge))
  const accusations = [...byCharge.values()].map((told) => {
    const ordered = told.toSorted(
      (a, b) =>
        order(a.published).localeCompare(order(b.published)) ||
        STATES.indexOf(a.status) - STATES.indexOf(b.status),
    )
    const latest = ordered.findLast(({ status }) => status !== 'unknown') ?? ordered.at(-1)!
    return { charge: latest.charge, status: latest.status, word: latest.word, latest, events: ordered }
  })
  return accusations.sort((a, b) => order(b.latest.published).localeCompare(order(a.latest.published)))
}

/** The crime without its degree, its count and its circumstances: `two counts of murder for shooting …` is `murder`. */
const crimeOf = (charge: string | null): string =>
  (charge ?? '')
    .toLowerCase()
    .replace(/^.{0,30}\bcounts? of /, '')
    .replace(/\b(?:first|second|third)[- ]degree /, '')
    .replace(/ (?:after|against|at|by|during|for|from|in|on|with)\b.*$/, '')

const order = (date: string | null): string => date ?? ''

async function saidBy(store: Store, { id }: Identity, limit: number) {
  const { count } = await store.db
    .selectFrom('statement')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('speaker', '=', id)
    .executeTakeFirstOrThrow()
  const rows = await statementRows(store.db)
    .where('statement.speaker', '=', id)
    .orderBy('statement.day', 'desc')
    .orderBy('statement.id', 'desc')
    .limit(limit)
    .execute()
  return { count: Number(count), rows: (await shownRows(store.db, rows)).map(publicRow) }
}
