import { rules } from '../../check/rules/index.ts'
import type { Service } from '../../service/service.ts'
import { jsonBody, LARGEST_BODY } from '../bodies.ts'
import { type App, answer, createRoute, json, REFUSALS, serve, UNREADABLE } from '../routing.ts'
import { checkAnswer, checkRequest, ruleList } from '../schemas/checking.ts'

const check = createRoute({
  method: 'post',
  path: '/api/check',
  tags: ['checks'],
  summary: 'Check a story before it is published',
  description: 'What an experienced desk editor would stop at, each with the words, why, and what to do.',
  middleware: jsonBody(LARGEST_BODY.story),
  request: { body: { required: true, content: { 'application/json': { schema: checkRequest } } } },
  responses: { 200: json(checkAnswer, 'Findings in the order of the text.'), ...REFUSALS, ...UNREADABLE },
})

const list = createRoute({
  method: 'get',
  path: '/api/check/rules',
  tags: ['checks'],
  summary: 'The rules, with what each finds and why',
  responses: { 200: json(ruleList, 'In the order they are listed in check.md.'), ...REFUSALS },
})

export function addChecking(app: App, service: Service): void {
  serve(app, check, async (context) =>
    answer(context, await service.check(context.req.valid('json'), context.req.raw.signal)),
  )
  serve(app, list, (context) => {
    const told = rules.map(({ id, topic, severity, risk, summary, why, guideline, profiles }) => ({
      id,
      topic,
      severity,
      risk,
      summary,
      why,
      guideline: guideline ?? null,
      profiles,
    }))
    return answer(context, new TextEncoder().encode(JSON.stringify({ rules: told })))
  })
}
