import type { HearsayRecord, RecordEntity, RecordEvent, RecordStatement } from '../record/record.ts'
import { contentText } from './content.ts'
import { localId } from './ids.ts'
import { type Ties, tiesOf } from './ties.ts'

/** A thing with an id in the document; its other properties are schema.org's. */
export interface JsonLdNode {
  readonly '@id': string
  readonly '@type': string
  readonly [property: string]: unknown
}

export interface JsonLd {
  readonly '@context': 'https://schema.org'
  /** The article, then its entities, statements and events in the order of the record. */
  readonly '@graph': readonly JsonLdNode[]
}

/**
 * A record in terms of schema.org. Direct statements are Quotations; others, whose words are the story's, are Claims,
 * or CreativeWorks where nothing is claimed (`ask`, `think`). What is known only on somebody's word is never stated as
 * a fact: such an event is `subjectOf` the statement instead of the article, such a relation is left out.
 */
export function toJsonLd(record: HearsayRecord): JsonLd {
  const ties = tiesOf(record)
  const told = Map.groupBy(record.events, ({ statement }) => statement)
  return {
    '@context': 'https://schema.org',
    '@graph': [
      articleNode(record),
      ...record.entities.map((entity) => entityNode(record, entity, ties.get(entity.id) ?? {})),
      ...record.statements.map((statement) => statementNode(record, statement, told.get(statement.id) ?? [])),
      ...record.events.map((event) => eventNode(record, event)),
    ],
  }
}

/** Without what is null, undefined, or a list of nothing: JSON-LD says what is known. */
const known = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

const reference = (record: HearsayRecord, id?: string) => ({ '@id': localId(record, id) })

// Dates of schema.org are ISO 8601; a season or a week of TIMEX3 is none of its dates.
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/
const dateOr = (property: string, time: string | null): Readonly<Record<string, unknown>> =>
  time === null ? {} : { [DATE.test(time) ? property : 'temporal']: time }

function articleNode(record: HearsayRecord): JsonLdNode {
  const { headline, url, byline, outlet, published, language, text } = record.article
  return {
    '@id': localId(record),
    '@type': 'NewsArticle',
    ...known({
      headline,
      url,
      author: byline.map((name) => ({ '@type': 'Person', name })),
      publisher: outlet === null ? null : { '@type': 'Organization', name: outlet },
      datePublished: published,
      inLanguage: language === 'und' ? null : language,
      mentions: record.entities.map(({ id }) => reference(record, id)),
      articleBody: text,
    }),
  }
}

// A group (“the twins”, “police”) need be no organization, and schema.org has no word for it.
const ENTITY_TYPE: Readonly<Record<RecordEntity['type'], string>> = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
  work: 'CreativeWork',
  group: 'Thing',
}

function entityNode(
  record: HearsayRecord,
  { id, type, name, named, aliases, roles }: RecordEntity,
  ties: Ties,
): JsonLdNode {
  const titles = roles.map(({ text }) => text)
  return {
    '@id': localId(record, id),
    '@type': ENTITY_TYPE[type],
    ...known({
      // “a nurse” says who it is, and is no name.
      [named ? 'name' : 'description']: name,
      alternateName: named ? aliases.filter((alias) => alias !== name) : [],
      jobTitle: type === 'person' ? titles : [],
      ...Object.fromEntries(
        Object.entries(ties).map(([property, ids]) => [
          property,
          [...ids].map((to) => reference(record, to)),
        ]),
      ),
    }),
  }
}

function statementType({ mode, act }: RecordStatement): string {
  if (mode === 'direct') return 'Quotation'
  return act === 'say' || act === 'write' ? 'Claim' : 'CreativeWork'
}

/** `told`: the events known on its word only. */
function statementNode(
  record: HearsayRecord,
  statement: RecordStatement,
  told: readonly RecordEvent[],
): JsonLdNode {
  const { id, speaker, source, addressee, time, within } = statement
  const type = statementType(statement)
  const by = speaker === null ? null : reference(record, speaker)
  return {
    '@id': localId(record, id),
    '@type': type,
    ...known({
      text: contentText(statement),
      spokenByCharacter: type === 'Quotation' ? by : null,
      creator: by,
      creditText: source?.text,
      audience: addressee === null ? null : { '@type': 'Audience', name: addressee.text },
      ...dateOr('dateCreated', time),
      about: told.map((event) => reference(record, event.id)),
      isPartOf: reference(record, within ?? undefined),
    }),
  }
}

function eventNode(record: HearsayRecord, event: RecordEvent): JsonLdNode {
  const { id, type, charge, status, time, participants, statement, evidence } = event
  const date = time !== null && DATE.test(time) ? time : null
  return {
    '@id': localId(record, id),
    '@type': 'Event',
    ...known({
      name: charge === null ? type : `${type}: ${charge}`,
      description: record.article.text.slice(...evidence),
      keywords: status === 'unknown' ? [type] : [type, status],
      startDate: date,
      about: participants.map(({ role, entity }) => ({
        '@type': 'Role',
        roleName: role,
        about: reference(record, entity),
      })),
      subjectOf: reference(record, statement ?? undefined),
    }),
  }
}
