import type { RecordEntity, RecordRelation } from '../../record/record.ts'
import { evidenceText } from './explain.ts'
import { inFamily } from './family.ts'
import { BLANK, joinRuns, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { count, heading, nameRun, nameText, onWhoseWord, type View } from './view.ts'
import { columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

/** The name column is no wider than this; longer names have their facts on the next line. */
const NAME_COLUMN = 24

/** The words for a tie, seen from one of its ends; null for ties of family, which have their own section. */
function tieWords({ type, from }: RecordRelation, id: string): string | null {
  if (type === 'employer') return from === id ? null : 'works for'
  if (from !== id) return null
  if (type === 'member') return 'member of'
  return type === 'represents' ? 'speaks for' : null
}

function ties(view: View, id: string): Run[][] {
  return view.record.relations.flatMap((relation) => {
    const words = relation.from === id || relation.to === id ? tieWords(relation, id) : null
    if (words === null) return []
    const other = relation.from === id ? relation.to : relation.from
    const word = onWhoseWord(view, relation.statement)
    return [[run(`${words} ${nameText(view, other)}`), ...(word.length > 0 ? [run(', '), ...word] : [])]]
  })
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Map(texts.map((text) => [text.toLowerCase(), text])).values(),
]

/** Age, minority and death, as the family tree and the table of people give them. */
export function vitalFacts({ age, minor, dead }: RecordEntity): string[] {
  return [
    ...(age === null ? [] : [`aged ${age.value}`]),
    ...(minor ? ['a minor'] : []),
    ...(dead === null ? [] : ['has died']),
  ]
}

function facts(view: View, entity: RecordEntity): Run[][] {
  const roles = distinct(entity.roles.map(({ text }) => plain(text)))
  const said = view.said(entity.id)
  return [
    ...(roles.length > 0 ? [[run(roles.join(', '))]] : []),
    ...vitalFacts(entity).map((text) => [run(text)]),
    ...ties(view, entity.id),
    ...(said > 0 ? [[run(count(said, 'statement'), 'dim')]] : []),
  ]
}

function aliasLine(entity: RecordEntity): Run[] {
  const name = plain(entity.name).toLowerCase()
  const others = distinct(entity.aliases.map(plain)).filter((alias) => !alias.toLowerCase().includes(name))
  return others.length === 0 ? [] : [run(`also ${others.join(', ')}`, 'dim')]
}

/** One row of the table: the name, then what is known, and the other names used. */
function row(view: View, entity: RecordEntity, nameColumn: number): Line[] {
  const name = nameRun(view, entity.id)
  const spare = nameColumn - columns(name.text)
  const inset = indent(nameColumn + 4)
  const known = joinRuns(facts(view, entity), run(' · ', 'dim'))
  const also = aliasLine(entity)
  const parts = [known, also].filter((part) => part.length > 0)
  const explained = view.explain ? evidenceLines(view, entity, nameColumn + 4) : []
  if (parts.length === 0 || spare < 0)
    return [
      ...wrap([name], view.width, indent(2)),
      ...parts.flatMap((part) => wrap(part, view.width, inset)),
      ...explained,
    ]
  const first = { first: [run('  '), name, run(' '.repeat(spare + 2))], rest: inset.rest }
  return [
    ...wrap(parts[0]!, view.width, first),
    ...parts.slice(1).flatMap((part) => wrap(part, view.width, inset)),
    ...explained,
  ]
}

function evidenceLines(view: View, entity: RecordEntity, inset: number): Line[] {
  const { id, roles, age, dead, mentions } = entity
  const tied = view.record.relations.filter((relation) => relation.from === id || relation.to === id)
  const grounds = [
    ...roles.map(({ evidence }) => ['role', evidence] as const),
    ...(age === null ? [] : [['age', age.evidence] as const]),
    ...(dead === null ? [] : [['death', dead.evidence] as const]),
    ...tied.flatMap((tie) => {
      const words = tieWords(tie, id)
      return words === null ? [] : [[`${words} [${plain(tie.by)}]`, tie.evidence] as const]
    }),
  ].map(([field, evidence]) => `${field} ${evidenceText(view, evidence)}`)
  const places = mentions.map(({ start, end, form }) => `${start}–${end} ${form}`).join(', ')
  return [...grounds, ...(places === '' ? [] : [`mentions ${places}`])].flatMap((text) =>
    wrap([run(text, 'dim')], view.width, indent(inset)),
  )
}

const KINDS: readonly (readonly [RecordEntity['type'], string])[] = [
  ['person', 'people'],
  ['organization', 'organizations'],
  ['group', 'groups'],
  ['place', 'places'],
  ['work', 'works'],
]

/** `the couple (Ann Okafor, Ben Okafor)` */
const withMembers = (view: View, { name, members }: RecordEntity): string =>
  members.length === 0
    ? plain(name)
    : `${plain(name)} (${members.map((id) => nameText(view, id)).join(', ')})`

/** Those of whom nothing is known but that they are named. */
function alsoNamed(view: View, entities: readonly RecordEntity[]): Line[] {
  return KINDS.flatMap(([type, word]) => {
    const names = distinct(
      entities.filter((entity) => entity.type === type).map((entity) => withMembers(view, entity)),
    )
    const label = [run('  '), run(word.padEnd(KIND_COLUMN), 'dim')]
    return names.length === 0
      ? []
      : wrap([run(names.join(', '))], view.width, { first: label, rest: [run(' '.repeat(KIND_COLUMN + 2))] })
  })
}

const KIND_COLUMN = 'organizations'.length + 2

/** Whether more is known of an entity than the family tree or a list of names would show. */
function isTold(view: View, family: ReadonlySet<string>, entity: RecordEntity): boolean {
  if (view.explain) return true
  const inTree = family.has(entity.id)
  const told = facts(view, entity).length - (inTree ? vitalFacts(entity).length : 0)
  return told > 0 || (entity.type === 'person' && entity.named && !inTree && aliasLine(entity).length > 0)
}

/** Everybody of whom something is told, those who speak most first. */
export function peopleSection(view: View): Line[] {
  const family = inFamily(view)
  const rows = view.record.entities
    .filter((entity) => isTold(view, family, entity))
    .toSorted(
      (a, b) =>
        view.said(b.id) - view.said(a.id) || Number(b.type === 'person') - Number(a.type === 'person'),
    )
  if (rows.length === 0) return []
  const widths = rows.map(({ name }) => columns(plain(name))).filter((width) => width <= NAME_COLUMN)
  const nameColumn = widths.reduce((widest, width) => Math.max(widest, width), 8)
  return [heading('Who is in it'), BLANK, ...rows.flatMap((entity) => row(view, entity, nameColumn))]
}

/** What else is named in the story. */
export function alsoNamedSection(view: View): Line[] {
  const family = inFamily(view)
  const rest = view.record.entities.filter(
    (entity) => !isTold(view, family, entity) && !family.has(entity.id),
  )
  const lines = alsoNamed(view, rest)
  return lines.length === 0 ? [] : [heading('Also named'), BLANK, ...lines]
}
