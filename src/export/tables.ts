import type { HearsayRecord } from '../record/record.ts'
import { contentText } from './content.ts'
import { type Cell, csvLines, guarded } from './csv.ts'

/** The tables of a record, in the order they are written. */
export const TABLES = ['statements', 'entities', 'events'] as const

/** Each table as one text. */
export type CsvTables = Readonly<Record<(typeof TABLES)[number], string>>

type Row = Readonly<Record<string, Cell>>

const list = (values: readonly string[]): string => values.join('; ')
const places = (spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.map(({ start, end }) => `${start}–${end}`).join(', ')

type Name = (id: string | null) => string | null

function nameIn({ entities }: HearsayRecord): Name {
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}

const STATEMENT_COLUMNS = [
  ...['article', 'statement', 'text', 'speaker', 'entity', 'unresolved', 'mode', 'act', 'cue', 'source'],
  ...['addressee', 'venue', 'via', 'time', 'within', 'published', 'outlet', 'headline', 'url', 'content'],
  ...['probability', 'by', 'speakerBy'],
]

function statementRows(record: HearsayRecord): readonly Row[] {
  const name = nameIn(record)
  const { id: article, published, outlet, headline, url } = record.article
  return record.statements.map((statement) => ({
    ...{ article, published, outlet, headline, url },
    statement: statement.id,
    text: contentText(statement),
    speaker: name(statement.speaker),
    entity: statement.speaker,
    unresolved: statement.unresolved,
    mode: statement.mode,
    act: statement.act,
    cue: statement.cue?.text ?? null,
    source: statement.source?.text ?? null,
    addressee: statement.addressee?.text ?? null,
    venue: statement.venue?.text ?? null,
    via: list(statement.via.flatMap(({ entity }) => name(entity) ?? [])),
    time: statement.time,
    within: statement.within,
    content: places(statement.content),
    probability: statement.probability,
    by: statement.by,
    speakerBy: statement.speakerBy,
  }))
}

const ENTITY_COLUMNS = [
  ...['article', 'entity', 'type', 'name', 'named', 'aliases', 'roles', 'age', 'minor', 'dead', 'members'],
  ...['mentions', 'statements'],
]

function entityRows({ article, entities, statements }: HearsayRecord): readonly Row[] {
  const said = new Map<string | null, number>()
  for (const { speaker } of statements) said.set(speaker, (said.get(speaker) ?? 0) + 1)
  return entities.map((entity) => ({
    article: article.id,
    entity: entity.id,
    type: entity.type,
    name: entity.name,
    named: entity.named,
    aliases: list(entity.aliases),
    roles: list(entity.roles.map(({ text }) => text)),
    age: entity.age?.value ?? null,
    minor: entity.minor,
    dead: entity.dead !== null,
    members: list(entity.members),
    mentions: entity.mentions.length,
    statements: said.get(entity.id) ?? 0,
  }))
}

const EVENT_COLUMNS = [
  ...[
    'article',
    'event',
    'type',
    'text',
    'participants',
    'charge',
    'status',
    'time',
    'statement',
    'evidence',
  ],
  ...['by'],
]

function eventRows(record: HearsayRecord): readonly Row[] {
  const name = nameIn(record)
  return record.events.map((event) => {
    const [start, end] = event.evidence
    return {
      article: record.article.id,
      event: event.id,
      type: event.type,
      text: record.article.text.slice(start, end),
      participants: list(event.participants.map(({ role, entity }) => `${role}: ${name(entity) ?? entity}`)),
      charge: event.charge,
      status: event.status,
      time: event.time,
      statement: event.statement,
      evidence: places([{ start, end }]),
      by: event.by,
    }
  })
}

/** The lines of names. */
export const CSV_NAMES: CsvTables = {
  statements: csvLines([STATEMENT_COLUMNS]),
  entities: csvLines([ENTITY_COLUMNS]),
  events: csvLines([EVENT_COLUMNS]),
}

/** The tables of one record without their lines of names: what goes after those of another record. */
export function csvRows(record: HearsayRecord): CsvTables {
  const lines = (columns: readonly string[], rows: readonly Row[]): string =>
    csvLines(rows.map((row) => columns.map((column) => guarded(row[column] ?? null))))
  return {
    statements: lines(STATEMENT_COLUMNS, statementRows(record)),
    entities: lines(ENTITY_COLUMNS, entityRows(record)),
    events: lines(EVENT_COLUMNS, eventRows(record)),
  }
}

/**
 * The statements, entities and events of one record or several as tables: RFC 4180, UTF-8 without a byte order mark.
 * Offsets are UTF-16 code units. A text that a spreadsheet would run as a formula has an apostrophe before it.
 */
export function toCsv(records: HearsayRecord | readonly HearsayRecord[]): CsvTables {
  const rows = [records].flat().map(csvRows)
  const whole = (table: keyof CsvTables): string =>
    CSV_NAMES[table] + rows.map((lines) => lines[table]).join('')
  return { statements: whole('statements'), entities: whole('entities'), events: whole('events') }
}
