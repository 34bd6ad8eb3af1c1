import type { Service } from '../service/service.ts'
import { type Door, sameOrigin, securityHeaders, withToken } from './guard.ts'
import { HttpError, problemResponse } from './problems.ts'
import { addArticles } from './routes/articles.ts'
import { addChecking } from './routes/checking.ts'
import { addCorrections } from './routes/corrections.ts'
import { addExport } from './routes/export.ts'
import { addPeople } from './routes/people.ts'
import { addReading } from './routes/reading.ts'
import { addStatements } from './routes/statements.ts'
import { addStatus } from './routes/status.ts'
import { addVerification } from './routes/verification.ts'
import { type App, openApp } from './routing.ts'
import { addDesk, type DeskFiles } from './static.ts'

/** What a server is made of. */
export interface AppOptions {
  readonly service: Service
  readonly door: Door
  /** The built desk; null where the API alone is served. */
  readonly desk: DeskFiles | null
}

/** The API and the desk, as a function from requests to answers. */
export function createApp({ service, door, desk }: AppOptions): App {
  const app = openApp()
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.use(securityHeaders)
  app.use(sameOrigin(door))
  app.use('/api/*', withToken(door))
  app.onError((error, context) => problemResponse(context, error))
  addRoutes(app, service)
  app.get('/openapi.json', (context) => context.json(openApiDocument(app, service.version)))
  if (desk) addDesk(app, desk)
  app.notFound((context) => problemResponse(context, missing(app, context.req.path, context.req.method)))
  return app
}

function addRoutes(app: App, service: Service): void {
  addStatus(app, service)
  addReading(app, service)
  addArticles(app, service)
  addStatements(app, service)
  addPeople(app, service)
  addVerification(app, service)
  addChecking(app, service)
  addCorrections(app, service)
  addExport(app, service)
}

/** The OpenAPI 3.1 document of all routes. */
export function openApiDocument(app: App, version: string) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Hearsay',
      version,
      description:
        'Who said what, on whose word. Offsets are UTF-16 code units of article.text, half-open. Where the server asks for a token, send it as `Authorization: Bearer …`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
  })
  // What generators of clients name their functions by: `getArticlesArticleVersions`.
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods))
      (operation as { operationId?: string }).operationId = operationId(method, path)
  return document
}

const operationId = (method: string, path: string): string =>
  [method, ...path.split(/\W+/).filter((word) => word !== '' && word !== 'api')]
    .map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')

/** What there is nothing for: another method of a path that exists is told apart from a path that does not. */
function missing(app: App, path: string, method: string): HttpError {
  const methods = app.routes
    .filter((route) => route.method !== 'ALL' && matches(route.path, path))
    .map((route) => route.method)
  if (methods.length === 0 || methods.includes(method))
    return new HttpError(
      404,
      'no-route',
      `There is nothing at ${path.slice(0, 200)}. /openapi.json lists what is.`,
    )
  const allowed = [...new Set(methods)].join(', ')
  return new HttpError(405, 'other-method', `${method} is not for this address; ${allowed} is.`, {
    allow: allowed,
  })
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
  )
}
