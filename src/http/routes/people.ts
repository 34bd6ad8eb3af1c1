import { z } from '@hono/zod-openapi'
import { ENTITY_TYPES, EVENT_TYPES } from '../../document/layers.ts'
import type { Service } from '../../service/service.ts'
import { AMBIGUOUS, type App, answer, createRoute, json, NOT_FOUND, REFUSALS, serve } from '../routing.ts'
import { appearances, events, people, personCard } from '../schemas/people.ts'
import { limit, period } from '../schemas/shared.ts'

const named = z.object({
  identity: z
    .string()
    .max(400)
    .meta({
      description: 'An identity (angela-merkel), or a name that means one only.',
      param: { name: 'identity', in: 'path' },
    }),
})

const list = createRoute({
  method: 'get',
  path: '/api/people',
  tags: ['archive'],
  summary: 'Who is in the archive',
  request: {
    query: z.object({
      name: z.string().trim().min(1).max(400).optional(),
      type: z.enum(ENTITY_TYPES).optional(),
      limit: limit(30, 1000),
    }),
  },
  responses: { 200: json(people, 'Those in most stories first.'), ...REFUSALS },
})

const one = createRoute({
  method: 'get',
  path: '/api/people/{identity}',
  tags: ['archive'],
  summary: 'All there is of one person, organization or group',
  request: { params: named, query: z.object({ limit: limit(20, 500) }) },
  responses: {
    200: json(
      personCard,
      'Roles, ties, accusations with their latest state, what they said and what is said of them.',
    ),
    ...REFUSALS,
    ...NOT_FOUND,
    ...AMBIGUOUS,
  },
})

const places = createRoute({
  method: 'get',
  path: '/api/people/{identity}/appearances',
  tags: ['archive'],
  summary: 'The articles somebody is in',
  request: { params: named },
  responses: { 200: json(appearances, 'Each with the name it uses.'), ...REFUSALS },
})

const timeline = createRoute({
  method: 'get',
  path: '/api/events',
  tags: ['archive'],
  summary: 'What happened when',
  request: {
    query: z.object({
      person: z.string().max(400).optional().meta({ description: 'With this participant.' }),
      type: z.enum(EVENT_TYPES).optional(),
      since: period.optional().meta({ description: 'When it happened.' }),
      until: period.optional(),
      article: z.string().max(4000).optional(),
      limit: limit(50, 1000),
    }),
  },
  responses: { 200: json(events, 'In order; what has no date comes last.'), ...REFUSALS, ...NOT_FOUND },
})

export function addPeople(app: App, service: Service): void {
  serve(app, list, async (context) => {
    const { limit: most, ...filter } = context.req.valid('query')
    return answer(context, await service.ask(context.req.raw.signal, 'people', filter, most))
  })
  serve(app, one, async (context) => {
    const { identity } = context.req.valid('param')
    const { limit: most } = context.req.valid('query')
    return answer(context, await service.ask(context.req.raw.signal, 'person', identity, most))
  })
  serve(app, places, async (context) => {
    const { identity } = context.req.valid('param')
    const rows = await service.answer(context.req.raw.signal, 'appearances', identity)
    return answer(context, new TextEncoder().encode(JSON.stringify({ rows })))
  })
  serve(app, timeline, async (context) => {
    const { limit: most, ...filter } = context.req.valid('query')
    return answer(context, await service.ask(context.req.raw.signal, 'timeline', filter, most))
  })
}
