import { z } from '@hono/zod-openapi'
import type { Filter } from '../../archive/answers/filter.ts'
import { SPEAKER_COLUMNS, type SpeakerTally, speakerRow } from '../../archive/answers/sources.ts'
import type { StatementRow } from '../../archive/answers/statement-row.ts'
import { type Cell, csv, csvLines, guarded } from '../../export/csv.ts'
import type { Service } from '../../service/service.ts'
import { type App, answer, createRoute, json, REFUSALS, serve } from '../routing.ts'
import { limit } from '../schemas/shared.ts'
import { sources } from '../schemas/sources.ts'
import {
  type FilterQuery,
  families,
  filterQuery,
  said,
  statementRow,
  statementsQuery,
} from '../schemas/statements.ts'
import { streamOf } from '../streams.ts'

const list = createRoute({
  method: 'get',
  path: '/api/statements',
  tags: ['archive', 'export'],
  summary: 'Who said what',
  description: 'Statements that a filter leaves. Without one, all.',
  request: { query: statementsQuery },
  responses: {
    200: {
      description: 'A page of them; as ndjson or csv all, as a stream.',
      content: {
        'application/json': { schema: said },
        'application/x-ndjson': { schema: statementRow },
        'text/csv': { schema: z.string() },
      },
    },
    ...REFUSALS,
  },
})

const audit = createRoute({
  method: 'get',
  path: '/api/sources',
  tags: ['archive', 'export'],
  summary: 'Who speaks in a set of stories',
  description:
    'Counts of the statements a filter leaves: by speaker, outlet and month; the facets of a search.',
  request: {
    query: filterQuery.extend({
      limit: limit(20, 10_000),
      format: z.enum(['json', 'csv']).default('json').meta({ description: 'csv: the speakers.' }),
    }),
  },
  responses: {
    200: {
      description: 'Those who speak most first.',
      content: { 'application/json': { schema: sources }, 'text/csv': { schema: z.string() } },
    },
    ...REFUSALS,
  },
})

const who = createRoute({
  method: 'get',
  path: '/api/families',
  tags: ['archive'],
  summary: 'Who said it, and where first',
  description:
    'Looks for a phrase, also where it is cut or altered: each utterance with all its appearances.',
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(4000).meta({ description: 'Words of the quote, in order.' }),
      limit: limit(5, 50),
    }),
  },
  responses: { 200: json(families, 'Those that most articles carry first.'), ...REFUSALS },
})

const filterOf = ({
  q,
  by,
  to,
  via,
  outlet,
  since,
  until,
  mode,
  act,
  article,
  minProbability,
}: FilterQuery): Filter => ({
  words: q,
  by,
  to,
  via,
  outlet,
  since,
  until,
  mode,
  act,
  article,
  minProbability,
})

export function addStatements(app: App, service: Service): void {
  serve(app, list, async (context) => {
    const { order, limit: most, offset, context: around, format, ...query } = context.req.valid('query')
    const filter = filterOf(query)
    const { signal } = context.req.raw
    if (format === 'json') {
      const shown = { offset, context: around === 'true' }
      return answer(context, await service.ask(signal, 'said', filter, order, most, shown))
    }
    const ids = (await service.answer(signal, 'saidIds', filter, order, MOST_STREAMED)).slice(offset)
    const rows = rowsOf(service, ids, signal)
    return answer(context, streamOf(format === 'csv' ? csvOf(rows) : linesOf(rows)), format)
  })
  serve(app, audit, async (context) => {
    const { limit: most, format, ...query } = context.req.valid('query')
    const { signal } = context.req.raw
    if (format === 'json') return answer(context, await service.ask(signal, 'sources', filterOf(query), most))
    const { speakers } = await service.answer(signal, 'sources', filterOf(query), most)
    return answer(context, new TextEncoder().encode(speakersCsv(speakers)), 'csv')
  })
  serve(app, who, async (context) => {
    const { q, limit: most } = context.req.valid('query')
    const found = await service.answer(context.req.raw.signal, 'who', q, most)
    return answer(context, new TextEncoder().encode(JSON.stringify({ families: found })))
  })
}

/** A stream of more is what `/api/export` is for. */
const MOST_STREAMED = 1_000_000
/** Rows looked up at a time. */
const CHUNK = 500

async function* rowsOf(
  service: Service,
  ids: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<readonly StatementRow[]> {
  for (let from = 0; from < ids.length; from += CHUNK)
    yield await service.answer(signal, 'statements', ids.slice(from, from + CHUNK))
}

async function* linesOf(chunks: AsyncGenerator<readonly StatementRow[]>): AsyncGenerator<string> {
  for await (const rows of chunks) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

const COLUMNS = Object.keys(statementRow.shape) as readonly (keyof StatementRow)[]

function cellOf(row: StatementRow, name: keyof StatementRow): Cell {
  const value = row[name]
  if (Array.isArray(value))
    return value.map((part) => (Array.isArray(part) ? part.join('–') : part)).join('; ')
  return guarded(value as Cell)
}

async function* csvOf(chunks: AsyncGenerator<readonly StatementRow[]>): AsyncGenerator<string> {
  yield csvLines([COLUMNS])
  for await (const rows of chunks) yield csvLines(rows.map((row) => COLUMNS.map((name) => cellOf(row, name))))
}

const speakersCsv = (speakers: readonly SpeakerTally[]): string =>
  csv(
    SPEAKER_COLUMNS,
    speakers.map((speaker) => speakerRow(speaker).map(guarded)),
  )
