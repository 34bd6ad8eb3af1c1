import { z } from '@hono/zod-openapi'
import type { Service } from '../../service/service.ts'
import { jsonBody, LARGEST_BODY } from '../bodies.ts'
import { type App, answer, createRoute, REFUSALS, serve, UNREADABLE } from '../routing.ts'
import { verification, verifyRequest } from '../schemas/verification.ts'

const verify = createRoute({
  method: 'post',
  path: '/api/verify',
  tags: ['verification'],
  summary: 'Check the quotes of a draft against what was really said',
  description:
    'Every quote: its words, who said them, in which order, and what was left out. Sources that cannot be read are told among the sources.',
  middleware: jsonBody(LARGEST_BODY.draft),
  request: {
    query: z.object({
      format: z.enum(['json', 'html']).default('json').meta({
        description: 'html: a report as one self-contained page.',
      }),
    }),
    body: { required: true, content: { 'application/json': { schema: verifyRequest } } },
  },
  responses: {
    200: {
      description: 'Verdict by verdict.',
      content: { 'application/json': { schema: verification }, 'text/html': { schema: z.string() } },
    },
    ...REFUSALS,
    ...UNREADABLE,
  },
})

export function addVerification(app: App, service: Service): void {
  serve(app, verify, async (context) => {
    const { format } = context.req.valid('query')
    const task = context.req.valid('json')
    return answer(context, await service.verify(task, format, context.req.raw.signal), format)
  })
}
