import { z } from '@hono/zod-openapi'
import { EDIT_TYPES, FOLDS, TYPOGRAPHY, VERDICTS, type Verification } from '../../verify/verdict.ts'
import { probability, words } from './shared.ts'
import { upload } from './stories.ts'

export const verifyRequest = z
  .strictObject({
    draft: upload,
    sources: z.array(upload).max(200).default([]).meta({ description: 'Transcripts and documents.' }),
    archive: z.boolean().default(false).meta({ description: 'Search the stories of the archive as well.' }),
    folds: z.array(z.enum(FOLDS)).default([]).meta({ description: 'Differences taken as none.' }),
    allow: z
      .array(z.enum(EDIT_TYPES))
      .default([])
      .meta({ description: 'Kinds of edit that the house lets pass.' }),
  })
  .meta({
    id: 'VerifyRequest',
    example: {
      draft: { text: '“We will appeal,” Ana Reyes said.' },
      sources: [{ name: 'call.txt', text: 'REYES: We may appeal.\nHOST: Thank you.' }],
    },
  })
export type VerifyRequest = z.infer<typeof verifyRequest>

const speakerIs = z.enum(['claimed', 'other', 'unchecked', 'unclaimed'])

const searchedArchive = z
  .strictObject({ location: z.string(), stories: z.int(), statements: z.int(), read: z.int() })
  .nullable()

const story = z
  .strictObject({
    article: z.string(),
    url: z.string().nullable(),
    outlet: z.string().nullable(),
    headline: z.string().nullable(),
    published: z.string().nullable(),
  })
  .nullable()

const edit = z
  .strictObject({ type: z.enum(EDIT_TYPES), said: words, printed: words, allowed: z.boolean() })
  .meta({ id: 'Edit' })

const gap = z
  .strictObject({
    mark: z.enum(['ellipsis', 'bracket', 'none']),
    printed: words,
    omitted: words,
    words: z.int(),
    seconds: z.number().nullable(),
    reversed: z.boolean(),
    otherSpeaker: z.boolean(),
    otherSource: z.boolean(),
    joins: z.boolean(),
    negates: z.boolean(),
    holdsNegation: z.boolean(),
  })
  .meta({ id: 'Gap' })

const match = z
  .strictObject({
    source: z.string(),
    line: z.int().nullable(),
    page: z.int().nullable(),
    from: z.number().nullable().meta({ description: 'Seconds from the beginning of the recording.' }),
    to: z.number().nullable(),
    story,
    spans: z.array(words),
    before: z.string(),
    after: z.string(),
    speaker: z.string().nullable(),
    speakerIs,
    verdict: z.enum(VERDICTS),
    edits: z.array(edit),
    gaps: z.array(gap),
    typography: z.array(z.enum(TYPOGRAPHY)),
    ratio: z.number(),
  })
  .meta({ id: 'Match' })

const quote = z
  .strictObject({
    id: z.string(),
    pieces: z.array(words),
    line: z.int(),
    claimed: z
      .strictObject({
        name: z.string(),
        words: words.nullable(),
        person: z.boolean(),
        named: z.boolean(),
        names: z.array(z.string()),
        roles: z.array(z.string()),
        probability,
      })
      .nullable(),
    verdict: z.enum(VERDICTS),
    type: z.enum(EDIT_TYPES).nullable(),
    reason: z.string(),
    fails: z.boolean(),
    speakerIs,
    matches: z.array(match),
    more: z.int(),
  })
  .meta({ id: 'QuoteVerdict' })

export const verification = z
  .strictObject({
    hearsay: z.literal(1),
    draft: z.strictObject({
      id: z.string(),
      headline: z.string().nullable(),
      text: z.string(),
      words: z.int(),
    }),
    sources: z.array(
      z.strictObject({
        source: z.string(),
        format: z.string().nullable(),
        words: z.int(),
        turns: z.int(),
        speakers: z.boolean(),
        unread: z.string().nullable(),
        problems: z.array(z.string()),
      }),
    ),
    searched: z.strictObject({
      sources: z.int(),
      words: z.int(),
      unread: z.int(),
      archive: searchedArchive,
    }),
    quotes: z.array(quote),
    passedOver: z.array(words),
    counts: z.record(z.enum(VERDICTS), z.int()),
    fails: z.boolean(),
  })
  .meta({ id: 'Verification' }) satisfies z.ZodType<Omit<Verification, 'sources'>>
