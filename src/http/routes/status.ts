import type { Service } from '../../service/service.ts'
import { LARGEST_BODY } from '../bodies.ts'
import { type App, answer, createRoute, json, REFUSALS, serve } from '../routing.ts'
import { status } from '../schemas/status.ts'

const route = createRoute({
  method: 'get',
  path: '/api/status',
  tags: ['server'],
  summary: 'What this server is and holds',
  responses: {
    200: json(status, 'The version, the archive, what can be asked, and how much at once.'),
    ...REFUSALS,
  },
})

export function addStatus(app: App, service: Service): void {
  serve(app, route, async (context) => {
    const overview = await service.answer(context.req.raw.signal, 'overview')
    const told = {
      version: service.version,
      archive: { location: service.archive.location, samples: service.samples, ...overview },
      features: { check: true },
      limits: { bytes: LARGEST_BODY.story, seconds: service.limits.reading / 1000 },
    }
    return answer(context, new TextEncoder().encode(JSON.stringify(told)))
  })
}
