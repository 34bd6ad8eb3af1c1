import { z } from '@hono/zod-openapi'

/** Offsets into a text: UTF-16 code units, half-open. */
export const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .meta({ description: 'Half-open span [start, end) in UTF-16 code units.' })

export const words = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string() })
  .meta({ id: 'Words', description: 'Words with their place: UTF-16 code units, half-open.' })

export const published = z
  .string()
  .nullable()
  .meta({ description: '2025-02-21, or less of it; null where nothing says.' })

export const probability = z.number().min(0).max(1)

/** How many rows are asked for. */
export const limit = (usual: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(usual).meta({ description: 'Rows at most.' })

/** Rows passed over. The type is told: to the generator a number that is made of `null` may be null. */
export const offset = (most: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(most)
    .default(0)
    .openapi({ type: 'integer', description: 'Rows passed over.' })

/** `2019`, `2019-06` or `2019-06-12`. */
export const period = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'Give a date as 2019, 2019-06 or 2019-06-12.',
  )

/** An error, after RFC 9457. */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: 'A reference to what kind of problem it is; about:blank.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What is wrong and what to do, for people.' }),
    code: z.string().meta({ description: 'What programs tell problems apart by.' }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Where a request does not fit its schema.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })
export type Problem = z.infer<typeof problem>
