import { z } from '@hono/zod-openapi'
import { configSchema } from '../../check/config.ts'
import { PROFILES, RISKS, SEVERITIES, TOPICS } from '../../check/rule.ts'
import { suppressionSchema } from '../../check/suppressions.ts'
import type { CheckAnswer } from '../../service/check-story.ts'
import { storyRequest } from './stories.ts'

const { profile, region, known, probability, rules } = configSchema.shape

export const checkRequest = z
  .strictObject({
    story: storyRequest,
    only: z.array(z.string()).max(200).optional().meta({ description: 'These rules alone.' }),
    config: z
      .strictObject({ profile, region, known, probability, rules })
      .default({})
      .meta({ description: 'As in hearsay.config.json.' }),
    suppressions: z
      .array(suppressionSchema)
      .max(10_000)
      .default([])
      .meta({ description: 'Findings that somebody let stand, and why.' }),
  })
  .meta({ id: 'CheckRequest', example: { story: { text: 'The hall opened on Monday, March 3, 2020.' } } })

const place = z
  .strictObject({
    start: z.int(),
    end: z.int(),
    line: z.int(),
    column: z.int(),
    endLine: z.int(),
    endColumn: z.int(),
    text: z.string(),
    message: z.string().nullable(),
  })
  .meta({ id: 'Place', description: 'Offsets in UTF-16 code units of `text`; lines and columns from 1.' })

const guideline = z.strictObject({ name: z.string(), url: z.string() }).nullable()

const finding = z
  .strictObject({
    rule: z.string(),
    topic: z.enum(TOPICS),
    severity: z.enum(SEVERITIES),
    risk: z.enum(RISKS),
    message: z.string(),
    why: z.string(),
    guideline,
    suggestion: z.string().nullable(),
    place,
    related: z.array(place),
    fix: z.strictObject({ start: z.int(), end: z.int(), text: z.string() }).nullable(),
    hash: z.string().meta({ description: 'What a suppression names.' }),
    suppressed: z.strictObject({ reason: z.string(), by: z.enum(['comment', 'file']) }).nullable(),
  })
  .meta({ id: 'Finding' })

export const checkAnswer = z
  .strictObject({
    article: z.string(),
    words: z.int(),
    findings: z.array(finding),
    suppressed: z.array(finding),
    unchecked: z.array(z.strictObject({ rule: z.string(), reason: z.string(), place })),
    unused: z.array(z.strictObject({ rule: z.string(), hash: z.string(), words: z.string() })),
    problems: z.array(z.string()),
    text: z.string().meta({
      description:
        'What places are places of: plain text and Markdown as sent, the text that was read of all else.',
    }),
  })
  .meta({ id: 'CheckReport' }) satisfies z.ZodType<CheckAnswer>

export const ruleList = z
  .strictObject({
    rules: z.array(
      z
        .strictObject({
          id: z.string(),
          topic: z.enum(TOPICS),
          severity: z.enum(SEVERITIES),
          risk: z.enum(RISKS),
          summary: z.string(),
          why: z.string(),
          guideline,
          profiles: z.array(z.enum(PROFILES)),
        })
        .meta({ id: 'Rule' }),
    ),
  })
  .meta({ id: 'Rules' })
