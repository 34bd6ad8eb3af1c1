import type { HearsayRecord, RecordEntity } from '../../record/record.ts'
import { searchWords } from '../search-words.ts'
import { type Name, otherName, personName } from './name.ts'

/** What an article, or all articles so far, tell of somebody that others of the name may not share. */
export interface Profile {
  readonly name: Name
  /** Telling words of roles. */
  readonly roles: readonly string[]
  /** Others named beside: relatives, employers, and whoever else is in the story. */
  readonly company: readonly string[]
  readonly outlets: readonly string[]
  /** Years of birth that the ages given allow: from, to; null where none is told, and from after to where they contradict. */
  readonly born: readonly [number, number] | null
}

/** Ages of one person that cannot all be right say nothing any more. */
export const isContradicted = ([from, to]: NonNullable<Profile['born']>): boolean => from > to

const MOST = { roles: 16, company: 32, outlets: 4 } as const

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'a an and at for former from in his her its of on our said spokesman spokeswoman spokesperson the their then to with'.split(
    ' ',
  ),
)

/** Names come again, within a record and from story to story; past this many all are let go. */
const MOST_NAMES = 20_000
const names = { person: new Map<string, Name>(), other: new Map<string, Name>() }

export function nameOf({ type, name }: Pick<RecordEntity, 'type' | 'name'>): Name {
  const isPerson = type === 'person'
  const all = isPerson ? names.person : names.other
  const known = all.get(name)
  if (known) return known
  const made = isPerson ? personName(name) : otherName(name)
  if (all.size >= MOST_NAMES) all.clear()
  all.set(name, made)
  return made
}

/** What candidates are looked up by. */
export const blockOf = ({ type }: Pick<RecordEntity, 'type'>, { family, whole }: Name): string =>
  type === 'person' ? `p ${family}` : `o ${whole}`

/** Names that others of the record have as company; whole names of people, names of all else. */
export function companyOf({ entities }: HearsayRecord): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const entity of entities) {
    if (!entity.named) continue
    const { whole, given } = nameOf(entity)
    if (entity.type === 'person' ? given !== '' : entity.type !== 'work' && whole !== '')
      names.set(entity.id, whole)
  }
  return names
}

/** What the article tells of one of its entities. */
export function profileOf(
  record: HearsayRecord,
  entity: RecordEntity,
  company: ReadonlyMap<string, string>,
): Profile {
  const { outlet, published } = record.article
  const year = published ? Number(published.slice(0, 4)) : null
  const age = entity.age?.value ?? null
  const others = new Set<string>()
  for (const [id, name] of company) {
    if (others.size === MOST.company) break
    if (id !== entity.id) others.add(name)
  }
  return {
    name: nameOf(entity),
    roles: rolesOf(entity).slice(0, MOST.roles),
    company: [...others],
    outlets: outlet ? [outlet] : [],
    born: year !== null && age !== null ? [year - age - 1, year - age] : null,
  }
}

const rolesOf = ({ roles }: RecordEntity): string[] => [
  ...new Set(roles.flatMap(({ text }) => searchWords(text)).filter((word) => !EMPTY_WORDS.has(word))),
]

/** What is known after one more article; what came first stays where there is no room. */
export function joinProfiles(known: Profile, more: Profile): Profile {
  const join = (a: readonly string[], b: readonly string[], most: number): readonly string[] =>
    a.length >= most || b.every((word) => a.includes(word)) ? a : [...new Set([...a, ...b])].slice(0, most)
  return {
    name: known.name.whole.length >= more.name.whole.length ? known.name : more.name,
    roles: join(known.roles, more.roles, MOST.roles),
    company: join(known.company, more.company, MOST.company),
    outlets: join(known.outlets, more.outlets, MOST.outlets),
    born: joinBorn(known.born, more.born),
  }
}

function joinBorn(known: Profile['born'], more: Profile['born']): Profile['born'] {
  if (!known || !more) return known ?? more
  if (isContradicted(known)) return known
  const both = [Math.max(known[0], more[0]), Math.min(known[1], more[1])] as const
  if (!isContradicted(both)) return both[0] === known[0] && both[1] === known[1] ? known : both
  // Neighbouring years are one age, told before and after a birthday.
  return both[0] - both[1] <= 1 ? known : both
}
