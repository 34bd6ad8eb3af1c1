import { Graph, layout } from '@dagrejs/dagre'
import { BONDS, familyTies, households, people } from '../../cli/page/family.ts'
import { plain } from '../../cli/page/plain.ts'
import type { View } from '../../cli/page/view.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A place in the drawing, in CSS pixels; `x` and `y` are the middle. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PersonNode extends Box {
  readonly id: string
  readonly name: string
  /** `11, a minor`; empty where nothing is told. */
  readonly facts: string
  readonly evidence: readonly [number, number] | null
}

/** Where two are joined, or parents with their children. */
export interface UnionNode extends Box {
  readonly key: string
  /** `married`; empty where only children tell of it. */
  readonly label: string
  readonly evidence: readonly [number, number] | null
}

export interface Edge {
  readonly key: string
  /** Where it leaves, at the right of one box, and where it arrives, at the left of another. */
  readonly from: Point
  readonly to: Point
  /** Known on somebody's word only. */
  readonly hearsay: boolean
}

export interface FamilyGraph {
  readonly width: number
  readonly height: number
  readonly people: readonly PersonNode[]
  readonly unions: readonly UnionNode[]
  readonly edges: readonly Edge[]
  /** The same in words, a line a tie. */
  readonly lines: readonly { readonly text: string; readonly evidence: readonly [number, number] }[]
}

/** Of a text in CSS pixels, as the drawing sets it. */
export type Measure = (text: string, small: boolean) => number

const LINE = 17
const PADDING = 9
const MARGIN = 6

interface Union {
  readonly key: string
  readonly above: readonly string[]
  readonly below: readonly string[]
  readonly label: string
  readonly evidence: readonly [number, number] | null
}

const pair = (a: string, b: string): string => [a, b].toSorted().join(' ')

/** Parents joined to their children, couples without, and relatives, each by a node between them. */
function unionsOf(view: View): readonly Union[] {
  const ties = familyTies(view)
  const bonds = new Map(
    ties
      .filter(({ type }) => type in BONDS)
      .flatMap((tie) =>
        people(view, tie.from).flatMap((a) => people(view, tie.to).map((b) => [pair(a, b), tie] as const)),
      ),
  )
  const found = households(view).map(({ parents, children }, place): Union => {
    const bond = parents.length === 2 ? bonds.get(pair(parents[0]!, parents[1]!)) : undefined
    if (parents.length === 2) bonds.delete(pair(parents[0]!, parents[1]!))
    return {
      key: `u${place}`,
      above: parents,
      below: children,
      label: bond ? BONDS[bond.type]! : '',
      evidence: bond?.evidence ?? null,
    }
  })
  const together = new Set(found.flatMap(({ below }) => below.flatMap((a) => below.map((b) => pair(a, b)))))
  const others = [...bonds].flatMap(([key, { type, evidence }], place): readonly Union[] => {
    const ends = key.split(' ')
    if (type === 'sibling' && together.has(key)) return []
    const [above, below] = type === 'sibling' ? [[], ends] : [ends, []]
    return [{ key: `b${place}`, above, below, label: BONDS[type]!, evidence }]
  })
  return [...found, ...others]
}

function personBox(view: View, id: string, measure: Measure) {
  const entity = view.entity(id)
  const name = plain(entity?.name ?? id)
  const facts = [
    ...(entity?.age ? [String(entity.age.value)] : []),
    ...(entity?.minor && !entity.age ? ['under 18'] : []),
    ...(entity?.dead ? ['has died'] : []),
  ].join(', ')
  const width = Math.ceil(measure(name, false) + (facts === '' ? 0 : measure(facts, true) + 7)) + 2 * PADDING
  const tie = familyTies(view).find(
    ({ from, to }) => people(view, from).includes(id) || people(view, to).includes(id),
  )
  const evidence = entity?.age?.evidence ?? tie?.evidence ?? null
  return { id, name, facts, evidence, width, height: LINE + 2 * PADDING - 4 }
}

/** Whether somebody is a child, or a parent, on somebody's word only. */
function isHearsay(view: View, { above, below }: Union, id: string): boolean {
  const ties = familyTies(view).filter(({ type, from, to }) => {
    const ends = [...people(view, from), ...people(view, to)]
    if (!ends.includes(id)) return false
    return type === 'parent' && below.includes(id)
      ? ends.some((end) => above.includes(end))
      : ends.every((end) => above.includes(end) || below.includes(end))
  })
  return ties.length > 0 && ties.every(({ statement }) => statement !== null)
}

const RELATION_WORDS: Readonly<Record<string, string>> = { parent: 'parent of' }

function linesOf(view: View): FamilyGraph['lines'] {
  const name = (id: string): string =>
    people(view, id)
      .map((one) => plain(view.entity(one)?.name ?? one))
      .join(' and ')
  return familyTies(view).map(({ type, from, to, evidence, statement }) => {
    const teller = view.statement(statement)?.speaker
    const word =
      statement === null ? '' : `, on the word of ${teller ? name(teller) : 'somebody unnamed'} only`
    const text =
      type in RELATION_WORDS
        ? `${name(from)}, ${RELATION_WORDS[type]} ${name(to)}${word}`
        : `${name(from)} and ${name(to)}, ${BONDS[type]}${word}`
    return { text, evidence }
  })
}

/**
 * The family of a story as a drawing, from the left to the right: parents, what joins them, children. Layout by dagre
 * (Sugiyama's method); a couple is a node of its own, so that each child hangs on both parents.
 *
 * @returns null where the story tells of no family
 */
export function familyGraph(view: View, measure: Measure): FamilyGraph | null {
  const unions = unionsOf(view)
  if (unions.length === 0) return null
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 8, ranksep: 18, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = [...new Set(unions.flatMap(({ above, below }) => [...above, ...below]))]
  const boxes = ids.map((id) => personBox(view, id, measure))
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height })
  for (const { key, label, above, below } of unions) {
    graph.setNode(key, { width: label === '' ? 8 : Math.ceil(measure(label, true)) + 10, height: LINE })
    for (const id of above) graph.setEdge(id, key)
    for (const id of below) graph.setEdge(key, id)
  }
  layout(graph)
  const shift = leftAligned(boxes.map(({ id }) => graph.node(id) as Box))
  const at = (key: string): Box => shift(graph.node(key) as Box)
  const edges = unions.flatMap((union) =>
    [...union.above.map((id) => [id, union.key, id]), ...union.below.map((id) => [union.key, id, id])].map(
      ([from, to, id]) => ({
        key: `${from} ${to}`,
        from: { x: at(from!).x + at(from!).width / 2, y: at(from!).y },
        to: { x: at(to!).x - at(to!).width / 2, y: at(to!).y },
        hearsay: isHearsay(view, union, id!),
      }),
    ),
  )
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    people: boxes.map((box) => ({ ...box, ...pick(at(box.id)) })),
    unions: unions.map(({ key, label, evidence }) => ({ key, label, evidence, ...pick(at(key)) })),
    edges,
    lines: linesOf(view),
  }
}

/** People of one column begin at one line: dagre sets them by their middle. */
function leftAligned(boxes: readonly Box[]): (box: Box) => Box {
  const columns = new Map<number, number>()
  const isPerson = new Set(boxes)
  const column = ({ x }: Box): number => Math.round(x)
  for (const box of boxes) {
    const left = box.x - box.width / 2
    columns.set(column(box), Math.min(left, columns.get(column(box)) ?? left))
  }
  return (box) => (isPerson.has(box) ? { ...box, x: columns.get(column(box))! + box.width / 2 } : box)
}

const pick = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })
