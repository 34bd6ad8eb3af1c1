import { inferredRelations } from '../../record/inferred.ts'
import type { RecordEntity, RecordRelation } from '../../record/record.ts'
import { evidenceText } from './explain.ts'
import { BLANK, DOT, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { heading, nameRun, nameText, onWhoseWord, type View } from './view.ts'
import { indent, wrap } from './wrap.ts'

/** Couples, and ties of blood without a parent, as they are read. */
export const BONDS: Readonly<Partial<Record<RecordRelation['type'], string>>> = {
  spouse: 'married',
  'ex-spouse': 'formerly married',
  partner: 'partners',
  sibling: 'siblings',
  relative: 'relatives',
}

/** Parents who share the same children, and those children. */
export interface Household {
  readonly parents: readonly string[]
  readonly children: readonly string[]
}

/** The ties of family that the page tells: at least one end is somebody with a name. */
export const familyTies = (view: View): RecordRelation[] =>
  view.record.relations.filter(
    ({ type, from, to }) =>
      (type === 'parent' || type in BONDS) &&
      [...people(view, from), ...people(view, to)].some((id) => view.entity(id)?.named),
  )

const key = (ids: readonly string[]): string => ids.toSorted().join(' ')

/** A couple or group stands for those it is made of. */
export const people = (view: View, id: string): readonly string[] => {
  const entity: RecordEntity | undefined = view.entity(id)
  return entity && entity.members.length > 0 ? entity.members : [id]
}

export function households(view: View): Household[] {
  const parents = new Map<string, Set<string>>()
  for (const { type, from, to } of familyTies(view))
    if (type === 'parent')
      for (const child of people(view, to)) {
        const known = parents.get(child) ?? new Set<string>()
        for (const parent of people(view, from)) known.add(parent)
        parents.set(child, known)
      }
  const shared = Map.groupBy(parents, ([, both]) => key([...both]))
  return [...shared.values()].map((group) => ({
    parents: [...group[0]![1]],
    children: group.map(([child]) => child),
  }))
}

/** Everybody who stands in the family section. */
export function inFamily(view: View): ReadonlySet<string> {
  const related = familyTies(view)
  return new Set(related.flatMap(({ from, to }) => [...people(view, from), ...people(view, to)]))
}

function bondOf(view: View, a: string, b: string): RecordRelation | undefined {
  return familyTies(view).find(
    ({ type, from, to }) => type in BONDS && ((from === a && to === b) || (from === b && to === a)),
  )
}

const bondRuns = (view: View, bond: RecordRelation): Run[] => {
  const word = onWhoseWord(view, bond.statement)
  return [run(`, ${BONDS[bond.type]}`), ...(word.length > 0 ? [DOT, ...word] : [])]
}

const names = (view: View, ids: readonly string[]): Run[] =>
  ids.flatMap((id, place) => [
    ...(place === 0 ? [] : [run(place === ids.length - 1 ? ' and ' : ', ')]),
    nameRun(view, id),
  ])

function childRuns(view: View, child: string, parents: readonly string[]): Run[] {
  const { age, minor, dead } = view.entity(child) ?? { age: null, minor: false, dead: null }
  const facts = [...(minor ? ['a minor'] : []), ...(dead === null ? [] : ['has died'])]
  const hearsay = view.record.relations.find(
    ({ type, from, to, statement }) =>
      type === 'parent' && statement !== null && to === child && parents.includes(from),
  )
  const word = onWhoseWord(view, hearsay?.statement ?? null)
  return [
    nameRun(view, child),
    ...(age === null ? [] : [run(`, ${age.value}`)]),
    ...(facts.length > 0 ? [run(` · ${facts.join(' · ')}`, 'dim')] : []),
    ...(word.length > 0 ? [DOT, ...word] : []),
  ]
}

/** Draws households, a child's own household under the child. */
class Tree {
  readonly lines: Line[] = []
  readonly #view: View
  readonly #households: readonly Household[]
  readonly #drawn = new Set<Household>()

  constructor(view: View) {
    this.#view = view
    this.#households = households(view)
  }

  draw(): void {
    const children = new Set(this.#households.flatMap((household) => household.children))
    const top = this.#households.filter(({ parents }) => parents.every((parent) => !children.has(parent)))
    for (const household of [...top, ...this.#households])
      if (!this.#drawn.has(household)) {
        if (this.lines.length > 0) this.lines.push(BLANK)
        this.lines.push([run('  '), ...this.#couple(household.parents)])
        this.#branches(household, [run('  ')])
      }
  }

  #couple(parents: readonly string[]): Run[] {
    const [a, b] = parents
    const bond = a !== undefined && b !== undefined ? bondOf(this.#view, a, b) : undefined
    return [...names(this.#view, parents), ...(bond ? bondRuns(this.#view, bond) : [])]
  }

  #branches(household: Household, left: Line): void {
    this.#drawn.add(household)
    for (const [place, child] of household.children.entries()) {
      const last = place === household.children.length - 1
      const margin = {
        first: [...left, run(last ? '└─ ' : '├─ ', 'dim')],
        rest: [...left, run(last ? '   ' : '│  ', 'dim')],
      }
      this.lines.push(...wrap(childRuns(this.#view, child, household.parents), this.#view.width, margin))
      for (const own of this.#households)
        if (own.parents.includes(child) && !this.#drawn.has(own)) {
          const others = own.parents.filter((parent) => parent !== child)
          if (others.length > 0) this.lines.push([...margin.rest, run('with '), ...names(this.#view, others)])
          this.#branches(own, margin.rest)
        }
    }
  }
}

/** Couples and relatives that no household shows. */
function loneBonds(view: View): Line[] {
  const shown = new Set(households(view).map(({ parents }) => key(parents)))
  return familyTies(view)
    .filter(({ type, from, to }) => type in BONDS && type !== 'sibling' && !shown.has(key([from, to])))
    .flatMap((bond) => {
      shown.add(key([bond.from, bond.to]))
      return wrap([...names(view, [bond.from, bond.to]), ...bondRuns(view, bond)], view.width, indent(2))
    })
}

/** Brothers and sisters who are not all children of one household: a line for all of one family. */
function siblingLines(view: View): Line[] {
  const families: Set<string>[] = []
  const bonds = familyTies(view).filter(({ type }) => type === 'sibling')
  for (const { from, to } of bonds) {
    const ids = [...people(view, from), ...people(view, to)]
    const joined = families.filter((family) => ids.some((id) => family.has(id)))
    const whole = new Set([...joined.flatMap((family) => [...family]), ...ids])
    for (const family of joined) families.splice(families.indexOf(family), 1)
    families.push(whole)
  }
  const shown = households(view).map(({ children }) => new Set(children))
  return families
    .filter((family) => !shown.some((children) => [...family].every((id) => children.has(id))))
    .flatMap((family) => {
      const words = bonds.filter(({ from }) => family.has(from)).map(({ statement }) => statement)
      const word = words.every((id) => id !== null) ? onWhoseWord(view, words[0] ?? null) : []
      const ends = [run(', siblings'), ...(word.length > 0 ? [DOT, ...word] : [])]
      return wrap([...names(view, [...family]), ...ends], view.width, indent(2))
    })
}

/** What follows from the ties above without being said; brothers and sisters show in the trees. */
function inferredLines(view: View): Line[] {
  const found = inferredRelations(view.record).filter(({ type }) => type !== 'sibling')
  if (found.length === 0) return []
  const byRole = Map.groupBy(found, ({ from, as }) => `${from} ${as}`)
  const lines = [...byRole.values()].flatMap((alike) => {
    const { from, as } = alike[0]!
    const words = [
      nameRun(view, from),
      run(`, ${as} of `),
      ...names(
        view,
        alike.map(({ to }) => to),
      ),
    ]
    return wrap(words, view.width, indent(2))
  })
  return [BLANK, [run('  Inferred, not said', 'dim')], ...lines]
}

/** The families of the story as small trees, then couples and relatives without children in it. */
export function familySection(view: View): Line[] {
  const tree = new Tree(view)
  tree.draw()
  const bonds = [...loneBonds(view), ...siblingLines(view)]
  const lines = [...tree.lines, ...(tree.lines.length > 0 && bonds.length > 0 ? [BLANK] : []), ...bonds]
  if (lines.length === 0) return []
  const grounds = view.explain
    ? familyTies(view).flatMap((relation) => {
        const { type, from, to, evidence, by } = relation
        const ends = `${nameText(view, from)} – ${nameText(view, to)}`
        return wrap(
          [run(`${type} ${ends} ← ${evidenceText(view, evidence)}  [${plain(by)}]`, 'dim')],
          view.width,
          indent(2),
        )
      })
    : []
  return [heading('Family'), BLANK, ...lines, ...inferredLines(view), ...grounds]
}
