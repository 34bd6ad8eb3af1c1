import { fingerprints } from '../alignment/shingles.ts'
import { ACTS, MODES } from '../document/layers.ts'
import type { HearsayRecord, RecordEntity } from '../record/record.ts'
import { dayOf } from './days.ts'
import { contentText, packDetail } from './detail.ts'
import type { Linked } from './identity/register.ts'
import type { Indexed, Writer } from './store.ts'
import type { Tables } from './tables.ts'

/** Next free ids, for one transaction. */
export interface Ids {
  article: number
  version: number
  entity: number
  statement: number
  event: number
}

/** The ids that follow those of the tables. */
export async function nextIds({ db }: Writer): Promise<Ids> {
  const next = async (table: keyof Ids): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst()
    return Number(row?.id ?? 0) + 1
  }
  return {
    article: await next('article'),
    version: await next('version'),
    entity: await next('entity'),
    statement: await next('statement'),
    event: await next('event'),
  }
}

/** Rows to write, gathered over a batch so that each table is written in one go. */
export class Rows {
  readonly #tables = new Map<
    keyof Tables,
    { readonly columns: readonly string[]; readonly rows: unknown[][] }
  >()
  readonly #indexed: Indexed[] = []

  add<T extends keyof Tables>(table: T, row: Readonly<Record<keyof Tables[T], unknown>>): void {
    let into = this.#tables.get(table)
    if (!into) {
      into = { columns: Object.keys(row), rows: [] }
      this.#tables.set(table, into)
    }
    into.rows.push(Object.values(row))
  }

  find(indexed: Indexed): void {
    this.#indexed.push(indexed)
  }

  async write(writer: Writer): Promise<void> {
    for (const [table, { columns, rows }] of this.#tables) await writer.insert(table, columns, rows)
    await writer.index(this.#indexed)
  }
}

const placeOf = (id: string): number => Number(id.slice(1))
const placeOrNull = (id: string | null): number | null => (id === null ? null : placeOf(id))

/** Adds all rows of a version but its own. */
export function addRows(
  rows: Rows,
  record: HearsayRecord,
  version: number,
  ids: Ids,
  linked: ReadonlyMap<string, Linked>,
): void {
  const entities = addEntities(rows, record, version, ids, linked)
  addStatements(rows, record, version, ids, entities, linked)
  for (const { type, from, to, evidence, statement } of record.relations)
    rows.add('relation', {
      version,
      type,
      from: entities.get(from)!,
      to: entities.get(to)!,
      start: evidence[0],
      end: evidence[1],
      statement: placeOrNull(statement),
    })
  addEvents(rows, record, version, ids, entities)
}

/** Those that are named, speak, or have a part in something. */
function keptEntities({ entities, statements, relations, events }: HearsayRecord): readonly RecordEntity[] {
  const used = new Set<string | null>([
    ...statements.flatMap(({ speaker, addressee, via }) => [
      speaker,
      addressee?.entity ?? null,
      ...via.map(({ entity }) => entity),
    ]),
    ...relations.flatMap(({ from, to }) => [from, to]),
    ...events.flatMap(({ participants }) => participants.map(({ entity }) => entity)),
  ])
  return entities.filter(({ id, named }) => named || used.has(id))
}

function addEntities(
  rows: Rows,
  record: HearsayRecord,
  version: number,
  ids: Ids,
  linked: ReadonlyMap<string, Linked>,
): ReadonlyMap<string, number> {
  const rowIds = new Map<string, number>()
  for (const { id, type, name, named, roles } of keptEntities(record)) {
    const who = linked.get(id)
    const row = ids.entity++
    rowIds.set(id, row)
    rows.add('entity', {
      id: row,
      version,
      place: placeOf(id),
      type,
      name,
      named: named ? 1 : 0,
      roles:
        roles.length === 0 ? null : JSON.stringify(roles.map(({ text, evidence }) => [text, ...evidence])),
      linked: who?.linked ?? null,
      identity: who?.identity ?? null,
      probability: Math.round((who?.probability ?? 0) * 1000),
    })
  }
  return rowIds
}

function addStatements(
  rows: Rows,
  { article, statements }: HearsayRecord,
  version: number,
  ids: Ids,
  entities: ReadonlyMap<string, number>,
  linked: ReadonlyMap<string, Linked>,
): void {
  const day = dayOf(article.published)
  for (const statement of statements) {
    const { speaker, addressee, via } = statement
    const id = ids.statement++
    const text = contentText(statement)
    rows.add('statement', {
      id,
      version,
      place: placeOf(statement.id),
      entity: speaker === null ? null : entities.get(speaker)!,
      speaker: speaker === null ? null : (linked.get(speaker)?.identity ?? null),
      day,
      mode: MODES.indexOf(statement.mode),
      act: ACTS.indexOf(statement.act),
      probability: Math.round(statement.probability * 1000),
      text,
      detail: packDetail(statement),
    })
    if (addressee?.entity)
      rows.add('party', { statement: id, role: 'to', entity: entities.get(addressee.entity)! })
    for (const { entity } of via)
      rows.add('party', { statement: id, role: 'via', entity: entities.get(entity)! })
    rows.find({
      id,
      content: text,
      source: statement.source?.text ?? '',
      prints: fingerprints(text),
    })
  }
}

function addEvents(
  rows: Rows,
  record: HearsayRecord,
  version: number,
  ids: Ids,
  entities: ReadonlyMap<string, number>,
): void {
  for (const { id, type, time, status, charge, evidence, statement, participants } of record.events) {
    const row = ids.event++
    rows.add('event', {
      id: row,
      version,
      place: placeOf(id),
      type,
      time,
      day: dayOf(time),
      status,
      charge,
      start: evidence[0],
      end: evidence[1],
      statement: placeOrNull(statement),
    })
    for (const { role, entity } of participants)
      rows.add('participant', { event: row, role, entity: entities.get(entity)! })
  }
}
