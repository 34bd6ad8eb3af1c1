import type {
  HearsayRecord,
  RecordEntity,
  RecordEvent,
  RecordRelation,
  RecordStatement,
  RecordTime,
} from '../src/record/record.ts'

/**
 * A record as lines for people to read and compare, without offsets and probabilities: a field that changes is a line
 * that changes.
 */
export function readable(record: HearsayRecord): string {
  const names = new Map(record.entities.map((entity) => [entity.id, entity.name]))
  const name = (id: string | null): string => (id === null ? 'nobody' : oneLine(names.get(id)!))
  const words = ([start, end]: readonly [number, number]) => quote(record.article.text.slice(start, end))
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['article', articleLines(record)],
    ['statements', branchLines(record, name)],
    ['entities', record.entities.map((entity) => entityLine(entity, name))],
    ['relations', record.relations.map((relation) => relationLine(relation, name, words))],
    ['events', record.events.map((event) => eventLine(event, name, words))],
    ['times', record.times.map(timeLine)],
    ['problems', record.problems.map(({ code, message }) => `${code}: ${message}`)],
  ]
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title.toUpperCase()}\n${lines.join('\n')}\n`)
    .join('\n')
}

type Name = (id: string | null) => string
type Words = (evidence: readonly [number, number]) => string

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')
const quote = (text: string): string => `⟨${oneLine(text)}⟩`
const some = (label: string, value: string | null | undefined): readonly string[] =>
  value ? [`${label} ${value}`] : []

function articleLines({ article }: HearsayRecord): readonly string[] {
  return [
    ...some('headline', article.headline),
    ...some('byline', article.byline.join(', ')),
    ...some('outlet', article.outlet),
    ...some('published', article.published),
    ...article.credits.map(({ kind, text }) => `credit ${kind}: ${text}`),
  ]
}

/** Statements in text order, those said inside another one under it. */
function branchLines(
  record: HearsayRecord,
  name: Name,
  within: string | null = null,
  indent = '',
): readonly string[] {
  return record.statements
    .filter((statement) => statement.within === within)
    .flatMap((statement) => [
      ...statementLines(statement, name).map((line, i) => `${indent}${i === 0 ? '' : '    '}${line}`),
      ...branchLines(record, name, statement.id, `${indent}    `),
    ])
}

function statementLines(statement: RecordStatement, name: Name): readonly string[] {
  const { id, mode, act, content, cue, source, speaker, unresolved, addressee, venue, via, time } = statement
  const who = speaker === null ? `? (${unresolved})` : name(speaker)
  const fields = [
    ...some('cue', cue && quote(cue.text)),
    ...some('source', source && quote(source.text)),
    ...some('to', addressee && `${quote(addressee.text)} = ${name(addressee.entity)}`),
    ...some('venue', venue && quote(venue.text)),
    ...some('via', via.map((carrier) => name(carrier.entity)).join(', ')),
    ...some('time', time),
  ]
  return [
    `${id} ${who}: ${mode} ${act}`,
    ...content.map(({ text }) => quote(text)),
    ...(fields.length > 0 ? [fields.join(' · ')] : []),
    `by ${statement.by}, ${statement.speakerBy}`,
  ]
}

function entityLine(entity: RecordEntity, name: Name): string {
  const { id, type, named, aliases, members, roles, age, minor, dead, mentions } = entity
  const count = (form: string) => mentions.filter((mention) => mention.form === form).length
  return [
    `${id} ${name(id)}: ${named ? '' : 'unnamed '}${type}`,
    ...some('also', aliases.map(oneLine).join(', ')),
    ...some('members', members.map(name).join(', ')),
    ...some('roles', roles.map((role) => oneLine(role.text)).join(', ')),
    ...some('age', age && String(age.value)),
    ...(minor ? ['minor'] : []),
    ...(dead ? ['dead'] : []),
    `${count('name')} names, ${count('nominal')} nominals, ${count('pronoun')} pronouns`,
  ].join(' · ')
}

const onWord = (statement: string | null): readonly string[] => (statement ? [`on ${statement}`] : [])

function relationLine(relation: RecordRelation, name: Name, words: Words): string {
  const { type, from, to, evidence, statement, by } = relation
  return [`${name(from)} ${type} ${name(to)}`, words(evidence), ...onWord(statement), `by ${by}`].join(' · ')
}

function eventLine(event: RecordEvent, name: Name, words: Words): string {
  const { id, type, participants, charge, status, time, evidence, statement, by } = event
  return [
    `${id} ${type} ${participants.map(({ role, entity }) => `${role}=${name(entity)}`).join(', ')}`.trim(),
    ...some('charge', charge && quote(charge)),
    status,
    ...some('time', time),
    words(evidence),
    ...onWord(statement),
    `by ${by}`,
  ].join(' · ')
}

const timeLine = ({ text, type, value, by }: RecordTime): string =>
  `${quote(text)} ${type} ${value} · by ${by}`
