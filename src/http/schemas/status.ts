import { z } from '@hono/zod-openapi'

export const status = z
  .strictObject({
    version: z.string().meta({ description: 'Of Hearsay.' }),
    archive: z.strictObject({
      location: z.string(),
      samples: z.boolean().meta({ description: 'Whether it holds Hearsay’s own made-up stories.' }),
      articles: z.int(),
      versions: z.int(),
      statements: z.int(),
      identities: z.int(),
      corrections: z.int(),
      outlets: z.array(z.string()).meta({ description: 'Those with most articles.' }),
    }),
    features: z.strictObject({ check: z.boolean() }),
    limits: z.strictObject({
      bytes: z.int().meta({ description: 'The largest body of a request.' }),
      seconds: z.number().meta({ description: 'The longest a request may take.' }),
    }),
  })
  .meta({ id: 'Status' })
