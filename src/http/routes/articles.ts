import { z } from '@hono/zod-openapi'
import type { ArticleAnswer } from '../../archive/answers/article.ts'
import type { HearsayRecord } from '../../record/record.ts'
import type { Service } from '../../service/service.ts'
import type { StoryUpload } from '../../service/uploads.ts'
import { jsonBody, LARGEST_BODY } from '../bodies.ts'
import { type App, answer, createRoute, json, NOT_FOUND, REFUSALS, serve, UNREADABLE } from '../routing.ts'
import { limit, offset, period } from '../schemas/shared.ts'
import { added, article, articleList, storyRequest, versionList } from '../schemas/stories.ts'
import { correctionRows } from './corrections.ts'
import { recordAnswers, recordFormats } from './reading.ts'

const named = z.object({
  article: z
    .string()
    .max(4000)
    .meta({
      description: 'The article’s name in the archive, or its address.',
      param: { name: 'article', in: 'path' },
    }),
})

const list = createRoute({
  method: 'get',
  path: '/api/articles',
  tags: ['archive'],
  summary: 'The articles of the archive',
  request: {
    query: z.object({
      title: z.string().max(400).optional().meta({ description: 'Letters of the headline or the name.' }),
      outlet: z.string().max(400).optional(),
      since: period.optional(),
      until: period.optional(),
      order: z.enum(['published', 'added']).default('published').meta({ description: 'The last first.' }),
      limit: limit(50, 1000),
      offset: offset(1_000_000),
    }),
  },
  responses: { 200: json(articleList, 'Articles, the newest first.'), ...REFUSALS },
})

const keep = createRoute({
  method: 'post',
  path: '/api/articles',
  tags: ['archive'],
  summary: 'Read and keep a story',
  description:
    'What is there already as it is stays; a story of the same id or address that has changed becomes a new version.',
  middleware: jsonBody(LARGEST_BODY.story),
  request: { body: { required: true, content: { 'application/json': { schema: storyRequest } } } },
  responses: { 201: json(added, 'It is on disk.'), ...REFUSALS, ...UNREADABLE },
})

const one = createRoute({
  method: 'get',
  path: '/api/articles/{article}',
  tags: ['archive'],
  summary: 'An article with its record',
  request: {
    params: named,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  },
  responses: {
    200: json(article, 'The present version as people have corrected it; an older one as it was read.'),
    ...REFUSALS,
    ...NOT_FOUND,
  },
})

const recordOf = createRoute({
  method: 'get',
  path: '/api/articles/{article}/record',
  tags: ['archive', 'export'],
  summary: 'The record of an article alone',
  request: { params: named, query: recordFormats },
  responses: { ...recordAnswers, ...REFUSALS, ...NOT_FOUND },
})

const versions = createRoute({
  method: 'get',
  path: '/api/articles/{article}/versions',
  tags: ['archive'],
  summary: 'What became of an article',
  request: { params: named },
  responses: {
    200: json(versionList, 'Its versions, the first one first.'),
    ...REFUSALS,
    ...NOT_FOUND,
  },
})

export function addArticles(app: App, service: Service): void {
  serve(app, list, async (context) => {
    const { order, limit: most, offset: from, ...filter } = context.req.valid('query')
    return answer(context, await service.ask(context.req.raw.signal, 'articles', filter, order, most, from))
  })
  serve(app, keep, async (context) => {
    const story = context.req.valid('json')
    const record = withName(await service.readRecord(story, context.req.raw.signal), story)
    const [kept] = await service.archive.add([{ record, reader: `hearsay ${service.version}` }])
    return answer(context, encoded(kept), 'json', 201)
  })
  serve(app, one, async (context) => {
    const { article: name } = context.req.valid('param')
    const { version } = context.req.valid('query')
    const found = await service.answer(context.req.raw.signal, 'article', name, version)
    return answer(context, encoded(withRows(found)))
  })
  serve(app, recordOf, async (context) => {
    const { article: name } = context.req.valid('param')
    const { format } = context.req.valid('query')
    return answer(context, await service.record(name, format, context.req.raw.signal), format)
  })
  serve(app, versions, async (context) => {
    const { article: name } = context.req.valid('param')
    const rows = await service.answer(context.req.raw.signal, 'history', name)
    return answer(context, encoded({ rows }))
  })
}

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value))

const withRows = ({ corrections, ...rest }: ArticleAnswer) => ({
  ...rest,
  // All of these are in force.
  corrections: correctionRows(corrections),
})

const WORDS_OF_ID = 8

/** A story without a name is called by its headline or first words: two pasted ones are not one. */
function withName(record: HearsayRecord, { id, name }: StoryUpload): HearsayRecord {
  if (id !== undefined || name !== undefined) return record
  const { headline, text } = record.article
  const words =
    (headline ?? text.slice(0, 400))
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const called = words.slice(0, WORDS_OF_ID).join('-').slice(0, 80) || 'story'
  return { ...record, article: { ...record.article, id: called } }
}
