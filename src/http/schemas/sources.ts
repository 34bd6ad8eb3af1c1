import { z } from '@hono/zod-openapi'
import type { SourceAudit } from '../../archive/answers/sources.ts'

const tally = {
  statements: z.int(),
  direct: z.int(),
  mixed: z.int(),
  indirect: z.int(),
  articles: z.int(),
}

const group = z
  .strictObject({
    ...tally,
    name: z
      .string()
      .nullable()
      .meta({ description: 'An outlet, or a month (2025-02); null where the article does not say.' }),
    named: z.int(),
    unnamed: z.int(),
    unattributed: z.int(),
  })
  .meta({ id: 'GroupTally' })

export const sources = z
  .strictObject({
    all: group,
    voices: z.int().meta({ description: 'Different speakers.' }),
    speakers: z.array(
      z
        .strictObject({
          ...tally,
          name: z.string(),
          identity: z.string().nullable(),
          type: z.string(),
          named: z.boolean(),
          examples: z.array(z.string()).meta({ description: 'Some of the articles.' }),
        })
        .meta({ id: 'SpeakerTally' }),
    ),
    outlets: z.array(group),
    months: z.array(group),
  })
  .meta({ id: 'SourceAudit' }) satisfies z.ZodType<SourceAudit>
