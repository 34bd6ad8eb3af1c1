import { openArchive } from '../src/archive/open.ts'
import { createApp, openApiDocument } from '../src/http/app.ts'
import { Service } from '../src/service/service.ts'

/** As much of JSON Schema as the API's shapes have. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly (string | number)[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly example?: unknown
  readonly contentEncoding?: string
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>

interface Operation {
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** The OpenAPI document as the server of this source gives it, but for its version. */
export async function apiDocument(): Promise<ApiDocument> {
  const archive = await openArchive(':memory:', { mode: 'write' })
  const service = new Service({ archive, location: ':memory:', samples: false, version: '', threads: 1 })
  const app = createApp({ service, desk: null, door: { token: null, loopback: true } })
  const document = openApiDocument(app, '') as unknown as ApiDocument
  await service.close()
  await archive.close()
  return document
}

/** Answers that every route may give: the page says so once. */
const USUAL: ReadonlySet<string> = new Set(['400', '401', '503'])

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** A type in a few words, with links to shapes that have a name. */
export function typeText(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!
    return name === 'Record' ? '[Record](record.md)' : `[${name}](#${name.toLowerCase()})`
  }
  const { anyOf, oneOf, enum: values, items, prefixItems, properties, type, additionalProperties } = schema
  const either = anyOf ?? oneOf
  if (either) return either.map(typeText).join(' or ')
  if (values) return values.map((value) => `\`${value}\``).join(', ')
  const nullable = Array.isArray(type) && type.includes('null') ? ' or null' : ''
  if (prefixItems) return `[start, end]${nullable}`
  if (items) return `list of ${typeText(items)}${nullable}`
  if (properties && Object.keys(properties).length === 0) return 'object'
  if (properties) return `{ ${Object.keys(properties).join(', ')} }${nullable}`
  if (typeof additionalProperties === 'object') return `map to ${typeText(additionalProperties)}${nullable}`
  return [type ?? 'anything'].flat().join(' or ')
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function routeText(path: string, method: string, operation: Operation): string {
  const { summary, description, parameters = [], requestBody, responses } = operation
  const usual = ({ schema }: Parameter): string =>
    schema.default === undefined ? '' : ` \`${schema.default}\` if not given.`
  const given = parameters.map((one) => [
    `\`${one.name}\`${one.required || one.in === 'path' ? '' : '?'}`,
    typeText(one.schema),
    `${one.description ?? ''}${usual(one)}`.trim(),
  ])
  const body = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) => `Body: \`${type}\`, ${typeText(schema)}.`,
  )
  const answers = Object.entries(responses)
    .filter(([status]) => !USUAL.has(status))
    .map(([status, { description: what, content = {} }]) => [
      status,
      Object.entries(content)
        .map(([type, { schema }]) =>
          type === 'application/problem+json' ? '[Problem](#problem)' : `\`${type}\`: ${typeText(schema)}`,
        )
        .join('; '),
      what,
    ])
  return [
    `### ${method.toUpperCase()} ${path}`,
    `${summary}.${description ? ` ${description}` : ''}`,
    table(['parameter', 'type', 'meaning'], given),
    ...body,
    table(['status', 'answer', 'when'], answers),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function shapeText(name: string, schema: Schema): string {
  const { description, properties = {}, required = [], oneOf, anyOf, example } = schema
  const either = (oneOf ?? anyOf ?? []).map((one) => {
    const kind = one.properties?.kind?.enum?.[0] ?? one.properties?.kind?.type ?? ''
    const fields = Object.entries(one.properties ?? {}).filter(([field]) => field !== 'kind')
    const shown = fields.map(
      ([field, type]) => `\`${field}\`${one.required?.includes(field) ? '' : '?'}: ${typeText(type)}`,
    )
    return [`\`${String(kind)}\``, shown.join('; '), one.description ?? '']
  })
  const fields = Object.entries(properties).map(([field, type]) => [
    `\`${field}\`${required.includes(field) ? '' : '?'}`,
    typeText(type),
    type.description ?? '',
  ])
  return [
    `### ${name}`,
    description ?? '',
    table(['field', 'type', 'meaning'], fields),
    table(['kind', 'fields', 'meaning'], either),
    example === undefined ? '' : `\`\`\`json\n${JSON.stringify(example)}\n\`\`\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** All routes by what they are about, and all shapes, as Markdown. */
export function apiText({ paths, components }: ApiDocument): string {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0]!,
      text: routeText(path, method, operation),
    })),
  )
  const byTag = Map.groupBy(routes, ({ tag }) => tag)
  const parts = [...byTag].map(
    ([tag, of]) => `## ${tag[0]!.toUpperCase()}${tag.slice(1)}\n\n${of.map(({ text }) => text).join('\n\n')}`,
  )
  const shapes = Object.entries(components.schemas)
    .filter(([name]) => name !== 'Record')
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, schema]) => shapeText(name, schema))
  return [...parts, `## Shapes\n\n${shapes.join('\n\n')}`].join('\n\n')
}
