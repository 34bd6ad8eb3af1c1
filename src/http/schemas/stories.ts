import { z } from '@hono/zod-openapi'
import type { Added } from '../../archive/add.ts'
import type { StatementBrief, VersionChanges } from '../../archive/changes.ts'
import { recordSchema } from '../../record/record.ts'
import { correctionRow } from './corrections.ts'
import { published } from './shared.ts'

export const record = recordSchema.meta({ id: 'Record' })

const name = z.string().max(400).meta({
  description:
    'The file’s name: its ending tells the format (.txt .md .html .docx; sources also .vtt .srt .json .pdf).',
  example: 'story.txt',
})

/** A file: its text, or its bytes. */
export const upload = z
  .strictObject({
    name: name.optional(),
    text: z.string().optional().meta({ description: 'The words, as Unicode.' }),
    base64: z.base64().optional().meta({ description: 'The bytes of the file, in place of text.' }),
  })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    message: 'Give either text or base64.',
  })
  .meta({ id: 'Upload', description: 'A file as text or as bytes in Base64: one of both.' })
export type Upload = z.infer<typeof upload>

/** A story to read. */
export const storyRequest = z
  .strictObject({
    ...upload.shape,
    id: z
      .string()
      .min(1)
      .max(400)
      .optional()
      .meta({ description: 'What the article is called; `article` if not given.' }),
    url: z.string().max(4000).nullish(),
    outlet: z.string().max(400).nullish(),
    headline: z.string().max(4000).nullish(),
    byline: z.array(z.string().max(400)).max(40).nullish(),
    published: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(?:T.{0,40})?$/, 'Give a date as 2025-02-21.')
      .nullish()
      .meta({ description: 'Where the story does not say when it was published.' }),
    language: z.string().max(40).nullish(),
  })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    message: 'Give either text or base64.',
  })
  .meta({
    id: 'Story',
    example: { text: '“We will appeal,” Ana Reyes told reporters.', published: '2024-05-02' },
  })
export type StoryRequest = z.infer<typeof storyRequest>

const brief = z
  .strictObject({ id: z.string(), text: z.string(), speaker: z.string().nullable() })
  .meta({ id: 'StatementBrief' }) satisfies z.ZodType<StatementBrief>

export const changes = z
  .strictObject({
    added: z.array(brief),
    withdrawn: z.array(brief),
    altered: z.array(
      z.strictObject({
        before: brief,
        after: brief,
        fields: z.array(z.enum(['content', 'speaker', 'mode'])),
      }),
    ),
  })
  .meta({
    id: 'VersionChanges',
    description: 'What became of the statements of the version before.',
  }) satisfies z.ZodType<VersionChanges>

export const added = z
  .strictObject({
    article: z.string().meta({ description: 'What the article is called in the archive.' }),
    status: z.enum(['added', 'changed', 'reread', 'unchanged']),
    version: z.int(),
    statements: z.int(),
    changes: changes.nullable(),
  })
  .meta({ id: 'Added' }) satisfies z.ZodType<Added>

export const articleRow = z
  .strictObject({
    article: z.string(),
    headline: z.string().nullable(),
    outlet: z.string().nullable(),
    published,
    url: z.string().nullable(),
    added: z.string().meta({ description: 'ISO 8601, UTC: when the present version was added.' }),
    versions: z.int(),
    statements: z.int(),
  })
  .meta({ id: 'ArticleRow' })

export const articleList = z
  .strictObject({ rows: z.array(articleRow), more: z.boolean() })
  .meta({ id: 'ArticleList' })

export const article = z
  .strictObject({
    article: z.string().meta({ description: 'What the article is called in the archive.' }),
    version: z.int(),
    versions: z.int(),
    added: z.string(),
    reader: z.string().meta({ description: 'The program that read it, with its version.' }),
    record,
    identities: z
      .record(z.string(), z.strictObject({ identity: z.string(), name: z.string(), probability: z.number() }))
      .meta({
        description:
          'Who an entity (e1) is across articles, after corrections. Two entities of one identity are one. Empty for an older version.',
      }),
    corrections: z
      .array(correctionRow)
      .meta({ description: 'Those in force that say something of this article’s statements.' }),
  })
  .meta({ id: 'Article' })

export const versionRow = z
  .strictObject({
    article: z.string(),
    version: z.int(),
    added: z.string(),
    reader: z.string(),
    headline: z.string().nullable(),
    outlet: z.string().nullable(),
    changes: changes.nullable(),
  })
  .meta({ id: 'VersionRow' })

export const versionList = z.strictObject({ rows: z.array(versionRow) }).meta({ id: 'VersionList' })
