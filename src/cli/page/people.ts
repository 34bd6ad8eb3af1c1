import type { RecordEntity, RecordRelation } from '../../record/record.ts'
import { castOf, type Division, otherNames } from './cast.ts'
import { evidenceText } from './explain.ts'
import { BLANK, DOT, joinRuns, type Line, type Run, run } from './line.ts'
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
  const others = otherNames(entity)
  return others.length === 0 ? [] : [run(`also ${others.join(', ')}`, 'dim')]
}

/** One row of the table: the name, then what is known, and the other names used. */
function row(view: View, entity: RecordEntity, nameColumn: number): Line[] {
  const name = nameRun(view, entity.id)
  const spare = nameColumn - columns(name.text)
  const inset = indent(nameColumn + 4)
  const known = joinRuns(facts(view, entity), DOT)
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

/** `5 people · 3 speak` */
function divisionHead(view: View, { title, told }: Division): Line {
  const speakers = told.filter(({ id }) => view.said(id) > 0).length
  const speak = speakers === 0 ? '' : ` · ${speakers} ${speakers === 1 ? 'speaks' : 'speak'}`
  return [run('  '), run(`${title}${title.includes('document') ? '' : speak}`, 'italic')]
}

function divisionLines(view: View, division: Division, nameColumn: number): Line[] {
  const { told, named } = division
  if (told.length + named.length === 0) return []
  const names = distinct(named.map(({ name }) => plain(name))).join(', ')
  const label = told.length > 0 ? 'and ' : ''
  return [
    BLANK,
    divisionHead(view, division),
    ...told.flatMap((entity) => row(view, entity, nameColumn)),
    ...(names === '' ? [] : wrap([run(label, 'dim'), run(names)], view.width, indent(2))),
  ]
}

/** `2 statements without a speaker: s4, s9` */
function unresolvedLine(view: View): Line[] {
  const ids = view.record.statements.filter(({ speaker }) => speaker === null).map(({ id }) => id)
  if (ids.length === 0) return []
  const words = `${count(ids.length, 'statement')} without a speaker: ${ids.join(', ')}`
  return [BLANK, ...wrap([run(words, 'dim')], view.width, indent(2))]
}

/** Everybody who is in the story, by kind, those who speak most first; then what has no speaker. */
export function peopleSection(view: View): Line[] {
  const divisions = castOf(view)
  const widths = divisions
    .flatMap(({ told }) => told.map(({ name }) => columns(plain(name))))
    .filter((width) => width <= NAME_COLUMN)
  const nameColumn = widths.reduce((widest, width) => Math.max(widest, width), 8)
  const lines = [
    ...divisions.flatMap((division) => divisionLines(view, division, nameColumn)),
    ...unresolvedLine(view),
  ]
  return lines.length === 0 ? [] : [heading('Who is in it'), ...lines]
}
