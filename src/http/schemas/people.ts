import { z } from '@hono/zod-openapi'
import type { PersonRow } from '../../archive/answers/people.ts'
import type { PersonCard } from '../../archive/answers/person.ts'
import type { EventRow } from '../../archive/answers/timeline.ts'
import { probability, published, span } from './shared.ts'
import { statementRow } from './statements.ts'

export const personRow = z
  .strictObject({
    identity: z.string(),
    name: z.string(),
    type: z.string(),
    articles: z.int(),
    statements: z.int(),
    names: z.array(z.string()),
    probability,
    examples: z.array(z.string()),
  })
  .meta({ id: 'PersonRow' }) satisfies z.ZodType<PersonRow>

export const people = z.strictObject({ rows: z.array(personRow), more: z.boolean() }).meta({ id: 'People' })

export const eventRow = z
  .strictObject({
    time: z.string().nullable().meta({ description: 'TIMEX3 value: 2024-SU; null where nothing says.' }),
    type: z.string(),
    participants: z.array(
      z.strictObject({ role: z.string(), name: z.string(), identity: z.string().nullable() }),
    ),
    charge: z.string().nullable(),
    status: z.string(),
    word: z.string().nullable().meta({
      description:
        'Whose word it is only; empty where that is not known, null where the article itself tells it.',
    }),
    sentence: z.string(),
    evidence: span,
    article: z.string(),
    event: z.string(),
    outlet: z.string().nullable(),
    published,
  })
  .meta({ id: 'EventRow' }) satisfies z.ZodType<EventRow>

export const events = z.strictObject({ rows: z.array(eventRow), more: z.boolean() }).meta({ id: 'Events' })

const fact = {
  text: z.string(),
  published,
  article: z.string(),
  evidence: span,
}

export const personCard = z
  .strictObject({
    identity: z.string(),
    name: z.string(),
    type: z.string(),
    names: z.array(z.string()),
    namesakes: z.array(
      z.strictObject({ identity: z.string(), name: z.string(), articles: z.int() }).meta({ id: 'Namesake' }),
    ),
    articles: z.int(),
    articlesRead: z.int(),
    statements: z.int(),
    first: published,
    last: published,
    probability,
    roles: z.array(z.strictObject(fact).meta({ id: 'Fact' })),
    relations: z.array(
      z
        .strictObject({
          ...fact,
          type: z.string(),
          end: z.enum(['from', 'to']),
          other: z.string(),
          otherIdentity: z.string().nullable(),
          word: z.string().nullable(),
        })
        .meta({ id: 'RelationFact' }),
    ),
    accusations: z.array(
      z
        .strictObject({
          charge: z.string().nullable(),
          status: z.string(),
          word: z.string().nullable(),
          latest: eventRow,
          events: z.array(eventRow),
        })
        .meta({ id: 'Accusation' }),
    ),
    events: z.array(eventRow),
    said: z.array(statementRow),
    saidAbout: z.array(
      z
        .strictObject({
          name: z.string(),
          identity: z.string().nullable(),
          statements: z.array(statementRow),
        })
        .meta({ id: 'SaidAbout' }),
    ),
    aboutThem: z.array(statementRow),
  })
  .meta({ id: 'PersonCard' }) satisfies z.ZodType<PersonCard>

export const appearances = z
  .strictObject({ rows: z.array(z.strictObject({ article: z.string(), name: z.string() })) })
  .meta({ id: 'Appearances' })
