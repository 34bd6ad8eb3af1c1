import { z } from '@hono/zod-openapi'
import type { Archive } from '../../archive/archive.ts'
import type { ExportScope } from '../../archive/exchange.ts'
import type { Service } from '../../service/service.ts'
import { type App, answer, createRoute, ndjson, REFUSALS, serve } from '../routing.ts'
import { streamOf } from '../streams.ts'

const all = createRoute({
  method: 'get',
  path: '/api/export',
  tags: ['export'],
  summary: 'All records of the archive',
  request: {
    query: z.object({
      scope: z.enum(['records', 'history', 'corrections']).default('records').meta({
        description:
          'records: the present ones, as corrected. history: all versions as they were read, and all corrections.',
      }),
    }),
  },
  responses: {
    200: ndjson(z.looseObject({ hearsay: z.literal(1) }), 'One a line, as `hearsay export` writes them.'),
    ...REFUSALS,
  },
})

export function addExport(app: App, service: Service): void {
  serve(app, all, (context) => {
    const { scope } = context.req.valid('query')
    return answer(context, streamOf(lines(service.archive, scope)), 'ndjson')
  })
}

async function* lines(archive: Archive, scope: ExportScope): AsyncGenerator<string> {
  for await (const line of archive.export(scope)) yield `${JSON.stringify(line)}\n`
}
