import type { HearsayRecord } from '../src/record/record.ts'
import { recordSchema } from '../src/record/record.ts'

interface Place {
  readonly start: number
  readonly end: number
  readonly text?: string
}

/**
 * What is wrong with a record beside its text: fields the schema refuses, spans outside the text, words that do not
 * stand there, ids that name nothing, statements within themselves or outside the content they are said in.
 */
export function faultsOf(record: HearsayRecord): readonly string[] {
  const schema = recordSchema.safeParse(record)
  return [
    ...(schema.success ? [] : schema.error.issues.map((i) => `schema: ${i.path.join('.')}: ${i.message}`)),
    ...spanFaults(record),
    ...idFaults(record),
    ...nestingFaults(record),
  ]
}

function spanFaults(record: HearsayRecord): readonly string[] {
  const { text } = record.article
  return [...placesOf(record)].flatMap(([name, { start, end, text: words }]) => {
    if (start < 0 || start >= end || end > text.length)
      return [`${name}: [${start}, ${end}) is outside the text`]
    if (words !== undefined && text.slice(start, end) !== words)
      return [`${name}: "${words}" is not what stands at [${start}, ${end})`]
    return []
  })
}

/** Every span of a record, with where it stands in the record. */
function* placesOf(value: unknown, name = ''): Generator<readonly [string, Place]> {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* placesOf(item, `${name}[${i}]`)
    return
  }
  const fields = value as Readonly<Record<string, unknown>>
  if (typeof fields.start === 'number') yield [name, fields as unknown as Place]
  for (const [key, field] of Object.entries(fields)) {
    if (key === 'evidence' && Array.isArray(field)) {
      const words = key === 'evidence' && name.endsWith('addressee') ? { text: fields.text as string } : {}
      yield [`${name}.evidence`, { start: field[0], end: field[1], ...words }]
    } else yield* placesOf(field, `${name}.${key}`)
  }
}

function idFaults({ entities, statements, relations, events }: HearsayRecord): readonly string[] {
  const known = new Set([...entities, ...statements, ...events].map(({ id }) => id))
  const used: (readonly [string, string | null | undefined])[] = [
    ...entities.flatMap((e) => e.members.map((id) => [`${e.id}.members`, id] as const)),
    ...statements.flatMap((s) =>
      [s.speaker, s.addressee?.entity, s.within, ...s.via.map((via) => via.entity)].map(
        (id) => [s.id, id] as const,
      ),
    ),
    ...relations.flatMap((r, i) => [r.from, r.to, r.statement].map((id) => [`relations[${i}]`, id] as const)),
    ...events.flatMap((v) =>
      [v.statement, ...v.participants.map((p) => p.entity)].map((id) => [v.id, id] as const),
    ),
  ]
  const twice =
    known.size < entities.length + statements.length + events.length ? ['an id is used twice'] : []
  return [
    ...twice,
    ...used.flatMap(([where, id]) => (id && !known.has(id) ? [`${where}: there is no ${id}`] : [])),
  ]
}

function nestingFaults({ statements }: HearsayRecord): readonly string[] {
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  return statements.flatMap((statement) => {
    const around = statement.within === null ? undefined : byId.get(statement.within)
    if (!around) return []
    const seen = new Set<string>()
    for (let at: string | null = statement.id; at !== null; at = byId.get(at)?.within ?? null) {
      if (seen.has(at)) return [`${statement.id}: is within itself`]
      seen.add(at)
    }
    const [first, last] = [around.content[0]!, around.content.at(-1)!]
    const outside = statement.content.some(({ start, end }) => start < first.start || end > last.end)
    return outside ? [`${statement.id}: reaches outside ${around.id}, which it is within`] : []
  })
}
