import { z } from 'zod'
import {
  ACTS,
  CHARGE_STATES,
  ENTITY_TYPES,
  EVENT_TYPES,
  MENTION_FORMS,
  MODES,
  RELATION_TYPES,
  TIMEX_TYPES,
  UNRESOLVED,
} from '../document/layers.ts'

/**
 * The public record, format 1. All offsets are UTF-16 code units into `article.text`, half-open.
 * `docs/record.md` explains every field; `record.schema.json` is made from this file.
 */
const offset = z.int().nonnegative()
const evidence = z
  .tuple([offset, offset])
  .meta({ description: 'Half-open span [start, end) in UTF-16 code units.' })
const words = z.strictObject({ start: offset, end: offset, text: z.string() })
const entityId = z.string().regex(/^e\d+$/)
const statementId = z.string().regex(/^s\d+$/)

export const articleSchema = z.strictObject({
  id: z.string(),
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  headline: z.string().nullable(),
  byline: z.array(z.string()),
  published: z.string().nullable().meta({ description: 'ISO 8601 date, or date and time.' }),
  language: z.string().meta({ description: 'BCP 47 tag; "und" where it could not be told.' }),
  credits: z.array(
    z.strictObject({
      kind: z.enum(['photo', 'text', 'caption']),
      text: z.string(),
      evidence: evidence.nullable(),
    }),
  ),
  text: z.string(),
})

export const entitySchema = z.strictObject({
  id: entityId,
  type: z.enum(ENTITY_TYPES),
  name: z.string(),
  aliases: z.array(z.string()),
  named: z.boolean(),
  members: z.array(entityId),
  roles: z.array(z.strictObject({ text: z.string(), evidence })),
  age: z.strictObject({ value: z.number(), evidence }).nullable(),
  minor: z.boolean(),
  dead: z.strictObject({ evidence }).nullable(),
  mentions: z.array(z.strictObject({ start: offset, end: offset, form: z.enum(MENTION_FORMS) })),
})

export const statementSchema = z.strictObject({
  id: statementId,
  mode: z.enum(MODES),
  act: z.enum(ACTS),
  content: z.array(words).min(1),
  cue: words.nullable(),
  source: words.nullable(),
  speaker: entityId.nullable(),
  unresolved: z.enum(UNRESOLVED).nullable(),
  addressee: z.strictObject({ entity: entityId.nullable(), text: z.string(), evidence }).nullable(),
  venue: words.nullable(),
  via: z.array(z.strictObject({ entity: entityId, evidence })),
  time: z.string().nullable(),
  within: statementId.nullable(),
  probability: z.number().min(0).max(1),
  by: z.string(),
  speakerBy: z.string(),
})

export const relationSchema = z.strictObject({
  type: z.enum(RELATION_TYPES),
  from: entityId,
  to: entityId,
  evidence,
  statement: statementId.nullable(),
  by: z.string(),
})

export const eventSchema = z.strictObject({
  id: z.string().regex(/^v\d+$/),
  type: z.enum(EVENT_TYPES),
  participants: z.array(z.strictObject({ role: z.string(), entity: entityId })),
  charge: z.string().nullable(),
  status: z.enum(CHARGE_STATES),
  time: z.string().nullable(),
  evidence,
  statement: statementId.nullable(),
  by: z.string(),
})

export const timeSchema = z.strictObject({
  start: offset,
  end: offset,
  text: z.string(),
  type: z.enum(TIMEX_TYPES),
  value: z.string(),
  by: z.string(),
})

export const recordSchema = z
  .strictObject({
    hearsay: z.literal(1),
    article: articleSchema,
    entities: z.array(entitySchema),
    statements: z.array(statementSchema),
    relations: z.array(relationSchema),
    events: z.array(eventSchema),
    times: z.array(timeSchema),
    problems: z
      .array(z.strictObject({ code: z.string(), message: z.string(), evidence: evidence.nullable() }))
      .meta({ description: 'What could not be read, and why.' }),
  })
  .meta({ title: 'Hearsay record', description: 'Who said what, on whose word.' })

export type HearsayRecord = z.infer<typeof recordSchema>
export type RecordArticle = HearsayRecord['article']
export type RecordEntity = HearsayRecord['entities'][number]
export type RecordStatement = HearsayRecord['statements'][number]
export type RecordRelation = HearsayRecord['relations'][number]
export type RecordEvent = HearsayRecord['events'][number]
export type RecordTime = HearsayRecord['times'][number]
export type RecordProblem = HearsayRecord['problems'][number]
