import { z } from '@hono/zod-openapi'
import type { Archive } from '../../archive/archive.ts'
import { type CorrectionEvent, correctionText, inForce } from '../../archive/identity/corrections.ts'
import type { Service } from '../../service/service.ts'
import { jsonBody, LARGEST_BODY } from '../bodies.ts'
import { AMBIGUOUS, type App, answer, createRoute, json, NOT_FOUND, REFUSALS, serve } from '../routing.ts'
import {
  type CorrectionRequest,
  correctionList,
  correctionRequest,
  correctionRow,
} from '../schemas/corrections.ts'

const list = createRoute({
  method: 'get',
  path: '/api/corrections',
  tags: ['corrections'],
  summary: 'All corrections, in the order they were made',
  responses: { 200: json(correctionList, 'Those undone as well.'), ...REFUSALS },
})

const make = createRoute({
  method: 'post',
  path: '/api/corrections',
  tags: ['corrections'],
  summary: 'Say what is otherwise',
  description:
    'Two people are one, one is two, somebody is called otherwise, a statement is somebody else’s, or is none. What was read stays; answers come as corrected, and so does the next reading of the article.',
  middleware: jsonBody(LARGEST_BODY.small),
  request: { body: { required: true, content: { 'application/json': { schema: correctionRequest } } } },
  responses: { 201: json(correctionRow, 'It is in force.'), ...REFUSALS, ...NOT_FOUND, ...AMBIGUOUS },
})

const undo = createRoute({
  method: 'post',
  path: '/api/corrections/{correction}/undo',
  tags: ['corrections'],
  summary: 'Take a correction back',
  description: 'Kept as a correction of its own, which can be undone as well.',
  request: {
    params: z.object({
      correction: z.coerce
        .number()
        .int()
        .min(1)
        .meta({ param: { name: 'correction', in: 'path' }, description: 'Its number.' }),
    }),
  },
  responses: { 201: json(correctionRow, 'It is undone.'), ...REFUSALS, ...NOT_FOUND },
})

/** Corrections as answers give them: with words, and whether they hold. */
export function correctionRows(events: readonly CorrectionEvent[]) {
  const live = new Set(inForce(events).map(({ id }) => id))
  return events.map((event) => rowOf(event, live.has(event.id) || isLiveUndo(event, events)))
}

const rowOf = ({ id, at, correction }: CorrectionEvent, holds: boolean) => ({
  id,
  at,
  correction,
  summary: correctionText(correction),
  inForce: holds,
})

/** An undoing holds unless it was itself undone by one that holds. */
function isLiveUndo({ id, correction }: CorrectionEvent, events: readonly CorrectionEvent[]): boolean {
  if (correction.kind !== 'undo') return false
  return !events.some(
    (later) =>
      later.correction.kind === 'undo' && later.correction.correction === id && isLiveUndo(later, events),
  )
}

function correct(archive: Archive, request: CorrectionRequest): Promise<CorrectionEvent> {
  switch (request.kind) {
    case 'merge':
      return archive.merge(request.into, request.from)
    case 'split':
      return archive.split(request.from, request.articles, request.name)
    case 'rename':
      return archive.rename(request.of, request.name)
    case 'speaker':
      return archive.speaker(request.article, request.statement, request.speaker)
    case 'dismiss':
      return archive.dismiss(request.article, request.statement)
  }
}

export function addCorrections(app: App, service: Service): void {
  serve(app, list, async (context) => {
    const events = await service.answer(context.req.raw.signal, 'corrections')
    return answer(context, encoded({ rows: correctionRows(events) }))
  })
  serve(app, make, async (context) => {
    const event = await correct(service.archive, context.req.valid('json'))
    return answer(context, encoded(rowOf(event, true)), 'json', 201)
  })
  serve(app, undo, async (context) => {
    const event = await service.archive.undo(context.req.valid('param').correction)
    return answer(context, encoded(rowOf(event, true)), 'json', 201)
  })
}

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value))
