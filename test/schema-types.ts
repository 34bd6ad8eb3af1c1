/** As much of JSON Schema as the record's has. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: number
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly pattern?: string
}

/** A type in a few words: `string`, `[start, end] or null`, `list of { start, end, text }`, `say, write, ask, think`. */
export function typeInWords(schema: Schema): string {
  const { anyOf, enum: values, properties, prefixItems, items, type, pattern } = schema
  if (schema.const !== undefined) return String(schema.const)
  if (anyOf) return anyOf.map(typeInWords).join(' or ')
  if (values) return values.join(', ')
  if (prefixItems) return '[start, end]'
  if (items) return `list of ${typeInWords(items)}`
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`
  if (pattern) return `id ${pattern.slice(1, 2)}…`
  return [type ?? 'anything'].flat().join(' or ')
}
