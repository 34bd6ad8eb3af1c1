import { z } from '@hono/zod-openapi'
import type { Appearance } from '../../archive/answers/families.ts'
import type { StatementRow } from '../../archive/answers/statement-row.ts'
import { ACTS, MODES } from '../../document/layers.ts'
import { limit, offset, period, probability, published, span } from './shared.ts'

/** Which statements are asked for, as it stands in an address. */
export const filterQuery = z.object({
  q: z.string().trim().min(1).max(2000).optional().meta({
    description:
      'Words: climate policy (both), "climate policy" (next to each other), climat*, climate OR weather, -tax.',
  }),
  by: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'Said by: an identity, a name, or words of an unnamed source.' }),
  to: z.string().max(400).optional().meta({ description: 'Said to.' }),
  via: z.string().max(400).optional().meta({ description: 'Carried by.' }),
  outlet: z.string().max(400).optional().meta({ description: 'Printed by.' }),
  since: period.optional().meta({ description: 'Published in or after 2019, 2019-06 or 2019-06-12.' }),
  until: period.optional().meta({ description: 'Published in or before.' }),
  mode: z.enum(MODES).optional(),
  act: z.enum(ACTS).optional(),
  article: z.string().max(4000).optional().meta({ description: 'Name or address of an article.' }),
  minProbability: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .openapi({ type: 'number', description: '0 to 1.' }),
})
export type FilterQuery = z.infer<typeof filterQuery>

export const statementsQuery = filterQuery.extend({
  order: z.enum(['newest', 'oldest', 'rank']).default('newest'),
  limit: limit(20, 1000),
  offset: offset(100_000),
  context: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Give the words around each statement.' }),
  format: z.enum(['json', 'ndjson', 'csv']).default('json').meta({
    description: 'json: one page. ndjson, csv: all rows from the offset on as a stream, whatever the limit.',
  }),
})

const statementShape = {
  text: z.string(),
  speaker: z
    .string()
    .nullable()
    .meta({ description: 'Name across articles; null where nobody is known to have said it.' }),
  identity: z.string().nullable(),
  unresolved: z.string().nullable(),
  mode: z.string(),
  act: z.string(),
  cue: z.string().nullable(),
  source: z.string().nullable(),
  addressee: z.string().nullable(),
  venue: z.string().nullable(),
  via: z.array(z.string()),
  time: z.string().nullable(),
  published,
  outlet: z.string().nullable(),
  headline: z.string().nullable(),
  article: z.string(),
  url: z.string().nullable(),
  statement: z.string(),
  within: z.string().nullable(),
  content: z.array(span),
  evidence: span.nullable().meta({ description: 'The words that name the source.' }),
  probability,
  by: z.string(),
}

export const statementRow = z
  .strictObject(statementShape)
  .meta({ id: 'StatementRow' }) satisfies z.ZodType<StatementRow>

/** The sentence around a statement: `before` + the pieces as they stand + `after`. */
export const foundStatement = z
  .strictObject({
    ...statementShape,
    context: z
      .strictObject({
        before: z.string(),
        text: z
          .string()
          .meta({ description: 'From the first piece to the end of the last, as the article has it.' }),
        after: z.string(),
      })
      .optional(),
  })
  .meta({ id: 'FoundStatement' })

export const identity = z
  .strictObject({ id: z.int(), slug: z.string(), type: z.string(), name: z.string() })
  .meta({ id: 'Identity' })

export const said = z
  .strictObject({
    rows: z.array(foundStatement),
    more: z.boolean(),
    by: z.array(identity).meta({ description: 'Whom the speaker’s name was taken to mean.' }),
  })
  .meta({ id: 'Said' })

const change = z
  .strictObject({
    kind: z.enum(['altered', 'bracketed', 'cut', 'added']),
    was: z.string(),
    is: z.string(),
    grave: z.enum(['number', 'negation']).nullable(),
  })
  .meta({ id: 'Change', description: 'What one wording has otherwise than the earliest.' })

const appearance = z
  .strictObject({
    ...statementShape,
    wording: z.enum(['verbatim', 'shorter', 'longer', 'overlapping', 'cut', 'bracketed', 'altered']),
    changes: z.array(change),
    otherSpeaker: z.boolean(),
    copyOf: z.string().nullable(),
  })
  .meta({ id: 'Appearance' }) satisfies z.ZodType<Appearance>

export const families = z
  .strictObject({
    families: z.array(
      z
        .strictObject({
          appearances: z.array(appearance).meta({ description: 'The earliest first.' }),
          carriers: z.int().meta({ description: 'Articles that have it, copies of one counted once.' }),
        })
        .meta({ id: 'QuoteFamily' }),
    ),
  })
  .meta({ id: 'Families' })
