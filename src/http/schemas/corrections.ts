import { z } from '@hono/zod-openapi'
import { span } from './shared.ts'

const slug = z
  .string()
  .min(1)
  .max(400)
  .meta({ description: 'An identity (angela-merkel), or a name that means one only.' })
const articleName = z.string().min(1).max(4000).meta({ description: 'Name or address of an article.' })
const statementId = z.string().regex(/^s\d+$/)
const entityId = z.string().regex(/^e\d+$/)

/** What a person says is otherwise. */
export const correctionRequest = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('merge'), into: slug, from: slug })
      .meta({ description: 'Two are one.' }),
    z
      .strictObject({
        kind: z.literal('split'),
        from: slug,
        articles: z.array(articleName).min(1).max(1000),
        name: z.string().trim().min(1).max(400).optional(),
      })
      .meta({ description: 'In these articles it is somebody else.' }),
    z.strictObject({ kind: z.literal('rename'), of: slug, name: z.string().trim().min(1).max(400) }),
    z
      .strictObject({
        kind: z.literal('speaker'),
        article: articleName,
        statement: statementId,
        speaker: entityId
          .nullable()
          .meta({ description: 'An entity of the article; null: it is not known who.' }),
      })
      .meta({ description: 'A statement is somebody else’s.' }),
    z
      .strictObject({ kind: z.literal('dismiss'), article: articleName, statement: statementId })
      .meta({ description: 'It is no statement.' }),
  ])
  .meta({
    id: 'CorrectionRequest',
    example: { kind: 'speaker', article: 'ferry-2', statement: 's3', speaker: 'e2' },
  })
export type CorrectionRequest = z.infer<typeof correctionRequest>

const ofStatement = {
  article: z.string().meta({ description: 'The key of the article: its address, else its id.' }),
  statement: statementId,
  text: z.string(),
  content: z.array(span),
}

export const correction = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge'), into: z.string(), from: z.string() }),
    z.strictObject({
      kind: z.literal('split'),
      from: z.string(),
      articles: z.array(z.string()),
      to: z.string(),
      name: z.string(),
    }),
    z.strictObject({ kind: z.literal('rename'), of: z.string(), name: z.string() }),
    z.strictObject({
      kind: z.literal('speaker'),
      ...ofStatement,
      to: z.strictObject({ entity: entityId, name: z.string() }).nullable(),
      was: z.string().nullable(),
    }),
    z.strictObject({ kind: z.literal('dismiss'), ...ofStatement }),
    z.strictObject({ kind: z.literal('undo'), correction: z.int() }),
  ])
  .meta({ id: 'Correction' })

export const correctionRow = z
  .strictObject({
    id: z.int(),
    at: z.string().meta({ description: 'ISO 8601, UTC.' }),
    correction,
    summary: z.string().meta({ description: 'What it says, in words.' }),
    inForce: z
      .boolean()
      .meta({ description: 'Not undone. An undoing is in force itself and can be undone.' }),
  })
  .meta({ id: 'CorrectionRow' })

export const correctionList = z.strictObject({ rows: z.array(correctionRow) }).meta({ id: 'CorrectionList' })
